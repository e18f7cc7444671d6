//! The round of docs/tutorial.*.md on the example pages: what the text says is what the program does.

use super::Folder;
use serde_json::Value;

const PAGE: &str = "A01-要闻.txt";

/// The example pages, in a folder of their own.
fn issue() -> Folder {
    let examples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let folder = Folder::new(&[]);
    for entry in std::fs::read_dir(examples).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), folder.0.path().join(entry.file_name())).unwrap();
    }
    folder
}

fn found(folder: &Folder) -> Vec<(String, String)> {
    let file = folder.json(&["check", PAGE, "--format", "json"])["files"][0].clone();
    let word = |it: &Value, key: &str| it[key].as_str().unwrap().to_owned();
    let all = file["diagnostics"].as_array().unwrap().clone();
    all.iter().map(|it| (word(it, "code"), word(it, "id"))).collect()
}

fn doc(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn the_round_goes_as_the_tutorial_says() {
    let folder = issue();
    let codes: Vec<String> = found(&folder).into_iter().map(|(code, _)| code).collect();
    // The rows of the table of step two.
    let expected = [
        "count-mismatch",
        "sum-mismatch",
        "percent-mismatch",
        "headline-number-conflict",
        "person-name-variant",
        "weekday-mismatch",
    ];
    assert_eq!(codes, expected);

    let mended = folder
        .read(PAGE)
        .replace("“听、评、议”", "“听、评、议、办”")
        .replace("办结率92%", "办结率94%")
        .replace("5月18日 星期五", "5月18日 星期六");
    folder.write(PAGE, &mended);
    let left = found(&folder);
    let id = |code: &str| left.iter().find(|(it, _)| it == code).unwrap().1[..4].to_owned();
    assert_eq!(left.len(), 3, "{left:?}");
    let decided = "记下1处：zhubi.decisions.toml\n";
    let name = id("person-name-variant");
    assert_eq!(folder.says(&["accept", PAGE, "--id", &name, "--note", "姐妹两人"], 0), decided);
    let judges = id("headline-number-conflict");
    assert_eq!(folder.says(&["accept", PAGE, "--id", &judges, "--note", "第12名5月到任"], 0), decided);
    let sum = id("sum-mismatch");
    let ask = ["accept", PAGE, "--id", &sum, "--query", "--note", "三类之外还有哪一类？"];
    assert_eq!(folder.says(&ask, 0), decided);

    let again = folder.says(&["check", PAGE], 1);
    assert!(again.contains("、1154字，已接受2处，待作者答复1处；"), "{again}");
    let sheet = folder.says(&["queries", "."], 0);
    assert!(doc("tutorial.zh-CN.md").contains(&format!("```markdown\n{sheet}```\n")), "{sheet}");

    // What is asked is put in English, and the sheet with it.
    let ask = ["accept", PAGE, "--id", &sum, "--query", "--note", "Is a kind missing?"];
    folder.says(&ask, 0);
    let sheet = folder.says(&["queries", ".", "--lang", "en"], 0);
    assert!(doc("tutorial.md").contains(&format!("```markdown\n{sheet}```\n")), "{sheet}");

    folder.says(&["accept", "--undo", &name], 0);
    assert!(folder.says(&["check", PAGE], 1).contains("person-name-variant"));
}

#[test]
fn the_tutorial_calls_the_actions_of_the_editor_by_their_titles() {
    let zh = doc("tutorial.zh-CN.md");
    assert!(zh.contains("“没有错，这里不再提示”") && zh.contains("“记下来问作者”"));
    let en = doc("tutorial.md");
    assert!(en.contains("“It is right: do not report it here again”") && en.contains("“Ask the author”"));
}
