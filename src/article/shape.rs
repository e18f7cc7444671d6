//! What a line looks like by itself, before its neighbours are asked.

use super::byline::{is_byline, is_signature};
use super::caption::is_caption;
use super::ends::{End, end_of, first_full_stop, leaves_open, stops_inside};
use super::folio::{Folio, folio_of};
use super::head::{Style, style_of};
use super::lines::Line;
use super::names::is_line_of_names;

/// The look of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Page furniture.
    Folio(Folio),
    /// The words under a picture, by their credit or opening.
    Caption,
    /// Who wrote it, by a word such as 记者.
    Byline,
    /// Nothing but names.
    Names,
    /// A signature in brackets.
    Signature,
    /// Dashes, stars and the like.
    Ornament,
    /// A line with a head's numbering or symbol, without stop.
    Head(Style),
    /// A short line without stop: headline, head, caption, label or the piece of a cut sentence.
    Short,
    /// A short line that ends with a colon.
    Announcing,
    /// A short line that ends with ！ or ？.
    Exclaiming,
    /// Running text.
    Prose,
}

/// Longest line, in characters, that is looked at as anything but running text.
const LONGEST_LINE: usize = 120;
/// Longest headline or head without a space inside.
const LONGEST_HEAD: usize = 40;
/// Longest headline of several parts.
const LONGEST_PARTED: usize = 64;

/// The look of `line`, whose text is `text`.
pub(super) fn shape_of(line: &Line, text: &str) -> Shape {
    if line.markdown > 0 {
        return Shape::Head(Style::Markdown(line.markdown));
    }
    if line.chars > LONGEST_LINE {
        return Shape::Prose;
    }
    if !text.chars().any(char::is_alphanumeric) {
        let closes = text.contains(['。', '！', '？', '…', '”', '）', '》', '，']);
        return if closes { Shape::Prose } else { Shape::Ornament };
    }
    // no folio line, byline or line of names has a full stop
    let stop = first_full_stop(text);
    let stopless = stop.is_none();
    if stopless && let Some(folio) = folio_of(text, line.chars) {
        return Shape::Folio(folio);
    }
    if is_caption(text, line.chars) {
        return Shape::Caption;
    }
    if is_signature(text, line.chars) {
        return Shape::Signature;
    }
    if stopless && is_byline(text, line.chars) {
        return Shape::Byline;
    }
    if stopless && is_line_of_names(text) {
        return Shape::Names;
    }
    unstopped(line, text, stop)
}

fn unstopped(line: &Line, text: &str, stop: Option<usize>) -> Shape {
    if stops_inside(text, stop) || text.contains(['；', ';']) {
        return Shape::Prose;
    }
    match end_of(text) {
        End::Stop => {
            let exclaims = text.trim_end_matches(['”', '’', '》']).ends_with(['！', '？', '!', '?']);
            if exclaims && line.chars <= 25 { Shape::Exclaiming } else { Shape::Prose }
        }
        End::Semicolon | End::Cut => Shape::Prose,
        End::Colon if line.chars <= 30 => Shape::Announcing,
        End::Colon => Shape::Prose,
        End::Word => match style_of(text) {
            Some(style) if line.chars <= LONGEST_PARTED && !leaves_open(text) => Shape::Head(style),
            _ if line.chars <= LONGEST_HEAD => Shape::Short,
            _ if line.chars <= LONGEST_PARTED && text.contains(char::is_whitespace) => Shape::Short,
            _ => Shape::Prose,
        },
    }
}
