//! The report and the meter from outside: the built program in a fresh folder.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use serde_json::Value;
use std::fs;
use std::process::{Command, Output};

/// One word printed twice: one point in 33 characters.
const SLIP: &str = "青禾县新添公园\n青禾县各部门今年实现了联动联动、协调配合、运转高效。\n";

struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Folder {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Folder(folder)
    }

    fn zhubi(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhubi"));
        command.args(arguments).current_dir(self.0.path()).output().unwrap()
    }
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn the_report_is_written_where_it_is_wanted_and_findings_are_no_failure() {
    let folder = Folder::new(&[("A01.txt", SLIP)]);
    let output = folder.zhubi(&["report", ".", "-o", "report.html"]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(0), ""));
    let page = fs::read_to_string(folder.0.path().join("report.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"zh-CN\">"), "{}", &page[..60]);
    assert_eq!(out(&folder.zhubi(&["report", "."])), page);
    let output = folder.zhubi(&["report", ".", "-o", "no/such/folder/report.html"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1);
}

#[test]
fn the_report_speaks_english() {
    let folder = Folder::new(&[("A01.txt", SLIP)]);
    let page = out(&folder.zhubi(&["--lang", "en", "report", "A01.txt"]));
    assert!(page.contains("<html lang=\"en\">") && page.contains("Errors and warnings"));
}

#[test]
fn markdown_names_line_words_and_repair() {
    let folder = Folder::new(&[("A*1.txt", SLIP)]);
    let report = out(&folder.zhubi(&["report", "A*1.txt", "--format", "markdown"]));
    for part in [
        "# 朱笔校样报告：A*1.txt",
        "估算差错1分，合万分之303.03（上限万分之3）",
        "## A\\*1.txt",
        "1. **疑误**",
        "`repeated-word`",
        "   - 第2行：青禾县各部门今年实现了**联动联动**、协调配合、运转高效。",
    ] {
        assert!(report.contains(part), "{part}: {report}");
    }
}

#[test]
fn the_json_measures_files_articles_and_the_whole_issue() {
    let folder = Folder::new(&[("A01.txt", SLIP), ("A02.txt", SLIP)]);
    let report: Value =
        serde_json::from_slice(&folder.zhubi(&["check", ".", "--format", "json"]).stdout).unwrap();
    assert_eq!(report["meter"]["points"], 2.0);
    assert_eq!(report["meter"]["characters"], 66);
    let file = &report["files"][0];
    assert_eq!((&file["meter"]["points"], &file["meter"]["per10k"]), (&1.0.into(), &303.03.into()));
    assert_eq!(
        (&file["articles"][0]["title"], &file["articles"][0]["meter"]["points"]),
        (&"青禾县新添公园".into(), &1.0.into())
    );
}

#[test]
fn the_text_ends_with_totals_and_the_estimate() {
    let folder = Folder::new(&[("A01.txt", SLIP), ("A02.txt", "青禾县新添公园\n")]);
    let shown = out(&folder.zhubi(&["check", "."]));
    let lines: Vec<&str> = shown.lines().rev().take(2).collect();
    assert_eq!(lines[0], "估算差错1分，合万分之250（上限万分之3）；只计本工具看得出的");
    assert_eq!(lines[1], "检查了2个文件、40字，疑误1处；核对无误的0处；1个文件有发现");
}

#[test]
fn what_was_accepted_is_shown_apart_and_what_the_author_is_asked_stays() {
    let folder = Folder::new(&[("zhubi.toml", ""), ("A01.txt", SLIP)]);
    folder.zhubi(&["accept", "A01.txt", "--all", "--note", "有意为之"]);
    let page = out(&folder.zhubi(&["report", "A01.txt"]));
    assert!(page.contains("已接受") && page.contains("有意为之"));
    assert!(!page.contains("data-c=\"repeated-word\"") && !page.contains("<mark"));

    let folder = Folder::new(&[("zhubi.toml", ""), ("A01.txt", SLIP)]);
    folder.zhubi(&["accept", "A01.txt", "--all", "--query", "--note", "是强调吗？"]);
    let page = out(&folder.zhubi(&["report", "A01.txt"]));
    assert!(page.contains("data-c=\"repeated-word\"") && page.contains("是强调吗？"));
    let sheet = out(&folder.zhubi(&["report", "A01.txt", "--queries"]));
    assert!(sheet.starts_with("# 作者查询单") && sheet.contains("**联动联动**"), "{sheet}");
}
