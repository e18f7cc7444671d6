//! Holds TOML to a JSON Schema, of which it knows what the configuration needs. What does not fit is told, with the nearest
//! known word, and left out; the rest is in use.

use super::globs;
use serde_json::Value;
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// From this likeness on a word is taken for a slip of another.
const LIKE: f64 = 0.7;

/// Something that does not fit: where in the text, in bytes, and what, in both languages.
pub(super) type Misfit = (Range<usize>, String, String);

/// Holds tables and values to a schema.
pub(super) struct Checker<'s> {
    schema: &'s Value,
    /// What did not fit.
    pub misfits: Vec<Misfit>,
}

impl<'s> Checker<'s> {
    /// A checker by the whole schema.
    pub(super) fn new(schema: &'s Value) -> Checker<'s> {
        Checker { schema, misfits: Vec::new() }
    }

    /// What of the whole document fits.
    pub(super) fn document(&mut self, table: &DeTable) -> toml::Table {
        self.table(table, self.schema)
    }

    fn table(&mut self, table: &DeTable, schema: &'s Value) -> toml::Table {
        let mut fitting = toml::Table::new();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            match schema["properties"].get(name) {
                Some(schema) => {
                    if let Some(value) = self.value(value, schema) {
                        fitting.insert(name.to_owned(), value);
                    }
                }
                None => self.unknown_key(key, schema),
            }
        }
        fitting
    }

    fn value(&mut self, value: &Spanned<DeValue>, schema: &'s Value) -> Option<toml::Value> {
        let mut kinds = Vec::new();
        self.kinds(schema, &mut kinds);
        let of_type = |name: &str| kinds.iter().copied().find(|kind| kind["type"] == name);
        match (value.get_ref(), of_type("object"), of_type("array")) {
            (DeValue::Table(table), Some(kind), _) => Some(toml::Value::Table(self.table(table, kind))),
            (DeValue::Array(items), _, Some(kind)) => {
                let items = items.iter().filter_map(|item| self.value(item, &kind["items"]));
                Some(toml::Value::Array(items.collect()))
            }
            (plain, _, _) => {
                let found = kinds.iter().find_map(|kind| plain_value(plain, kind));
                if found.is_none() {
                    self.wrong_value(value, &kinds);
                }
                found
            }
        }
    }

    /// The plain kinds of values that `schema` allows.
    fn kinds(&self, schema: &'s Value, kinds: &mut Vec<&'s Value>) {
        if let Some(name) = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
            return self.kinds(&self.schema["$defs"][name], kinds);
        }
        let choices = ["anyOf", "oneOf"].into_iter().find_map(|key| schema[key].as_array());
        match choices {
            Some(choices) => choices.iter().for_each(|choice| self.kinds(choice, kinds)),
            None => kinds.push(schema),
        }
    }

    fn unknown_key(&mut self, key: &Spanned<Cow<str>>, schema: &Value) {
        let name = key.get_ref().as_ref();
        let known = schema["properties"].as_object();
        let known = known.into_iter().flat_map(|known| known.keys().map(String::as_str));
        let (mut zh, mut en) = (format!("没有“{name}”这一项"), format!("there is no key “{name}”"));
        did_you_mean(name, known, &mut zh, &mut en);
        self.misfits.push((key.span(), zh, en));
    }

    fn wrong_value(&mut self, value: &Spanned<DeValue>, kinds: &[&Value]) {
        let [wanted_zh, wanted_en] = wanted(kinds);
        let (mut zh, mut en) = (format!("这里应当是{wanted_zh}"), format!("this should be {wanted_en}"));
        if let DeValue::String(written) = value.get_ref() {
            did_you_mean(written, kinds.iter().flat_map(|kind| words_of(kind)), &mut zh, &mut en);
        }
        self.misfits.push((value.span(), zh, en));
    }
}

/// The value, where it is of this kind.
fn plain_value(value: &DeValue, kind: &Value) -> Option<toml::Value> {
    let is = |name: &str| kind["type"] == name;
    match value {
        DeValue::Boolean(switch) if is("boolean") => Some(toml::Value::Boolean(*switch)),
        DeValue::Datetime(date) if kind["format"] == "date" => text_of_date(&date.to_string()),
        DeValue::String(text) => {
            let fits = match kind["format"].as_str() {
                Some("date") => return text_of_date(text),
                Some("glob") => globs::is_valid(text),
                _ if words_of(kind).next().is_some() => words_of(kind).any(|word| word == text.as_ref()),
                _ => is("string"),
            };
            fits.then(|| toml::Value::String(text.to_string()))
        }
        _ => None,
    }
}

fn text_of_date(text: &str) -> Option<toml::Value> {
    text.parse::<jiff::civil::Date>().ok().map(|date| toml::Value::String(date.to_string()))
}

/// The words that a kind allows, where it allows nothing else.
fn words_of(kind: &Value) -> impl Iterator<Item = &str> {
    let listed = kind["enum"].as_array().into_iter().flatten();
    listed.chain(kind.get("const")).filter_map(Value::as_str)
}

/// What would fit, in both languages.
fn wanted(kinds: &[&Value]) -> [String; 2] {
    let words: Vec<&str> = kinds.iter().flat_map(|kind| words_of(kind)).collect();
    let others = kinds.iter().filter(|kind| words_of(kind).next().is_none()).map(|kind| {
        match (kind["type"].as_str(), kind["format"].as_str()) {
            (_, Some("date")) => ("一个日期，例如 2022-04-02", "a date, such as 2022-04-02"),
            (_, Some("glob")) => ("文件模式，例如 旧稿/**", "a pattern of files, such as old/**"),
            (Some("boolean"), _) => ("true 或 false", "true or false"),
            (Some("array"), _) => ("一个列表", "a list"),
            (Some("object"), _) => ("一个表", "a table"),
            _ => ("引号里的文字", "a text in quotes"),
        }
    });
    let (mut zh, mut en): (Vec<&str>, Vec<&str>) = others.unzip();
    let (all_zh, all_en) = (words.join("、"), words.join(", "));
    if !words.is_empty() {
        zh.push(&all_zh);
        en.push(&all_en);
    }
    [zh.join("，或"), en.join(", or ")]
}

/// Adds the word of `known` that is nearest to what is written, where one is like it.
pub(super) fn did_you_mean<'w>(
    written: &str,
    known: impl Iterator<Item = &'w str>,
    zh: &mut String,
    en: &mut String,
) {
    let likeness = |word: &str| strsim::jaro_winkler(written, word);
    let nearest = known.map(|word| (likeness(word), word)).max_by(|one, two| one.0.total_cmp(&two.0));
    if let Some((_, word)) = nearest.filter(|(likeness, _)| *likeness >= LIKE) {
        *zh += &format!("；是不是“{word}”？");
        *en += &format!("; did you mean “{word}”?");
    }
}
