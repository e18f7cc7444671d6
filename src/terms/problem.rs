//! What is wrong in a term file, and where.

use crate::say;
use crate::text::{Lang, Span};

/// One mistake in a term file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermProblem {
    /// Where, in bytes of the file.
    pub span: Span,
    /// Its line, from 1.
    pub line: u32,
    /// What.
    pub kind: ProblemKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// Not TOML; the entry is left out. Holds what the TOML reader says.
    Syntax(String),
    /// A key that no entry has, and the key that was perhaps meant.
    UnknownKey(String, Option<&'static str>),
    /// No `term`, or an empty one; the entry is left out.
    NoTerm,
    /// A value of the wrong type: the key, and what it takes.
    WrongType(String, Expected),
    /// A word that the key does not take: key, word, the words that it takes.
    UnknownWord(String, String, Vec<&'static str>),
    /// A date that is not `2021`, `2021-04` or `2021-04-02`.
    BadDate(String),
    /// A form of fewer than two characters, which is never looked for.
    TooShort(String),
    /// A wrong or old form that differs from a right one in width, marks or spaces only.
    SameAsRight(String),
    /// Text that belongs to no entry.
    OutsideEntries,
    /// An id that an earlier entry has: the id, and where.
    DuplicateId(String, String),
    /// A term that another entry defines too: the term, and where.
    DuplicateTerm(String, String),
    /// A definition without a source.
    NoSource,
}

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A string.
    Text,
    /// true or false.
    Flag,
    /// A list of strings.
    Texts,
    /// A list of strings or of tables with `form`.
    Forms,
    /// A string, a table with `document`, or a list of these.
    Sources,
}

impl ProblemKind {
    /// Whether something of the file is not in use because of it.
    pub fn is_error(&self) -> bool {
        !matches!(self, ProblemKind::NoSource | ProblemKind::DuplicateTerm(..))
    }

    /// The mistake in words.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            ProblemKind::Syntax(says) => {
                say!(
                    lang,
                    "不是合法的TOML，这一条未启用：{says}",
                    "Not TOML, so this entry is not in use: {says}"
                )
            }
            ProblemKind::UnknownKey(key, Some(meant)) => {
                say!(
                    lang,
                    "没有“{key}”这一项，是否应为“{meant}”？",
                    "There is no key “{key}”; was “{meant}” meant?"
                )
            }
            ProblemKind::UnknownKey(key, None) => {
                say!(lang, "没有“{key}”这一项", "There is no key “{key}”")
            }
            ProblemKind::NoTerm => {
                say!(lang, "缺少词条名（term），这一条未启用", "No `term`, so this entry is not in use")
            }
            ProblemKind::WrongType(key, expected) => {
                let takes = expected.words(lang);
                say!(lang, "“{key}”应为{takes}", "“{key}” takes {takes}")
            }
            ProblemKind::UnknownWord(key, word, known) => {
                let known = known.join(say_comma(lang));
                say!(
                    lang,
                    "“{key}”不能是“{word}”，可用：{known}",
                    "“{key}” cannot be “{word}”; it takes {known}"
                )
            }
            ProblemKind::BadDate(text) => say!(
                lang,
                "“{text}”不是日期，应写作2021、2021-04或2021-04-02",
                "“{text}” is no date; write 2021, 2021-04 or 2021-04-02"
            ),
            ProblemKind::TooShort(form) => {
                say!(
                    lang,
                    "“{form}”不足两个字，不会被查找",
                    "“{form}” has fewer than two characters and is never found"
                )
            }
            ProblemKind::SameAsRight(form) => say!(
                lang,
                "“{form}”与正确写法只差全半角、引号或空格，无法区分",
                "“{form}” differs from a right form in width, marks or spaces only and cannot be told from it"
            ),
            ProblemKind::OutsideEntries => say!(
                lang,
                "第一个 [[term]] 之前只能写注释和 title",
                "Before the first [[term]] only comments and `title` may stand"
            ),
            ProblemKind::DuplicateId(id, place) => {
                say!(lang, "编号“{id}”已用于{place}", "The id “{id}” is in use at {place}")
            }
            ProblemKind::DuplicateTerm(term, place) => {
                say!(lang, "“{term}”在{place}也有释义", "“{term}” is defined at {place} too")
            }
            ProblemKind::NoSource => say!(lang, "释义没有注明出处", "The definition names no source"),
        }
    }
}

impl Expected {
    fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Expected::Text, Lang::Zh) => "字符串",
            (Expected::Text, Lang::En) => "a string",
            (Expected::Flag, Lang::Zh) => "true 或 false",
            (Expected::Flag, Lang::En) => "true or false",
            (Expected::Texts, Lang::Zh) => "字符串列表",
            (Expected::Texts, Lang::En) => "a list of strings",
            (Expected::Forms, Lang::Zh) => "字符串或 { form = … } 的列表",
            (Expected::Forms, Lang::En) => "a list of strings or of { form = … }",
            (Expected::Sources, Lang::Zh) => "字符串、{ document = … } 或它们的列表",
            (Expected::Sources, Lang::En) => "a string, { document = … }, or a list of these",
        }
    }
}

fn say_comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    }
}
