//! What the report holds, whatever it looks like.

use super::*;
use crate::analysis::{Analysis, Inputs, Settings};
use crate::report::Checked;
use crate::terms::TermBook;
use std::sync::Arc;

const SLIP: &str = "青禾县新添公园\n\n本报记者 沈知远\n\n今年1至4月，全县共受理矛盾纠纷860件，其中婚姻家庭类320件、邻里类270件、劳资类250件。各部门联动联动、协调配合。\n";

fn file(path: &str, text: &str) -> CheckedFile {
    let inputs =
        Inputs { terms: TermBook::built_in(), settings: Arc::new(Settings::default()), dictionary: None };
    CheckedFile {
        path: path.to_owned(),
        result: Ok(Checked::new("UTF-8", Analysis::of(text.into(), &inputs, None))),
    }
}

fn of(files: &[CheckedFile]) -> String {
    report(files, Options { title: "第一期", lang: Lang::Zh, live: false })
}

/// Every `href="#…"` and every `id="…"` of the page.
fn links_and_ids(page: &str) -> (Vec<&str>, Vec<&str>) {
    let all = |before: &str| -> Vec<&str> {
        page.match_indices(before)
            .map(|(at, _)| {
                let rest = &page[at + before.len()..];
                &rest[..rest.find('"').unwrap()]
            })
            .collect()
    };
    (all("href=\"#"), all(" id=\""))
}

#[test]
fn every_link_leads_somewhere_and_every_name_is_there_once() {
    let files = [file("A01.txt", SLIP), file("A02.txt", SLIP)];
    let page = of(&files);
    let (links, mut ids) = links_and_ids(&page);
    assert!(links.len() > 20, "{}", links.len());
    let lost: Vec<&&str> = links.iter().filter(|link| !ids.contains(link)).collect();
    assert_eq!(lost, Vec::<&&str>::new());
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn both_sides_of_a_contradiction_carry_the_number_of_the_finding() {
    let page = of(&[file("A01.txt", SLIP)]);
    for (name, words) in [("1", "860"), ("1a", "320"), ("1b", "270"), ("1c", "250"), ("2", "联动联动")] {
        let id = format!("id=\"p1f{name}\"");
        let at = page.find(&id).unwrap_or_else(|| panic!("{name} is not marked"));
        let after: String = page[at..].chars().take(200).collect();
        assert!(after.contains(words), "{name}: {after}");
    }
}

#[test]
fn the_text_is_there_in_full_and_nothing_of_it_is_markup() {
    let text = "标题<b>与&符号\n\n本报讯 某村<script>alert(1)</script>修路两条，联动联动、方便出行。\n";
    let page = of(&[file("a<b>.txt", text)]);
    assert!(page.contains("某村&lt;script&gt;alert(1)&lt;/script&gt;修路两条"), "{page}");
    assert!(!page.contains("<script>alert"));
    assert!(page.contains("a&lt;b&gt;.txt"));
}

#[test]
fn nothing_in_it_asks_the_network() {
    let page = of(&[file("A01.txt", SLIP)]);
    let allowed = ["http://www.w3.org/2000/svg"];
    for (at, _) in page.match_indices("://") {
        let start = page[..at].rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(0, |at| at + 1);
        assert!(allowed.iter().any(|known| page[start..].starts_with(known)), "{}", &page[start..at + 40]);
    }
    for word in ["<link", "@import", "url(", "src="] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn a_file_that_could_not_be_read_is_named() {
    let page = of(&[CheckedFile { path: "图.txt".into(), result: Err("不是文本文件".into()) }]);
    assert!(page.contains("图.txt: 不是文本文件"), "{page}");
}

#[test]
fn letters_number_the_places() {
    assert_eq!(leaf::place_name(3, 0), "3");
    assert_eq!(leaf::place_name(3, 1), "3a");
    assert_eq!(leaf::place_name(3, 26), "3z");
    assert_eq!(leaf::place_name(3, 27), "3aa");
}
