//! Exchange of term entries with other tools: TBX, tables (CSV, TSV, spreadsheet rows), SKOS; and work on folders of
//! articles: which places of a list of terms resolve, which quoted terms no book knows. Reads and writes text only.

mod coverage;
mod mine;
mod skos;
mod table;
mod tbx;
mod toml_text;

#[cfg(test)]
mod tests;

pub use coverage::{Unresolved, coverage};
pub use mine::{Mined, mine, skeleton};
pub use skos::to_skos;
pub use table::{Column, from_rows, rows_of_spreadsheet, rows_of_text, separator_of, to_rows, to_table};
pub use tbx::{from_tbx, to_tbx};
pub use toml_text::to_toml;

use super::Entry;
use crate::say;
use crate::text::Lang;

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The entries, in file order.
    pub entries: Vec<Entry>,
    /// What could not be taken over.
    pub notes: Vec<ExchangeNote>,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub text: String,
    /// What the format cannot hold.
    pub notes: Vec<ExchangeNote>,
}

/// Something that was not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExchangeNote {
    /// The format cannot hold these fields of the term.
    Lost(String, Vec<&'static str>),
    /// An entry or row, counted from 1, names no term.
    NoTerm(usize),
    /// A column that no field of an entry answers to.
    UnknownColumn(String),
    /// A cell that its column cannot hold: row, counted from 1, field, text.
    NotUnderstood(usize, &'static str, String),
    /// No column holds the terms.
    NoTermColumn,
    /// The file cannot be read: what its reader says.
    Unreadable(String),
}

impl ExchangeNote {
    /// The note in words.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            ExchangeNote::Lost(term, fields) => {
                let fields = fields.join(match lang {
                    Lang::Zh => "、",
                    Lang::En => ", ",
                });
                say!(lang, "“{term}”：此格式存不下{fields}", "“{term}”: the format cannot hold {fields}")
            }
            ExchangeNote::NoTerm(number) => {
                say!(lang, "第{number}条没有词条名，已略过", "Entry {number} names no term and is left out")
            }
            ExchangeNote::UnknownColumn(name) => {
                say!(lang, "“{name}”列没有对应的项，已略过", "No field answers to the column “{name}”")
            }
            ExchangeNote::NotUnderstood(row, field, text) => say!(
                lang,
                "第{row}行：“{text}”不能作为{field}，已略过",
                "Row {row}: “{text}” is no {field} and is left out"
            ),
            ExchangeNote::NoTermColumn => {
                say!(lang, "找不到词条名一列，请用列名对应指定", "No column holds the terms; say which does")
            }
            ExchangeNote::Unreadable(says) => say!(lang, "无法读取：{says}", "Cannot be read: {says}"),
        }
    }
}

/// The names of the fields that `entry` fills among `fields`, for the note of what a format cannot hold.
fn filled(entry: &Entry, fields: &[&'static str]) -> Vec<&'static str> {
    let is_filled = |field: &&&'static str| match **field {
        "valid_from" => entry.valid_from.is_some(),
        "valid_to" => entry.valid_to.is_some(),
        "first_proposed" => entry.first_proposed.is_some(),
        "region" => entry.region.is_some(),
        "level" => entry.level.is_some(),
        "must_quote" => entry.must_quote != super::MustQuote::Any,
        "only_quoted" => entry.only_quoted,
        "fixed_parts" => !entry.fixed_parts.is_empty(),
        "not_to_confuse" => !entry.not_to_confuse.is_empty(),
        "expands_to" => !entry.expands_to.is_empty(),
        "wrong.why" => entry.wrong.iter().any(|wrong| wrong.why.is_some()),
        "superseded.until" => entry.superseded.iter().any(|old| old.until.is_some() || old.why.is_some()),
        "status" => entry.status != super::Status::Preferred,
        _ => false,
    };
    fields.iter().filter(is_filled).copied().collect()
}
