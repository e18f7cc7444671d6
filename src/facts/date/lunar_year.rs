//! The years of the lunar calendar, as far as the table goes: which day of the Gregorian calendar a lunar day is.

use jiff::ToSpan;
use jiff::civil::Date;
use std::sync::LazyLock;

/// A lunar year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LunarYear {
    first: Date,
    /// The month that is followed by a leap month of its number.
    leap: u32,
    /// The days of its months, leap month included.
    months: Vec<u32>,
}

const FIRST_YEAR: i32 = 1840;
/// Calendars of earlier years differ by one day in a few months.
const SETTLED: i32 = 1980;

static YEARS: LazyLock<Vec<LunarYear>> = LazyLock::new(|| {
    let read = |row: &str| -> Option<LunarYear> {
        let mut cells = row.split('\t');
        let (year, first, leap, months) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        Some(LunarYear {
            first: format!("{year}-{first}").parse().ok()?,
            leap: leap.parse().ok()?,
            months: months.chars().map(|length| if length == '+' { 30 } else { 29 }).collect(),
        })
    };
    include_str!("../data/lunar_years.tsv").lines().skip(1).filter_map(read).collect()
});

impl LunarYear {
    /// The lunar year that begins in the Gregorian year `year`; none outside 1840 to 2050.
    pub fn of(year: i32) -> Option<&'static LunarYear> {
        YEARS.get(usize::try_from(year - FIRST_YEAR).ok()?)
    }

    /// The same, of the years for which all calendars agree to the day: from 1980 on.
    pub fn settled(year: i32) -> Option<&'static LunarYear> {
        LunarYear::of(year).filter(|_| year >= SETTLED)
    }

    /// The days of its month `month` (no leap month): 29 or 30.
    pub fn days_in(&self, month: u32) -> Option<u32> {
        self.months.get(self.index(month)?).copied()
    }

    /// The Gregorian day of its month `month` (no leap month) and day `day`.
    pub fn day(&self, month: u32, day: u32) -> Option<Date> {
        let index = self.index(month)?;
        let before: u32 = self.months[..index].iter().sum();
        (1..=self.days_in(month)?).contains(&day).then_some(())?;
        self.first.checked_add((i64::from(before + day) - 1).days()).ok()
    }

    fn index(&self, month: u32) -> Option<usize> {
        let passed = self.leap > 0 && month > self.leap;
        (1..=12).contains(&month).then(|| month as usize - 1 + usize::from(passed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(year: i32, month: u32, day: u32, expected: &str) {
        let found = LunarYear::of(year).and_then(|year| year.day(month, day));
        assert_eq!(found, Some(expected.parse().unwrap()), "{year} {month} {day}");
    }

    #[test]
    fn known_days() {
        check(2024, 5, 5, "2024-06-10");
        check(2023, 8, 15, "2023-09-29");
        check(2020, 8, 15, "2020-10-01");
        check(2022, 1, 1, "2022-02-01");
        check(2025, 8, 15, "2025-10-06");
        // The 闰八月 of 1862 and of 1900 push what follows a month on.
        check(1862, 9, 1, "1862-10-23");
        check(1900, 9, 1, "1900-10-23");
        check(1892, 1, 27, "1892-02-25");
        // The Spring Festivals of 1949 and 1976.
        check(1949, 1, 1, "1949-01-29");
        check(1976, 1, 1, "1976-01-31");
    }

    #[test]
    fn the_table_is_whole() {
        assert_eq!(YEARS.len(), 211);
        for (year, next) in YEARS.iter().zip(&YEARS[1..]) {
            let days: u32 = year.months.iter().sum();
            assert_eq!(year.first + i64::from(days).days(), next.first);
            assert_eq!(year.months.len(), if year.leap > 0 { 13 } else { 12 });
        }
        assert_eq!(LunarYear::of(2025).and_then(|year| year.days_in(12)), Some(29));
        assert_eq!(LunarYear::of(1839), None);
    }
}
