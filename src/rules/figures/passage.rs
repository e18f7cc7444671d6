//! The figures of one sentence (with a following “其中 …” sentence), as the arithmetic rules look at them.

use crate::facts::cue::{self, Cue, CueKind};
use crate::facts::date::DateMention;
use crate::facts::numeral::Form;
use crate::facts::quantity::{Interval, Kind, Quantity};
use crate::rules::{BlockView, Draft, Place};
use crate::text::Span;
use rust_decimal::{Decimal, RoundingStrategy};
use std::ops::Range;

/// One sentence and its figures; a sentence that begins with 其中 belongs to the one before it.
#[derive(Clone, Copy)]
pub struct Passage<'a> {
    /// The block's text.
    pub text: &'a str,
    /// Where it stands, in bytes of the block's text.
    pub span: Span,
    /// Its quantities.
    pub quantities: &'a [Quantity],
    /// Its cues.
    pub cues: &'a [Cue],
    /// Its mentions of time.
    pub dates: &'a [DateMention],
}

/// The passages of `block` that hold at least `least` quantities; torn sentences are left out.
pub fn passages<'a>(block: &BlockView<'a>, least: usize) -> Vec<Passage<'a>> {
    let quantities = &block.facts.quantities;
    if quantities.len() < least {
        return Vec::new();
    }
    let laid = block.digest(Laid::of);
    let enough = laid.0.iter().filter(|(_, held)| held.len() >= least);
    enough
        .map(|&(span, Range { start, end })| Passage {
            text: block.text,
            span,
            quantities: &quantities[start..end],
            cues: cue::within(&block.facts.cues, span),
            dates: dates_within(&block.facts.dates, span),
        })
        .collect()
}

/// Where the passages of a block stand, and which of its quantities each holds.
struct Laid(Vec<(Span, Range<usize>)>);

impl Laid {
    fn of(block: &BlockView) -> Laid {
        let may_continue = block.facts.letters.may_hold("其中");
        let mut spans: Vec<(Span, bool)> = Vec::with_capacity(block.sentences.len());
        for sentence in block.sentences {
            let continues = may_continue && block.at(sentence.span).trim_start().starts_with("其中");
            match spans.last_mut().filter(|_| continues) {
                Some((span, open)) => {
                    *span = span.hull(sentence.span);
                    *open |= sentence.open;
                }
                None => spans.push((sentence.span, sentence.open)),
            }
        }
        let quantities = &block.facts.quantities;
        let whole = spans.into_iter().filter(|&(_, open)| !open).filter_map(|(span, _)| {
            let first = quantities.partition_point(|quantity| quantity.span.start < span.start);
            let last = quantities.partition_point(|quantity| quantity.span.end <= span.end);
            (first <= last).then_some((span, first..last))
        });
        Laid(whole.collect())
    }
}

fn dates_within(dates: &[DateMention], span: Span) -> &[DateMention] {
    let first = dates.partition_point(|date| date.span.start < span.start);
    let last = dates.partition_point(|date| date.span.end <= span.end);
    dates.get(first..last).unwrap_or_default()
}

impl<'a> Passage<'a> {
    /// A whole block as one passage. Torn sentences are in it.
    pub fn whole(block: &BlockView<'a>) -> Passage<'a> {
        Passage {
            text: block.text,
            span: Span::new(0, block.text.len()),
            quantities: &block.facts.quantities,
            cues: &block.facts.cues,
            dates: &block.facts.dates,
        }
    }

    /// The text under `span`.
    pub fn at(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// The words between two places.
    pub fn between(&self, one: Span, two: Span) -> &'a str {
        self.text.get(one.end as usize..two.start as usize).unwrap_or_default()
    }

    /// The words between the quantities `one` and `two`, by index.
    pub fn gap(&self, one: usize, two: usize) -> &'a str {
        self.between(self.quantities[one].span, self.quantities[two].span)
    }

    /// The words of its clause before a quantity, from the last mark or figure on.
    pub fn before(&self, quantity: &Quantity) -> &'a str {
        self.at(quantity.before)
    }

    /// The words of its clause after a quantity, up to the next mark or figure.
    pub fn after(&self, quantity: &Quantity) -> &'a str {
        self.at(quantity.after)
    }

    /// Whether a cue of one of `kinds` stands in `span`.
    pub fn cued(&self, span: Span, kinds: &[CueKind]) -> bool {
        cue::within(self.cues, span).iter().any(|cue| kinds.contains(&cue.kind))
    }

    /// The words between the last full or half stop (，；。：) and the quantity, other figures included.
    pub fn clause_before(&self, quantity: &Quantity) -> &'a str {
        let start = self.span.start as usize;
        let words = &self.text[start..quantity.span.start as usize];
        let cut = words.char_indices().rev().find(|&(at, c)| is_stop(words, at, c));
        cut.map_or(words, |(at, c)| &words[at + c.len_utf8()..])
    }

    /// The words between the last full or half stop, or the last figure, and the quantity; quoted words included.
    pub fn words_before(&self, quantity: &Quantity) -> &'a str {
        let words = self.clause_before(quantity);
        let start = quantity.span.start as usize - words.len();
        let earlier = self.quantities.iter().rev().find(|other| other.span.end <= quantity.span.start);
        earlier.map_or(words, |other| {
            words.get((other.span.end as usize).saturating_sub(start)..).unwrap_or(words)
        })
    }

    /// Whether words in `span` say that the parts named need not be all: 等, 主要, 包括. 一等奖 and 等级 do not.
    pub fn is_open_list(&self, span: Span) -> bool {
        cue::within(self.cues, span).iter().any(|cue| {
            let graded = || {
                let before = self.text[..cue.span.start as usize].chars().next_back();
                let after = self.text[cue.span.end as usize..].chars().next();
                before.is_some_and(|c| "一二三四五六七八九中高初优上下均同平相".contains(c))
                    || after.is_some_and(|c| "奖级候待教次于额同".contains(c))
            };
            // 柳溪、石桥等8个镇: the names are open, the figure counts them all.
            let counted = || self.quantities.iter().any(|quantity| quantity.span.start == cue.span.end);
            cue.kind == CueKind::Open && !(self.at(cue.span) == "等" && (graded() || counted()))
        })
    }

    /// How many brackets are open at the byte `offset`, counted from the start of the passage.
    pub fn depth(&self, offset: usize) -> i32 {
        self.text[self.span.start as usize..offset].chars().fold(0, |depth, c| match c {
            '（' | '(' => depth + 1,
            '）' | ')' => depth - 1,
            _ => depth,
        })
    }

    /// Whether a sign or word before the figure makes it negative.
    pub fn is_negative(&self, quantity: &Quantity) -> bool {
        let before = &self.text[..quantity.span.start as usize];
        ["-", "－", "−", "负", "零下", "亏损"].iter().any(|sign| before.ends_with(sign))
    }

    /// Names quantities of the passage, as printed, among the places that a finding rests on.
    pub fn cite<'q>(&self, draft: &mut Draft, quantities: impl IntoIterator<Item = &'q Quantity>) {
        for quantity in quantities {
            draft.evidence(place(quantity.span), format!("“{}”", self.shown(quantity)));
        }
    }

    /// The figure of a quantity with its unit, as printed, without approximators before it.
    pub fn shown(&self, quantity: &Quantity) -> &'a str {
        let start = quantity.figure.start as usize;
        &self.text[start..quantity.span.end as usize]
    }
}

fn is_stop(words: &str, at: usize, c: char) -> bool {
    match c {
        '，' | '；' | '。' | '：' | '！' | '？' | ';' => true,
        ',' => !words[at + 1..].starts_with(|c: char| c.is_ascii_digit()),
        _ => false,
    }
}

/// The place of a span in the block that a block rule checks.
pub fn place(span: Span) -> Place {
    Place::new(0, span)
}

/// `value` without trailing zeros.
pub fn show(value: Decimal) -> String {
    value.normalize().to_string()
}

/// `value` with `decimals` printed decimals, half rounded up.
pub fn rounded(value: Decimal, decimals: u32) -> String {
    let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    format!("{rounded:.*}", decimals as usize)
}

/// `value` in the scale words of `like`: 12000 like 1.5万 is 1.2万.
pub fn scaled(value: Decimal, like: &Quantity, text: &str) -> String {
    let figure = like.figure.of(text);
    let words: String = figure.chars().filter(|c| matches!(c, '万' | '亿')).collect();
    if like.scale == 0 || words.is_empty() {
        return show(value);
    }
    let worth = crate::facts::numeral::power_of_ten(like.scale);
    format!("{}{words}", show(value / worth))
}

/// The figure of `quantity` rewritten to say `value`, in the same scale and with no fewer decimals than needed; none
/// where it cannot be written in its form.
pub fn rewritten(quantity: &Quantity, value: Decimal, text: &str) -> Option<String> {
    let figure = quantity.figure.of(text);
    if quantity.form == Form::Chinese || quantity.range.is_some() || value.is_sign_negative() {
        return None;
    }
    let worth = crate::facts::numeral::power_of_ten(quantity.scale);
    let mantissa = value.checked_div(worth)?;
    let digits_end =
        figure.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '，' | '０'..='９' | '．')));
    let digits_end = digits_end.unwrap_or(figure.len());
    if digits_end == 0 {
        return None;
    }
    let suffix = &figure[digits_end..];
    if suffix.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let exact = mantissa.normalize();
    if exact.scale() > quantity.decimals.max(2) {
        return None;
    }
    let mut digits = format!("{exact:.*}", (quantity.decimals.max(exact.scale())) as usize);
    if figure.contains(',') {
        digits = grouped(&digits);
    }
    Some(format!("{digits}{suffix}"))
}

fn grouped(digits: &str) -> String {
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut shown = String::new();
    for (index, c) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(c);
    }
    if let Some(fraction) = fraction {
        shown.push('.');
        shown.push_str(fraction);
    }
    shown
}

/// The values that print as a percentage with the decimals of `percent`, by rounding or cutting off, its
/// approximators taken into account; in percent.
pub fn percent_interval(percent: &Quantity) -> Option<Interval> {
    let as_percent = percent.percent()?;
    if percent.exact().is_none() {
        // 约54% allows for the last printed place.
        let slack = percent.step.max(Decimal::ONE / Decimal::TEN);
        return Some(as_percent.widened(slack));
    }
    match percent.kind {
        Kind::Percent => Some(percent.rounding()),
        Kind::PerMille => Some(percent.rounding().times(Decimal::ONE / Decimal::TEN)),
        _ => None,
    }
}

/// The percentages that a share in words may stand for, 七成, 近一半: as bounded, else five points each way.
pub fn share_in_words(words: &Quantity) -> Option<Interval> {
    let share = words.percent()?;
    let (narrow, wide) = (Decimal::from(5), Decimal::TEN);
    if words.bounds.is_empty() {
        return Some(share.widened(narrow));
    }
    Some(Interval {
        low: share.low.or(share.high.map(|high| high - wide)),
        high: share.high.or(share.low.map(|low| low + wide)),
        ..share
    })
}

/// The quotients of the values of two intervals with positive ends, in percent.
pub fn quotient(part: &Interval, whole: &Interval) -> Option<Interval> {
    let divide = |a: Option<Decimal>, b: Option<Decimal>| {
        let (a, b) = (a?, b?);
        if b <= Decimal::ZERO { None } else { a.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(b) }
    };
    let low = divide(part.low, whole.high);
    let high = divide(part.high, whole.low);
    (low.is_some() || high.is_some()).then_some(Interval { low, high, low_open: false, high_open: false })
}
