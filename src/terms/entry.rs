//! A term entry: what a policy term is, where that is stated, and which forms of it are in use, wrong or out of date.

use std::fmt;

/// One term with everything that its book says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The stable name of the entry; other entries refer to it.
    pub id: String,
    /// The preferred form, as it is printed.
    pub term: String,
    /// Other right forms.
    pub aliases: Vec<Alias>,
    /// Wrong forms.
    pub wrong: Vec<WrongForm>,
    /// Forms that were right until a date.
    pub superseded: Vec<SupersededForm>,
    /// What it is, in one to three sentences.
    pub definition: String,
    /// Where that is stated.
    pub sources: Vec<Source>,
    /// From when it is in force.
    pub valid_from: Option<PartialDate>,
    /// Until when it was in force.
    pub valid_to: Option<PartialDate>,
    /// When it was first put forward.
    pub first_proposed: Option<PartialDate>,
    /// Where it is used (浙江, 杭州市富阳区); none for the whole country.
    pub region: Option<String>,
    /// Who set it.
    pub level: Option<Level>,
    /// The field it belongs to (基层治理, 法治, 公共安全 …).
    pub field: Option<String>,
    /// How far the entry can be relied on.
    pub status: Status,
    /// Whether the house wants it in quotation marks.
    pub must_quote: MustQuote,
    /// Whether it is this term in quotation marks only, because the words also stand in plain prose.
    pub only_quoted: bool,
    /// Parts that must be printed exactly so (“+” in “小脑+手脚”).
    pub fixed_parts: Vec<String>,
    /// Ids or forms that look alike and are something else.
    pub not_to_confuse: Vec<String>,
    /// Ids or forms of entries worth reading too.
    pub related: Vec<String>,
    /// The members of a formula: “三治” holds 自治、法治、德治.
    pub expands_to: Vec<String>,
    /// Sentences that show its use.
    pub examples: Vec<String>,
    /// Anything else.
    pub note: Option<String>,
}

/// Another right form of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The form.
    pub form: String,
    /// What kind of form.
    pub kind: AliasKind,
}

/// A wrong form of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongForm {
    /// The form.
    pub form: String,
    /// Why it is wrong.
    pub why: Option<String>,
}

/// A form that was right until a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupersededForm {
    /// The form.
    pub form: String,
    /// The last day, month or year in which it was right.
    pub until: Option<PartialDate>,
    /// Why it was given up.
    pub why: Option<String>,
}

/// Where something is stated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Title of the document, law, standard, or newspaper page.
    pub document: String,
    /// Its number (浙政发〔2021〕5号), article, or issue.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<PartialDate>,
    /// A link to a page that states it.
    pub url: Option<String>,
}

/// A date that may lack its day or its month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: Option<i8>,
    /// The day, 1 to 31; never without a month.
    pub day: Option<i8>,
}

impl PartialDate {
    /// Reads `2021`, `2021-04` or `2021-04-02`.
    pub fn parse(text: &str) -> Option<PartialDate> {
        let mut parts = text.split('-');
        let mut part = |digits: usize| -> Option<Option<i16>> {
            let Some(part) = parts.next() else { return Some(None) };
            let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse().ok())
        };
        let (year, month, day) = (part(4)??, part(2)?, part(2)?);
        if parts.next().is_some() {
            return None;
        }
        jiff::civil::Date::new(year, month.unwrap_or(1) as i8, day.unwrap_or(1) as i8).ok()?;
        Some(PartialDate { year, month: month.map(|month| month as i8), day: day.map(|day| day as i8) })
    }

    /// Whether the whole stretch that it names lies before `date`.
    pub fn ends_before(self, date: jiff::civil::Date) -> bool {
        let month = self.month.unwrap_or(i8::MAX);
        let day = self.day.unwrap_or(i8::MAX);
        (self.year, month, day) < (date.year(), date.month(), date.day())
    }

    /// Whether the whole stretch that it names lies after `date`.
    pub fn begins_after(self, date: jiff::civil::Date) -> bool {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)) > (date.year(), date.month(), date.day())
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(out, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(out, "-{day:02}")?;
        }
        Ok(())
    }
}

/// A closed set of words that stand in a term file.
pub trait Keyword: Copy + PartialEq + Sized + 'static {
    /// The values with their words, in the order in which they are offered.
    const ALL: &'static [(&'static str, Self)];

    /// The value of a word.
    fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == word).map(|&(_, value)| value)
    }

    /// The word of the value.
    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, value)| *value == self).map_or("", |&(word, _)| word)
    }
}

/// What kind of other form an alias is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AliasKind {
    /// The full form.
    Full,
    /// A short form.
    Short,
    /// A name in common speech.
    Nickname,
    /// Written otherwise, and also right.
    #[default]
    Variant,
}

impl Keyword for AliasKind {
    const ALL: &'static [(&'static str, AliasKind)] = &[
        ("full", AliasKind::Full),
        ("short", AliasKind::Short),
        ("nickname", AliasKind::Nickname),
        ("variant", AliasKind::Variant),
    ];
}

/// How far an entry can be relied on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// In force, to be used.
    #[default]
    Preferred,
    /// Also in use.
    Admitted,
    /// No longer to be used.
    Deprecated,
    /// Not checked yet.
    Draft,
    /// The source gives the name and no more.
    NameOnly,
}

impl Keyword for Status {
    const ALL: &'static [(&'static str, Status)] = &[
        ("preferred", Status::Preferred),
        ("admitted", Status::Admitted),
        ("deprecated", Status::Deprecated),
        ("draft", Status::Draft),
        ("name-only", Status::NameOnly),
    ];
}

/// Whether the house wants a term in quotation marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MustQuote {
    /// With or without.
    #[default]
    Any,
    /// Always.
    Yes,
    /// Never.
    No,
}

impl Keyword for MustQuote {
    const ALL: &'static [(&'static str, MustQuote)] =
        &[("any", MustQuote::Any), ("yes", MustQuote::Yes), ("no", MustQuote::No)];
}

/// Who set a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The state.
    National,
    /// A province.
    Province,
    /// A prefecture-level city.
    City,
    /// A county, a district or a county-level city.
    County,
    /// A township or subdistrict.
    Town,
    /// A village or a community.
    Village,
    /// A single unit: a court, a hospital, a company.
    Unit,
}

impl Keyword for Level {
    const ALL: &'static [(&'static str, Level)] = &[
        ("national", Level::National),
        ("province", Level::Province),
        ("city", Level::City),
        ("county", Level::County),
        ("town", Level::Town),
        ("village", Level::Village),
        ("unit", Level::Unit),
    ];
}

/// What kind of form stands in a text. The order is from the best to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormKind {
    /// The preferred form.
    Term,
    /// Another right form.
    Alias,
    /// A form that was right until a date.
    Superseded,
    /// A wrong form.
    Wrong,
}

impl FormKind {
    /// Whether the form is right today.
    pub fn is_right(self) -> bool {
        matches!(self, FormKind::Term | FormKind::Alias)
    }
}

impl Entry {
    /// Every form of the entry with its kind, the preferred one first.
    pub fn forms(&self) -> impl Iterator<Item = (&str, FormKind)> {
        let aliases = self.aliases.iter().map(|alias| (alias.form.as_str(), FormKind::Alias));
        let superseded = self.superseded.iter().map(|old| (old.form.as_str(), FormKind::Superseded));
        let wrong = self.wrong.iter().map(|wrong| (wrong.form.as_str(), FormKind::Wrong));
        std::iter::once((self.term.as_str(), FormKind::Term)).chain(aliases).chain(superseded).chain(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_may_lack_their_end() {
        let check = |text: &str, shown: Option<&str>| {
            assert_eq!(PartialDate::parse(text).map(|date| date.to_string()).as_deref(), shown, "{text}");
        };
        check("2021", Some("2021"));
        check("2021-04", Some("2021-04"));
        check("2021-04-09", Some("2021-04-09"));
        check("2021-4", None);
        check("2021-13", None);
        check("2021-02-30", None);
        check("2021-04-09-1", None);
        check("", None);
        check("前年", None);
    }

    #[test]
    fn a_stretch_lies_before_or_after_a_day() {
        let stretch = |text: &str| PartialDate::parse(text).unwrap();
        let day = date(2022, 4, 2);
        assert!(stretch("2021").ends_before(day));
        assert!(stretch("2022-03").ends_before(day));
        assert!(!stretch("2022").ends_before(day));
        assert!(!stretch("2022-04-02").ends_before(day));
        assert!(stretch("2022-05").begins_after(day));
        assert!(stretch("2022-04-03").begins_after(day));
        assert!(!stretch("2022").begins_after(day));
        assert!(!stretch("2022-04").begins_after(day));
        assert!(!stretch("2022-03").begins_after(day));
    }
}
