//! Periods that are counted from January: 前7个月, 1—7月, 上半年, 前三季度.

use crate::facts::date::{Anchor, CalendarUnit, DateKind, DateMention, LengthUnit, Period};
use crate::rules::BlockView;
use crate::text::Span;

/// A period from January to some month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FirstMonths {
    /// Where it stands, 前 included, in bytes of the block's text.
    pub span: Span,
    /// Its months.
    pub months: u32,
    /// Whose year it is.
    pub year: YearOf,
}

/// The year that a period belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearOf {
    /// Named in four digits.
    Written(u32),
    /// 今年 is 0, 去年 is -1.
    Issue(i8),
    /// Not told.
    Untold,
}

/// The periods from January on that a block names.
pub(super) fn of_block<'a>(block: &'a BlockView) -> impl Iterator<Item = FirstMonths> + 'a {
    let dates = &block.facts.dates;
    dates.iter().enumerate().filter_map(move |(index, mention)| {
        let (span, months, own) = read(block.text, mention)?;
        let before = index.checked_sub(1).map(|before| &dates[before]);
        let year = own.unwrap_or_else(|| {
            before.filter(|date| date.span.end == span.start).map_or(YearOf::Untold, year_of)
        });
        Some(FirstMonths { span, months, year })
    })
}

fn read(text: &str, mention: &DateMention) -> Option<(Span, u32, Option<YearOf>)> {
    match &mention.kind {
        DateKind::Duration(length) if length.unit == LengthUnit::Month => {
            let before = &text[..mention.span.start as usize];
            let after = &text[mention.span.end as usize..];
            let start = before.strip_suffix('前')?.len();
            // 前3个月 of a stay or a service is no period of the year.
            let of_year = !after.starts_with(['的', '内', '免', '试']);
            of_year.then_some((Span::new(start, mention.span.end as usize), length.count.value, None))
        }
        DateKind::Range { from, to } => {
            let months = from.day.is_none() && to.day.is_none() && to.year.is_none() && to.anchor.is_none();
            let from_january = from.month.is_some_and(|month| month.value == 1);
            let own =
                from.year.map(|year| YearOf::Written(year.value)).or_else(|| match from.anchor?.value {
                    Anchor::Issue(CalendarUnit::Year, offset) => Some(YearOf::Issue(offset)),
                    _ => None,
                });
            (months && from_january).then_some((mention.span, to.month?.value, own))
        }
        DateKind::Period(Period::FirstQuarters(quarters)) => Some((mention.span, quarters * 3, None)),
        DateKind::Period(Period::Half(1)) => Some((mention.span, 6, None)),
        _ => None,
    }
}

fn year_of(mention: &DateMention) -> YearOf {
    match &mention.kind {
        DateKind::Date(parts) if parts.month.is_none() => {
            parts.year.map_or(YearOf::Untold, |year| YearOf::Written(year.value))
        }
        DateKind::Relative(Anchor::Issue(CalendarUnit::Year, offset)) => YearOf::Issue(*offset),
        _ => YearOf::Untold,
    }
}
