//! Rules on how numerals, wording and marks are written: rows of the table of forms, and habits that one file should
//! keep. None is graver than information.

pub mod marks;
pub mod numerals;
mod table_rule;

pub use table_rule::TableRule;

use super::{Confidence, Family, RuleInfo, RulePage, Severity};
use crate::text::Bilingual;

/// A text in both languages.
const fn both(zh: &'static str, en: &'static str) -> Bilingual {
    Bilingual { zh, en }
}

const NOTHING: Bilingual = both("", "");

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

/// What most rules on marks declare alike.
const MARKS: RuleInfo = RuleInfo { family: Family::Punctuation, points: None, ..NUMERALS };
