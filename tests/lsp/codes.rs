//! Code actions: one for each repair, all safe ones at once, only of the kinds asked for.

use crate::client::{Client, Setup, pulling, range};
use serde_json::{Value, json};

const PAGE: &str = "青禾县新添公园\n青禾县各部门今年实现了联动联动、协调配合、运转高效。\n";

/// The repairs offered; what may be decided is tried in `decisions`.
async fn actions(client: &mut Client, line: u32, from: u32, to: u32, only: Option<&str>) -> Vec<Value> {
    let uri = client.uri("a.txt");
    let mut params = json!({
        "textDocument": { "uri": uri },
        "range": range((line, from), (line, to)),
        "context": { "diagnostics": [] }
    });
    if let Some(only) = only {
        params["context"]["only"] = json!([only]);
    }
    let mut offered = client.request("textDocument/codeAction", params).await.as_array().unwrap().clone();
    offered.retain(|action| action.get("edit").is_some());
    offered
}

#[tokio::test]
async fn a_repair_is_one_versioned_edit() {
    let mut client = Client::start(Setup::default()).await;
    client.open("a.txt", PAGE).await;
    client.edit("a.txt", 7, (0, 0), (0, 0), "看").await;
    let offered = actions(&mut client, 1, 12, 12, None).await;
    assert_eq!(offered.len(), 1);
    assert_eq!(offered[0]["kind"], "quickfix");
    assert_eq!(offered[0]["diagnostics"][0]["code"], "repeated-word");
    let edit = &offered[0]["edit"]["documentChanges"][0];
    assert_eq!(edit["textDocument"], json!({ "uri": client.uri("a.txt"), "version": 7 }));
    assert_eq!(edit["edits"], json!([{ "range": range((1, 11), (1, 15)), "newText": "联动" }]));
    client.leave().await;
}

#[tokio::test]
async fn only_the_findings_at_the_selection_are_repaired() {
    let mut client = Client::start(Setup::default()).await;
    client.open("a.txt", PAGE).await;
    assert_eq!(actions(&mut client, 1, 0, 5, None).await, Vec::<Value>::new());
    assert_eq!(actions(&mut client, 1, 15, 15, None).await.len(), 1);
    assert_eq!(actions(&mut client, 1, 0, 99, None).await.len(), 1);
    client.leave().await;
}

#[tokio::test]
async fn the_kinds_asked_for_are_honoured() {
    let mut client = Client::start(Setup::default()).await;
    client.open("a.txt", PAGE).await;
    assert_eq!(actions(&mut client, 1, 12, 12, Some("quickfix")).await.len(), 1);
    assert_eq!(actions(&mut client, 1, 12, 12, Some("refactor")).await.len(), 0);
    // The one repair of the page changes words, so saving must not make it.
    assert_eq!(actions(&mut client, 1, 12, 12, Some("source.fixAll")).await.len(), 0);
    client.leave().await;
}

#[tokio::test]
async fn a_client_that_knows_no_versions_gets_plain_edits() {
    let mut capabilities = pulling();
    capabilities["workspace"] = json!({});
    let mut client = Client::start(Setup { capabilities, ..Setup::default() }).await;
    client.open("a.txt", PAGE).await;
    let offered = actions(&mut client, 1, 12, 12, None).await;
    let changes = &offered[0]["edit"]["changes"][client.uri("a.txt")];
    assert_eq!(changes, &json!([{ "range": range((1, 11), (1, 15)), "newText": "联动" }]));
    client.leave().await;
}
