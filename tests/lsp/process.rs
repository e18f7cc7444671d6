//! The life of the server: how it ends, what a panic costs, odd addresses, an editor that vanishes.

use crate::client::{Client, Setup, shown};
use serde_json::{Value, json};
use zhubi::lsp::Ending;

const PAGE: &str = "青禾县各部门今年实现了联动联动、协调配合。\n";

#[tokio::test]
async fn it_ends_well_only_when_asked_first() {
    let client = Client::start(Setup::default()).await;
    assert_eq!(client.leave().await, Ending::Asked);
    let mut client = Client::start(Setup::default()).await;
    client.notify("exit", Value::Null).await;
    assert_eq!(client.ending().await, Ending::Unasked);
    let mut client = Client::start(Setup::default()).await;
    client.hang_up().await;
    assert_eq!(client.ending().await, Ending::Unasked);
}

#[tokio::test]
async fn it_ends_when_the_editor_is_gone() {
    let mut editor = std::process::Command::new("sleep").arg("60").spawn().unwrap();
    let client =
        Client::start(Setup { extra: json!({ "processId": editor.id() }), ..Setup::default() }).await;
    editor.kill().unwrap();
    editor.wait().unwrap();
    assert_eq!(client.ending().await, Ending::Unasked);
}

#[tokio::test]
async fn an_editor_that_cannot_be_seen_is_not_watched() {
    let mut client =
        Client::start(Setup { extra: json!({ "processId": 999_999_999 }), ..Setup::default() }).await;
    client.silence().await;
    assert_eq!(client.leave().await, Ending::Asked);
}

#[tokio::test]
async fn raw_chinese_addresses_are_taken() {
    let mut client = Client::start(Setup::default()).await;
    let raw = format!("file://{}/一版 要闻.txt", client.folder.path().display());
    client.open_as(&raw, "plaintext", PAGE).await;
    let report = client.request("textDocument/diagnostic", json!({ "textDocument": { "uri": raw } })).await;
    assert_eq!(shown(&report["items"]), ["repeated-word 0:11-0:15"]);
    // The same page, encoded.
    assert_eq!(shown(&client.pull("一版 要闻.txt").await["items"]), ["repeated-word 0:11-0:15"]);
    client.leave().await;
}

#[tokio::test]
async fn an_unknown_request_is_refused_and_the_server_lives() {
    let mut client = Client::start(Setup::default()).await;
    assert_eq!(client.refused("textDocument/nonsense", json!({})).await, -32601);
    assert_eq!(client.refused("textDocument/hover", json!({ "nothing": 1 })).await, -32602);
    client.open("a.txt", PAGE).await;
    assert_eq!(shown(&client.pull("a.txt").await["items"]).len(), 1);
    client.leave().await;
}

#[tokio::test]
async fn questions_about_pages_that_are_not_open_have_no_answer() {
    let mut client = Client::start(Setup::default()).await;
    for method in ["textDocument/hover", "textDocument/definition", "textDocument/references"] {
        assert_eq!(client.at(method, "b.txt", 0, 0).await, Value::Null);
    }
    client.leave().await;
}
