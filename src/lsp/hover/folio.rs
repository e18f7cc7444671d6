//! Hover on a person of a folio line, who belongs to no article: the label before the name, and where else on the page the
//! name stands.

use super::super::document::Checked;
use super::super::mention::InBlock;
use super::Section;
use super::name::kind_label;
use super::words::{MOST, line_with, plain};
use crate::article::Role;
use crate::facts::register::EntityKind;
use crate::say;
use crate::text::{Lang, Span};

/// What the page says of the person at `place`, where that lies in a folio line.
pub(super) fn compose(checked: &Checked, place: InBlock, lang: Lang) -> Option<Section> {
    let analysis = &checked.analysis;
    let block = &analysis.page.blocks[place.block];
    if block.role != Role::Folio {
        return None;
    }
    let names = &analysis.blocks[place.block].facts.names;
    let found = names.iter().find(|name| name.person().is_some() && name.span.touches(place.offset))?;
    let text = block.text(&analysis.text);
    let (name, before) = (found.span.of(text), &text[..found.span.start as usize]);
    let span = block.document_span(found.span, &analysis.text);
    let mut markdown = format!("**{}**　{}\n\n", plain(name), kind_label(EntityKind::Person, lang));
    if let Some(label) = label(before) {
        markdown += &format!(
            "- {}\n",
            say!(lang, "版面上的“{label}”", "“{label}” of the page", label = plain(label))
        );
    }
    let elsewhere = analysis.text.match_indices(name).map(|(at, _)| Span::new(at, at + name.len()));
    for other in elsewhere.filter(|other| !other.overlaps(span)).take(MOST) {
        markdown += &format!("- {}\n", line_with(checked, other, lang));
    }
    Some(Section { markdown, span })
}

/// The label that leads to a name: 责任编辑 in 责任编辑：周平.
fn label(before: &str) -> Option<&str> {
    let words = before.trim_end().trim_end_matches(['：', ':', '／', '/', '|', '｜']).trim_end();
    let label = words.rsplit(|c: char| c.is_whitespace()).next()?;
    (2..=8).contains(&label.chars().count()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn the_label_stands_before_the_name() {
        assert_eq!(label("2022年4月2日 责任编辑："), Some("责任编辑"));
        assert_eq!(label("校对 "), Some("校对"));
        assert_eq!(label(""), None);
    }
}
