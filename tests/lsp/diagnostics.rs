//! Findings: asked for or pushed, never both; with their places, links and data; gone when the page is closed.

use crate::client::{Client, Setup, options, pulling, pushed, range, shown};
use serde_json::{Value, json};

/// One finding, of `repeated-word`, in the second line after eleven characters.
const PAGE: &str = "青禾县新添公园\n青禾县各部门今年实现了联动联动、协调配合、运转高效。\n";
const FOUND: &str = "repeated-word 1:11-1:15";

async fn pusher() -> Client {
    Client::start(Setup { capabilities: pushed(), ..Setup::default() }).await
}

async fn puller() -> Client {
    Client::start(Setup::default()).await
}

#[tokio::test]
async fn a_client_that_asks_is_answered_and_told_nothing() {
    let mut client = puller().await;
    client.open("a.txt", PAGE).await;
    let report = client.pull("a.txt").await;
    assert_eq!(report["kind"], "full");
    assert_eq!(shown(&report["items"]), [FOUND]);
    let uri = client.uri("a.txt");
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } })).await;
    client.silence().await;
    let after = client.pull("a.txt").await;
    assert_eq!(after["items"], json!([]));
    client.leave().await;
}

#[tokio::test]
async fn a_client_that_waits_is_told_with_the_version() {
    let mut client = pusher().await;
    client.open("a.txt", PAGE).await;
    let told = client.told("textDocument/publishDiagnostics").await;
    assert_eq!((shown(&told["diagnostics"]), &told["version"]), (vec![FOUND.to_owned()], &json!(1)));
    client.edit("a.txt", 2, (1, 11), (1, 13), "").await;
    let told = client.told("textDocument/publishDiagnostics").await;
    assert_eq!((shown(&told["diagnostics"]), &told["version"]), (vec![], &json!(2)));
    client.silence().await;
    client.leave().await;
}

#[tokio::test]
async fn closing_clears_what_was_told() {
    let mut client = pusher().await;
    client.open("a.txt", PAGE).await;
    client.told("textDocument/publishDiagnostics").await;
    let uri = client.uri("a.txt");
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } })).await;
    let told = client.told("textDocument/publishDiagnostics").await;
    assert_eq!((&told["diagnostics"], told.get("version")), (&json!([]), None));
    client.open("a.txt", PAGE).await;
    assert_eq!(shown(&client.told("textDocument/publishDiagnostics").await["diagnostics"]), [FOUND]);
    client.leave().await;
}

#[tokio::test]
async fn the_abilities_decide_between_asking_and_telling() {
    for (capabilities, asks) in [(pulling(), true), (pushed(), false)] {
        let mut client = Client::silent(Setup { capabilities: Value::Null, ..Setup::default() });
        let result = client.request("initialize", json!({ "capabilities": capabilities })).await;
        assert_eq!(result["capabilities"].get("diagnosticProvider").is_some(), asks);
        assert_eq!(result["capabilities"]["positionEncoding"], "utf-16");
        assert_eq!(result["serverInfo"]["name"], "zhubi");
        client.leave().await;
    }
}

#[tokio::test]
async fn findings_that_stay_the_same_are_not_sent_again() {
    let mut client = puller().await;
    client.open("a.txt", PAGE).await;
    let first = client.pull("a.txt").await;
    client.edit("a.txt", 2, (1, 25), (1, 25), "，各方称好").await;
    let uri = client.uri("a.txt");
    let params = json!({ "textDocument": { "uri": uri }, "previousResultId": first["resultId"] });
    let second = client.request("textDocument/diagnostic", params.clone()).await;
    assert_eq!(second["kind"], "unchanged");
    assert_eq!(second["resultId"], first["resultId"]);
    client.edit("a.txt", 3, (0, 0), (0, 0), "\n").await;
    let third = client.request("textDocument/diagnostic", params).await;
    assert_eq!(third["kind"], "full");
    assert_ne!(third["resultId"], first["resultId"]);
    client.leave().await;
}

#[tokio::test]
async fn a_request_that_is_cancelled_while_it_waits_is_refused() {
    const CANCELLED: i64 = -32800;
    let (release, held) = std::sync::mpsc::channel::<()>();
    let mut setup = Setup::default();
    setup.options.dictionary = Box::new(move || {
        // Whoever asks for findings waits for the dictionary.
        let _ = held.recv();
        None
    });
    let mut client = Client::start(setup).await;
    client.open("a.txt", PAGE).await;
    let uri = client.uri("a.txt");
    let params = json!({ "textDocument": { "uri": uri } });
    for method in ["textDocument/diagnostic", "textDocument/documentSymbol", "textDocument/foldingRange"] {
        let id = client.send(method, params.clone()).await;
        client.notify("$/cancelRequest", json!({ "id": id })).await;
        assert_eq!(client.answer(id).await["error"]["code"], CANCELLED, "{method}");
    }
    client.notify("$/cancelRequest", json!({ "id": 9999 })).await;
    release.send(()).unwrap();
    assert_eq!(shown(&client.pull("a.txt").await["items"]), [FOUND]);
    client.leave().await;
}

#[tokio::test]
async fn result_names_of_an_earlier_opening_mean_nothing() {
    let mut client = puller().await;
    client.open("a.txt", PAGE).await;
    let first = client.pull("a.txt").await;
    let uri = client.uri("a.txt");
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } })).await;
    client.open("a.txt", "青禾县新添公园\n").await;
    let params = json!({ "textDocument": { "uri": uri }, "previousResultId": first["resultId"] });
    assert_eq!(client.request("textDocument/diagnostic", params).await["kind"], "full");
    client.leave().await;
}

#[tokio::test]
async fn a_finding_carries_its_code_severity_and_data() {
    let mut client = puller().await;
    client.open("a.txt", PAGE).await;
    let item = client.pull("a.txt").await["items"][0].clone();
    assert_eq!((&item["code"], &item["severity"]), (&json!("repeated-word"), &json!(2)));
    assert_eq!(item["source"], "zhubi");
    assert!(item["message"].as_str().unwrap().contains("联动"));
    assert_eq!(item["data"]["id"].as_str().unwrap().len(), 16);
    assert!(!item["data"]["fixes"][0]["title"].as_str().unwrap().is_empty());
    assert!(item.get("codeDescription").is_none(), "there is nowhere to write the page");
    client.leave().await;
}

#[tokio::test]
async fn the_code_links_to_the_page_of_the_rule() {
    let cache = tempfile::tempdir().unwrap();
    let mut setup = Setup::default();
    setup.options.cache = Some(cache.path().to_owned());
    let mut client = Client::start(setup).await;
    client.open("a.txt", PAGE).await;
    let item = client.pull("a.txt").await["items"][0].clone();
    let href = item["codeDescription"]["href"].as_str().unwrap();
    let page =
        percent_encoding::percent_decode_str(href.strip_prefix("file://").unwrap()).decode_utf8().unwrap();
    assert!(std::fs::read_to_string(&*page).unwrap().contains("repeated-word"));
    client.leave().await;
}

#[tokio::test]
async fn a_client_without_data_and_related_places_gets_neither() {
    let capabilities = json!({ "textDocument": { "publishDiagnostics": {} } });
    let mut client = Client::start(Setup { capabilities, ..Setup::default() }).await;
    client.open("a.txt", PAGE).await;
    let told = client.told("textDocument/publishDiagnostics").await;
    let item = &told["diagnostics"][0];
    for field in ["data", "relatedInformation", "codeDescription"] {
        assert!(item.get(field).is_none(), "{field}");
    }
    client.leave().await;
}

#[tokio::test]
async fn messages_follow_the_language_of_the_editor() {
    for (locale, expected) in [("zh-cn", "连着"), ("en-US", "in a row"), ("de", "连着")] {
        let mut client =
            Client::start(Setup { extra: json!({ "locale": locale }), ..Setup::default() }).await;
        client.open("a.txt", PAGE).await;
        let report = client.pull("a.txt").await;
        let message = report["items"][0]["message"].as_str().unwrap();
        assert!(message.contains(expected), "{locale}: {message}");
        client.leave().await;
    }
}

#[tokio::test]
async fn the_dictionary_is_waited_for_by_those_who_ask() {
    let mut setup = Setup { options: options(), ..Setup::default() };
    setup.options.dictionary = Box::new(|| {
        std::thread::sleep(std::time::Duration::from_millis(200));
        Some(zhubi::facts::name::Dictionary::built_in())
    });
    let mut client = Client::start(setup).await;
    client.open("a.txt", PAGE).await;
    let begun = std::time::Instant::now();
    assert_eq!(shown(&client.pull("a.txt").await["items"]), [FOUND]);
    assert!(begun.elapsed() >= std::time::Duration::from_millis(150));
    client.silence().await;
    client.leave().await;
}

#[tokio::test]
async fn those_who_wait_are_told_before_the_dictionary_and_not_twice_the_same() {
    let mut setup = Setup { capabilities: pushed(), ..Setup::default() };
    setup.options.dictionary = Box::new(|| {
        std::thread::sleep(std::time::Duration::from_millis(200));
        Some(zhubi::facts::name::Dictionary::built_in())
    });
    let mut client = Client::start(setup).await;
    client.open("a.txt", PAGE).await;
    let told = client.told("textDocument/publishDiagnostics").await;
    assert_eq!(shown(&told["diagnostics"]), [FOUND]);
    client.silence().await;
    client.leave().await;
}

#[tokio::test]
async fn a_page_opened_with_the_wrong_encoding_has_one_finding() {
    let mut client = puller().await;
    client.open("a.txt", "\u{fffd}\u{fffd}\u{fffd}联动联动\n\u{fffd}\u{fffd}\u{fffd}\u{fffd}").await;
    let report = client.pull("a.txt").await;
    assert_eq!(shown(&report["items"]), ["misread-encoding 0:0-0:7"]);
    assert_eq!(report["items"][0]["range"], range((0, 0), (0, 7)));
    client.leave().await;
}
