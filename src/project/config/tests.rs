//! What is read of a configuration, and what is told of its mistakes.

use super::*;
use crate::analysis::{NumeralStyle, QuoteStyle, RuleLevel, SpacingStyle, WidthStyle};
use crate::rules::Severity;

fn parse(text: &str) -> (Config, Vec<String>) {
    let (config, problems) = Config::parse(text, Path::new("/报/zhubi.toml"));
    (config, problems.into_iter().map(|problem| problem.en).collect())
}

/// The one problem of `text`, in both languages, and what it stands at.
#[track_caller]
fn check(text: &str, at: &str, zh: &str, en: &str) {
    let (_, problems) = Config::parse(text, Path::new("/报/zhubi.toml"));
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!((problems[0].zh.as_str(), problems[0].en.as_str()), (zh, en));
    let (start, end) = problems[0].range;
    let line: Vec<u16> = text.lines().nth(start.line as usize).unwrap().encode_utf16().collect();
    let words = &line[start.character as usize..end.character as usize];
    assert_eq!(String::from_utf16(words).unwrap(), at);
}

#[test]
fn a_full_file_is_read() {
    let (config, problems) = parse(
        "root = true\npaper = \"青禾日报\"\ndate = 2022-04-02\nencoding = \"gb18030\"\ninclude = [\"**/*.txt\"]\n\
         exclude = [\"旧稿/\"]\n[rules]\nrepeated-word = \"hint\"\nmixed-width = false\nsum-mismatch = \"on\"\n[style]\n\
         numerals = \"arabic\"\nwidth = \"full\"\nspacing = \"none\"\nquotes = \"corner\"\n[terms]\nfiles = [\"terms.toml\"]\n\
         [names]\nfiles = [\"names.toml\"]\n[decisions]\nwho = true\n",
    );
    assert_eq!(problems, Vec::<String>::new());
    let settings = &config.settings;
    assert_eq!(settings.date, Some(jiff::civil::date(2022, 4, 2)));
    assert_eq!(settings.paper.as_deref(), Some("青禾日报"));
    assert_eq!(settings.rules["repeated-word"], RuleLevel::At(Severity::Hint));
    assert_eq!(settings.rules["mixed-width"], RuleLevel::Off);
    assert_eq!(settings.rules["sum-mismatch"], RuleLevel::On);
    assert_eq!(settings.style.numerals, Some(NumeralStyle::Arabic));
    assert_eq!(settings.style.width, Some(WidthStyle::Full));
    assert_eq!(settings.style.spacing, Some(SpacingStyle::None));
    assert_eq!(settings.style.quotes, Some(QuoteStyle::Corner));
    assert_eq!(
        (config.term_files, config.name_files),
        (vec!["terms.toml".into()], vec!["names.toml".into()])
    );
    assert_eq!(config.encoding, Some(FileEncoding::Gb18030));
    assert!(config.signs_decisions && config.is_root);
}

#[test]
fn a_date_may_stand_in_quotes() {
    assert_eq!(parse("date = \"2022-04-02\"").0.settings.date, Some(jiff::civil::date(2022, 4, 2)));
}

#[test]
fn files_that_are_not_there_are_told_where_they_are_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("人名.toml"), "").unwrap();
    std::fs::write(folder.path().join("词语.toml"), "").unwrap();
    let told = |text: &str| -> Vec<(u32, u32, String)> {
        let (config, problems) = Config::parse(text, &folder.path().join("zhubi.toml"));
        assert_eq!(problems, []);
        let missing = config.missing_files().into_iter();
        missing.map(|it| (it.range.0.line, it.range.0.character, it.zh)).collect()
    };
    assert_eq!(told("[terms]\nfiles = [\"词语.toml\"]\n[names]\nfiles = [\"人名.toml\"]\n"), []);
    let expected = [
        (1, 20, "没有“词话.toml”这个文件；是不是“词语.toml”？".to_owned()),
        (3, 9, "没有“别处/名.toml”这个文件".to_owned()),
    ];
    let text = "[terms]\nfiles = [\"词语.toml\", \"词话.toml\"]\n[names]\nfiles = [\"别处/名.toml\"]\n";
    assert_eq!(told(text), expected);
}

#[test]
fn mistakes_are_told_where_they_stand_with_the_nearest_word() {
    check(
        "dat = 2022-04-02\n",
        "dat",
        "没有“dat”这一项；是不是“date”？",
        "there is no key “dat”; did you mean “date”?",
    );
    check("zzz = \"x\"\n", "zzz", "没有“zzz”这一项", "there is no key “zzz”");
    check(
        "date = \"2022年\"\n",
        "\"2022年\"",
        "这里应当是一个日期，例如 2022-04-02",
        "this should be a date, such as 2022-04-02",
    );
    check(
        "date = \"2022-04-31\"\n",
        "\"2022-04-31\"",
        "这里应当是一个日期，例如 2022-04-02",
        "this should be a date, such as 2022-04-02",
    );
    check(
        "[style]\nwidth = \"ful\"\n",
        "\"ful\"",
        "这里应当是full、half；是不是“full”？",
        "this should be full, half; did you mean “full”?",
    );
    check(
        "[rules]\nrepeated-word = \"of\"\n",
        "\"of\"",
        "这里应当是true 或 false，或on、off、error、warning、information、hint；是不是“off”？",
        "this should be true or false, or on, off, error, warning, information, hint; did you mean “off”?",
    );
    check("paper = 3\n", "3", "这里应当是引号里的文字", "this should be a text in quotes");
    check("rules = 3\n", "3", "这里应当是一个表", "this should be a table");
    check("[terms]\nfiles = \"a.toml\"\n", "\"a.toml\"", "这里应当是一个列表", "this should be a list");
    check("[terms]\nfiles = [1]\n", "1", "这里应当是引号里的文字", "this should be a text in quotes");
    check(
        "exclude = [\"a[\"]\n",
        "\"a[\"",
        "这里应当是文件模式，例如 旧稿/**",
        "this should be a pattern of files, such as old/**",
    );
}

#[test]
fn what_is_right_holds_beside_what_is_wrong() {
    let (config, problems) = parse(
        "dat = 1\n[rules]\nrepeated-wrod = \"off\"\nrepeated-word = false\n[terms]\nfiles = [1, \"b.toml\"]\n",
    );
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert_eq!(config.settings.rules["repeated-word"], RuleLevel::Off);
    assert_eq!(config.term_files, ["b.toml"]);
    let (_, problems) = parse("date = \n");
    assert!(problems[0].starts_with("not valid TOML"), "{problems:?}");
}

#[test]
fn every_key_of_the_schema_is_told_of_in_both_languages() {
    let told = |place: &serde_json::Value| {
        let text = place["description"].as_str().unwrap_or_default();
        assert!(text.contains(" / "), "{place}");
    };
    for (_, key) in schema()["properties"].as_object().unwrap() {
        told(key);
    }
    for (_, key) in schema()["properties"]["rules"]["properties"].as_object().unwrap() {
        told(key);
    }
}

#[test]
fn the_inner_configuration_is_laid_over_the_outer_one() {
    let outer = parse("date = 2022-04-02\nexclude = [\"旧稿/\"]\n[rules]\nrepeated-word = \"off\"\nmixed-width = \"off\"\n[style]\n\
         width = \"full\"\nquotes = \"curly\"\n[terms]\nfiles = [\"a.toml\"]\n[decisions]\nwho = true\n").0;
    let inner = "exclude = [\"草*\"]\n[rules]\nrepeated-word = \"hint\"\n[style]\nwidth = \"half\"\n[terms]\nfiles = [\"b.toml\"]\n";
    let (inner, _) = Config::parse(inner, Path::new("/报/副刊/zhubi.toml"));
    let both = inner.over(outer, Path::new("副刊"));
    assert_eq!(both.settings.date, Some(jiff::civil::date(2022, 4, 2)));
    assert_eq!(both.settings.rules["repeated-word"], RuleLevel::At(Severity::Hint));
    assert_eq!(both.settings.rules["mixed-width"], RuleLevel::Off);
    assert_eq!(both.settings.style.width, Some(WidthStyle::Half));
    assert_eq!(both.settings.style.quotes, Some(QuoteStyle::Curly));
    assert_eq!(both.term_files, ["a.toml", "副刊/b.toml"]);
    assert!(both.signs_decisions);
    let reads = |path: &str| both.reads(Path::new(path));
    assert!(reads("/报/一版.txt") && reads("/报/副刊/一版.txt") && reads("/报/草稿.txt"));
    assert!(!reads("/报/旧稿/深/一版.txt") && !reads("/报/副刊/草稿.txt") && !reads("/报/一版.md"));
}

#[test]
fn patterns_say_which_files_are_checked() {
    let (config, _) = parse("include = [\"*.md\", \"要闻/**\"]\nexclude = [\"**/草*\"]\n");
    let reads = |path: &str| config.reads(Path::new(path));
    assert!(reads("/报/一版.md") && reads("/报/要闻/深/一版.稿"));
    assert!(!reads("/报/一版.txt") && !reads("/报/要闻/草稿.md") && !reads("/报/草/一版.md"));
    assert!(config.leaves_out(Path::new("/报/草.md")));
    assert!(Config::default().reads(Path::new("一版.TXT")) && !Config::default().reads(Path::new("一版.md")));
}
