//! Tables: CSV, TSV, and the rows of a spreadsheet. A first row of column names says what each column holds.

use calamine::{Data, Reader};
use std::io::Cursor;

use super::{ExchangeNote, Imported};
use crate::terms::{Alias, Entry, Keyword, PartialDate, Source, SupersededForm, WrongForm};

/// A column of a table of terms: which field of an entry it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column(usize);

type Read = fn(&mut Entry, &str);
type Write = fn(&Entry) -> String;

/// The columns: field, other names of it in tables of other tools, how it is read and written. Items of a list are
/// parted by `|`, the parts of one item by `@`; a backslash before one of these makes it an ordinary character.
static COLUMNS: &[(&str, &[&str], Read, Write)] = &[
    (
        "id",
        &["编号", "entry id", "entryid", "concept id", "term id"],
        |e, t| e.id = t.to_owned(),
        |e| e.id.clone(),
    ),
    (
        "term",
        &[
            "术语",
            "词条",
            "词语",
            "词汇",
            "名称",
            "专用语",
            "source term",
            "source",
            "zh",
            "zh-cn",
            "zh-hans",
            "chinese",
            "chinese prc",
            "chinese simplified",
            "中文",
            "中文术语",
            "简体中文",
            "name",
            "preflabel",
        ],
        |e, t| e.term = t.to_owned(),
        |e| e.term.clone(),
    ),
    (
        "aliases",
        &["alias", "别名", "同义词", "简称", "全称", "synonym", "synonyms", "variant", "altlabel"],
        |e, t| {
            e.aliases.extend(items(t).into_iter().map(|item| {
                let mut parts = parts(&item).into_iter();
                let form = parts.next().unwrap_or_default();
                let kind = parts.next().and_then(|kind| Keyword::parse(&kind)).unwrap_or_default();
                Alias { form, kind }
            }))
        },
        |e| joined(e.aliases.iter().map(|alias| item(&[&alias.form, alias.kind.word()]))),
    ),
    (
        "wrong",
        &["错误写法", "误写", "禁用", "禁用词", "forbidden", "incorrect", "hiddenlabel"],
        |e, t| {
            e.wrong.extend(items(t).into_iter().map(|item| {
                let mut parts = parts(&item).into_iter();
                WrongForm {
                    form: parts.next().unwrap_or_default(),
                    why: parts.next().filter(|why| !why.is_empty()),
                }
            }))
        },
        |e| joined(e.wrong.iter().map(|wrong| item(&[&wrong.form, wrong.why.as_deref().unwrap_or("")]))),
    ),
    (
        "superseded",
        &["旧称", "曾用名", "obsolete"],
        |e, t| {
            e.superseded.extend(items(t).into_iter().map(|item| {
                let mut parts = parts(&item).into_iter();
                let form = parts.next().unwrap_or_default();
                let until = parts.next().and_then(|until| PartialDate::parse(&until));
                SupersededForm { form, until, why: parts.next().filter(|why| !why.is_empty()) }
            }))
        },
        |e| {
            joined(e.superseded.iter().map(|old| {
                let until = old.until.map(|until| until.to_string()).unwrap_or_default();
                item(&[&old.form, &until, old.why.as_deref().unwrap_or("")])
            }))
        },
    ),
    (
        "definition",
        &[
            "释义",
            "定义",
            "解释",
            "说明",
            "含义",
            "description",
            "explanation",
            "meaning",
            "concept definition",
            "chinese prc def",
        ],
        |e, t| e.definition = t.to_owned(),
        |e| e.definition.clone(),
    ),
    (
        "expands_to",
        &["展开", "成员", "具体内容", "members"],
        |e, t| e.expands_to = texts(t),
        |e| join_texts(&e.expands_to),
    ),
    (
        "sources",
        &["出处", "来源", "依据", "reference", "references", "definition source"],
        |e, t| {
            e.sources.extend(items(t).into_iter().map(|item| {
                let mut parts = parts(&item).into_iter();
                let document = parts.next().unwrap_or_default();
                let mut optional = || parts.next().filter(|part| !part.is_empty());
                let (number, date, url) = (optional(), optional(), optional());
                Source { document, number, date: date.and_then(|date| PartialDate::parse(&date)), url }
            }))
        },
        |e| {
            joined(e.sources.iter().map(|source| {
                let date = source.date.map(|date| date.to_string()).unwrap_or_default();
                let text = |text: &Option<String>| text.clone().unwrap_or_default();
                item(&[&source.document, &text(&source.number), &date, &text(&source.url)])
            }))
        },
    ),
    ("valid_from", &["启用日期"], |e, t| e.valid_from = read_date(t), |e| date(e.valid_from)),
    ("valid_to", &["停用日期"], |e, t| e.valid_to = read_date(t), |e| date(e.valid_to)),
    (
        "first_proposed",
        &["首次提出", "提出时间"],
        |e, t| e.first_proposed = read_date(t),
        |e| date(e.first_proposed),
    ),
    ("region", &["地区", "区域"], |e, t| e.region = some(t), |e| e.region.clone().unwrap_or_default()),
    (
        "level",
        &["层级", "级别"],
        |e, t| e.level = Keyword::parse(t),
        |e| e.level.map_or("", Keyword::word).to_owned(),
    ),
    (
        "field",
        &[
            "领域",
            "类别",
            "分类",
            "domain",
            "subject",
            "subject field",
            "category",
            "entry subject",
            "entry domain",
        ],
        |e, t| e.field = some(t),
        |e| e.field.clone().unwrap_or_default(),
    ),
    (
        "status",
        &["状态", "administrative status"],
        |e, t| e.status = Keyword::parse(t).unwrap_or_default(),
        |e| e.status.word().to_owned(),
    ),
    (
        "must_quote",
        &["引号"],
        |e, t| e.must_quote = Keyword::parse(t).unwrap_or_default(),
        |e| e.must_quote.word().to_owned(),
    ),
    (
        "only_quoted",
        &["仅引号内"],
        |e, t| e.only_quoted = matches!(t, "true" | "是" | "1"),
        |e| if e.only_quoted { "true".to_owned() } else { String::new() },
    ),
    ("fixed_parts", &["固定部分"], |e, t| e.fixed_parts = texts(t), |e| join_texts(&e.fixed_parts)),
    (
        "not_to_confuse",
        &["勿混", "易混"],
        |e, t| e.not_to_confuse = texts(t),
        |e| join_texts(&e.not_to_confuse),
    ),
    ("related", &["相关", "参见", "see also"], |e, t| e.related = texts(t), |e| join_texts(&e.related)),
    (
        "examples",
        &["例句", "例子", "示例", "example", "context", "usage", "term example"],
        |e, t| e.examples = texts(t),
        |e| join_texts(&e.examples),
    ),
    (
        "note",
        &["备注", "注", "notes", "comment", "comments", "remark", "usage note", "entry note", "concept note"],
        |e, t| e.note = some(t),
        |e| e.note.clone().unwrap_or_default(),
    ),
];

impl Column {
    /// The column that a heading names: a field, or what other tools call it, perhaps with the language in brackets
    /// (`Term [zh-CN]`); none for another language.
    pub fn named(heading: &str) -> Option<Column> {
        let heading = heading.trim().trim_start_matches('\u{feff}').to_lowercase();
        let field = |name: &str| COLUMNS.iter().position(|(field, ..)| *field == name);
        let plain = match heading.split_once(['[', '(', '（']) {
            Some((name, language)) if is_language(language) => match language.starts_with("zh") {
                true => name.trim().to_owned(),
                false => return None,
            },
            _ => heading.replace(['(', ')', '（', '）'], " "),
        };
        let plain = plain.replace(['_', '.'], " ");
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let known = |others: &[&str]| {
            others.contains(&plain.as_str()) || others.contains(&plain.replace(' ', "-").as_str())
        };
        let found = field(&heading)
            .or_else(|| COLUMNS.iter().position(|(field, others, ..)| *field == plain || known(others)));
        found.map(Column)
    }

    /// Whether it holds a date or a word of a closed set, so that not everything can be read.
    fn takes_few_words(self) -> bool {
        matches!(
            self.field(),
            "valid_from" | "valid_to" | "first_proposed" | "level" | "status" | "must_quote" | "only_quoted"
        )
    }

    /// The field.
    pub fn field(self) -> &'static str {
        COLUMNS[self.0].0
    }
}

/// Whether `rest`, what follows an opening bracket, is the tag of a language: `zh-cn]`.
fn is_language(rest: &str) -> bool {
    let tag = rest.trim_end_matches([']', ')', '）']);
    let mut parts = tag.split(['-', '_']);
    parts.next().is_some_and(|first| first.len() == 2 && first.bytes().all(|b| b.is_ascii_lowercase()))
        && parts.all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// What parts the cells of a table in text form: whatever its first lines hold most of, of comma, semicolon and tab.
pub fn separator_of(text: &str) -> u8 {
    let head: Vec<&str> = text.lines().take(5).collect();
    let count =
        |mark: u8| head.iter().map(|line| memchr::memchr_iter(mark, line.as_bytes()).count()).sum::<usize>();
    [b',', b'\t', b';'].into_iter().rev().max_by_key(|&mark| count(mark)).unwrap_or(b',')
}

/// The rows of a table in text form, parted by `separator` (comma, tab), quoted as CSV has it.
pub fn rows_of_text(text: &str, separator: u8) -> Result<Vec<Vec<String>>, ExchangeNote> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.map(|row| row.iter().map(str::to_owned).collect()));
    rows.collect::<Result<_, _>>().map_err(|error| ExchangeNote::Unreadable(error.to_string()))
}

/// The rows of the first sheet of a spreadsheet file (XLSX, XLS, ODS).
pub fn rows_of_spreadsheet(bytes: &[u8]) -> Result<Vec<Vec<String>>, ExchangeNote> {
    let unreadable = |error: calamine::Error| ExchangeNote::Unreadable(error.to_string());
    let mut book = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(unreadable)?;
    let Some(sheet) = book.worksheet_range_at(0) else { return Ok(Vec::new()) };
    let sheet = sheet.map_err(unreadable)?;
    Ok(sheet.rows().map(|row| row.iter().map(cell).collect()).collect())
}

/// A cell as it reads: dates as `2019-06-01`, not as the day's number.
fn cell(cell: &Data) -> String {
    let day = |number: f64| {
        let days = jiff::Span::new().try_days(number.floor() as i64).ok()?;
        jiff::civil::date(1899, 12, 30).checked_add(days).ok()
    };
    match cell {
        Data::DateTime(time) if time.is_datetime() => {
            day(time.as_f64()).map_or_else(|| cell.to_string(), |date| date.to_string())
        }
        Data::DateTimeIso(time) => time.split('T').next().unwrap_or(time).to_owned(),
        _ => cell.to_string(),
    }
}

/// The row that names the columns, with the fields: the first of the first few in which a column holds the terms, for
/// a title may stand above it; else the first in which a name is known.
fn head(rows: &[Vec<String>], mapping: &[(String, Column)]) -> Option<(usize, Vec<Option<Column>>)> {
    let mapped = |heading: &String| {
        let by_hand = mapping.iter().find(|(name, _)| name == heading.trim()).map(|&(_, column)| column);
        by_hand.or_else(|| Column::named(heading))
    };
    let columns = rows.iter().take(ROWS_ABOVE + 1).map(|row| row.iter().map(mapped).collect::<Vec<_>>());
    let columns: Vec<Vec<Option<Column>>> = columns.collect();
    let holds_terms = |columns: &Vec<Option<Column>>| {
        columns.len() > 1 && columns.iter().flatten().any(|column| column.field() == "term")
    };
    let first = columns.iter().position(holds_terms);
    let known = || columns.first().filter(|columns| columns.iter().any(Option::is_some)).map(|_| 0);
    let at = first.or_else(known)?;
    Some((at, columns[at].clone()))
}

/// Rows that may stand above the names of the columns.
const ROWS_ABOVE: usize = 4;

/// Reads rows of which the first names the columns. `mapping` gives the field of headings that are not known by
/// themselves. A table without a known heading is taken as term and definition.
pub fn from_rows(rows: &[Vec<String>], mapping: &[(String, Column)]) -> Imported {
    let mut imported = Imported::default();
    let (skipped, columns) = match head(rows, mapping) {
        Some((at, columns)) => {
            for (heading, column) in rows[at].iter().zip(&columns) {
                if column.is_none() && !heading.trim().is_empty() {
                    imported.notes.push(ExchangeNote::UnknownColumn(heading.trim().to_owned()));
                }
            }
            (at + 1, columns)
        }
        None if rows.is_empty() => return imported,
        None => (0, vec![Column::named("term"), Column::named("definition")]),
    };
    if !columns.iter().flatten().any(|column| column.field() == "term") {
        imported.notes.push(ExchangeNote::NoTermColumn);
        return imported;
    }
    for (number, row) in rows.iter().enumerate().skip(skipped) {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let mut entry = Entry::default();
        for (cell, column) in row.iter().zip(&columns) {
            let (Some(column), cell) = (column, cell.trim()) else { continue };
            if cell.is_empty() {
                continue;
            }
            let (_, _, read, write) = COLUMNS[column.0];
            read(&mut entry, cell);
            let default = write(&Entry::default());
            if write(&entry) == default && cell != default && column.takes_few_words() {
                let field = column.field();
                imported.notes.push(ExchangeNote::NotUnderstood(number + 1, field, cell.to_owned()));
            }
        }
        if entry.term.is_empty() {
            imported.notes.push(ExchangeNote::NoTerm(number + 1));
            continue;
        }
        if entry.id.is_empty() {
            entry.id.clone_from(&entry.term);
        }
        imported.entries.push(entry);
    }
    imported
}

/// The entries as rows, the first of which names the columns. Nothing is lost.
pub fn to_rows(entries: &[Entry]) -> Vec<Vec<String>> {
    let head = COLUMNS.iter().map(|(field, ..)| (*field).to_owned()).collect();
    let rows = entries.iter().map(|entry| COLUMNS.iter().map(|(.., write)| write(entry)).collect());
    std::iter::once(head).chain(rows).collect()
}

/// The entries as CSV or TSV.
pub fn to_table(entries: &[Entry], separator: u8) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    for row in to_rows(entries) {
        // Writing to memory cannot fail.
        let _ = writer.write_record(&row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// A date as tables have it: 2021-04-02, 2021/4/2, 2021.4, 2021年4月2日.
fn read_date(text: &str) -> Option<PartialDate> {
    let numbers: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let marks = text.chars().all(|c| c.is_ascii_digit() || "-/.年月日 ".contains(c));
    let padded: Vec<String> = numbers
        .iter()
        .enumerate()
        .map(|(at, part)| if at == 0 { (*part).to_owned() } else { format!("{part:0>2}") })
        .collect();
    PartialDate::parse(&padded.join("-")).filter(|_| marks)
}

fn date(date: Option<PartialDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// Cuts at each unescaped `mark`; escapes stay.
fn cut(text: &str, mark: char) -> Vec<String> {
    let mut cut = vec![String::new()];
    let mut escaped = false;
    for c in text.chars() {
        if c == mark && !escaped {
            cut.push(String::new());
        } else if let Some(last) = cut.last_mut() {
            last.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    cut
}

fn items(text: &str) -> Vec<String> {
    cut(text, '|').into_iter().filter(|item| !item.trim().is_empty()).collect()
}

fn parts(item: &str) -> Vec<String> {
    cut(item, '@').iter().map(|part| unescaped(part.trim())).collect()
}

fn texts(text: &str) -> Vec<String> {
    items(text).iter().map(|item| unescaped(item.trim())).collect()
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '|' | '@') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn item(parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| escaped(part)).collect();
    parts.join("@").trim_end_matches('@').to_owned()
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("|")
}

fn join_texts(items: &[String]) -> String {
    joined(items.iter().map(|item| escaped(item)))
}
