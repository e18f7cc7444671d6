//! The command line from outside: the built program in a fresh folder.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &[(&str, &[u8])]) -> Folder {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        Folder(folder)
    }

    fn zhubi(&self, arguments: &[&str]) -> Output {
        zhubi().args(arguments).current_dir(self.0.path()).output().unwrap()
    }
}

fn zhubi() -> Command {
    Command::new(env!("CARGO_BIN_EXE_zhubi"))
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

const SLIP: &str = "全镇实现联动联动、协调配合、运转高效。\n";
const CLEAN: &str = "全镇实现协调配合、运转高效。\n";

#[test]
fn exit_codes_tell_clean_findings_and_trouble() {
    let folder = Folder::new(&[("clean.txt", CLEAN.as_bytes()), ("slip.txt", SLIP.as_bytes())]);
    assert_eq!(folder.zhubi(&["check", "clean.txt"]).status.code(), Some(0));
    assert_eq!(folder.zhubi(&["check", "slip.txt"]).status.code(), Some(1));
    assert_eq!(folder.zhubi(&["check", "slip.txt", "--fail-on", "error"]).status.code(), Some(0));
    assert_eq!(folder.zhubi(&["check", "slip.txt", "--fail-on", "never"]).status.code(), Some(0));
    assert_eq!(folder.zhubi(&["check", "missing.txt"]).status.code(), Some(2));
    assert_eq!(folder.zhubi(&["check", "--no-such-option"]).status.code(), Some(2));
}

#[test]
fn bad_files_get_one_line_each_and_the_others_are_checked() {
    let folder = Folder::new(&[("slip.txt", SLIP.as_bytes()), ("picture.txt", b"\x89PNG\0\0\0\x01")]);
    let output = folder.zhubi(&["check", "missing.txt", "picture.txt", "slip.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(err(&output), "zhubi: missing.txt：没有这个文件\nzhubi: picture.txt：不是文本文件\n");
    assert!(out(&output).contains("repeated-word"), "{}", out(&output));
}

#[test]
fn files_that_could_not_be_read_are_no_clean_result() {
    let folder = Folder::new(&[("clean.txt", CLEAN.as_bytes()), ("picture.txt", b"\x89PNG\0\0\0\x01")]);
    let unread = folder.zhubi(&["check", "missing.txt", "picture.txt"]);
    assert_eq!(out(&unread), "什么也没有检查：2个文件未能读取\n");
    let english = folder.zhubi(&["--lang", "en", "check", "picture.txt"]);
    assert_eq!(out(&english), "Nothing was checked: 1 file could not be read.\n");
    let some = out(&folder.zhubi(&["check", "clean.txt", "picture.txt"]));
    assert!(some.starts_with("检查了1个文件") && some.contains("；1个文件未能读取\n"), "{some}");
    let none = out(&folder.zhubi(&["check", "clean.txt"]));
    assert!(none.contains("没有发现") && !none.contains("未能读取"), "{none}");
}

#[test]
fn a_folder_without_pages_is_no_clean_result() {
    let folder = Folder::new(&[("tonight/readme.md", b"# ..."), ("pages/clean.txt", CLEAN.as_bytes())]);
    let empty = folder.zhubi(&["check", "tonight"]);
    assert_eq!(empty.status.code(), Some(2));
    assert_eq!(out(&empty), "什么也没有检查\n");
    assert_eq!(err(&empty), "zhubi: tonight：这个文件夹里没有要检查的文件\n");
    let half = folder.zhubi(&["check", "pages", "tonight"]);
    assert_eq!(half.status.code(), Some(2));
    assert!(out(&half).starts_with("检查了1个文件"), "{}", out(&half));
    assert_eq!(folder.zhubi(&["check", "pages"]).status.code(), Some(0));
}

#[test]
fn complaints_are_one_line_in_the_chosen_language() {
    let folder = Folder::new(&[]);
    assert_eq!(err(&folder.zhubi(&["chek"])), "zhubi: 没有“chek”这个命令（用法见 zhubi --help）\n");
    let english = folder.zhubi(&["--lang", "en", "check", "missing.txt"]);
    assert!(err(&english).contains("no such file"), "{}", err(&english));
}

#[test]
fn a_folder_is_walked_for_text_files_but_for_what_ignore_files_leave_out() {
    let folder = Folder::new(&[
        ("二版/稿件 一.txt", SLIP.as_bytes()),
        ("二版/notes.md", SLIP.as_bytes()),
        ("old/a.txt", SLIP.as_bytes()),
        (".ignore", b"old/\n"),
    ]);
    let report = json(&folder.zhubi(&["check", ".", "--format", "json"]));
    let paths: Vec<&str> =
        report["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["./二版/稿件 一.txt"]);
    let named = json(&folder.zhubi(&["check", "old/a.txt", "--format", "json"]));
    assert_eq!(named["files"].as_array().unwrap().len(), 1, "a named file is always checked");
}

#[test]
fn standard_input_is_a_dash() {
    let mut child = zhubi()
        .args(["check", "-", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(SLIP.as_bytes()).unwrap();
    let report = json(&child.wait_with_output().unwrap());
    assert_eq!(report["files"][0]["path"], "-");
    assert_eq!(report["files"][0]["diagnostics"][0]["code"], "repeated-word");
}

#[test]
fn gb18030_files_are_decoded_and_positions_are_in_utf_16() {
    let text = "村民𠮷某说，全镇实现联动联动。\n";
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    let folder = Folder::new(&[("gb.txt", &bytes)]);
    let report = json(&folder.zhubi(&["check", "gb.txt", "--format", "json"]));
    let file = &report["files"][0];
    assert_eq!(file["encoding"], "GB18030");
    assert_eq!(file["characters"], 15);
    assert_eq!(file["diagnostics"][0]["range"]["start"]["character"], 11);
    assert_eq!(file["diagnostics"][0]["range"]["end"]["character"], 15);
}

#[test]
fn the_json_keeps_to_its_schema_and_names_every_edit() {
    let folder = Folder::new(&[("slip.txt", SLIP.as_bytes()), ("picture.txt", b"\0\0")]);
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    for paths in [vec!["slip.txt", "picture.txt"], vec![examples]] {
        let mut arguments = vec!["check", "--format", "json"];
        arguments.extend(paths);
        keeps_to("check", &json(&folder.zhubi(&arguments)));
    }
}

fn keeps_to(schema: &str, value: &Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schemas/{schema}.schema.json"));
    let schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{} at {}", error, error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn github_commands_escape_what_would_end_them() {
    let folder = Folder::new(&[("a,b.txt", SLIP.as_bytes())]);
    let shown = out(&folder.zhubi(&["check", "a,b.txt", "--format", "github"]));
    assert!(shown.starts_with("::warning file=a%2Cb.txt,line=1,col=5,title=repeated-word::"), "{shown}");
    assert_eq!(shown.lines().count(), 1);
}

#[test]
fn sarif_holds_rule_place_and_repair() {
    let folder = Folder::new(&[("稿.txt", SLIP.as_bytes())]);
    let log = json(&folder.zhubi(&["check", "稿.txt", "--format", "sarif"]));
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "repeated-word");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "%E7%A8%BF.txt");
    assert_eq!(place["region"]["startColumn"], 5);
    assert_eq!(
        result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"],
        "联动"
    );
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = Folder::new(&[("slip.txt", SLIP.repeat(5000).as_bytes())]);
    let mut child = zhubi()
        .args(["check", "slip.txt", "--format", "json"])
        .current_dir(folder.0.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(err(&output), "");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn explain_prints_the_page_and_suggests_the_nearest_code() {
    let folder = Folder::new(&[]);
    let page = out(&folder.zhubi(&["explain", "repeated-word"]));
    assert!(page.starts_with("# 词语重复（`repeated-word`）"), "{page}");
    let missing = folder.zhubi(&["explain", "repeated-wrod"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(err(&missing).contains("“repeated-word”"), "{}", err(&missing));
}

#[test]
fn a_project_file_switches_rules_off() {
    let folder = Folder::new(&[
        ("zhubi.toml", b"[rules]\nrepeated-word = \"off\"\n"),
        ("sub/slip.txt", SLIP.as_bytes()),
    ]);
    assert_eq!(folder.zhubi(&["check", "sub"]).status.code(), Some(0));
}

#[test]
fn help_and_completions_are_printed() {
    let folder = Folder::new(&[]);
    assert!(out(&folder.zhubi(&["--help"])).contains("检查文件或文件夹"));
    assert!(out(&folder.zhubi(&["check", "--help", "--lang", "en"])).contains("check files or folders"));
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(out(&folder.zhubi(&["completions", shell])).contains("zhubi"));
    }
}

const PAGE: &str = "青屿县：\n\n小院议事聚民心\n\n本报记者 沈知远\n\n初夏的青屿，小院里又坐满了人。\n\n一张圆桌，议出邻里和气\n\n\
    今年1至4月，全县共受理矛盾纠纷860件，办结约八百件。\n\n2024年5月18日 星期六\n";

#[test]
fn the_outline_names_articles_and_sections_with_their_places() {
    let folder = Folder::new(&[("稿.txt", PAGE.as_bytes())]);
    let outline = json(&folder.zhubi(&["outline", "稿.txt", "--format", "json"]));
    keeps_to("outline", &outline);
    let article = &outline["files"][0]["articles"][0];
    assert_eq!(article["title"], "青屿县： 小院议事聚民心");
    assert_eq!(article["sections"][0]["title"], "一张圆桌，议出邻里和气");
    assert_eq!(article["sections"][0]["titleRange"]["start"]["line"], 8);
    let text = out(&folder.zhubi(&["outline", "稿.txt"]));
    assert_eq!(text, "稿.txt\n  青屿县： 小院议事聚民心  :1\n    一张圆桌，议出邻里和气  :9\n");
}

#[test]
fn facts_give_each_figure_its_value_and_each_date_its_day() {
    let folder = Folder::new(&[("稿.txt", PAGE.as_bytes())]);
    let facts = json(&folder.zhubi(&["facts", "稿.txt", "--format", "json"]));
    keeps_to("facts", &facts);
    let mentions = facts["files"][0]["mentions"].as_array().unwrap();
    let of = |text: &str| mentions.iter().find(|mention| mention["text"] == text).unwrap();
    assert_eq!((of("860件")["low"].as_str(), of("860件")["high"].as_str()), (Some("860"), Some("860")));
    assert_eq!(of("860件")["unit"], "件");
    assert_eq!(of("约八百件")["kind"], "quantity");
    assert_ne!(of("约八百件")["low"], "800", "约 leaves room");
    assert_eq!(of("2024年5月18日")["date"], "2024-05-18");
}

#[test]
fn mistakes_in_project_files_are_told_and_the_rest_is_in_use() {
    let folder = Folder::new(&[
        (
            "zhubi.toml",
            "[rules]\nrepeated-wrod = \"off\"\n[terms]\nfiles = [\"词条.toml\", \"missing.toml\"]\n"
                .as_bytes(),
        ),
        ("词条.toml", "[[term]]\nterm = \"渔港驿站\"\ndefinitoin = \"x\"\n".as_bytes()),
        ("slip.txt", SLIP.as_bytes()),
    ]);
    let output = folder.zhubi(&["check", "slip.txt"]);
    assert_eq!(output.status.code(), Some(2));
    let told = err(&output);
    assert!(told.contains("zhubi.toml:2:1: 没有“repeated-wrod”这一项；是不是“repeated-word”？"), "{told}");
    assert!(told.contains("词条.toml:3:1: "), "{told}");
    assert!(told.contains("zhubi.toml:4:21: 没有“missing.toml”这个文件\n"), "{told}");
    assert!(out(&output).contains("repeated-word"), "{}", out(&output));
}

#[test]
fn terms_are_imported_mined_and_described() {
    let sheet = include_bytes!("../src/terms/exchange/fixtures/openpyxl.xlsx");
    let table = encoding_rs::GB18030.encode("术语;释义\n溪长制;管护溪流的制度\n").0.into_owned();
    let page = "溪山县查溪\n\n会前“溪五查”，即查水、查岸。落实“溪五查”，水更清了，“枫桥经验”在此生根。\n";
    let folder = Folder::new(&[("a.xlsx", sheet), ("b.csv", &table), ("版面/a.txt", page.as_bytes())]);
    let imported = folder.zhubi(&["terms", "import", "a.xlsx"]);
    assert!(
        out(&imported).contains("term = \"溪长制\"") && err(&imported).contains("英文"),
        "{}",
        err(&imported)
    );
    let imported = folder.zhubi(&["terms", "import", "b.csv"]);
    assert!(out(&imported).contains("definition = \"管护溪流的制度\""), "{}", out(&imported));
    let mined = out(&folder.zhubi(&["terms", "mine", "版面", "--toml"]));
    assert!(mined.contains("# 2处，1个文件\n# 文中说明：会前“溪五查”") && !mined.contains("枫桥"), "{mined}");
    assert_eq!(out(&folder.zhubi(&["terms", "mine", "版面", "--at-least", "3"])), "");
    let exported = folder.zhubi(&["terms", "export", "--to", "csv"]).stdout;
    assert!(exported.starts_with("\u{feff}id,term,".as_bytes()));
    let schema: Value = serde_json::from_slice(&folder.zhubi(&["terms", "schema"]).stdout).unwrap();
    assert_eq!(schema["properties"]["term"]["type"], "array");
}
