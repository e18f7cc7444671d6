//! The columns of a table of terms: their names, here and in other tools, and how each is read and written.

use super::cells::{date, item, items, join_texts, joined, parts, read_date, texts};
use crate::terms::{Alias, Entry, Keyword, PartialDate, Source, SupersededForm, WrongForm};

/// A column of a table of terms: which field of an entry it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column(usize);

type Read = fn(&mut Entry, &str);

type Write = fn(&Entry) -> String;

/// The columns: field, other names of it in tables of other tools, how it is read and written.
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
    pub(super) fn takes_few_words(self) -> bool {
        matches!(
            self.field(),
            "valid_from" | "valid_to" | "first_proposed" | "level" | "status" | "must_quote" | "only_quoted"
        )
    }

    /// The field.
    pub fn field(self) -> &'static str {
        COLUMNS[self.0].0
    }

    /// All columns, in the order in which they are written.
    pub(super) fn all() -> impl Iterator<Item = Column> {
        (0..COLUMNS.len()).map(Column)
    }

    /// Reads a cell of the column into `entry`.
    pub(super) fn read(self, entry: &mut Entry, cell: &str) {
        let (_, _, read, _) = COLUMNS[self.0];
        read(entry, cell);
    }

    /// What `entry` has in the column.
    pub(super) fn write(self, entry: &Entry) -> String {
        let (.., write) = COLUMNS[self.0];
        write(entry)
    }
}

/// Whether `rest`, what follows an opening bracket, is the tag of a language: `zh-cn]`.
fn is_language(rest: &str) -> bool {
    let tag = rest.trim_end_matches([']', ')', '）']);
    let mut parts = tag.split(['-', '_']);
    parts.next().is_some_and(|first| first.len() == 2 && first.bytes().all(|b| b.is_ascii_lowercase()))
        && parts.all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}
