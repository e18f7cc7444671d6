//! Reads scores: 25∶20, 3比1, 35平.

use crate::facts::numeral::{self, Form};
use crate::text::{Span, is_han};
use rust_decimal::prelude::ToPrimitive;

/// Two figures joined by 比 or a colon.
#[derive(Clone, Copy)]
pub struct Score {
    /// The points of the two sides, as printed.
    pub points: [u32; 2],
    /// Where it stands, in bytes of the block's text.
    pub span: Span,
}

impl Score {
    /// Whether the two sides have these points, in either order.
    pub fn is(&self, points: [u32; 2]) -> bool {
        self.points == points || self.points == [points[1], points[0]]
    }

    /// 25∶20, whatever stands between the two in the text.
    pub fn shown(&self) -> String {
        format!("{}∶{}", self.points[0], self.points[1])
    }
}

fn digits(text: &str) -> Option<(u32, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = text[..length].parse().ok().filter(|_| (1..=3).contains(&length))?;
    Some((value, length))
}

/// The scores of `text`, which begins at byte `offset` of its block: 25∶20, 3比1, 35平.
pub fn scores(text: &str, offset: usize) -> Vec<Score> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.as_bytes()[at..].iter().position(u8::is_ascii_digit).map(|next| at + next) {
        let run = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        at = start + run;
        let Some((first, _)) = digits(&text[start..]) else { continue };
        let rest = &text[at..];
        let even = rest.starts_with('平') && !rest.starts_with("平方");
        if even {
            found.push(Score { points: [first, first], span: Span::new(offset + start, offset + at) });
            continue;
        }
        let Some(after) = rest.strip_prefix(['比', '∶', ':', '：']) else { continue };
        let Some((second, length)) = digits(after) else { continue };
        at += rest.len() - after.len() + length;
        found.push(Score { points: [first, second], span: Span::new(offset + start, offset + at) });
    }
    found
}

/// The scores of `text` in Chinese numerals: 七十八比六十一. Ratios look the same, so the caller asks for more.
pub fn spelled(text: &str) -> Vec<Score> {
    /// The most characters of a number of points, 一百一十二 and one more.
    const LONGEST: usize = 6;
    let read = |start: usize| {
        let numeral = numeral::read_at(text, start)?;
        let plain = numeral.form == Form::Chinese && numeral.vague.is_none() && numeral.decimals == 0;
        Some((numeral.value.to_u32().filter(|value| plain && *value < 1000)?, numeral.span.end as usize))
    };
    let side = |at: usize| {
        let starts = text[..at].char_indices().rev().take(LONGEST);
        let digits = starts.take_while(|&(_, c)| numeral::may_begin(c)).map(|(start, _)| start);
        let whole = |start: usize| read(start).filter(|&(_, end)| end == at).map(|(value, _)| (start, value));
        digits.filter_map(whole).last()
    };
    let score = |(at, word): (usize, &str)| {
        let (start, first) = side(at)?;
        let (second, end) = read(at + word.len())?;
        Some(Score { points: [first, second], span: Span::new(start, end) })
    };
    text.match_indices('比').filter_map(score).collect()
}

/// The scores with a dash between two names: 青屿队2-2柳溪队. Dates and ranges look the same, so the caller asks for more.
pub fn dashed(text: &str) -> Vec<Score> {
    let mut found = Vec::new();
    for (at, dash) in text.match_indices(['-', '－', '—']) {
        let digits_before = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        let start = at - digits_before;
        let behind = at + dash.len();
        let (Some((first, length)), Some((second, more))) =
            (digits(&text[start..at]), digits(&text[behind..]))
        else {
            continue;
        };
        let end = behind + more;
        let between_names = text[..start].chars().next_back().is_some_and(is_han)
            && text[end..].chars().next().is_some_and(is_han);
        if length == digits_before && between_names {
            found.push(Score { points: [first, second], span: Span::new(start, end) });
        }
    }
    found
}
