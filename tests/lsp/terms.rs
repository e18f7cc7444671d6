//! Policy terms in the editor: completion, hover, the way to the entry, links, the project's own files and their
//! mistakes.

use crate::client::{Client, Setup, address, pulling, range, shown};
use serde_json::{Value, json};

/// A project with a term file of its own.
const CONFIG: &str = "# 要闻部\n[terms]\nfiles = [\"terms.toml\"]\n";
const TERMS: &str = "\
[[term]]
term = \"溪长制\"
wrong = [{ form = \"西长制\", why = \"音近致误\" }]
definition = \"由村干部担任溪流管护责任人的制度。\"
source = { document = \"溪山县溪长制工作办法\", url = \"https://example.org/xizhang\" }

[[term]]
term = \"最后“一段溪”\"
";
const PAGE: &str = "溪山县推行溪长制\n\n本报讯（记者 陆一鸣）溪山县推行“溪长制”，由村干部管护溪流。村民称好。\n\n县里说，溪长制推行一年，水清了，鱼多了，孩子们也有了去处。\n";

/// A client that takes definition links and makes files; its folder holds `files`.
async fn client(files: &[(&str, &str)]) -> Client {
    let mut setup = Setup { capabilities: pulling(), ..Setup::default() };
    setup.capabilities["textDocument"]["definition"] = json!({ "linkSupport": true });
    setup.capabilities["workspace"]["workspaceEdit"]["resourceOperations"] = json!(["create"]);
    let client = Client::start(setup).await;
    for (name, text) in files {
        std::fs::write(client.path(name), text).unwrap();
    }
    client
}

async fn client_with_terms() -> Client {
    client(&[("zhubi.toml", CONFIG), ("terms.toml", TERMS)]).await
}

/// What the items offered at a place would make of the line, by label.
async fn offered(client: &mut Client, name: &str, line: u32, character: u32) -> Vec<(String, String)> {
    let uri = client.uri(name);
    let params = json!({
        "textDocument": { "uri": uri }, "position": { "line": line, "character": character }
    });
    let list = client.request("textDocument/completion", params).await;
    if list.is_null() {
        return Vec::new();
    }
    assert_eq!(list["isIncomplete"], true);
    let items = list["items"].as_array().unwrap().iter();
    items
        .map(|item| {
            let edit = &item["textEdit"];
            let columns = (&edit["range"]["start"]["character"], &edit["range"]["end"]["character"]);
            let label = item["label"].as_str().unwrap().to_owned();
            (label, format!("{}-{} {}", columns.0, columns.1, edit["newText"].as_str().unwrap()))
        })
        .collect()
}

fn first(offered: &[(String, String)]) -> (&str, &str) {
    offered.first().map_or(("", ""), |(label, edit)| (label, edit))
}

#[tokio::test]
async fn terms_are_completed_after_a_mark_and_by_pinyin() {
    let mut client = client_with_terms().await;
    client.open("a.txt", "落实“\n落实“溪”机制\n落实xzz\n打通“zhyd\n落实「xzh\n").await;
    assert_eq!(offered(&mut client, "a.txt", 0, 3).await.len(), 50, "a long list is cut");
    assert_eq!(first(&offered(&mut client, "a.txt", 1, 4).await), ("溪长制", "3-5 溪长制”"));
    assert_eq!(first(&offered(&mut client, "a.txt", 2, 5).await), ("溪长制", "2-5 溪长制"));
    assert_eq!(first(&offered(&mut client, "a.txt", 3, 7).await), ("最后“一段溪”", "3-7 最后‘一段溪’”"));
    assert_eq!(first(&offered(&mut client, "a.txt", 4, 6).await), ("溪长制", "3-6 溪长制」"));
    client.leave().await;
}

#[tokio::test]
async fn the_built_in_terms_are_completed_as_the_page_quotes_them() {
    let mut client = client(&[]).await;
    client.open("a.txt", "各地用好“小脑+手脚”机制。\nxnsj\n").await;
    assert_eq!(first(&offered(&mut client, "a.txt", 1, 4).await), ("小脑+手脚", "0-4 “小脑+手脚”"));
    client.leave().await;
}

#[tokio::test]
async fn ordinary_prose_is_not_disturbed() {
    let mut client = client_with_terms().await;
    client.open("a.txt", "落实溪\n落实x\n“溪长制”落实\nAPP上线\n").await;
    for (line, character) in [(0, 3), (1, 3), (2, 7), (3, 3), (3, 5)] {
        assert_eq!(offered(&mut client, "a.txt", line, character).await, [], "{line}:{character}");
    }
    client.leave().await;
}

#[tokio::test]
async fn an_edit_is_followed_by_what_goes_on_from_it() {
    let mut client = client_with_terms().await;
    client.open("a.txt", "落实“\n").await;
    client.edit("a.txt", 2, (0, 3), (0, 3), "溪长").await;
    assert_eq!(first(&offered(&mut client, "a.txt", 0, 5).await), ("溪长制", "3-5 溪长制”"));
    client.leave().await;
}

#[tokio::test]
async fn the_definition_is_the_first_mention_and_then_the_entry() {
    let mut client = client_with_terms().await;
    client.open("a.txt", PAGE).await;
    let links = client.at("textDocument/definition", "a.txt", 4, 5).await;
    assert_eq!(links[0]["targetUri"], client.uri("a.txt"));
    assert_eq!(links[0]["targetRange"], range((0, 5), (0, 8)));
    assert_eq!(links[1]["targetUri"], client.uri("terms.toml"));
    assert_eq!(links[1]["targetRange"], range((1, 0), (1, 12)));
    assert_eq!(links[1]["originSelectionRange"], range((4, 4), (4, 7)));
    client.leave().await;
}

#[tokio::test]
async fn a_built_in_entry_opens_from_a_read_only_copy() {
    let cache = tempfile::tempdir().unwrap();
    let mut setup = Setup::default();
    setup.options.cache = Some(cache.path().to_owned());
    let mut client = Client::start(setup).await;
    client.open("a.txt", "全镇推广枫桥经验，矛盾就地化解。\n").await;
    let places = client.at("textDocument/definition", "a.txt", 0, 5).await;
    let target = places[1]["uri"].as_str().unwrap();
    let path = percent_encoding::percent_decode_str(target.strip_prefix("file://").unwrap());
    let path = std::path::PathBuf::from(path.decode_utf8().unwrap().into_owned());
    assert!(path.starts_with(cache.path()));
    assert!(std::fs::metadata(&path).unwrap().permissions().readonly());
    let line = places[1]["range"]["start"]["line"].as_u64().unwrap() as usize;
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text.lines().nth(line).unwrap(), "term = \"枫桥经验\"");
    client.leave().await;
}

#[tokio::test]
async fn references_lead_through_the_folder() {
    let mut client = client_with_terms().await;
    std::fs::write(client.path("乙.txt"), "水清鱼多\n\n沙河镇去年起落实“溪长制”，有溪长二十人。\n").unwrap();
    std::fs::write(client.path("丙.txt"), "与此无关\n\n沙河镇上月修好水渠两条，灌溉农田千亩。\n").unwrap();
    client.open("a.txt", PAGE).await;
    let places = client.at("textDocument/references", "a.txt", 4, 5).await;
    let found: Vec<(Value, Value)> =
        places.as_array().unwrap().iter().map(|it| (it["uri"].clone(), it["range"].clone())).collect();
    let here = json!(client.uri("a.txt"));
    let there = json!(client.uri("乙.txt"));
    let expected = [
        (here.clone(), range((0, 5), (0, 8))),
        (here.clone(), range((2, 17), (2, 20))),
        (here, range((4, 4), (4, 7))),
        (there, range((2, 9), (2, 12))),
    ];
    assert_eq!(found, expected);
    client.leave().await;
}

#[tokio::test]
async fn sources_of_a_term_file_are_links_and_articles_have_none() {
    let mut client = client_with_terms().await;
    let (terms, article) = (client.uri("terms.toml"), client.uri("a.txt"));
    client.open_as(&terms, "toml", TERMS).await;
    client.open("a.txt", "见https://example.org/a。\n").await;
    let links =
        client.request("textDocument/documentLink", json!({ "textDocument": { "uri": terms } })).await;
    assert_eq!(links.as_array().unwrap().len(), 1);
    assert_eq!(links[0]["target"], "https://example.org/xizhang");
    assert_eq!(links[0]["range"], range((4, 43), (4, 70)));
    let none =
        client.request("textDocument/documentLink", json!({ "textDocument": { "uri": article } })).await;
    assert_eq!(none, Value::Null);
    client.leave().await;
}

#[tokio::test]
async fn a_term_explained_in_the_text_has_a_hover() {
    let mut client = client(&[]).await;
    client
        .open("a.txt", "会前“溪五查”，即查水、查岸、查排口、查漂浮物、查违建。\n\n落实“溪五查”，水更清了。\n")
        .await;
    let hover = client.at("textDocument/hover", "a.txt", 2, 4).await;
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.contains("文中的说明") && text.contains("即查水、查岸"), "{text}");
    // the marks belong to the term
    assert_eq!(hover["range"], range((2, 2), (2, 7)));
    client.leave().await;
}

/// The actions for a range of the page, by title.
async fn actions(client: &mut Client, from: (u32, u32), to: (u32, u32)) -> Vec<Value> {
    let uri = client.uri("a.txt");
    let params = json!({
        "textDocument": { "uri": uri }, "range": range(from, to), "context": { "diagnostics": [] }
    });
    client.request("textDocument/codeAction", params).await.as_array().unwrap().clone()
}

fn adding(actions: &[Value]) -> Option<&Value> {
    actions.iter().find(|action| action["title"].as_str().unwrap().ends_with("加入本报词条"))
}

#[tokio::test]
async fn an_unknown_quoted_term_is_added_to_the_term_file() {
    let mut client = client_with_terms().await;
    client.open("a.txt", "溪山县查溪\n\n会前“溪五查”，即查水、查岸、查排口。落实“溪长制”。\n").await;
    let found = actions(&mut client, (2, 4), (2, 4)).await;
    let edit = &adding(&found).unwrap()["edit"]["documentChanges"];
    assert_eq!(edit.as_array().unwrap().len(), 1);
    assert_eq!(edit[0]["textDocument"]["uri"], client.uri("terms.toml"));
    assert_eq!(edit[0]["edits"][0]["range"], range((8, 0), (8, 0)));
    let text = edit[0]["edits"][0]["newText"].as_str().unwrap();
    assert!(text.starts_with("\n[[term]]\nterm = \"溪五查\"\n"), "{text}");
    assert!(
        text.contains("definition = \"会前“溪五查”，即查水、查岸、查排口。\"") && text.contains("draft"),
        "{text}"
    );
    assert!(adding(&actions(&mut client, (2, 24), (2, 24)).await).is_none(), "溪长制 is known");
    assert!(adding(&actions(&mut client, (2, 12), (2, 12)).await).is_none(), "no quoted phrase");
    client.leave().await;
}

#[tokio::test]
async fn a_selection_is_added_to_a_new_term_file_that_the_configuration_names() {
    let mut client = client(&[("zhubi.toml", "# 要闻部\ndate = 2022-04-02\n")]).await;
    client.open("a.txt", "全县落实溪流巡查四步法，水更清了。\n").await;
    let found = actions(&mut client, (0, 4), (0, 11)).await;
    let edit = &adding(&found).unwrap()["edit"]["documentChanges"];
    assert_eq!(edit[0]["textDocument"]["uri"], client.uri("zhubi.toml"));
    assert_eq!(edit[0]["edits"][0]["range"], range((2, 0), (2, 0)));
    assert_eq!(edit[0]["edits"][0]["newText"], "\n[terms]\nfiles = [\"terms.toml\"]\n");
    assert_eq!((&edit[1]["kind"], &edit[1]["uri"]), (&json!("create"), &json!(client.uri("terms.toml"))));
    let text = edit[2]["edits"][0]["newText"].as_str().unwrap();
    assert!(text.starts_with("[[term]]\nterm = \"溪流巡查四步法\"\n"), "{text}");
    client.leave().await;
}

#[tokio::test]
async fn a_wrong_form_is_found_and_mended() {
    let mut client = client_with_terms().await;
    client.open("a.txt", "溪山县推行“西长制”，水清了。\n").await;
    assert_eq!(shown(&client.pull("a.txt").await["items"]), ["wrong-term-form 0:6-0:9"]);
    let found = actions(&mut client, (0, 7), (0, 7)).await;
    let edit = &found[0]["edit"]["documentChanges"][0]["edits"][0];
    assert_eq!((&edit["newText"], &edit["range"]), (&json!("溪长制"), &range((0, 6), (0, 9))));
    client.leave().await;
}

#[tokio::test]
async fn a_changed_term_file_is_read_again() {
    let mut client = client_with_terms().await;
    client.open("a.txt", "溪山县推行“西长制”，水清了。\n").await;
    assert_eq!(shown(&client.pull("a.txt").await["items"]).len(), 1);
    std::fs::write(client.path("terms.toml"), "[[term]]\nterm = \"溪长制\"\n").unwrap();
    // This client does not watch files: the server looks for itself.
    for _ in 0..100 {
        if shown(&client.pull("a.txt").await["items"]).is_empty() {
            return assert_eq!(client.leave().await, zhubi::lsp::Ending::Asked);
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the changed file was not read");
}

#[tokio::test]
async fn term_files_outside_the_open_folder_are_watched_too() {
    let shared = tempfile::tempdir().unwrap();
    let path = shared.path().join("共用.toml");
    std::fs::write(&path, TERMS).unwrap();
    let config = format!("[terms]\nfiles = ['{}']\n", path.display());
    let mut client = client(&[("zhubi.toml", &config)]).await;
    client.open("a.txt", PAGE).await;
    let hover = client.at("textDocument/hover", "a.txt", 4, 5).await;
    assert!(hover["contents"]["value"].as_str().unwrap().contains("由村干部担任"));
    let links = client.at("textDocument/definition", "a.txt", 4, 5).await;
    assert_eq!(links[1]["targetUri"], address(&path));
    client.leave().await;
}

#[tokio::test]
async fn mistakes_in_a_term_file_are_findings_in_that_file() {
    let broken = "[[term]]\nterm = \"溪长制\"\nwrnog = [\"西长制\"]\n\n[[term]]\nterm = \"路长制\"\nwrong = [\"陆长制\"]\n";
    let mut client = client(&[("zhubi.toml", CONFIG), ("terms.toml", broken)]).await;
    client.open("a.txt", "溪山县推行陆长制，路面净了。\n").await;
    let told = client.told("textDocument/publishDiagnostics").await;
    assert_eq!(told["uri"], client.uri("terms.toml"));
    assert_eq!(shown(&told["diagnostics"]), ["project-file 2:0-2:5"]);
    assert!(told["diagnostics"][0]["message"].as_str().unwrap().contains("是否应为“wrong”"));
    assert_eq!(
        shown(&client.pull("a.txt").await["items"]),
        ["wrong-term-form 0:5-0:8"],
        "the rest is in use"
    );
    std::fs::write(client.path("terms.toml"), TERMS).unwrap();
    let told = client.told("textDocument/publishDiagnostics").await;
    assert_eq!((&told["uri"], &told["diagnostics"]), (&json!(client.uri("terms.toml")), &json!([])));
    client.leave().await;
}

#[tokio::test]
async fn two_definitions_of_one_term_are_shown_and_reported() {
    let config = "[terms]\nfiles = [\"a.toml\", \"b.toml\"]\n";
    let entry = |region: &str, what: &str| {
        format!(
            "[[term]]\nid = \"{region}\"\nterm = \"溪联制\"\nregion = \"{region}\"\ndefinition = \"{what}\"\nsource = \"某报\"\n"
        )
    };
    let (one, two) = (entry("溪州", "甲制。"), entry("岭州", "乙制。"));
    let mut client = client(&[("zhubi.toml", config), ("a.toml", &one), ("b.toml", &two)]).await;
    client.open("a.txt", "溪山县推行溪联制，水清了。\n").await;
    let hover = client.at("textDocument/hover", "a.txt", 0, 6).await;
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.contains("甲制。") && text.contains("乙制。"), "{text}");
    for name in ["a.toml", "b.toml"] {
        let told = client.told("textDocument/publishDiagnostics").await;
        assert_eq!(told["uri"], client.uri(name));
        assert_eq!(shown(&told["diagnostics"]), ["project-file 0:0-0:8"]);
        assert_eq!(told["diagnostics"][0]["severity"], 3);
    }
    client.leave().await;
}
