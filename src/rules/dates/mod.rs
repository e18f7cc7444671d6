//! Rules about dates, times, periods and ages.

mod age;
mod age_in_title;
mod age_of_titled;
mod age_then_and_now;
mod ages_apart;
mod before_christ;
mod begun_twice;
mod births;
mod calendar;
mod clock_order;
mod clock_span;
mod date_slip;
mod dateline;
mod day_shift;
mod event_pointed;
mod first_months;
mod founding_anniversary;
mod length_twice;
mod one_life;
mod stretch;
mod years_ago;
mod years_until_now;

pub mod age_against_birth;
pub mod age_conflict;
pub mod age_mismatch;
pub mod age_word_mismatch;
pub mod anniversary_conflict;
pub mod anniversary_mismatch;
pub mod base_period_wording;
pub mod century_mismatch;
pub mod consecutive_years;
pub mod cut_off_wording;
pub mod date_after_publication;
pub mod date_pointed_back;
pub mod dateline_mismatch;
pub mod days_later_mismatch;
pub mod decade_without_century;
pub mod duration_mismatch;
pub mod edition_conflict;
pub mod edition_year_mismatch;
pub mod era_year_mismatch;
pub mod event_date_conflict;
pub mod event_name_dot;
pub mod festival_date;
pub mod headline_date_conflict;
pub mod headline_period_conflict;
pub mod impossible_period;
pub mod invalid_date;
pub mod invalid_time;
pub mod life_span;
pub mod lunar_date_mismatch;
pub mod lunar_form;
pub mod mixed_date_numerals;
pub mod month_range_form;
pub mod months_since;
pub mod plan_period_mismatch;
pub mod prison_term_mismatch;
pub mod quarter_mismatch;
pub mod range_reversed_date;
pub mod recent_with_date;
pub mod relative_date_mismatch;
pub mod relative_year_mismatch;
pub mod session_year;
pub mod sexagenary_year;
pub mod solar_term_order;
pub mod stage_order;
pub mod survey_before_facts;
pub mod twelve_and_twenty_four_hours;
pub mod two_digit_year;
pub mod vague_double;
pub mod week_day_mismatch;
pub mod weekday_mismatch;
pub mod years_later_mismatch;
pub mod years_of_experience;

use super::info::both;
use super::{Confidence, Family, RuleInfo, RulePage, Severity};

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
    page: RulePage::BLANK,
    examples: &[],
};
