//! The length of a punishment, as its judgment words it: 二年六个月 behind 有期徒刑.

use crate::facts::numeral;
use crate::text::Span;
use rust_decimal::prelude::ToPrimitive;

/// Punishments with a length, each with the fewest and most months that the law gives it, several crimes together
/// (Criminal Law, articles 38, 42, 45, 69).
pub(super) const PUNISHMENTS: [(&str, u32, u32); 3] =
    [("有期徒刑", 6, 25 * 12), ("拘役", 1, 12), ("管制", 3, 36)];

/// A length in months.
#[derive(Clone, Copy)]
pub(super) struct Term {
    /// How many months.
    pub months: u32,
    /// Where it stands, in bytes of the block's text.
    pub span: Span,
}

impl Term {
    /// The term that begins at byte `at` of the block's text: 三年, 三年半, 一年六个月, 10个月.
    pub fn at(text: &str, at: usize) -> Option<Term> {
        let count = |at: usize| {
            let numeral = numeral::read_at(text, at).filter(|numeral| numeral.vague.is_none())?;
            Some((numeral.value.to_u32()?, numeral.span.end as usize))
        };
        let (first, end) = count(at)?;
        let rest = &text[end..];
        if rest.starts_with("个月") {
            return Some(Term { months: first, span: Span::new(at, end + "个月".len()) });
        }
        rest.strip_prefix('年').filter(|_| first < 100)?;
        let years = end + '年'.len_utf8();
        if text[years..].starts_with('半') {
            return Some(Term { months: first * 12 + 6, span: Span::new(at, years + '半'.len_utf8()) });
        }
        let next = count(years + usize::from(text[years..].starts_with('零')) * '零'.len_utf8());
        let more = next.filter(|&(_, end)| text[end..].starts_with("个月"));
        let (months, end) = more.map_or((0, years), |(months, end)| (months, end + "个月".len()));
        Some(Term { months: first * 12 + months, span: Span::new(at, end) })
    }

    /// The terms right behind `word` in `part` of the block's text.
    pub fn all_behind(word: &str, text: &str, part: Span) -> Vec<Term> {
        let start = part.start as usize;
        let behind = part.of(text).match_indices(word).map(|(at, _)| start + at + word.len());
        behind.filter_map(|at| Term::at(text, at)).collect()
    }
}
