//! Which pages are read: those of a project, those the settings or a command ask for; and what changes that.

use crate::client::{Client, Setup, address, pulling, pushed, shown};
use serde_json::{Value, json};

const PAGE: &str = "青禾县各部门今年实现了联动联动、协调配合。\n";
const FOUND: &str = "repeated-word 0:11-0:15";

async fn found(client: &mut Client, name: &str) -> Vec<String> {
    shown(&client.pull(name).await["items"])
}

#[tokio::test]
async fn a_page_without_a_project_stays_quiet() {
    let mut client =
        Client::start(Setup { capabilities: pushed(), project: false, ..Setup::default() }).await;
    client.open("a.txt", PAGE).await;
    let uri = client.uri("a.txt");
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } })).await;
    client.silence().await;
    client.leave().await;
}

#[tokio::test]
async fn a_setting_asks_for_all_pages_or_none() {
    for (enable, project, expected) in
        [("always", false, true), ("off", true, false), ("project", true, true)]
    {
        let extra = json!({ "initializationOptions": { "enable": enable } });
        let mut client = Client::start(Setup { extra, project, ..Setup::default() }).await;
        client.open("a.txt", PAGE).await;
        assert_eq!(found(&mut client, "a.txt").await.is_empty(), !expected, "{enable}");
        client.leave().await;
    }
}

#[tokio::test]
async fn programs_are_no_pages() {
    let mut client = Client::start(Setup::default()).await;
    let uri = client.uri("a.rs");
    client.open_as(&uri, "rust", PAGE).await;
    assert_eq!(found(&mut client, "a.rs").await, [""; 0]);
    client.leave().await;
}

#[tokio::test]
async fn a_command_asks_for_this_page_also_an_untitled_one() {
    let mut client = Client::start(Setup { project: false, ..Setup::default() }).await;
    client.open_as("untitled:Untitled-1", "plaintext", PAGE).await;
    let pull = json!({ "textDocument": { "uri": "untitled:Untitled-1" } });
    assert_eq!(client.request("textDocument/diagnostic", pull.clone()).await["items"], json!([]));
    let command = json!({ "command": "zhubi.checkThisPage", "arguments": ["untitled:Untitled-1"] });
    client.request("workspace/executeCommand", command).await;
    assert_eq!(shown(&client.request("textDocument/diagnostic", pull).await["items"]), [FOUND]);
    let unknown = json!({ "command": "zhubi.nonsense", "arguments": [] });
    assert_eq!(client.refused("workspace/executeCommand", unknown).await, -32602);
    client.leave().await;
}

/// A client that tells its settings when asked, and can be told to ask again.
fn configurable() -> Value {
    let mut capabilities = pulling();
    capabilities["workspace"]["configuration"] = json!(true);
    capabilities["workspace"]["diagnostics"] = json!({ "refreshSupport": true });
    capabilities["workspace"]["didChangeConfiguration"] = json!({ "dynamicRegistration": true });
    capabilities["workspace"]["didChangeWatchedFiles"] = json!({ "dynamicRegistration": true });
    capabilities
}

#[tokio::test]
async fn settings_are_fetched_and_fetched_again() {
    let mut client =
        Client::start(Setup { capabilities: configurable(), project: false, ..Setup::default() }).await;
    let asked = client.asked("workspace/configuration", json!([null, null])).await;
    assert_eq!(asked["items"][0], json!({ "section": "zhubi" }));
    assert_eq!(asked["items"][1]["scopeUri"], address(client.folder.path()));
    let wishes = client.asked("client/registerCapability", Value::Null).await;
    let methods: Vec<&Value> =
        wishes["registrations"].as_array().unwrap().iter().map(|wish| &wish["method"]).collect();
    assert_eq!(methods, ["workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"]);
    client.open("a.txt", PAGE).await;
    assert_eq!(found(&mut client, "a.txt").await, [""; 0]);
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null })).await;
    client.asked("workspace/configuration", json!([{ "enable": "always", "language": "en" }, null])).await;
    client.asked("workspace/diagnostic/refresh", Value::Null).await;
    let report = client.pull("a.txt").await;
    assert_eq!(shown(&report["items"]), [FOUND]);
    assert!(report["items"][0]["message"].as_str().unwrap().contains("in a row"));
    client.leave().await;
}

#[tokio::test]
async fn the_innermost_folder_of_several_decides() {
    let outer = tempfile::tempdir().unwrap();
    let inner = outer.path().join("副刊");
    std::fs::create_dir(&inner).unwrap();
    let folders = json!([
        { "uri": address(outer.path()), "name": "外" },
        { "uri": address(&inner), "name": "内" }
    ]);
    let extra = json!({ "workspaceFolders": folders });
    let setup = Setup { capabilities: configurable(), extra, project: false, ..Setup::default() };
    let mut client = Client::start(setup).await;
    client.asked("client/registerCapability", Value::Null).await;
    client.asked("workspace/configuration", json!([null, { "enable": "off" }, { "enable": "always" }])).await;
    client.asked("workspace/diagnostic/refresh", Value::Null).await;
    let uris = [address(&outer.path().join("a.txt")), address(&inner.join("a.txt"))];
    let mut results = Vec::new();
    for uri in &uris {
        client.open_as(uri, "plaintext", PAGE).await;
        let pull = json!({ "textDocument": { "uri": uri } });
        results.push(shown(&client.request("textDocument/diagnostic", pull).await["items"]));
    }
    assert_eq!(results, [vec![], vec![FOUND.to_owned()]]);
    client.leave().await;
}

#[tokio::test]
async fn a_changed_project_file_changes_the_findings() {
    let mut client = Client::start(Setup { capabilities: configurable(), ..Setup::default() }).await;
    client.asked("workspace/configuration", json!([null, null])).await;
    client.asked("client/registerCapability", Value::Null).await;
    client.open("a.txt", PAGE).await;
    assert_eq!(found(&mut client, "a.txt").await, [FOUND]);
    std::fs::write(client.path("zhubi.toml"), "[rules]\nrepeated-word = \"off\"\n").unwrap();
    let uri = client.uri("zhubi.toml");
    let changes = json!({ "changes": [{ "uri": uri, "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changes).await;
    client.asked("workspace/diagnostic/refresh", Value::Null).await;
    assert_eq!(found(&mut client, "a.txt").await, [""; 0]);
    client.leave().await;
}

#[tokio::test]
async fn without_a_watching_client_the_server_looks_for_itself() {
    let mut client = Client::start(Setup { capabilities: pushed(), ..Setup::default() }).await;
    client.open("a.txt", PAGE).await;
    assert_eq!(shown(&client.told("textDocument/publishDiagnostics").await["diagnostics"]), [FOUND]);
    tokio::time::sleep(std::time::Duration::from_millis(150)).await;
    std::fs::remove_file(client.path("zhubi.toml")).unwrap();
    assert_eq!(client.told("textDocument/publishDiagnostics").await["diagnostics"], json!([]));
    client.silence().await;
    client.leave().await;
}

#[tokio::test]
async fn mistakes_in_the_configuration_are_told_while_it_is_edited() {
    let mut client = Client::start(Setup::default()).await;
    let uri = client.uri("zhubi.toml");
    client.open_as(&uri, "toml", "dat = 2024-05-18\n").await;
    let told = client.told("textDocument/publishDiagnostics").await;
    assert_eq!(told["uri"], uri);
    assert_eq!(told["diagnostics"][0]["message"], "没有“dat”这一项；是不是“date”？");
    assert_eq!(told["diagnostics"][0]["range"], crate::client::range((0, 0), (0, 3)));
    client.edit("zhubi.toml", 2, (0, 3), (0, 3), "e").await;
    let told = client.told("textDocument/publishDiagnostics").await;
    assert_eq!(told["diagnostics"], json!([]));
    client.leave().await;
}

#[tokio::test]
async fn a_term_file_that_is_not_there_is_told_where_it_is_named() {
    let mut client = Client::start(Setup { capabilities: pushed(), ..Setup::default() }).await;
    std::fs::write(client.path("zhubi.toml"), "[terms]\nfiles = [\"词语.toml\"]\n").unwrap();
    client.open("a.txt", "青禾县新添公园\n").await;
    let told = client.told("textDocument/publishDiagnostics").await;
    assert_eq!(told["uri"], json!(client.uri("zhubi.toml")));
    assert_eq!(told["diagnostics"][0]["message"], "没有“词语.toml”这个文件");
    assert_eq!(told["diagnostics"][0]["range"], crate::client::range((1, 9), (1, 18)));
    client.told("textDocument/publishDiagnostics").await;
    std::fs::write(client.path("词语.toml"), "").unwrap();
    let told = client.told("textDocument/publishDiagnostics").await;
    assert_eq!((&told["uri"], &told["diagnostics"]), (&json!(client.uri("zhubi.toml")), &json!([])));
    client.silence().await;
    client.leave().await;
}

#[tokio::test]
async fn the_configuration_of_an_inner_folder_is_laid_over_the_outer_one() {
    let mut client = Client::start(Setup::default()).await;
    std::fs::create_dir_all(client.path("副刊/草稿")).unwrap();
    std::fs::write(
        client.path("副刊/zhubi.toml"),
        "exclude = [\"草稿/\"]\n[rules]\nrepeated-word = \"hint\"\n",
    )
    .unwrap();
    for name in ["a.txt", "副刊/a.txt", "副刊/草稿/a.txt"] {
        client.open(name, PAGE).await;
    }
    assert_eq!(client.pull("a.txt").await["items"][0]["severity"], 2);
    assert_eq!(client.pull("副刊/a.txt").await["items"][0]["severity"], 4);
    assert_eq!(found(&mut client, "副刊/草稿/a.txt").await, [""; 0]);
    client.leave().await;
}
