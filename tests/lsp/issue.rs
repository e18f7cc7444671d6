//! The pages of an issue against one another: shown on open pages once typing rests.

use crate::client::{Client, Setup, pushed, shown};
use serde_json::json;

const FRONT: &str = "春耕开始了\n溪口乡的春耕开始了，农机手忙了起来。（下转第4版）\n";
const INSIDE: &str = "水渠修好了\n溪口乡的水渠修好了，灌溉不再发愁。\n";
const TURNED: &str = "春耕开始了\n（上接第1版）农机手说，今年的活儿比往年顺手。\n";
const FOUND: &str = "turn-line 1:19-1:24";

#[tokio::test]
async fn a_turn_line_without_partner_is_shown_with_a_link_to_the_other_page() {
    let mut client = Client::start(Setup { capabilities: pushed(), ..Setup::default() }).await;
    std::fs::write(client.path("04.txt"), INSIDE).unwrap();
    client.open("01.txt", FRONT).await;
    let told = client.told("textDocument/publishDiagnostics").await;
    assert_eq!(shown(&told["diagnostics"]), Vec::<String>::new());
    let told = client.told("textDocument/publishDiagnostics").await;
    assert_eq!(shown(&told["diagnostics"]), [FOUND]);
    let finding = &told["diagnostics"][0];
    assert_eq!(finding["severity"], 4);
    let related = &finding["relatedInformation"][0]["location"];
    assert_eq!(related["uri"], json!(client.uri("04.txt")));
    assert_eq!(related["range"]["start"], json!({ "line": 0, "character": 0 }));
    // Lines moved above it: it moves along at once.
    client.edit("01.txt", 2, (0, 0), (0, 0), "\n").await;
    let told = client.told("textDocument/publishDiagnostics").await;
    assert_eq!(shown(&told["diagnostics"]), ["turn-line 2:19-2:24"]);
    // The other page is opened and has the partner.
    client.open("04.txt", TURNED).await;
    let mut cleared = false;
    while !cleared {
        let told = client.told("textDocument/publishDiagnostics").await;
        cleared = told["uri"] == json!(client.uri("01.txt")) && told["diagnostics"] == json!([]);
    }
    client.silence().await;
    client.leave().await;
}
