//! `zhubi.toml`: what a project sets. Unknown keys and wrong values are problems with a suggestion; the rest holds.

use super::Problem;
use crate::analysis::{RuleLevel, Settings};
use crate::rules::{RULES, Severity, rule};
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a project sets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// What the analysis is told. Its language is the user's, not the project's.
    pub settings: Settings,
    /// Term files, relative to the project folder, in the order in which they are layered.
    pub term_files: Vec<String>,
}

type Entry<'a> = (&'a Spanned<std::borrow::Cow<'a, str>>, &'a Spanned<DeValue<'a>>);

impl Config {
    /// Reads the `text` of the configuration `file`. The file itself is not touched.
    pub fn parse(text: &str, file: &Path) -> (Config, Vec<Problem>) {
        let mut reader = Reader { text, file, config: Config::default(), problems: Vec::new() };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let message = error.message().to_owned();
            let bytes = error.span().unwrap_or(0..0);
            reader.problem(
                bytes,
                format!("这不是合格的 TOML：{message}"),
                format!("not valid TOML: {message}"),
            );
        }
        reader.table(table.get_ref());
        (reader.config, reader.problems)
    }
}

struct Reader<'a> {
    text: &'a str,
    file: &'a Path,
    config: Config,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn problem(&mut self, bytes: std::ops::Range<usize>, zh: String, en: String) {
        self.problems.push(Problem::at(self.file, self.text, bytes, zh, en));
    }

    fn table(&mut self, table: &DeTable) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "date" => self.date(value),
                "rules" => self.each(value, |reader, entry| reader.rule_level(entry)),
                "terms" => self.each(value, |reader, entry| reader.terms(entry)),
                _ => self.unknown_key(key, &["date", "rules", "terms"]),
            }
        }
    }

    fn each(&mut self, value: &Spanned<DeValue>, mut read: impl FnMut(&mut Self, Entry)) {
        match value.get_ref() {
            DeValue::Table(table) => table.iter().for_each(|entry| read(self, entry)),
            _ => self.wrong_value(value, "一个表", "a table"),
        }
    }

    fn date(&mut self, value: &Spanned<DeValue>) {
        let written = match value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::String(date) => date.to_string(),
            _ => String::new(),
        };
        match written.parse() {
            Ok(date) => self.config.settings.date = Some(date),
            Err(_) => self.wrong_value(value, "一个日期，例如 2022-04-02", "a date, such as 2022-04-02"),
        }
    }

    fn rule_level(&mut self, (key, value): Entry) {
        let Some(rule) = rule(key.get_ref()) else {
            let codes: Vec<&str> = RULES.iter().map(|rule| rule.info().code).collect();
            return self.unknown_key(key, &codes);
        };
        let level = match value.get_ref() {
            DeValue::Boolean(true) => Some(RuleLevel::On),
            DeValue::Boolean(false) => Some(RuleLevel::Off),
            DeValue::String(level) => match level.as_ref() {
                "on" => Some(RuleLevel::On),
                "off" => Some(RuleLevel::Off),
                name => Severity::from_name(name).map(RuleLevel::At),
            },
            _ => None,
        };
        match level {
            Some(level) => {
                self.config.settings.rules.insert(rule.info().code.to_owned(), level);
            }
            None => self.wrong_value(
                value,
                "on、off、error、warning、information 或 hint",
                "on, off, error, warning, information or hint",
            ),
        }
    }

    fn terms(&mut self, (key, value): Entry) {
        if key.get_ref() != "files" {
            return self.unknown_key(key, &["files"]);
        }
        let DeValue::Array(files) = value.get_ref() else {
            return self.wrong_value(value, "文件名的列表", "a list of file names");
        };
        for file in files {
            match file.get_ref() {
                DeValue::String(name) => self.config.term_files.push(name.to_string()),
                _ => self.wrong_value(file, "文件名", "a file name"),
            }
        }
    }

    fn unknown_key(&mut self, key: &Spanned<std::borrow::Cow<str>>, known: &[&str]) {
        let name = key.get_ref().as_ref();
        let nearest = known
            .iter()
            .max_by(|one, two| strsim::jaro_winkler(name, one).total_cmp(&strsim::jaro_winkler(name, two)));
        let (mut zh, mut en) = (format!("没有“{name}”这一项"), format!("there is no key “{name}”"));
        if let Some(nearest) = nearest {
            zh += &format!("；是不是“{nearest}”？");
            en += &format!("; did you mean “{nearest}”?");
        }
        self.problem(key.span(), zh, en);
    }

    fn wrong_value(&mut self, value: &Spanned<DeValue>, zh: &str, en: &str) {
        self.problem(value.span(), format!("这里应当是{zh}"), format!("this should be {en}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Config, Vec<String>) {
        let (config, problems) = Config::parse(text, Path::new("zhubi.toml"));
        (config, problems.into_iter().map(|problem| problem.en).collect())
    }

    #[test]
    fn a_full_file_is_read() {
        let (config, problems) = parse(
            "date = 2022-04-02\n[rules]\nrepeated-word = \"hint\"\n[terms]\nfiles = [\"terms.toml\"]\n",
        );
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(config.settings.date, Some(jiff::civil::date(2022, 4, 2)));
        assert_eq!(config.settings.rules["repeated-word"], RuleLevel::At(Severity::Hint));
        assert_eq!(config.term_files, ["terms.toml"]);
    }

    #[test]
    fn a_mistyped_rule_is_reported_with_the_nearest_code_and_the_rest_holds() {
        let (config, problems) = parse("[rules]\nrepeated-wrod = \"off\"\nrepeated-word = false\n");
        assert_eq!(problems, ["there is no key “repeated-wrod”; did you mean “repeated-word”?"]);
        assert_eq!(config.settings.rules["repeated-word"], RuleLevel::Off);
    }

    #[test]
    fn a_wrong_value_is_reported_where_it_stands() {
        let text = "date = \"2022年\"\n";
        let (_, problems) = Config::parse(text, Path::new("zhubi.toml"));
        assert_eq!(problems[0].range.0.character, 7);
        assert_eq!(problems[0].en, "this should be a date, such as 2022-04-02");
    }

    #[test]
    fn broken_toml_is_a_problem_not_a_failure() {
        let (_, problems) = parse("date = \n");
        assert!(problems[0].starts_with("not valid TOML"), "{problems:?}");
    }
}
