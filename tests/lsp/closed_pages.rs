//! Pages of the folder that are not open: read in the encoding of their project, as `zhubi check` reads them.

use crate::client::{Client, Setup, pushed, range, shown};
use serde_json::{Value, json};

const FRONT: &str = "春耕开始了\n溪口乡的春耕开始了，农机手忙了起来。（下转第4版）\n";
const INSIDE: &str = "水渠修好了\n溪口乡的水渠修好了，灌溉不再发愁。\n";
const LONELY: [&str; 1] = ["turn-line 1:19-1:24"];

/// Without a mark; nobody takes these bytes for text who was not told.
fn utf16le(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn big5(text: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding_rs::BIG5.encode(text);
    assert!(!unmappable);
    bytes.into_owned()
}

fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

impl Client {
    fn has(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    /// The findings on `name`, as soon as they are `expected`.
    async fn comes_to_show(&mut self, name: &str, expected: &[&str]) -> Value {
        loop {
            let told = self.told("textDocument/publishDiagnostics").await;
            if told["uri"] == json!(self.uri(name)) && shown(&told["diagnostics"]) == expected {
                return told["diagnostics"].clone();
            }
        }
    }
}

async fn client() -> Client {
    Client::start(Setup { capabilities: pushed(), ..Setup::default() }).await
}

#[tokio::test]
async fn a_closed_page_is_read_in_the_encoding_of_the_project() {
    let mut client = client().await;
    client.has("zhubi.toml", "encoding = \"utf-16le\"\n");
    client.has("04.txt", utf16le(INSIDE));
    client.open("01.txt", FRONT).await;
    let found = client.comes_to_show("01.txt", &LONELY).await;
    let beside = &found[0]["relatedInformation"][0]["location"];
    assert_eq!(beside["uri"], json!(client.uri("04.txt")));
    assert_eq!(beside["range"], range((0, 0), (0, 5)));
    client.silence().await;
    client.leave().await;
}

#[tokio::test]
async fn an_inner_folder_has_an_encoding_of_its_own() {
    let mut client = client().await;
    client.has("zhubi.toml", "encoding = \"utf-16le\"\n");
    client.has("副刊/zhubi.toml", "encoding = \"gb18030\"\n");
    client.has("副刊/04.txt", gb18030(INSIDE));
    client.has("增刊/04.txt", utf16le(INSIDE));
    for name in ["副刊/01.txt", "增刊/01.txt"] {
        client.open(name, FRONT).await;
        client.comes_to_show(name, &LONELY).await;
    }
    client.silence().await;
    client.leave().await;
}

#[tokio::test]
async fn a_changed_encoding_makes_closed_pages_be_read_again() {
    let mut client = client().await;
    // The bytes are Big5, and as GB18030 they are valid too, but say nothing.
    client.has("zhubi.toml", "encoding = \"gb18030\"\n");
    client.has("04.txt", big5("春耕\n（上接第1版）各村的春耕正忙。\n"));
    client.open("01.txt", FRONT).await;
    client.comes_to_show("01.txt", &LONELY).await;
    client.has("zhubi.toml", "encoding = \"big5\"\n");
    client.comes_to_show("01.txt", &[]).await;
    client.has("zhubi.toml", "encoding = \"gb18030\"\n# \n");
    client.comes_to_show("01.txt", &LONELY).await;
    client.silence().await;
    client.leave().await;
}

#[tokio::test]
async fn symbols_and_references_read_closed_pages_as_the_project_says() {
    let mut client = Client::start(Setup::default()).await;
    client.has("zhubi.toml", "encoding = \"gb18030\"\n");
    client.has("乙.txt", big5("溪水清清\n\n沙河今年起有“溪清牌”二十面。\n"));
    client.open("甲.txt", "青禾县挂牌\n\n青禾县也有了“溪清牌”，共二十面。\n").await;
    let titles = |symbols: &Value| -> Vec<Value> {
        symbols.as_array().unwrap().iter().map(|it| it["name"].clone()).collect()
    };
    let query = json!({ "query": "溪水" });
    assert_eq!(titles(&client.request("workspace/symbol", query.clone()).await), [json!(null); 0]);
    let of_term = client.at("textDocument/references", "甲.txt", 2, 8).await;
    assert_eq!(of_term.as_array().unwrap().len(), 1, "{of_term}");

    client.has("zhubi.toml", "encoding = \"big5\"\n");
    let changes = json!({ "changes": [{ "uri": client.uri("zhubi.toml"), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changes).await;
    assert_eq!(titles(&client.request("workspace/symbol", query).await), [json!("溪水清清")]);
    let of_term = client.at("textDocument/references", "甲.txt", 2, 8).await;
    assert_eq!(of_term[1]["uri"], json!(client.uri("乙.txt")));
    assert_eq!(of_term[1]["range"], range((2, 7), (2, 10)));
    client.leave().await;
}

#[tokio::test]
async fn what_the_project_leaves_out_is_no_page_of_the_issue() {
    let mut client = client().await;
    client.has("zhubi.toml", "include = [\"*.txt\", \"*.稿\"]\nexclude = [\"04.txt\"]\n");
    client.has("04.txt", INSIDE);
    client.open("01.txt", FRONT).await;
    client.comes_to_show("01.txt", &[]).await;
    client.silence().await;
    client.has("04.稿", INSIDE);
    client.edit("01.txt", 2, (0, 0), (0, 0), "\n").await;
    client.comes_to_show("01.txt", &["turn-line 2:19-2:24"]).await;
    client.silence().await;
    client.leave().await;
}

#[tokio::test]
async fn a_closed_page_that_changes_on_disk_is_compared_again() {
    let mut client = client().await;
    client.has("04.txt", INSIDE);
    client.open("01.txt", FRONT).await;
    client.comes_to_show("01.txt", &LONELY).await;
    client.has("04.txt", "春耕开始了\n（上接第1版）农机手说，今年的活儿比往年顺手。\n");
    let changes = json!({ "changes": [{ "uri": client.uri("04.txt"), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changes).await;
    client.comes_to_show("01.txt", &[]).await;
    client.silence().await;
    client.leave().await;
}
