//! Figures and quoted terms under the cursor: what they say, where else they stand.

use crate::client::{Client, Setup, range};
use serde_json::{Value, json};

const PAGE: &str = "青禾县调处矛盾纠纷\n\n青禾县今年受理矛盾纠纷1080件，群众称好。\n\n据介绍，1080件纠纷涉及“最美庭院”等项目。“最美庭院”已有规模。\n";

fn places(answer: &Value) -> Vec<&Value> {
    answer.as_array().unwrap().iter().map(|it| &it["range"]).collect()
}

async fn client() -> Client {
    let mut client = Client::start(Setup::default()).await;
    client.open("a.txt", PAGE).await;
    client
}

#[tokio::test]
async fn a_figure_tells_its_value() {
    let mut client = client().await;
    let hover = client.at("textDocument/hover", "a.txt", 2, 12).await;
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.contains("1,080"), "{text}");
    client.leave().await;
}

#[tokio::test]
async fn the_same_figure_is_found_elsewhere() {
    let mut client = client().await;
    let expected = [range((2, 11), (2, 16)), range((4, 4), (4, 9))];
    let references = client.at("textDocument/references", "a.txt", 4, 5).await;
    assert_eq!(places(&references), expected.iter().collect::<Vec<_>>());
    let highlights = client.at("textDocument/documentHighlight", "a.txt", 4, 5).await;
    assert_eq!(places(&highlights), expected.iter().collect::<Vec<_>>());
    let definition = client.at("textDocument/definition", "a.txt", 4, 5).await;
    assert_eq!(definition["range"], expected[0]);
    client.leave().await;
}

#[tokio::test]
async fn a_quoted_term_is_written_anew_everywhere() {
    let mut client = client().await;
    let here = client.at("textDocument/prepareRename", "a.txt", 4, 15).await;
    assert_eq!(here["placeholder"], "最美庭院");
    let uri = client.uri("a.txt");
    let params = json!({
        "textDocument": { "uri": uri }, "position": { "line": 4, "character": 15 }, "newName": "美丽庭院"
    });
    let edit = client.request("textDocument/rename", params).await;
    let edits = edit["documentChanges"][0]["edits"].as_array().unwrap();
    assert_eq!(edits.len(), 2);
    assert!(edits.iter().all(|edit| edit["newText"] == "美丽庭院"));
    client.leave().await;
}

#[tokio::test]
async fn a_person_of_another_surname_is_called_by_it() {
    let page = "青禾县开会\n\n青禾县民政局局长陈建峰讲话。陈局长说，路要修好。陈建峰还看望了村民。\n";
    let mut setup = Setup::default();
    setup.options.dictionary = Box::new(|| Some(zhubi::facts::name::Dictionary::built_in()));
    let mut client = Client::start(setup).await;
    client.open("b.txt", page).await;
    // The answer waits for the dictionary, without which there are no names.
    client.pull("b.txt").await;
    let uri = client.uri("b.txt");
    let asked = |name: &str| json!({ "textDocument": { "uri": uri }, "position": { "line": 2, "character": 9 }, "newName": name });
    let texts = |edit: &Value| -> Vec<(u64, String)> {
        let edits = edit["documentChanges"][0]["edits"].as_array().unwrap();
        let mut texts: Vec<_> = edits
            .iter()
            .map(|it| {
                let start = it["range"]["start"]["character"].as_u64().unwrap();
                (start, it["newText"].as_str().unwrap().to_owned())
            })
            .collect();
        texts.sort();
        texts
    };
    let both = |name: &str| vec![(8, name.to_owned()), (24, name.to_owned())];
    let edit = client.request("textDocument/rename", asked("陈建锋")).await;
    assert_eq!(texts(&edit), both("陈建锋"));
    let edit = client.request("textDocument/rename", asked("程建峰")).await;
    let mut expected = both("程建峰");
    expected.insert(1, (14, "程".to_owned()));
    assert_eq!(texts(&edit), expected);
    client.leave().await;
}

#[tokio::test]
async fn a_figure_cannot_be_renamed() {
    let mut client = client().await;
    assert_eq!(client.at("textDocument/prepareRename", "a.txt", 2, 12).await, Value::Null);
    let uri = client.uri("a.txt");
    let params = json!({
        "textDocument": { "uri": uri }, "position": { "line": 2, "character": 12 }, "newName": "1090件"
    });
    assert_eq!(client.refused("textDocument/rename", params).await, -32602);
    client.leave().await;
}

#[tokio::test]
async fn a_date_tells_its_weekday() {
    let mut client = Client::start(Setup::default()).await;
    client.open("a.txt", "青禾县举行植树活动\n\n2024年5月18日，青禾县举行植树活动。\n").await;
    let hover = client.at("textDocument/hover", "a.txt", 2, 3).await;
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.contains("星期六"), "{text}");
    assert_eq!(hover["range"], range((2, 0), (2, 10)));
    client.leave().await;
}
