//! The desk from outside: deciding on findings at the command line; and what holds of decisions whatever the pages.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod pages;
mod properties;
mod tutorial;

use serde_json::Value;
use std::process::{Command, Output};

struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        files.iter().for_each(|(name, text)| folder.write(name, text));
        folder
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.path().join(name)).unwrap()
    }

    fn zhubi(&self, arguments: &[&str]) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_zhubi"));
        program.args(arguments).current_dir(self.0.path()).env("ZHUBI_WHO", "校对员").output().unwrap()
    }

    /// What the program prints; it must end with `code`.
    #[track_caller]
    fn says(&self, arguments: &[&str], code: i32) -> String {
        let output = self.zhubi(arguments);
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{err}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_slice(&self.zhubi(arguments).stdout).unwrap()
    }

    /// The codes of the open findings of the first file, and of the decided ones with the verdict.
    fn state(&self) -> (Vec<String>, Vec<String>) {
        let file = self.json(&["check", ".", "--format", "json"])["files"][0].clone();
        let word = |value: &Value| value.as_str().unwrap().to_owned();
        let all = |key: &str| file[key].as_array().unwrap().clone();
        let open = all("diagnostics").iter().map(|it| word(&it["code"])).collect();
        let verdict = |it: &Value| format!("{} {}", word(&it["code"]), word(&it["decision"]["verdict"]));
        (open, all("decided").iter().map(verdict).collect())
    }
}

const SLIP: &str = "全镇实现联动联动、协调配合、运转高效。\n";
const OTHER: &str = "沙河镇今年推进推进老旧小区改造，群众满意。\n";
const CLEAN: &str = "全镇实现协调配合、运转高效。\n";

fn project(page: &str) -> Folder {
    Folder::new(&[("zhubi.toml", ""), ("一版.txt", page)])
}

#[test]
fn a_round_of_accepting_asking_and_taking_back() {
    let folder = project(&format!("{SLIP}\n{OTHER}"));
    let first = folder.says(&["check", "."], 1);
    let id = first.split('#').nth(1).unwrap().get(..8).unwrap().to_owned();
    assert_eq!(
        folder.says(&["accept", "--id", &id, "--note", "口号原文"], 0),
        "记下1处：zhubi.decisions.toml\n"
    );
    assert_eq!(folder.state(), (vec!["repeated-word".into()], vec!["repeated-word right".into()]));
    folder.says(&["accept", "--code", "repeated-word", "--query", "--note", "是否多印了两字？"], 0);
    assert_eq!(folder.state().0, [""; 0]);
    let second = folder.says(&["check", "."], 1);
    assert!(second.contains("待作者答复 [repeated-word]") && second.contains("是否多印了两字？"), "{second}");
    assert!(!second.contains("联动联动"), "what was accepted is not shown: {second}");
    assert!(folder.says(&["check", ".", "--show-accepted"], 1).contains("联动联动"));

    let sheet = folder.says(&["queries", "."], 0);
    assert!(
        sheet.contains("## ./一版.txt") && sheet.contains("- 问：是否多印了两字？\n   - 答："),
        "{sheet}"
    );
    assert!(sheet.contains("沙河镇今年**推进推进**老旧小区改造"), "{sheet}");

    let list = folder.says(&["accept", "--list"], 0);
    assert!(list.contains("口号原文") && list.ends_with("共2条决定\n"), "{list}");
    assert_eq!(folder.says(&["accept", "--undo", &id], 0), "撤销1条\n");
    assert_eq!(folder.state(), (vec!["repeated-word".into()], vec!["repeated-word query".into()]));
    folder.says(&["accept", "--undo", "ffff0000"], 2);
}

#[test]
fn the_json_keeps_to_its_schema_with_decisions() {
    let folder = project(&format!("{SLIP}\n{OTHER}"));
    folder.says(&["accept", "--all", "--note", "原文"], 0);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/check.schema.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let report = folder.json(&["check", ".", "--format", "json"]);
    let errors: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(report["files"][0]["decided"].as_array().unwrap().len(), 2);
    for format in ["sarif", "github"] {
        assert!(!folder.says(&["check", ".", "--format", format], 0).contains("推进推进"), "{format}");
    }
}

#[test]
fn a_baseline_leaves_only_what_is_new() {
    let folder = project(SLIP);
    folder.says(&["accept", ".", "--baseline"], 0);
    folder.says(&["check", "."], 0);
    folder.write("一版.txt", &format!("{SLIP}\n{OTHER}"));
    assert_eq!(folder.state(), (vec!["repeated-word".into()], vec!["repeated-word baseline".into()]));
}

#[test]
fn only_decisions_whose_words_are_gone_are_cleared_out() {
    let folder = project(&format!("{SLIP}\n{OTHER}"));
    folder.says(&["accept", "--all"], 0);
    folder.write("zhubi.toml", "[rules]\nrepeated-word = \"off\"\n");
    assert_eq!(folder.says(&["accept", "--prune"], 0), "撤销0条\n", "a rule may be off for a while");
    folder.write("zhubi.toml", "");
    folder.write("一版.txt", &format!("{CLEAN}\n{OTHER}"));
    let pruned = folder.says(&["accept", "--prune"], 0);
    assert!(pruned.contains("联动联动") && !pruned.contains("推进推进"), "{pruned}");
    assert_eq!(folder.state(), (vec![], vec!["repeated-word right".into()]));
    folder.write("坏.txt", "\0\0\0");
    folder.write("一版.txt", CLEAN);
    folder.says(&["accept", "--prune"], 2);
    assert!(
        folder.read("zhubi.decisions.toml").contains("推进推进"),
        "it might stand in the file that cannot be read"
    );
}

#[test]
fn what_is_not_clear_is_refused_in_a_line() {
    let folder = project(SLIP);
    folder.says(&["accept"], 2);
    folder.says(&["accept", "--code", "no-such-rule"], 2);
    folder.says(&["accept", "--id", "12"], 2);
    folder.says(&["accept", "--id", "ffff0000"], 2);
    let lonely = Folder::new(&[("一版.txt", SLIP)]);
    let output = lonely.zhubi(&["accept", "--all"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("zhubi init"));
}

#[test]
fn a_broken_file_of_decisions_is_told_of_and_left_alone() {
    let folder = project(&format!("{SLIP}\n{OTHER}"));
    folder.says(&["accept", "--all"], 0);
    let broken = format!("{}<<<<<<< ours\n", folder.read("zhubi.decisions.toml"));
    folder.write("zhubi.decisions.toml", &broken);
    let output = folder.zhubi(&["check", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("zhubi.decisions.toml:"));
    folder.says(&["accept", "--all"], 2);
    assert_eq!(folder.read("zhubi.decisions.toml"), broken);
}

#[test]
fn a_configuration_is_written_once_and_shows_the_habits_of_the_folder() {
    let page = "全县受理12件，“路”修了35公里，共3个App。\n".repeat(20);
    let folder = Folder::new(&[("一版.txt", &page)]);
    folder.says(&["init"], 0);
    let written = folder.read("zhubi.toml");
    assert!(
        written.contains("\nwidth = \"full\"\n") && written.contains("\nquotes = \"curly\"\n"),
        "{written}"
    );
    folder.says(&["check", "."], 1);
    folder.write("zhubi.toml", "# 我们的\n");
    folder.says(&["init"], 2);
    assert_eq!(folder.read("zhubi.toml"), "# 我们的\n");
}

#[test]
fn inner_folders_lay_their_configuration_over_the_outer_one() {
    let folder = Folder::new(&[
        ("zhubi.toml", "[rules]\nrepeated-word = \"off\"\n"),
        ("一版.txt", SLIP),
        ("副刊/zhubi.toml", "exclude = [\"草稿/\"]\n[rules]\nrepeated-word = \"error\"\n"),
        ("副刊/二版.txt", SLIP),
        ("副刊/草稿/三版.txt", SLIP),
        ("别报/zhubi.toml", "root = true\ninclude = [\"*.稿\"]\n"),
        ("别报/四版.稿", SLIP),
        ("别报/五版.txt", SLIP),
    ]);
    let report = folder.json(&["check", ".", "--format", "json"]);
    let files = report["files"].as_array().unwrap().iter();
    let shown: Vec<String> = files
        .map(|file| {
            let severity = file["diagnostics"][0]["severity"].as_str().unwrap_or("-");
            format!("{} {severity}", file["path"].as_str().unwrap())
        })
        .collect();
    assert_eq!(shown, ["./一版.txt -", "./别报/四版.稿 warning", "./副刊/二版.txt error"]);
    folder.says(&["accept", "副刊", "--all"], 0);
    assert!(folder.read("zhubi.decisions.toml").contains("file = \"副刊/二版.txt\""));
    folder.says(&["check", "副刊"], 0);
}

#[test]
fn the_house_style_decides_where_it_is_set() {
    let folder = Folder::new(&[
        ("zhubi.toml", "[style]\nwidth = \"half\"\nspacing = \"space\"\nquotes = \"corner\"\n"),
        ("一版.txt", "青禾县新添公园\n\n青禾县今年新建公园三座，居民用App预约，称之为\"口袋公园\"。\n"),
    ]);
    let (mut open, _) = folder.state();
    open.sort();
    assert_eq!(open, ["latin-spacing", "mixed-width", "straight-quote"]);
    folder.write("zhubi.toml", "[style]\nquotes = \"straight\"\n");
    assert_eq!(folder.state().0, [""; 0]);
}

#[test]
fn a_known_encoding_is_used() {
    let folder = Folder::new(&[("zhubi.toml", "encoding = \"gb18030\"\n")]);
    let (bytes, _, _) = encoding_rs::GB18030.encode(SLIP);
    std::fs::write(folder.0.path().join("一版.txt"), bytes).unwrap();
    assert_eq!(folder.json(&["check", ".", "--format", "json"])["files"][0]["encoding"], "GB18030");
    folder.write("zhubi.toml", "encoding = \"utf-8\"\n");
    folder.says(&["check", "."], 2);
}

/// Three pages of one issue, of which the third bears the date of the day before.
fn issue_with_one_other_date() -> Folder {
    let page = |story: &str, date: &str| {
        format!("{story}开始了\n本报讯 溪口乡的{story}开始了。\n\n溪口日报\n2024年5月{date}\n")
    };
    Folder::new(&[
        ("zhubi.toml", ""),
        ("01.txt", &page("春耕", "18日 星期六")),
        ("02.txt", &page("清淤", "18日 星期六")),
        ("03.txt", &page("采茶", "17日 星期五")),
    ])
}

#[test]
fn findings_across_pages_are_decided_on_too() {
    let folder = issue_with_one_other_date();
    let found = folder.says(&["check", ".", "--fail-on", "never"], 0);
    let line = found.lines().find(|line| line.contains("[date-across-pages]")).unwrap();
    let id = line.rsplit('#').next().unwrap().to_owned();
    let file = line.split(':').next().unwrap().to_owned();
    let said = folder.says(&["accept", &file, "--id", &id], 0);
    assert!(said.starts_with("记下1处"), "{said}");
    let again = folder.says(&["check", ".", "--fail-on", "never"], 0);
    assert!(!again.contains("[date-across-pages]"), "{again}");
}

#[test]
fn the_query_sheet_names_places_on_other_pages_and_the_report_says_what_is_asked() {
    let folder = issue_with_one_other_date();
    folder.says(&["accept", ".", "--code", "date-across-pages", "--query", "--note", "*哪天*的版？"], 0);
    let sheet = folder.says(&["queries", "."], 0);
    let lines: Vec<&str> = sheet.lines().filter(|line| line.starts_with("   - ")).collect();
    let expected = [
        "   - 第5行：**2024年5月17日** 星期五",
        "   - ./01.txt 第5行  01",
        "   - ./02.txt 第5行  02",
        "   - 问：\\*哪天\\*的版？",
        "   - 答：",
    ];
    assert_eq!(lines, expected, "{sheet}");
    let report = folder.says(&["report", ".", "--format", "markdown"], 0);
    assert!(report.contains("   - **待作者答复**：\\*哪天\\*的版？\n"), "{report}");
}

#[test]
fn a_graded_rule_is_nowhere_graver_than_the_project_wants_it() {
    // The first total is named as a total, the second is not: an error and a warning.
    let page = "活动现场共发放宣传册500份、折页300份，合计900份。\n\n\
        今年1至4月，全县共受理矛盾纠纷860件，其中婚姻家庭类320件、邻里类270件、劳资类250件。\n";
    let folder = project(page);
    let severities = || -> Vec<String> {
        let report = folder.json(&["check", ".", "--format", "json"]);
        let found = report["files"][0]["diagnostics"].as_array().unwrap().clone();
        found.iter().map(|it| it["severity"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(severities(), ["error", "warning"]);
    for (level, expected) in [
        ("error", ["error", "warning"]),
        ("warning", ["warning", "warning"]),
        ("information", ["information", "information"]),
        ("hint", ["hint", "hint"]),
    ] {
        folder.write("zhubi.toml", &format!("[rules]\nsum-mismatch = \"{level}\"\n"));
        assert_eq!(severities(), expected, "{level}");
    }
}

#[test]
fn a_file_that_is_not_there_is_told_where_it_is_named() {
    let folder = project(CLEAN);
    folder.write("zhubi.toml", "[terms]\nfiles = [\"词话.toml\"]\n");
    folder.write("词语.toml", "");
    let output = folder.zhubi(&["check", "."]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told, "zhubi: zhubi.toml:2:10: 没有“词话.toml”这个文件；是不是“词语.toml”？\n");
}

#[test]
fn rules_are_switched_off_and_on_at_the_command_line() {
    let folder = Folder::new(&[("zhubi.toml", "# 我们的\n"), ("一版.txt", SLIP)]);
    folder.says(&["check", "."], 1);
    folder.says(&["rules", "--off", "repeated-word"], 0);
    assert_eq!(folder.read("zhubi.toml"), "# 我们的\n[rules]\nrepeated-word = \"off\"\n");
    folder.says(&["check", "."], 0);
    folder.says(&["rules", "--on", "repeated-word"], 0);
    folder.says(&["check", "."], 1);
    folder.says(&["rules", "--off", "no-such-rule"], 2);
    folder.write("副刊/zhubi.toml", "[rules]\nrepeated-word = \"error\"\n");
    folder.write("副刊/二版.txt", SLIP);
    assert_eq!(
        folder.says(&["rules", "--off", "repeated-word", "副刊"], 0),
        "写好了zhubi.toml、副刊/zhubi.toml\n"
    );
    folder.says(&["check", "."], 0);
    let lonely = Folder::new(&[("一版.txt", SLIP)]);
    assert_eq!(lonely.zhubi(&["rules", "--off", "repeated-word"]).status.code(), Some(2));
}

#[test]
fn pages_are_pruned_and_looked_at_in_the_encoding_of_the_project() {
    let folder = Folder::new(&[("zhubi.toml", "encoding = \"big5\"\n")]);
    let page = "全鎮實現聯動聯動、協調配合、運轉高效。\n";
    let (bytes, _, _) = encoding_rs::BIG5.encode(page);
    std::fs::write(folder.0.path().join("一版.txt"), bytes).unwrap();
    folder.says(&["accept", "--all"], 0);
    let decided = folder.read("zhubi.decisions.toml");
    assert!(decided.contains("聯動聯動"), "{decided}");
    assert_eq!(folder.says(&["accept", "--prune"], 0), "撤销0条\n");
    assert_eq!(folder.read("zhubi.decisions.toml"), decided);
}

#[test]
fn one_file_is_no_plural() {
    let folder = project(SLIP);
    assert!(folder.says(&["check", ".", "--lang", "en"], 1).contains("\n1 file, "));
    folder.write("二版.txt", OTHER);
    assert!(folder.says(&["check", ".", "--lang", "en"], 1).contains("\n2 files, "));
}

#[test]
fn who_decided_is_recorded_where_the_project_wants_it() {
    let folder = project(SLIP);
    folder.says(&["accept", "--all"], 0);
    assert!(!folder.read("zhubi.decisions.toml").contains("who ="));
    folder.write("zhubi.toml", "[decisions]\nwho = true\n");
    folder.write("zhubi.decisions.toml", "");
    folder.says(&["accept", "--all"], 0);
    let written = folder.read("zhubi.decisions.toml");
    assert!(written.contains("who = \"校对员\"\nwhen = 2"), "{written}");
    folder.says(&["check", "."], 0);
}
