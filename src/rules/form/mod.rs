//! Rules on how numerals, wording and marks are written: rows of the table of forms, and habits that one file should
//! keep. None is graver than information.

pub mod digit_grouping;
pub mod latin_spacing;
pub mod marks;
pub mod nested_marks;
pub mod numeral_drift;
pub mod numerals;
pub mod overlapping_bounds;
pub mod pause_between_quotes;
pub mod quote_stop_order;
pub mod quote_style;
pub mod range_mark_drift;
pub mod semicolon_items;
pub mod settled_wording;
pub mod single_end_between;
pub mod stop_at_line_start;
pub mod straight_quote;
mod table_rule;

pub use table_rule::TableRule;

use super::info::both;
use super::{Confidence, Family, RuleInfo, RulePage, Severity};

/// What most rules on the form of numerals declare alike.
const NUMERALS: RuleInfo = RuleInfo {
    code: "",
    former_codes: &[],
    family: Family::Wording,
    severity: Severity::Information,
    on_by_default: true,
    // 数字使用不符合 GB/T 15835 的，每处计0.1个差错。
    points: Some(1),
    confidence: Confidence::High,
    kinds: &[],
    page: RulePage::BLANK,
    examples: &[],
};

/// What most rules on marks declare alike.
const MARKS: RuleInfo = RuleInfo { family: Family::Punctuation, points: None, ..NUMERALS };
