//! The keys of `zhubi.toml`, as types: what is read, and the JSON Schema, come from here.

use crate::analysis::{HouseStyle, RuleLevel};
use crate::rules::{RULES, Severity};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// 朱笔的项目配置 / The configuration of a Zhubi project.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "zhubi.toml")]
pub(super) struct ConfigFile {
    /// 到此为止，不再沿用上级文件夹的配置 / Take nothing from configurations in the folders above.
    pub root: bool,
    /// 报名 / The name of the paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper: Option<String>,
    /// 出版日期；版面上印有日期的以版面为准 / The publication date, where the page does not print one.
    #[schemars(extend("format" = "date"))]
    pub date: Option<String>,
    /// 文件的编码；不写则逐个文件辨认 / The encoding of the files; each is looked at if left out.
    pub encoding: Option<FileEncoding>,
    /// 要检查的文件，相对于本文件夹；不写为全部 .txt / Which files are checked; all .txt files if left out.
    pub include: Vec<Glob>,
    /// 不检查的文件和文件夹，相对于本文件夹 / Files and folders that are left out.
    pub exclude: Vec<Glob>,
    /// 规则的开关和轻重 / Rules on, off or regraded.
    #[schemars(schema_with = "rules_schema")]
    pub rules: BTreeMap<String, Level>,
    /// 体例；不写的以各篇多数为准 / House style; what is left out is held to the majority of each text.
    pub style: HouseStyle,
    /// 术语 / Terms.
    pub terms: Files,
    /// 人名、地名、单位名 / Names of people, places and organisations.
    pub names: Files,
    /// 校对决定 / Decisions.
    pub decisions: DecisionsTable,
}

/// 文件列表 / A list of files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Files {
    /// 文件，相对于本文件夹，后面的盖过前面的 / Files, relative to this folder; later ones are laid over earlier ones.
    pub files: Vec<String>,
}

/// 校对决定 / Decisions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct DecisionsTable {
    /// 记下是谁、什么时候作的决定 / Record who decided, and when.
    pub who: Option<bool>,
}

/// 通配模式，写法同 .gitignore / A pattern, written as in .gitignore.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub(super) struct Glob(#[schemars(extend("format" = "glob"))] pub String);

/// 文件的编码 / An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FileEncoding {
    /// 逐个辨认 / Look at each file.
    Auto,
    /// UTF-8
    #[serde(rename = "utf-8")]
    Utf8,
    /// GB18030（含 GBK、GB2312）
    Gb18030,
    /// Big5
    Big5,
    /// UTF-16LE
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// UTF-16BE
    #[serde(rename = "utf-16be")]
    Utf16Be,
}

impl FileEncoding {
    /// The label of the encoding, as the Web knows it; none where each file is looked at.
    pub fn label(self) -> Option<&'static str> {
        match self {
            FileEncoding::Auto => None,
            FileEncoding::Utf8 => Some("utf-8"),
            FileEncoding::Gb18030 => Some("gb18030"),
            FileEncoding::Big5 => Some("big5"),
            FileEncoding::Utf16Le => Some("utf-16le"),
            FileEncoding::Utf16Be => Some("utf-16be"),
        }
    }
}

/// 开关或轻重 / A switch or a severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum Level {
    /// 开或关 / On or off.
    Switch(bool),
    /// 开、关或轻重 / On, off or a severity.
    Named(LevelName),
}

/// 开、关或轻重 / On, off or a severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum LevelName {
    /// 开，轻重不变 / On, with its own severity.
    On,
    /// 关 / Off.
    Off,
    /// 错误
    Error,
    /// 疑误
    Warning,
    /// 规范
    Information,
    /// 提示
    Hint,
}

impl From<Level> for RuleLevel {
    fn from(level: Level) -> RuleLevel {
        match level {
            Level::Switch(true) | Level::Named(LevelName::On) => RuleLevel::On,
            Level::Switch(false) | Level::Named(LevelName::Off) => RuleLevel::Off,
            Level::Named(LevelName::Error) => RuleLevel::At(Severity::Error),
            Level::Named(LevelName::Warning) => RuleLevel::At(Severity::Warning),
            Level::Named(LevelName::Information) => RuleLevel::At(Severity::Information),
            Level::Named(LevelName::Hint) => RuleLevel::At(Severity::Hint),
        }
    }
}

/// A key for every rule, former names included.
fn rules_schema(generator: &mut SchemaGenerator) -> Schema {
    let level = generator.subschema_for::<Level>();
    let mut properties = Map::new();
    for info in RULES.iter().map(|rule| rule.info()) {
        for code in std::iter::once(&info.code).chain(info.former_codes) {
            let mut key = level.clone();
            let title = info.page.title;
            key.insert("description".to_owned(), format!("{} / {}", title.zh, title.en).into());
            if *code != info.code {
                key.insert("deprecated".to_owned(), true.into());
            }
            properties.insert((*code).to_owned(), key.into());
        }
    }
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// The JSON Schema of `zhubi.toml`.
pub fn schema() -> &'static Value {
    static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
        let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<ConfigFile>();
        without_null(schema.into())
    });
    &SCHEMA
}

/// TOML knows no null: what is optional is left out.
fn without_null(schema: Value) -> Value {
    let is_null = |it: &Value| *it == "null" || *it == serde_json::json!({ "type": "null" });
    match schema {
        Value::Object(mut fields) => {
            fields.retain(|key, value| key != "default" || !(value.is_null() || value.is_object()));
            for key in ["type", "anyOf"] {
                let Some(Value::Array(kinds)) = fields.get_mut(key) else { continue };
                kinds.retain(|kind| !is_null(kind));
                if let [only] = kinds.as_slice() {
                    let only = only.clone();
                    fields.remove(key);
                    match only {
                        Value::Object(inner) => fields.extend(inner),
                        word => drop(fields.insert(key.to_owned(), word)),
                    }
                }
            }
            Value::Object(fields.into_iter().map(|(key, value)| (key, without_null(value))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_null).collect()),
        plain => plain,
    }
}
