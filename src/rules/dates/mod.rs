//! Rules about dates, times, periods and ages.

mod calendar;

pub mod invalid_date;
pub mod invalid_time;
pub mod range_reversed_date;
pub mod weekday_mismatch;

use super::{Confidence, Family, RuleInfo, RulePage, Severity};
use crate::text::Bilingual;

/// A text in both languages.
pub(super) const fn both(zh: &'static str, en: &'static str) -> Bilingual {
    Bilingual { zh, en }
}

const NOTHING: Bilingual = both("", "");

/// What most rules of this family declare alike.
pub(super) const DATES: RuleInfo = RuleInfo {
    code: "",
    former_codes: &[],
    family: Family::Dates,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &[],
    page: RulePage {
        title: NOTHING,
        finds: NOTHING,
        why: NOTHING,
        instead: NOTHING,
        silent: NOTHING,
        source: NOTHING,
    },
    examples: &[],
};
