//! Outline, folding, growing selections, the articles of the folder.

use crate::client::{Client, Setup, pulling, range};
use serde_json::{Value, json};

const PAGE: &str = "青禾县新添三座公园\n\n本报讯（记者 陆一鸣）青禾县今年新建公园三座。市民称好。\n\n沙河镇的老人每天都去散步，孩子们也有了去处。\n";

async fn about(client: &mut Client, method: &str, name: &str) -> Value {
    let uri = client.uri(name);
    client.request(method, json!({ "textDocument": { "uri": uri } })).await
}

fn names(symbols: &Value) -> Vec<&str> {
    symbols.as_array().unwrap().iter().map(|symbol| symbol["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_outline_covers_first_to_last_line() {
    let mut client = Client::start(Setup::default()).await;
    client.open("a.txt", PAGE).await;
    let symbols = about(&mut client, "textDocument/documentSymbol", "a.txt").await;
    assert_eq!(names(&symbols), ["青禾县新添三座公园"]);
    assert_eq!(symbols[0]["range"], range((0, 0), (4, 22)));
    assert_eq!(symbols[0]["selectionRange"], range((0, 0), (0, 9)));
    let folds = about(&mut client, "textDocument/foldingRange", "a.txt").await;
    assert_eq!((&folds[0]["startLine"], &folds[0]["endLine"]), (&json!(0), &json!(4)));
    client.leave().await;
}

#[tokio::test]
async fn a_client_without_levels_gets_a_flat_outline() {
    let mut capabilities = pulling();
    capabilities["textDocument"]["documentSymbol"] = json!({});
    let mut client = Client::start(Setup { capabilities, ..Setup::default() }).await;
    client.open("a.txt", PAGE).await;
    let symbols = about(&mut client, "textDocument/documentSymbol", "a.txt").await;
    assert_eq!(names(&symbols), ["青禾县新添三座公园"]);
    assert_eq!(symbols[0]["location"]["uri"], client.uri("a.txt"));
    client.leave().await;
}

#[tokio::test]
async fn a_selection_grows_from_sentence_to_page() {
    let mut client = Client::start(Setup::default()).await;
    client.open("a.txt", PAGE).await;
    let uri = client.uri("a.txt");
    let params = json!({ "textDocument": { "uri": uri }, "positions": [{ "line": 4, "character": 3 }] });
    let chains = client.request("textDocument/selectionRange", params).await;
    let mut grown = vec![chains[0]["range"].clone()];
    let mut step = &chains[0];
    while let Some(parent) = step.get("parent") {
        grown.push(parent["range"].clone());
        step = parent;
    }
    assert_eq!(grown.first().unwrap(), &range((4, 0), (4, 22)));
    assert_eq!(grown.last().unwrap(), &range((0, 0), (5, 0)));
    assert!(grown.contains(&range((0, 0), (4, 22))), "the article: {grown:?}");
    client.leave().await;
}

#[tokio::test]
async fn the_articles_of_the_folder_are_found_and_open_pages_win() {
    let mut client = Client::start(Setup::default()).await;
    std::fs::write(client.path("甲.txt"), "沙河镇修好两条水渠\n\n沙河镇上月修好水渠两条，灌溉农田千亩。\n")
        .unwrap();
    std::fs::write(client.path("乙.txt"), "磁盘上的旧题目在此\n\n沙河镇上月修好水渠两条，灌溉农田千亩。\n")
        .unwrap();
    client.open("乙.txt", PAGE).await;
    client.pull("乙.txt").await;
    let all = client.request("workspace/symbol", json!({ "query": "" })).await;
    assert_eq!(names(&all), ["青禾县新添三座公园", "沙河镇修好两条水渠"]);
    let some = client.request("workspace/symbol", json!({ "query": "水渠" })).await;
    assert_eq!(names(&some), ["沙河镇修好两条水渠"]);
    assert_eq!(some[0]["location"]["uri"], client.uri("甲.txt"));
    client.leave().await;
}

#[tokio::test]
async fn the_names_of_open_pages_are_found() {
    let mut setup = Setup::default();
    setup.options.dictionary = Box::new(|| Some(zhubi::facts::name::Dictionary::built_in()));
    let mut client = Client::start(setup).await;
    client.open("乙.txt", PAGE).await;
    client.pull("乙.txt").await;
    let all = client.request("workspace/symbol", json!({ "query": "" })).await;
    assert_eq!(names(&all), ["青禾县新添三座公园"], "names only where they are asked for");
    let author = client.request("workspace/symbol", json!({ "query": "陆一鸣" })).await;
    assert_eq!(names(&author), ["陆一鸣"]);
    assert_eq!(author[0]["location"]["range"], range((2, 7), (2, 10)));
    client.leave().await;
}

#[tokio::test]
async fn a_hover_on_an_editor_in_the_folio_line_tells_the_label() {
    let mut setup = Setup::default();
    setup.options.dictionary = Box::new(|| Some(zhubi::facts::name::Dictionary::built_in()));
    let mut client = Client::start(setup).await;
    let page = "青禾日报 2025年12月18日 星期四 第3版 责任编辑：周宁\n\n青禾县新添公园\n本报讯 青禾县今年新建公园三座。\n";
    client.open("a.txt", page).await;
    client.pull("a.txt").await;
    let hover = client.at("textDocument/hover", "a.txt", 0, 30).await;
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.contains("**周宁**") && text.contains("“责任编辑”"), "{text}");
    assert_eq!(hover["range"], range((0, 30), (0, 32)));
    client.leave().await;
}

#[tokio::test]
async fn a_hover_on_a_finding_shows_the_page_of_its_rule() {
    let mut client = Client::start(Setup::default()).await;
    client.open("a.txt", "青禾县新添公园\n青禾县各部门今年实现了联动联动、协调配合。\n").await;
    let hover = client.at("textDocument/hover", "a.txt", 1, 12).await;
    let text = hover["contents"]["value"].as_str().unwrap();
    assert_eq!(hover["contents"]["kind"], "markdown");
    assert!(
        text.contains("repeated-word") && text.contains("什么时候不报") && text.contains("依据"),
        "{text}"
    );
    // The editor shows the message with the squiggle; it is not said twice.
    let message = client.pull("a.txt").await["items"][0]["message"].as_str().unwrap().to_owned();
    assert!(!text.contains(&message), "{text}");
    assert_eq!(hover["range"], range((1, 11), (1, 15)));
    assert_eq!(client.at("textDocument/hover", "a.txt", 1, 20).await, Value::Null);
    client.leave().await;
}
