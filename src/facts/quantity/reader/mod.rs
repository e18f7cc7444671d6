//! Finds the quantities of a text.

mod approximators;
mod counters;
mod fractions;
mod surround;
mod value;

use super::model::{Bound, Kind, Measure, Quantity, Range};
use super::words::Unit;
use crate::facts::coined::Coined;
use crate::facts::cue::Cue;
use crate::facts::date::DateMention;
use crate::facts::numeral::{self, Form, Numeral, char_at};
use crate::text::{Span, begins_with};
use rust_decimal::Decimal;
use surround::surround;
use value::quantity;

/// Reads the quantities of `text`, in text order. Figures inside dates and coined terms are left out.
pub fn read(text: &str, dates: &[DateMention], coined: &[Coined], cues: &[Cue]) -> Vec<Quantity> {
    let dates: Vec<DateMention> = dates.iter().filter(|date| date.hides_figures()).cloned().collect();
    let dates = dates.as_slice();
    let mut taken: Vec<Span> =
        dates.iter().map(|date| date.span).chain(coined.iter().map(|coined| coined.span)).collect();
    taken.sort();
    let mut reader = Reader { text, found: Vec::new(), floor: 0 };
    let mut next_taken = taken.into_iter().peekable();
    let mut at = 0;
    while at < text.len() {
        while next_taken.peek().is_some_and(|span| (span.end as usize) <= at) {
            next_taken.next();
        }
        if let Some(span) = next_taken.peek().filter(|span| span.start as usize <= at) {
            at = span.end as usize;
            reader.floor = at;
            continue;
        }
        let Some(c) = char_at(text, at) else { break };
        if numeral::may_begin(c) {
            if let Some(quantity) = reader.read_at(at) {
                let overlaps_taken = next_taken.peek().is_some_and(|span| span.start < quantity.figure.end);
                at = quantity.span.end as usize;
                if !overlaps_taken {
                    reader.floor = at;
                    reader.found.push(quantity);
                }
                continue;
            }
            at = skip_numeral(text, at);
            continue;
        }
        at += c.len_utf8();
    }
    let mut found = reader.found;
    surround(text, &mut found, dates, cues);
    found
}

/// The end of the numeral at `at` that is no quantity, or of its first character.
fn skip_numeral(text: &str, at: usize) -> usize {
    match numeral::read_at(text, at) {
        Some(numeral) => numeral.span.end as usize,
        None => at + char_at(text, at).map_or(1, char::len_utf8),
    }
}

struct Reader<'a> {
    text: &'a str,
    found: Vec<Quantity>,
    /// The end of the last date, coined term or quantity: approximators lie after it.
    floor: usize,
}

/// A figure with its unit and the approximators inside and after it.
struct Figure {
    kind: Kind,
    figure: Span,
    end: usize,
    written: Decimal,
    step: Decimal,
    decimals: u32,
    scale: u32,
    form: Form,
    vague: Option<(Decimal, Decimal)>,
    unit: Option<&'static Unit>,
    measure: Option<Measure>,
    bounds: Vec<Bound>,
}

impl Reader<'_> {
    /// The quantity whose figure begins at byte `at`.
    fn read_at(&self, at: usize) -> Option<Quantity> {
        let first = self.figure_at(at)?;
        let before = self.before_approximators(at);
        let start = before.first().map_or(at, |bound| bound.span.start as usize);
        let after_ordinal = self.text[..at].ends_with('第');
        if after_ordinal {
            return Some(quantity(
                Figure { kind: Kind::Ordinal, ..first },
                at - '第'.len_utf8(),
                vec![],
                None,
            ));
        }
        let may_begin_a_range = first.bounds.is_empty() && first.vague.is_none();
        match may_begin_a_range.then(|| self.range_from(&first)).flatten() {
            Some((second, range)) => {
                let figure = first.figure.hull(second.figure);
                Some(quantity(Figure { figure, ..second }, start, before, Some(range)))
            }
            None => {
                let first = self.with_after_approximators(first);
                Some(quantity(first, start, before, None))
            }
        }
    }

    /// The second end of a range that begins with `first`, if one follows.
    fn range_from(&self, first: &Figure) -> Option<(Figure, Range)> {
        let (connector, word) = self.connector(first.end)?;
        let composed = || {
            let second = self.figure_at(connector.end as usize);
            second.is_some_and(|second| {
                let rest = self.text[second.end..].trim_start_matches("左右");
                rest.starts_with("组成") || rest.starts_with("构成")
            })
        };
        // 从3人到5人 and 由80%降至60% tell a change; its ends stay two quantities.
        if word
            && !composed()
            && self.text[self.floor..first.figure.start as usize]
                .chars()
                .rev()
                .take(8)
                .any(|c| matches!(c, '从' | '由'))
        {
            return None;
        }
        let second = self.figure_at(connector.end as usize)?;
        let has_unit = first.unit.is_some() || first.measure.is_some() || first.kind != Kind::Count;
        if has_unit && (first.kind != second.kind || first.unit != second.unit) {
            return None;
        }
        if second.vague.is_some() || first.form == Form::Chinese && second.form != Form::Chinese {
            return None;
        }
        let second = self.with_after_approximators(second);
        let range = Range {
            first: first.figure,
            connector,
            second: second.figure,
            from: first.written,
            to: second.written,
            first_has_unit: has_unit,
            scales: (first.scale, second.scale),
        };
        Some((second, range))
    }

    /// The mark or word between the ends of a range at `at`, and whether it is a word.
    fn connector(&self, at: usize) -> Option<(Span, bool)> {
        let rest = &self.text[at..];
        for (connector, word) in [
            ("———", false),
            ("——", false),
            ("—", false),
            ("–", false),
            ("～", false),
            ("~", false),
            ("〜", false),
            ("－", false),
            ("-", false),
            ("至", true),
            ("到", true),
        ] {
            if begins_with(rest, connector) {
                // A dash opens an inserted phrase.
                let dash = connector.starts_with('—') && connector.chars().count() > 1;
                return (!dash).then(|| (Span::new(at, at + connector.len()), word));
            }
        }
        None
    }

    /// The figure at byte `at` with its unit and the approximators inside; none where nothing is counted.
    fn figure_at(&self, at: usize) -> Option<Figure> {
        if let Some(half) = self.half_at(at) {
            return Some(half);
        }
        let mut numeral = numeral::read_at(self.text, at)?;
        self.take_second_discount_digit(&mut numeral);
        if let Some(fraction) = self.fraction(&numeral) {
            return Some(fraction);
        }
        if numeral.digits_only {
            return None;
        }
        let mut figure = Figure {
            kind: Kind::Count,
            figure: numeral.span,
            end: numeral.span.end as usize,
            written: numeral.value,
            step: numeral.step,
            decimals: numeral.decimals,
            scale: numeral.scale,
            form: numeral.form,
            vague: numeral.vague,
            unit: None,
            measure: None,
            bounds: Vec::new(),
        };
        self.take_inner_approximator(&mut figure);
        if self.take_sign(&mut figure) {
            return Some(figure);
        }
        self.take_counter(&mut figure);
        if self.text[..at].ends_with('第') {
            return Some(figure);
        }
        let counted = figure.unit.is_some() || figure.measure.is_some();
        let bare_chinese = !counted && figure.form == Form::Chinese;
        // Of bare Chinese numerals only large ones count: 三百, 上万; the others are parts of words.
        let large = figure.written >= Decimal::ONE_HUNDRED && figure.vague.is_none();
        let begins_with_multiplier =
            char_at(self.text, at).and_then(numeral::multiplier).is_some_and(|power| power > 1);
        if bare_chinese && (!large || (begins_with_multiplier && figure.bounds.is_empty())) {
            return None;
        }
        Some(figure)
    }

    /// 八五折: the digits of a discount are read one by one.
    fn take_second_discount_digit(&self, numeral: &mut Numeral) {
        let at = numeral.span.end as usize;
        let digit = char_at(self.text, at).and_then(numeral::chinese_digit);
        let discount = self.text[at..].chars().nth(1) == Some('折');
        if let Some(digit) = digit.filter(|_| discount && numeral.value < Decimal::TEN) {
            numeral.value = numeral.value * Decimal::TEN + Decimal::from(digit);
            numeral.vague = None;
            numeral.span.end += '五'.len_utf8() as u32;
        }
    }
}
