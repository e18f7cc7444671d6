//! What a rule declares of itself: code, family, severity, weight, and its page for the user.

use super::Example;
use crate::text::Bilingual;

/// How sure and how grave a finding is. The order is from gravest to mildest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A proven contradiction.
    Error,
    /// A strong pattern that the proofreader decides on.
    Warning,
    /// A form against a standard.
    Information,
    /// House style.
    Hint,
}

impl Severity {
    /// All severities, gravest first.
    pub const ALL: [Severity; 4] =
        [Severity::Error, Severity::Warning, Severity::Information, Severity::Hint];

    /// The name in configuration files, options and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Information => "information",
            Severity::Hint => "hint",
        }
    }

    /// The severity of this name.
    pub fn from_name(name: &str) -> Option<Severity> {
        Severity::ALL.into_iter().find(|severity| severity.name() == name)
    }

    /// The name for the user.
    pub fn label(self) -> Bilingual {
        match self {
            Severity::Error => Bilingual { zh: "错误", en: "error" },
            Severity::Warning => Bilingual { zh: "疑误", en: "warning" },
            Severity::Information => Bilingual { zh: "规范", en: "information" },
            Severity::Hint => Bilingual { zh: "提示", en: "hint" },
        }
    }
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Counts, sums, shares, changes.
    Figures,
    /// Dates, times, periods, ages.
    Dates,
    /// People, posts, places, organisations.
    Names,
    /// Policy terms and quoted coinages.
    Terms,
    /// Headline, sections, numbered sequences, text printed twice.
    Structure,
    /// Wording and the form of numerals.
    Wording,
    /// Punctuation, width, characters.
    Punctuation,
    /// The file itself: encoding.
    File,
    /// The pages of one issue against one another.
    Folder,
}

impl Family {
    /// All families, in the order of the manual.
    pub const ALL: [Family; 9] = [
        Family::Figures,
        Family::Dates,
        Family::Names,
        Family::Terms,
        Family::Structure,
        Family::Wording,
        Family::Punctuation,
        Family::File,
        Family::Folder,
    ];

    /// The name for the user.
    pub fn label(self) -> Bilingual {
        match self {
            Family::Figures => Bilingual { zh: "数字", en: "Figures" },
            Family::Dates => Bilingual { zh: "日期和时间", en: "Dates and times" },
            Family::Names => Bilingual {
                zh: "人名、职务、地名、单位名",
                en: "Names, posts, places, organisations",
            },
            Family::Terms => Bilingual { zh: "提法和术语", en: "Terms" },
            Family::Structure => Bilingual { zh: "标题和结构", en: "Headline and structure" },
            Family::Wording => Bilingual { zh: "用词和数字写法", en: "Wording and numeral form" },
            Family::Punctuation => Bilingual { zh: "标点和字符", en: "Punctuation and characters" },
            Family::File => Bilingual { zh: "文件", en: "The file" },
            Family::Folder => Bilingual { zh: "版与版之间", en: "Across the pages of an issue" },
        }
    }

    /// Whether findings of this family judge what the text states, rather than how it is written.
    pub fn judges_content(self) -> bool {
        matches!(self, Family::Figures | Family::Dates | Family::Names | Family::Terms | Family::Structure)
    }
}

/// How often a finding of the rule is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Provable by arithmetic, calendar, pattern or one small table.
    High,
    /// Right where its guards hold.
    Medium,
    /// A hint to look.
    Low,
}

/// A rule's page for the user; its example section is printed from [`RuleInfo::examples`].
#[derive(Clone, Copy, Debug)]
pub struct RulePage {
    /// The name of the fault in a few words.
    pub title: Bilingual,
    /// What it finds.
    pub finds: Bilingual,
    /// Why it matters.
    pub why: Bilingual,
    /// What to write instead.
    pub instead: Bilingual,
    /// When it stays silent.
    pub silent: Bilingual,
    /// The clause, table or document it rests on.
    pub source: Bilingual,
}

impl RulePage {
    /// The page of a family's common declaration, which each rule replaces by its own.
    pub(super) const BLANK: Self = {
        const NOTHING: Bilingual = both("", "");
        Self {
            title: NOTHING,
            finds: NOTHING,
            why: NOTHING,
            instead: NOTHING,
            silent: NOTHING,
            source: NOTHING,
        }
    };
}

/// A text in both languages.
pub(super) const fn both(zh: &'static str, en: &'static str) -> Bilingual {
    Bilingual { zh, en }
}

/// What a rule declares of itself.
#[derive(Clone, Copy, Debug)]
pub struct RuleInfo {
    /// Kebab-case, names the fault. Stable: decisions and configurations hold it.
    pub code: &'static str,
    /// Codes that the rule had in earlier versions.
    pub former_codes: &'static [&'static str],
    /// What it is about.
    pub family: Family,
    /// The gravest severity of its findings, unless the project says otherwise.
    pub severity: Severity,
    /// Whether it runs where the project says nothing.
    pub on_by_default: bool,
    /// Error points of one finding in tenths, by 报纸编校差错率计算方法; none where the weight is not confirmed.
    /// In title matter they count double.
    pub points: Option<u16>,
    /// How often a finding is right.
    pub confidence: Confidence,
    /// The kinds of the catalogue that it covers (N01, D07, PU01 …).
    pub kinds: &'static [&'static str],
    /// Its page.
    pub page: RulePage,
    /// Its executable examples, firing and silent.
    pub examples: &'static [Example],
}
