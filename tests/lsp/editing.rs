//! Edits: in order, clamped, in UTF-16, whatever the line ends are; answers fit the version that was asked about.

use crate::client::{Client, Setup, pushed, shown};
use serde_json::json;

/// An edit: from line and column, to line and column, new text.
type Edit<'a> = ((u32, u32), (u32, u32), &'a str);

/// Pulls the findings of `text` after the edits.
async fn check(text: &str, edits: &[Edit<'_>], expected: &[&str]) {
    let mut client = Client::start(Setup::default()).await;
    client.open("a.txt", text).await;
    for (number, (from, to, new_text)) in edits.iter().enumerate() {
        client.edit("a.txt", number as i32 + 2, *from, *to, new_text).await;
    }
    let report = client.pull("a.txt").await;
    assert_eq!(shown(&report["items"]), expected, "{text:?} {edits:?}");
    client.leave().await;
}

#[tokio::test]
async fn columns_are_utf16_code_units() {
    check("𠮷田村😀各部门实现联动联动。", &[], &["repeated-word 0:11-0:15"]).await;
    check("𠮷田村😀各部门实现联动。", &[((0, 13), (0, 13), "联动")], &["repeated-word 0:11-0:15"]).await;
    check("e\u{301}１２各部门实现联动联动。", &[], &["repeated-word 0:9-0:13"]).await;
}

#[tokio::test]
async fn lf_crlf_and_cr_break_lines_and_nothing_else() {
    for end in ["\n", "\r\n", "\r"] {
        let text = format!("青禾县新添公园{end}{end}各部门实现联动联动。{end}");
        check(&text, &[], &["repeated-word 2:5-2:9"]).await;
        check(&text, &[((0, 99), (1, 0), "")], &["repeated-word 1:5-1:9"]).await;
    }
    check("各部门\u{2028}实现联动联动。", &[], &["repeated-word 0:6-0:10"]).await;
}

#[tokio::test]
async fn positions_out_of_range_are_clamped() {
    let text = "各部门实现联动联动。\n";
    check(text, &[((0, 0), (99999, 0), "")], &[]).await;
    check(text, &[((0, 7), (0, 99999), "")], &[]).await;
    check(
        text,
        &[((77, 3), (88, 4), "各方实现联动联动。")],
        &["repeated-word 0:5-0:9", "repeated-word 1:4-1:8"],
    )
    .await;
    check(text, &[((0, 9), (0, 7), "")], &[]).await;
}

#[tokio::test]
async fn several_changes_of_one_edit_apply_in_order() {
    let mut client = Client::start(Setup::default()).await;
    client.open("a.txt", "").await;
    let uri = client.uri("a.txt");
    let params = json!({
        "textDocument": { "uri": uri, "version": 2 },
        "contentChanges": [
            { "text": "各部门实现。" },
            { "range": crate::client::range((0, 5), (0, 5)), "text": "联动" },
            { "range": crate::client::range((0, 7), (0, 7)), "rangeLength": 99, "text": "联动" }
        ]
    });
    client.notify("textDocument/didChange", params).await;
    assert_eq!(shown(&client.pull("a.txt").await["items"]), ["repeated-word 0:5-0:9"]);
    client.leave().await;
}

#[tokio::test]
async fn five_hundred_quick_edits_stay_in_order() {
    let mut client = Client::start(Setup { capabilities: pushed(), ..Setup::default() }).await;
    client.open("a.txt", "").await;
    let words: Vec<char> = "各部门实现了联动、协调配合。".chars().collect();
    let mut typed = String::new();
    for number in 0..500u32 {
        let c = words[number as usize % words.len()];
        client.edit("a.txt", number as i32 + 2, (0, number), (0, number), &c.to_string()).await;
        typed.push(c);
    }
    client.edit("a.txt", 502, (0, 0), (0, 0), "联动联动，").await;
    let mut last = -1;
    loop {
        let told = client.told("textDocument/publishDiagnostics").await;
        let version = told["version"].as_i64().unwrap();
        assert!(version > last, "versions only grow");
        last = version;
        if version == 502 {
            assert_eq!(shown(&told["diagnostics"]), ["repeated-word 0:0-0:4"]);
            break;
        }
    }
    client.silence().await;
    client.leave().await;
}

#[tokio::test]
async fn a_version_that_does_not_grow_is_applied_and_logged() {
    let mut client = Client::start(Setup::default()).await;
    client.open("a.txt", "各部门实现联动。").await;
    client.edit("a.txt", 1, (0, 7), (0, 7), "联动").await;
    assert_eq!(shown(&client.pull("a.txt").await["items"]), ["repeated-word 0:5-0:9"]);
    assert!(client.told("window/logMessage").await["message"].as_str().unwrap().contains("version 1"));
    client.leave().await;
}

#[tokio::test]
async fn an_edit_of_a_page_that_is_not_open_is_logged() {
    let mut client = Client::start(Setup::default()).await;
    client.edit("b.txt", 2, (0, 0), (0, 0), "联动").await;
    assert!(client.told("window/logMessage").await["message"].as_str().unwrap().contains("not open"));
    client.leave().await;
}

#[tokio::test]
async fn a_question_about_a_text_that_changed_meanwhile_is_refused() {
    let mut client = Client::start(Setup::default()).await;
    // Long enough that its first reading is under way when the edit comes.
    let page = "青禾县各部门今年实现联动，办理事项12件。\n".repeat(20_000);
    client.open("a.txt", &page).await;
    let uri = client.uri("a.txt");
    let position = json!({ "line": 0, "character": 0 });
    let params = json!({ "textDocument": { "uri": uri }, "position": position });
    let asked = client.send("textDocument/hover", params).await;
    client.edit("a.txt", 2, (0, 0), (0, 0), "新").await;
    assert_eq!(client.answer(asked).await["error"]["code"], -32801);
    client.leave().await;
}

#[tokio::test]
async fn a_line_of_a_megabyte_is_read() {
    let mut line = "青禾县办理事项，".repeat(43_000);
    let column = line.chars().count();
    line.push_str("实现联动联动。");
    check(&line, &[], &[&format!("repeated-word 0:{}-0:{}", column + 2, column + 6)]).await;
}

#[tokio::test]
async fn the_text_that_the_server_holds_can_be_compared_with_the_editors() {
    let mut client = Client::start(Setup::default()).await;
    let text = json!({ "textDocument": { "uri": client.uri("报.txt") } });
    assert_eq!(client.request("zhubi/text", text.clone()).await, json!(null));
    client.open("报.txt", "青禾县\r\n吉田😀村").await;
    client.edit("报.txt", 2, (1, 2), (1, 4), "𠮷").await;
    let expected = json!({ "version": 2, "text": "青禾县\r\n吉田𠮷村" });
    assert_eq!(client.request("zhubi/text", text).await, expected);
    assert_eq!(client.refused("zhubi/text", json!({})).await, -32602);
    client.leave().await;
}
