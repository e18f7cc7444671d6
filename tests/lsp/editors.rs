//! The `initialize` requests of real editors, as they were recorded. Neovim: 0.11.4, `nvim --headless -u NONE` with
//! `vim.lsp.start` on a command that writes down what it reads. VS Code: 1.100.3 (code-server 4.100.3) with our extension,
//! by `ZHUBI_RECORD=1 tests/editors/vscode/run record`. Process and folder are the test's.

use crate::client::{Client, Setup, address, shown};
use serde_json::{Value, json};

const VS_CODE: &str = include_str!("fixtures/vscode.json");
const NEOVIM: &str = include_str!("fixtures/neovim.json");
const PAGE: &str = "青禾县各部门今年实现了联动联动、协调配合。\n";
const FOUND: &str = "repeated-word 0:11-0:15";

/// Starts a server for the editor, with its folder put into the fixture; the answer to `initialize`.
async fn start(fixture: &str) -> (Client, Value) {
    let mut client = Client::silent(Setup { capabilities: Value::Null, ..Setup::default() });
    let folder = address(client.folder.path());
    let params: Value = serde_json::from_str(&fixture.replace("file:///FOLDER", &folder)).unwrap();
    let result = client.request("initialize", params).await;
    client.notify("initialized", json!({})).await;
    (client, result)
}

#[tokio::test]
async fn vs_code_asks_for_findings() {
    let (mut client, result) = start(VS_CODE).await;
    assert_eq!(result["capabilities"]["diagnosticProvider"]["identifier"], "zhubi");
    client.asked("workspace/configuration", json!([null, null])).await;
    client.asked("client/registerCapability", Value::Null).await;
    client.open("a.txt", PAGE).await;
    let report = client.pull("a.txt").await;
    assert_eq!(shown(&report["items"]), [FOUND]);
    assert!(report["items"][0]["message"].as_str().unwrap().contains("in a row"), "the locale is en");
    assert_eq!(client.told("zhubi/meter").await["version"], 1, "the extension asks for the meter");
    client.silence().await;
    client.leave().await;
}

#[tokio::test]
async fn neovim_asks_for_findings() {
    let (mut client, result) = start(NEOVIM).await;
    assert_eq!(result["capabilities"]["positionEncoding"], "utf-16");
    assert_eq!(result["capabilities"]["diagnosticProvider"]["identifier"], "zhubi");
    let uri = client.uri("a.txt");
    client.open_as(&uri, "text", PAGE).await;
    let pull = json!({ "textDocument": { "uri": uri } });
    let asked = client.send("textDocument/diagnostic", pull).await;
    // It cannot be told to ask again, so its first question waits for its settings.
    client.asked("workspace/configuration", json!([{ "language": "en" }, null])).await;
    let report = client.answer(asked).await["result"].clone();
    assert_eq!(shown(&report["items"]), [FOUND]);
    assert!(report["items"][0]["message"].as_str().unwrap().contains("in a row"));
    client.silence().await;
    client.leave().await;
}
