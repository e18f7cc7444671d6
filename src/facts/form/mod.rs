//! Reads the written forms of the table `data/forms.toml`: numerals, wording and marks written otherwise than the
//! standards have them. Whether a place is worth a finding, the rules decide.

mod table;
mod write;

pub use table::{Form, form, forms};

use crate::text::Span;
use table::TABLE;

/// How far a form may reach from its anchor, in bytes, on each side.
const REACH: usize = 96;

/// A place that is written as a row of the table says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormHit {
    /// Where it stands, in bytes of the block's text.
    pub span: Span,
    /// The row, for [`form`].
    pub row: u16,
    /// What stands instead by the row, where the row can tell.
    pub right: Option<Box<str>>,
}

/// Reads the mentions of `text`, in text order: one pass for the anchors of all rows, and a row's pattern only where
/// one of its anchors stands.
pub fn read(text: &str) -> Vec<FormHit> {
    let mut hits: Vec<FormHit> = Vec::new();
    for anchor in TABLE.anchors.find_overlapping_iter(text) {
        let place = Span::new(anchor.start(), anchor.end());
        for &row in &TABLE.rows_of[anchor.value() as usize] {
            // A run of one mark is one place, however many anchors stand in it.
            let known = hits.last().is_some_and(|hit| hit.row == row && hit.span.covers(place));
            if !known {
                hits.extend(around(text, place, row));
            }
        }
    }
    hits.sort();
    hits.dedup();
    hits
}

/// The match of the row's pattern that covers the anchor.
fn around(text: &str, anchor: Span, row: u16) -> Option<FormHit> {
    let form = form(row);
    let mut at = boundary(text, (anchor.start as usize).saturating_sub(REACH));
    let end = boundary(text, (anchor.end as usize + REACH).min(text.len()));
    loop {
        let captures = form.regex().captures_at(&text[..end], at)?;
        let (whole, slip) = (captures.get(0)?, captures.name("x")?);
        if whole.start() > anchor.start as usize {
            return None;
        }
        if anchor.end as usize <= whole.end() {
            let right = write::fill(&form.write, &captures).map(String::into_boxed_str);
            return Some(FormHit { span: Span::new(slip.start(), slip.end()), row, right });
        }
        at = whole.start() + text[whole.start()..].chars().next().map_or(1, char::len_utf8);
    }
}

/// The first character boundary at or after the byte `at`.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let found = read(text);
        let found: Vec<(&str, Option<&str>)> =
            found.iter().map(|hit| (hit.span.of(text), hit.right.as_deref())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_form_is_found_once_with_what_stands_instead() {
        check("捐款4千元、3千万元。", &[("4千", Some("4000")), ("3千万", Some("3000万"))]);
        check("住了三、四个月。", &[("三、四", Some("三四"))]);
        check("占3分之2。", &[("3分之2", Some("三分之二"))]);
        check("占百分之15。", &[("百分之15", Some("15%"))]);
        check("修了7、8十天。", &[("7、8", Some("七八"))]);
        check("第7、8小组和7、8月。", &[]);
        check("修了2、3个月。", &[("2、3", Some("两三"))]);
    }

    #[test]
    fn neighbours_far_away_and_the_ends_of_the_text_do_no_harm() {
        check("", &[]);
        check("，，", &[("，，", Some("，"))]);
        let long = format!("{}4千元{}", "长".repeat(500), "文".repeat(500));
        check(&long, &[("4千", Some("4000"))]);
    }
}
