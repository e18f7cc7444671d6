//! Deciding on findings from the editor: what is offered, what it writes, what it does to the findings, and taking it back.

use crate::client::{Client, Setup, pulling, pushed, range, shown};
use serde_json::{Value, json};

const PAGE: &str = "青禾县新添公园\n青禾县各部门今年实现了联动联动、协调配合、运转高效。\n沙河镇也实现了联动联动，群众都说方便。\n";
const FIRST: &str = "repeated-word 1:11-1:15";
const SECOND: &str = "repeated-word 2:7-2:11";

async fn found(client: &mut Client) -> Vec<String> {
    shown(&client.pull("a.txt").await["items"])
}

async fn run(client: &mut Client, command: &str, mut argument: Value) -> Value {
    argument["uri"] = json!(client.uri("a.txt"));
    let params = json!({ "command": command, "arguments": [argument] });
    client.request("workspace/executeCommand", params).await
}

async fn ids(client: &mut Client) -> Vec<Value> {
    let items = client.pull("a.txt").await["items"].clone();
    items.as_array().unwrap().iter().map(|item| item["data"]["id"].clone()).collect()
}

async fn started() -> Client {
    let mut client = Client::start(Setup::default()).await;
    client.open("a.txt", PAGE).await;
    client
}

fn written(client: &Client) -> String {
    std::fs::read_to_string(client.path("zhubi.decisions.toml")).unwrap_or_default()
}

#[tokio::test]
async fn an_accepted_finding_is_gone_until_the_decision_is_taken_back() {
    let mut client = started().await;
    let ids = ids(&mut client).await;
    let decided =
        run(&mut client, "zhubi.decide", json!({ "id": ids[0], "verdict": "right", "note": "叠用" })).await;
    assert_eq!(decided["decided"], json!([ids[0]]), "in its article a decision is named as the finding");
    assert_eq!(found(&mut client).await, [SECOND]);
    assert!(written(&client).contains("note = \"叠用\""), "{}", written(&client));
    assert!(written(&client).contains("file = \"a.txt\""));

    client.edit("a.txt", 2, (0, 0), (0, 0), "本报讯\n\n").await;
    assert_eq!(found(&mut client).await, ["repeated-word 4:7-4:11"], "an edit elsewhere loses no decision");
    client.edit("a.txt", 3, (3, 8), (3, 11), "").await;
    assert_eq!(found(&mut client).await.len(), 2, "a change next to the words asks again");
    client.edit("a.txt", 4, (3, 8), (3, 8), "实现了").await;

    let listed = run(&mut client, "zhubi.listDecisions", json!({ "here": true })).await;
    assert_eq!(listed["decisions"][0]["range"], range((3, 11), (3, 15)));
    assert_eq!(listed["decisions"][0]["note"], "叠用");
    let undone = run(&mut client, "zhubi.undoDecision", json!({ "id": ids[0] })).await;
    assert_eq!(undone["undone"], json!([ids[0]]));
    assert_eq!(found(&mut client).await.len(), 2);
    let listed = run(&mut client, "zhubi.listDecisions", json!({})).await;
    assert_eq!(listed["decisions"], json!([]));
    client.leave().await;
}

#[tokio::test]
async fn in_the_project_the_same_words_are_accepted_everywhere() {
    let mut client = started().await;
    let ids = ids(&mut client).await;
    run(&mut client, "zhubi.decide", json!({ "id": ids[0], "verdict": "right", "scope": "project" })).await;
    assert_eq!(found(&mut client).await, [""; 0]);
    client.leave().await;
}

#[tokio::test]
async fn the_author_is_asked_and_the_finding_stays_as_a_reminder() {
    let mut client = started().await;
    let ids = ids(&mut client).await;
    run(&mut client, "zhubi.decide", json!({ "id": [ids[1]], "verdict": "query", "note": "是否有意" })).await;
    let report = client.pull("a.txt").await;
    assert_eq!(shown(&report["items"]), [FIRST, SECOND]);
    let asked = &report["items"][1];
    assert_eq!(asked["severity"], 4);
    assert!(asked["message"].as_str().unwrap().starts_with("【待作者答复】是否有意："), "{asked}");
    assert_eq!(asked["data"]["decision"]["verdict"], "query");
    client.leave().await;
}

#[tokio::test]
async fn a_rule_is_switched_off_in_the_project() {
    let mut client = started().await;
    let ids = ids(&mut client).await;
    let off = run(&mut client, "zhubi.decide", json!({ "id": ids[0], "verdict": "rule-off" })).await;
    assert_eq!(off["rules"], json!(["repeated-word"]));
    assert_eq!(found(&mut client).await, [""; 0]);
    let config = std::fs::read_to_string(client.path("zhubi.toml")).unwrap();
    assert_eq!(config, "[rules]\nrepeated-word = \"off\"\n");
    client.leave().await;
}

#[tokio::test]
async fn a_rule_that_an_inner_folder_grades_is_switched_off_there_too() {
    let mut client = Client::start(Setup::default()).await;
    std::fs::create_dir(client.path("副刊")).unwrap();
    std::fs::write(client.path("副刊/zhubi.toml"), "[rules]\nrepeated-word = \"error\"\n").unwrap();
    client.open("副刊/a.txt", PAGE).await;
    let id = client.pull("副刊/a.txt").await["items"][0]["data"]["id"].clone();
    let argument = json!({ "uri": client.uri("副刊/a.txt"), "id": id, "verdict": "rule-off" });
    let params = json!({ "command": "zhubi.decide", "arguments": [argument] });
    client.request("workspace/executeCommand", params).await;
    assert_eq!(client.pull("副刊/a.txt").await["items"], json!([]));
    for name in ["zhubi.toml", "副刊/zhubi.toml"] {
        let config = std::fs::read_to_string(client.path(name)).unwrap();
        assert_eq!(config, "[rules]\nrepeated-word = \"off\"\n", "{name}");
    }
    client.leave().await;
}

async fn offered(client: &mut Client) -> Vec<Value> {
    let params = json!({
        "textDocument": { "uri": client.uri("a.txt") },
        "range": range((1, 12), (1, 12)),
        "context": { "diagnostics": [] }
    });
    let actions = client.request("textDocument/codeAction", params).await.as_array().unwrap().clone();
    actions.into_iter().filter(|action| action.get("command").is_some()).collect()
}

#[tokio::test]
async fn the_actions_offered_run_as_they_are() {
    for (index, expected) in [(0, 1), (1, 0), (2, 2), (3, 0)] {
        let mut client = started().await;
        let actions = offered(&mut client).await;
        assert_eq!(actions.len(), 4, "{actions:#?}");
        let command = actions[index]["command"].clone();
        let params = json!({ "command": command["command"], "arguments": command["arguments"] });
        client.request("workspace/executeCommand", params).await;
        if index == 2 {
            client.told("window/showMessage").await;
        }
        assert_eq!(found(&mut client).await.len(), expected, "{command}");
        if index == 0 {
            let back = offered(&mut client).await;
            assert_eq!(back.len(), 1, "an accepted finding can only be taken back: {back:#?}");
            let params = json!({
                "command": back[0]["command"]["command"], "arguments": back[0]["command"]["arguments"]
            });
            client.request("workspace/executeCommand", params).await;
            assert_eq!(found(&mut client).await, [FIRST, SECOND]);
        }
        client.leave().await;
    }
}

#[tokio::test]
async fn everything_that_may_be_decided_is_offered_for_a_finding_in_several_places() {
    let mut client = Client::start(Setup::default()).await;
    let page = "居民用App预约凉亭，App上能看天气，App升级了。老人也会用APP，APP客服随时在线。\n";
    client.open("a.txt", page).await;
    let finding = client.pull("a.txt").await["items"][0].clone();
    assert_eq!(finding["code"], "latin-case-drift");
    let params = json!({
        "textDocument": { "uri": client.uri("a.txt") },
        "range": finding["range"],
        "context": { "diagnostics": [] }
    });
    let actions = client.request("textDocument/codeAction", params).await;
    let titles: Vec<&str> =
        actions.as_array().unwrap().iter().map(|it| it["title"].as_str().unwrap()).collect();
    let expected = [
        "把“APP”统一为“App”",
        "把“App”统一为“APP”",
        "只把这一处改为“App”",
        "没有错，这里不再提示（latin-case-drift）",
        "没有错，整个项目里同样的字词不再提示（latin-case-drift）",
        "记下来问作者（latin-case-drift）",
    ];
    assert_eq!(titles[..6], expected);
    assert!(titles[6].starts_with("本项目停用规则“") && titles.len() == 7, "{titles:?}");
    client.leave().await;
}

/// The action with these words in its title, run as any client runs it.
async fn chosen(client: &mut Client, title: &str) {
    let actions = offered(client).await;
    let action = actions.iter().find(|action| action["title"].as_str().unwrap().contains(title)).unwrap();
    let (command, arguments) = (&action["command"]["command"], &action["command"]["arguments"]);
    let params = json!({ "command": command, "arguments": arguments });
    client.request("workspace/executeCommand", params).await;
}

/// The user types between the quotes that were shown, and saves.
async fn types(client: &mut Client, selection: &Value, words: &str) {
    let line = selection["start"]["line"].as_u64().unwrap() as usize;
    let (start, end) = (&selection["start"]["character"], &selection["end"]["character"]);
    let mut lines: Vec<String> = written(client).lines().map(str::to_owned).collect();
    let old = &lines[line]["note = \"".len()..lines[line].len() - 1];
    assert_eq!(start, 8, "between the quotes of a note: {}", lines[line]);
    assert_eq!(*end, 8 + old.chars().count());
    lines[line] = format!("note = \"{words}\"");
    std::fs::write(client.path("zhubi.decisions.toml"), lines.join("\n") + "\n").unwrap();
    let changes = json!({ "changes": [{ "uri": client.uri("zhubi.decisions.toml"), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changes).await;
}

#[tokio::test]
async fn an_editor_without_questions_shows_where_the_author_s_is_written() {
    let mut capabilities = pulling();
    capabilities["window"] = json!({ "showDocument": { "support": true } });
    let mut client = Client::start(Setup { capabilities, ..Setup::default() }).await;
    client.open("a.txt", PAGE).await;
    chosen(&mut client, "记下来问作者").await;
    let file = json!(client.uri("zhubi.decisions.toml"));
    let shown = client.asked("window/showDocument", json!({ "success": true })).await;
    assert_eq!((&shown["uri"], &shown["takeFocus"]), (&file, &json!(true)));
    types(&mut client, &shown["selection"], "多印了两字吗？").await;
    let message = client.pull("a.txt").await["items"][0]["message"].clone();
    assert!(message.as_str().unwrap().starts_with("【待作者答复】多印了两字吗？："), "{message}");

    chosen(&mut client, "改写要问作者的话").await;
    let shown = client.asked("window/showDocument", json!({ "success": true })).await;
    assert!(written(&client).contains("note = \"多印了两字吗？\""), "what was asked is kept until then");
    types(&mut client, &shown["selection"], "是有意的吗？").await;
    let message = client.pull("a.txt").await["items"][0]["message"].clone();
    assert!(message.as_str().unwrap().starts_with("【待作者答复】是有意的吗？："), "{message}");
    client.silence().await;
    client.leave().await;
}

#[tokio::test]
async fn where_no_file_can_be_shown_a_message_says_where_the_note_is() {
    for shows in [None, Some(false)] {
        let mut capabilities = pulling();
        if shows.is_some() {
            capabilities["window"] = json!({ "showDocument": { "support": true } });
        }
        let mut client = Client::start(Setup { capabilities, ..Setup::default() }).await;
        client.open("a.txt", PAGE).await;
        chosen(&mut client, "记下来问作者").await;
        if let Some(success) = shows {
            client.asked("window/showDocument", json!({ "success": success })).await;
        }
        let told = client.told("window/showMessage").await;
        let line = written(&client).lines().position(|line| line == "note = \"\"").unwrap() + 1;
        let expected = format!("记下了。要问作者的话写在 zhubi.decisions.toml 第{line}行 note 的引号里");
        assert_eq!((&told["type"], &told["message"]), (&json!(3), &json!(expected)));
        client.silence().await;
        client.leave().await;
    }
}

#[tokio::test]
async fn an_editor_that_asks_for_the_note_itself_is_shown_nothing() {
    for note in ["", "多印了两字吗？"] {
        let mut capabilities = pulling();
        capabilities["window"] = json!({ "showDocument": { "support": true } });
        let mut client = Client::start(Setup { capabilities, ..Setup::default() }).await;
        client.open("a.txt", PAGE).await;
        let ids = ids(&mut client).await;
        run(&mut client, "zhubi.decide", json!({ "id": ids[0], "verdict": "query", "note": note })).await;
        assert!(written(&client).contains(&format!("note = \"{note}\"")));
        client.silence().await;
        client.leave().await;
    }
}

#[tokio::test]
async fn a_file_of_decisions_that_is_open_is_changed_in_the_editor() {
    let mut client = started().await;
    let file = client.uri("zhubi.decisions.toml");
    client.open_as(&file, "toml", "# 我们的决定\n").await;
    let id = ids(&mut client).await[0].clone();
    let params = json!({
        "command": "zhubi.decide",
        "arguments": [{ "uri": client.uri("a.txt"), "id": id, "verdict": "right" }]
    });
    let asked = client.send("workspace/executeCommand", params).await;
    let edit = client.asked("workspace/applyEdit", json!({ "applied": true })).await;
    let edits = &edit["edit"]["changes"][&file];
    assert_eq!(edits[0]["range"], range((0, 0), (1, 0)));
    assert!(edits[0]["newText"].as_str().unwrap().starts_with("# 我们的决定\n\n[[decision]]\n"), "{edits}");
    assert!(client.answer(asked).await.get("error").is_none());
    assert_eq!(written(&client), "");
    assert_eq!(found(&mut client).await, [FIRST, SECOND], "it takes effect when the file is saved");
    client.leave().await;
}

#[tokio::test]
async fn a_file_of_decisions_changed_on_disk_is_picked_up() {
    let mut client = started().await;
    let ids = ids(&mut client).await;
    run(&mut client, "zhubi.decide", json!({ "id": ids[0], "verdict": "right" })).await;
    let decisions = written(&client);
    run(&mut client, "zhubi.undoDecision", json!({ "id": ids[0] })).await;
    assert_eq!(found(&mut client).await, [FIRST, SECOND]);
    std::fs::write(client.path("zhubi.decisions.toml"), decisions).unwrap();
    let changes = json!({ "changes": [{ "uri": client.uri("zhubi.decisions.toml"), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changes).await;
    assert_eq!(found(&mut client).await, [SECOND]);
    client.leave().await;
}

#[tokio::test]
async fn what_cannot_be_done_is_refused_in_a_line() {
    let mut client = started().await;
    let uri = client.uri("a.txt");
    let other = client.uri("b.txt");
    for argument in [
        json!({ "uri": uri, "id": "0000000000000000", "verdict": "right" }),
        json!({ "uri": uri, "id": [], "verdict": "right" }),
        json!({ "uri": other, "id": "0000000000000000", "verdict": "right" }),
        json!({ "id": "0000000000000000", "verdict": "right" }),
    ] {
        let params = json!({ "command": "zhubi.decide", "arguments": [argument] });
        assert_eq!(client.refused("workspace/executeCommand", params).await, -32602);
    }
    let ids = ids(&mut client).await;
    for (key, value) in [("verdict", "maybe"), ("scope", "world")] {
        let mut argument = json!({ "uri": uri, "id": ids[0], "verdict": "right" });
        argument[key] = json!(value);
        let params = json!({ "command": "zhubi.decide", "arguments": [argument] });
        assert_eq!(client.refused("workspace/executeCommand", params).await, -32602);
    }
    std::fs::write(client.path("zhubi.decisions.toml"), "<<<<<<< ours\n").unwrap();
    let params = json!({
        "command": "zhubi.decide", "arguments": [{ "uri": uri, "id": ids[0], "verdict": "right" }]
    });
    assert_eq!(client.refused("workspace/executeCommand", params).await, -32803);
    assert_eq!(written(&client), "<<<<<<< ours\n", "what is broken is left to people");
    client.leave().await;
}

#[tokio::test]
async fn without_a_project_nothing_is_offered() {
    let extra = json!({ "initializationOptions": { "enable": "always" } });
    let mut client = Client::start(Setup { extra, project: false, ..Setup::default() }).await;
    client.open("a.txt", PAGE).await;
    assert_eq!(offered(&mut client).await, Vec::<Value>::new());
    let ids = ids(&mut client).await;
    let uri = client.uri("a.txt");
    let params = json!({
        "command": "zhubi.decide", "arguments": [{ "uri": uri, "id": ids[0], "verdict": "right" }]
    });
    assert_eq!(client.refused("workspace/executeCommand", params).await, -32602);
    client.leave().await;
}

#[tokio::test]
async fn clients_are_told_of_the_new_findings() {
    let mut capabilities = pulling();
    capabilities["workspace"]["diagnostics"] = json!({ "refreshSupport": true });
    let mut client = Client::start(Setup { capabilities, ..Setup::default() }).await;
    client.open("a.txt", PAGE).await;
    let first = ids(&mut client).await[0].clone();
    run(&mut client, "zhubi.decide", json!({ "id": first, "verdict": "right" })).await;
    client.asked("workspace/diagnostic/refresh", Value::Null).await;
    client.leave().await;

    let mut client = Client::start(Setup { capabilities: pushed(), ..Setup::default() }).await;
    client.open("a.txt", PAGE).await;
    let told = client.told("textDocument/publishDiagnostics").await;
    let id = told["diagnostics"][0]["data"]["id"].clone();
    run(&mut client, "zhubi.decide", json!({ "id": id, "verdict": "right" })).await;
    let told = client.told("textDocument/publishDiagnostics").await;
    assert_eq!(shown(&told["diagnostics"]), [SECOND]);
    client.leave().await;
}
