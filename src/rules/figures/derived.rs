//! Figures that are said to be computed from others before them, and what those make.

use super::passage::{Passage, quotient, scaled, show};
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Interval, Kind, Quantity};
use crate::rules::Place;
use crate::rules::word_lists::List;
use crate::text::Span;
use rust_decimal::Decimal;

/// So many of the nearest totals or sharers are looked at.
pub(super) const FEW: usize = 3;

/// A figure, or a length of time told in several units, of one block.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) block: usize,
    pub(super) text: &'a str,
    /// The figure, or the first of a length of time.
    pub(super) quantity: &'a Quantity,
    /// In its own unit; a length of time in seconds.
    pub(super) value: Decimal,
    /// From its figure to its unit, in bytes of the block's text.
    pub(super) span: Span,
    pub(super) is_time: bool,
}

impl<'a> Told<'a> {
    /// The figure at `index` of the block's quantities, with those that go on with it, and how many they are.
    pub(super) fn at(block: usize, whole: &Passage<'a>, index: usize) -> (Told<'a>, usize) {
        let quantity = &whole.quantities[index];
        let span = |last: &Quantity| Span { start: quantity.figure.start, end: last.span.end };
        let (seconds, count) = seconds_at(whole, index);
        let last = &whole.quantities[index + count.max(1) - 1];
        let (is_time, value) = (count > 0, if count > 0 { seconds } else { quantity.written });
        (Told { block, text: whole.text, quantity, value, span: span(last), is_time }, count.max(1))
    }

    pub(super) fn shown(&self) -> String {
        match self.quantity.kind {
            _ if self.is_time => self.span.of(self.text).to_owned(),
            Kind::Percent => format!("{}%", show(self.value)),
            _ => scaled(self.value, self.quantity, self.text),
        }
    }

    pub(super) fn place(&self) -> Place {
        Place::new(self.block, self.span)
    }

    pub(super) fn is_like(&self, other: &Told) -> bool {
        self.is_time && other.is_time || self.quantity.same_unit(other.quantity)
    }

    /// Whether it can be added to or taken from others to give `stated`.
    pub(super) fn is_term_of(&self, stated: &Told) -> bool {
        let of_points = stated.quantity.kind == Kind::PercentPoint && self.quantity.kind == Kind::Percent;
        of_points || self.is_like(stated)
    }

    /// `value` of the formula in the unit in which the figure is printed.
    pub(super) fn in_print(&self, value: Decimal) -> Option<Decimal> {
        let of_one = if self.is_time { self.value.checked_div(self.quantity.written)? } else { Decimal::ONE };
        Some(value.checked_div(of_one)?.round_dp(self.quantity.decimals + 2))
    }

    pub(super) fn printed_digits(&self) -> usize {
        self.quantity.figure.of(self.text).bytes().filter(u8::is_ascii_digit).count()
    }

    pub(super) fn fits(&self, value: Decimal) -> bool {
        self.quantity.rounding().contains(value)
            || (value - self.quantity.written).abs() <= self.quantity.step
    }

    /// The most characters in a row that the words before two figures share.
    pub(super) fn common_label(&self, other: &Told<'a>) -> usize {
        let words = |told: &Told<'a>| -> Vec<char> { told.quantity.before.of(told.text).chars().collect() };
        let (one, two) = (words(self), words(other));
        let alike =
            |at: usize, other: usize| one[at..].iter().zip(&two[other..]).take_while(|(a, b)| a == b).count();
        let starts = (0..one.len()).flat_map(|at| (0..two.len()).map(move |other| (at, other)));
        starts.map(|(at, other)| alike(at, other)).max().unwrap_or(0)
    }
}

/// The seconds of the length of time that begins at `index`, and in how many figures it is told: 4小时51分27秒.
fn seconds_at(whole: &Passage, index: usize) -> (Decimal, usize) {
    let unit_of = |quantity: &Quantity| {
        let shown = whole.shown(quantity);
        let units = [("小时", 3600), ("分钟", 60), ("分", 60), ("秒", 1)];
        units.into_iter().find(|(unit, _)| shown.ends_with(unit))
    };
    let (mut seconds, mut count, mut sole_minutes) = (Decimal::ZERO, 0, false);
    let mut last = u64::MAX;
    for quantity in &whole.quantities[index..] {
        let beside = count == 0 || whole.quantities[index + count - 1].span.end == quantity.span.start;
        let Some((unit, worth)) = unit_of(quantity).filter(|&(_, worth)| beside && worth < last) else {
            break;
        };
        seconds += quantity.written * Decimal::from(worth);
        last = worth;
        count += 1;
        sole_minutes = count == 1 && unit == "分";
    }
    // 得了27分 are points.
    (seconds, if sole_minutes { 0 } else { count })
}

/// What the words before a figure say that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Derived {
    /// 实付, 超警戒, 提高: what is between two figures.
    Difference,
    /// 占: of the figure right before it.
    Share,
    /// 完成率: of two figures of one unit.
    Rate,
    /// 平均: of a total.
    Average,
}

impl Derived {
    pub(super) fn of(whole: &Passage, stated: &Quantity) -> Option<Derived> {
        let words = whole.before(stated).trim_end_matches(['了', '出', '有', '为', '达']);
        let ends = |list: List| list.words().iter().any(|word| words.ends_with(word));
        match stated.kind {
            Kind::Percent if matches!(words, "占" | "占比" | "占总数的" | "约占") => {
                Some(Derived::Share)
            }
            Kind::Percent if words.ends_with('率') && !ends(List::OtherRates) => Some(Derived::Rate),
            Kind::Percent => None,
            _ if ends(List::Differences) || ends(List::Gaps) => Some(Derived::Difference),
            _ if whole.cued(stated.before, &[CueKind::Average]) || words.starts_with("每个") => {
                Some(Derived::Average)
            }
            _ => None,
        }
    }
}

/// What two figures before the stated one make.
pub(super) struct Outcome<'a> {
    pub(super) value: Decimal,
    pub(super) operands: [Told<'a>; 2],
    pub(super) sign: char,
}

/// What the figures `earlier`, the nearest first, make that `stated` may be.
pub(super) fn outcomes<'a>(stated: Told<'a>, earlier: &[Told<'a>], derived: Derived) -> Vec<Outcome<'a>> {
    match derived {
        Derived::Difference => differences(stated, earlier),
        Derived::Share => shares(stated, earlier),
        Derived::Rate => rates(stated, earlier),
        Derived::Average => averages(stated, earlier),
    }
}

/// The differences of the nearest figures of the unit; of percentages for percentage points.
fn differences<'a>(stated: Told<'a>, earlier: &[Told<'a>]) -> Vec<Outcome<'a>> {
    let alike: Vec<&Told> = earlier.iter().filter(|it| it.is_term_of(&stated)).take(6).collect();
    let mut found = Vec::new();
    for (at, a) in alike.iter().enumerate().take(4) {
        for b in alike[at + 1..].iter().take(3) {
            let (more, less) = if a.value > b.value { (**a, **b) } else { (**b, **a) };
            found.push(Outcome { value: more.value - less.value, operands: [more, less], sign: '-' });
        }
    }
    found
}

/// The shares of the figure right before the percentage in larger ones of its unit.
fn shares<'a>(stated: Told, earlier: &[Told<'a>]) -> Vec<Outcome<'a>> {
    let [part, rest @ ..] = earlier else { return Vec::new() };
    if matches!(part.quantity.kind, Kind::Percent | Kind::PercentPoint) {
        return Vec::new();
    }
    let wholes: Vec<&Told> =
        rest.iter().filter(|it| it.is_like(part) && it.value > part.value).take(FEW).collect();
    let fits = |whole: &&Told| {
        let shares = quotient(&part.quantity.rounding(), &whole.quantity.rounding());
        shares.is_some_and(|shares| stated.quantity.rounding().meets(&shares))
    };
    if wholes.iter().any(fits) {
        return Vec::new();
    }
    wholes.into_iter().filter_map(|whole| share_of(part, whole)).collect()
}

fn share_of<'a>(part: &Told<'a>, whole: &Told<'a>) -> Option<Outcome<'a>> {
    let value = percent_of(part.value, whole.value)?;
    Some(Outcome { value, operands: [*part, *whole], sign: '÷' })
}

/// How many hundredths of `whole` make `part`.
pub(super) fn percent_of(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

/// Every two of the items, the earlier one first.
pub(super) fn pairs<T: Copy>(items: &[T]) -> impl Iterator<Item = (T, T)> + use<'_, T> {
    let later = move |at: usize| items[at + 1..].iter().map(move |&other| (items[at], other));
    (0..items.len()).flat_map(later)
}

/// The shares of the nearest figures in others of their unit, the part of a task on either side of it.
fn rates<'a>(stated: Told, earlier: &[Told<'a>]) -> Vec<Outcome<'a>> {
    let sizes =
        earlier.iter().filter(|it| matches!(it.quantity.kind, Kind::Count | Kind::Money | Kind::Measure));
    let sizes: Vec<&Told> = sizes.take(6).collect();
    let pairs = pairs(&sizes).filter(|(one, two)| one.is_like(two) && one.value != two.value);
    let shares = |(one, two): (&Told<'a>, &Told<'a>)| {
        let (part, whole) = if one.value < two.value { (one, two) } else { (two, one) };
        // A task of 12亿元 is set in round figures.
        let range = quotient(&part.quantity.rounding(), &Interval::exact(whole.value))?;
        Some((range, share_of(part, whole)?))
    };
    let found: Vec<_> = pairs.filter_map(shares).collect();
    if found.iter().any(|(range, _)| stated.quantity.rounding().meets(range)) {
        return Vec::new();
    }
    found.into_iter().map(|(_, outcome)| outcome).collect()
}

/// The nearest totals of the unit shared among what the average is of: 每个开馆日, 户均; among what is counted beside them
/// where it does not say.
fn averages<'a>(stated: Told<'a>, earlier: &[Told<'a>]) -> Vec<Outcome<'a>> {
    let totals = earlier.iter().filter(|it| it.is_like(&stated) && it.value > stated.value).take(2);
    let words = stated.quantity.before.of(stated.text);
    let each = words.rsplit_once('均').map(|(of, _)| of).or_else(|| words.split_once('每').map(|(_, of)| of));
    let key = ['天', '日', '人', '户', '村', '月', '亩']
        .into_iter()
        .find(|key| each.is_some_and(|of| of.contains(*key)));
    let shares = |it: &&Told| match key {
        Some('日' | '天') => it.span.of(it.text).ends_with('天'),
        Some(key) => it.span.of(it.text).ends_with(key) || it.quantity.after.of(it.text).starts_with(key),
        None => matches!(it.quantity.kind, Kind::Count | Kind::Duration),
    };
    let sharers = || {
        let others = earlier.iter().filter(|it| !it.is_like(&stated) && it.quantity.written > Decimal::ONE);
        others.filter(shares).take(FEW)
    };
    let pairs = totals.flat_map(|total| sharers().map(move |number| (total, number)));
    let average = |(total, number): (&Told<'a>, &Told<'a>)| {
        let value = total.value.checked_div(number.quantity.written)?;
        Some(Outcome { value, operands: [*total, *number], sign: '÷' })
    };
    pairs.filter_map(average).collect()
}
