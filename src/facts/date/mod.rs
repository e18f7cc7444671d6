//! Dates, times, weekdays and periods: what a mention of time states, with the span of each of its parts.
//!
//! The reader takes what stands in the block and resolves nothing: “5日” has a day and no month. Which month that is, and
//! which year “去年” means, rules settle with the publication date and the mentions before.

mod calendar;
mod clock;
mod cursor;
mod duration;
mod lunar;
mod lunar_year;
mod period;
mod reader;
mod relative;
#[cfg(test)]
mod tests;

pub use calendar::{CalendarParts, Tail};
pub use clock::{ClockTime, Daypart};
pub use cursor::Script;
pub use duration::{Length, LengthUnit};
pub use lunar::LunarParts;
pub use lunar_year::LunarYear;
pub use period::Period;
pub use reader::read;
pub use relative::{Anchor, CalendarUnit};

use crate::text::Span;
use jiff::civil::Weekday;

/// One mention of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// Where it stands, in bytes of the block's text.
    pub span: Span,
    /// What it states.
    pub kind: DateKind,
}

/// What a mention of time states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateKind {
    /// A year, a month, a day, or several of them in this order: 2021年, 今年3月, 5月8日, 30日, 2021年底.
    Date(CalendarParts),
    /// Two of them joined: 5月8日至10日, 3至5月, 2020—2022年. What the second leaves out it takes from the first; a unit
    /// that the first leaves out (3至5月) has its figure in the first all the same.
    Range {
        /// The first.
        from: CalendarParts,
        /// The second, with only the parts that are written.
        to: CalendarParts,
    },
    /// A time of day: 8时10分, 下午3点半, 20:30.
    Time(ClockTime),
    /// Two of them joined: 8时至10时, 9:00-17:00.
    TimeRange {
        /// The first.
        from: ClockTime,
        /// The second.
        to: ClockTime,
    },
    /// A day of the week: 星期六, 周日, 礼拜天.
    Weekday(Weekday),
    /// A word relative to the issue or to what was said: 今年, 上月, 昨日, 次日, 日前.
    Relative(Anchor),
    /// A period with a name: 一季度, 上半年, “十四五”, 20世纪80年代.
    Period(Period),
    /// A length of time: 8天, 3个月, 24小时, 两年. A quantity as well.
    Duration(Length),
    /// N周年.
    Anniversary(u32),
    /// A date of the lunar calendar: 农历八月十五, 正月初一.
    Lunar(LunarParts),
    /// A session of a congress or a plenary: 十九届六中全会, 十三届全国人大五次会议.
    Session {
        /// 届.
        congress: u32,
        /// The number of the plenary or session.
        session: u32,
        /// Whether it is one of the Party's plenaries (中全会).
        plenary: bool,
    },
}

impl DateMention {
    /// Whether the figures in it count nothing: 2021年, 3月5日, 8时10分, 一季度. False for lengths of time and
    /// anniversaries, which are quantities too.
    pub fn hides_figures(&self) -> bool {
        !matches!(self.kind, DateKind::Duration(_) | DateKind::Anniversary(_))
    }

    /// The parts of a calendar date; the first of a range.
    pub fn calendar(&self) -> Option<&CalendarParts> {
        match &self.kind {
            DateKind::Date(parts) | DateKind::Range { from: parts, .. } => Some(parts),
            _ => None,
        }
    }
}

/// One part of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<T> {
    /// What it says.
    pub value: T,
    /// The figure or word itself, without its unit, in bytes of the block's text.
    pub span: Span,
    /// In which numerals it is written.
    pub script: Script,
}
