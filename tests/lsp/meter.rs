//! The meter: told after each reading to a client that asked for it, to no other.

use crate::client::{Client, Setup, pulling, pushed};
use serde_json::{Value, json};

/// 7 characters of headline, 26 of text, one word printed twice.
const PAGE: &str = "青禾县新添公园\n青禾县各部门今年实现了联动联动、协调配合、运转高效。\n";

async fn metered(mut capabilities: Value) -> Client {
    capabilities["experimental"] = json!({ "zhubiMeter": true });
    Client::start(Setup { capabilities, ..Setup::default() }).await
}

#[tokio::test]
async fn the_meter_follows_the_text() {
    let mut client = metered(pulling()).await;
    client.open("a.txt", PAGE).await;
    let told = client.told("zhubi/meter").await;
    let uri = client.uri("a.txt");
    let expected = json!({
        "uri": uri, "version": 1,
        "points": 1.0, "characters": 33, "per10k": 303.03, "limit": 3.0, "findings": 1,
        "articles": [{
            "title": "青禾县新添公园",
            "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 1, "character": 26 } },
            "points": 1.0, "characters": 33, "per10k": 303.03, "limit": 3.0, "findings": 1
        }]
    });
    assert_eq!(told, expected);
    client.edit("a.txt", 2, (1, 11), (1, 13), "").await;
    let told = client.told("zhubi/meter").await;
    assert_eq!(
        (&told["version"], &told["points"], &told["characters"]),
        (&json!(2), &json!(0.0), &json!(31))
    );
    client.silence().await;
    client.leave().await;
}

#[tokio::test]
async fn a_client_that_waits_for_findings_gets_both() {
    let mut client = metered(pushed()).await;
    client.open("a.txt", PAGE).await;
    client.told("textDocument/publishDiagnostics").await;
    assert_eq!(client.told("zhubi/meter").await["points"], json!(1.0));
    client.silence().await;
    client.leave().await;
}

#[tokio::test]
async fn a_page_that_is_none_of_ours_has_no_meter() {
    let mut capabilities = pulling();
    capabilities["experimental"] = json!({ "zhubiMeter": true });
    let mut client = Client::start(Setup { capabilities, project: false, ..Setup::default() }).await;
    client.open("a.txt", PAGE).await;
    client.silence().await;
    client.leave().await;
}
