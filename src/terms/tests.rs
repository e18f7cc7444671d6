//! The book through its doors: which forms are found where, which entries they mean, and what a mistake costs.

use super::{FormKind, Layer, ProblemKind, TermBook, TermFile};
use crate::text::Lang;
use std::sync::Arc;

fn file(name: &str, text: &str) -> Arc<TermFile> {
    Arc::new(TermFile::parse(name, text))
}

fn book(text: &str) -> TermBook {
    TermBook::layered(&TermBook::default(), vec![file("own.toml", text)])
}

/// A book of entries that are only terms.
fn terms(terms: &[&str]) -> TermBook {
    let block = |term: &&str| format!("[[term]]\nterm = '{term}'\n");
    book(&terms.iter().map(block).collect::<String>())
}

/// Checks that the hits of the text without ⟦ ⟧ are exactly the marked places.
fn check(book: &TermBook, marked: &str) {
    let text = marked.replace(['⟦', '⟧'], "");
    let mut shown = String::new();
    let mut at = 0;
    for hit in book.spans(&text) {
        shown += &format!("{}⟦{}⟧", &text[at..hit.span.start as usize], hit.span.of(&text));
        at = hit.span.end as usize;
    }
    shown += &text[at..];
    assert_eq!(shown, marked);
}

#[test]
fn the_longest_form_wins_over_what_it_holds_and_what_begins_inside() {
    let book = terms(&["平安", "平安建设", "建设平台", "三治", "三治融合", "治融"]);
    check(&book, "推进⟦平安建设⟧平台，⟦平安⟧是底色。");
    check(&book, "以⟦三治融合⟧促⟦平安⟧，⟦三治⟧不能少。");
    check(&book, "平台建设。");
    check(&book, "");
    check(&book, "平");
}

#[test]
fn width_marks_and_spaces_do_not_hide_a_term() {
    let book = terms(&[
        "最后一公里",
        "溪+岸",
        "“2+5+3”共治体系",
        "产(企)村共建",
        "善治联动 清风入户",
        "《溪山条例》",
    ]);
    check(&book, "打通⟦最后“一公里”⟧，打通“⟦最后一公里⟧”，打通⟦最后'一公里'⟧。");
    check(&book, "“⟦溪＋岸⟧”机制、⟦“溪”+“岸”⟧机制、⟦溪 + 岸⟧机制");
    check(&book, "构建⟦“2+5+3”共治体系⟧，完善⟦2＋5＋3共治体系⟧");
    check(&book, "⟦产（企）村共建⟧");
    check(&book, "“⟦善治联动　清风入户⟧”“⟦善治联动清风入户⟧”");
    check(&book, "推动《⟦溪山条例⟧》立法，⟦溪山条例⟧实施");
}

#[test]
fn two_phrases_side_by_side_are_not_one_term() {
    let book = terms(&["三治融合", "溪+岸", "最后一公里"]);
    check(&book, "“三治”“融合”");
    check(&book, "三治”融合");
    check(&book, "三治  融合");
    check(&book, "三治\n融合");
    check(&book, "最后”一公里“");
}

#[test]
fn a_figure_or_latin_word_is_not_cut() {
    let book = terms(&["12345热线", "1+X", "110", "ODR"]);
    check(&book, "拨打⟦12345热线⟧，⟦１２３４５热线⟧，312345热线");
    check(&book, "“⟦1+X⟧”建队，11+X，1+XY，⟦110⟧，1100，2110");
    check(&book, "⟦ODR⟧调解，MODR调解");
}

#[test]
fn what_counts_in_quotation_marks_only_is_plain_prose_without() {
    let book = book("[[term]]\nterm = '三要'\nonly_quoted = true\n[[term]]\nterm = '三要素'\n");
    check(&book, "会中“⟦三要⟧”，第三要问，三要听，‘⟦三要⟧’，\"⟦三要⟧\"，⟦三要素⟧");
    assert!(book.spans("“三要”")[0].quoted);
    assert_eq!(book.at("第三要问", 3), []);
    let longer =
        self::book("[[term]]\nterm = '三要'\nonly_quoted = true\naliases = ['三要工作法', '要三']\n");
    check(&longer, "第三要问，推行⟦三要工作法⟧，主要三点，“⟦要三⟧”");
    let nested: Vec<usize> = book.at("三要素", 0).iter().map(|hit| hit.span.len()).collect();
    assert_eq!(nested, [9, 6], "inside a longer form it is had at its place");
}

#[test]
fn every_entry_under_a_place_is_told() {
    let book = book(
        "[[term]]\nid = 'a'\nterm = '四联'\nregion = '溪州'\n\
         [[term]]\nid = 'b'\nterm = '四联'\nregion = '岭州'\n\
         [[term]]\nid = 'c'\nterm = '四联机制'\nwrong = ['四连', '四联']\n",
    );
    let hit = &book.spans("落实四联")[0];
    assert_eq!(hit.form, FormKind::Term);
    let names: Vec<&str> = hit.entries.iter().map(|&entry| book.name(entry)).collect();
    assert_eq!(names, ["a", "b", "c"]);
    assert_eq!(book.spans("落实四连")[0].form, FormKind::Wrong);
    let twice: Vec<&str> = book
        .problems()
        .iter()
        .map(|(_, problem)| match &problem.kind {
            ProblemKind::DuplicateTerm(_, place) => place.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(twice, ["own.toml:5", "own.toml:1"]);
}

#[test]
fn forms_inside_a_longer_one_are_had_at_their_place() {
    let book = terms(&["四平台", "基层治理四平台", "治理", "平台"]);
    let text = "建好基层治理“四平台”账号";
    let at = |needle: &str| -> Vec<&str> {
        let offset = text.find(needle).unwrap();
        book.at(text, offset).into_iter().map(|hit| hit.span.of(text)).collect()
    };
    assert_eq!(at("基层"), ["基层治理“四平台”"]);
    assert_eq!(at("治理"), ["基层治理“四平台”", "治理"]);
    assert_eq!(at("台"), ["基层治理“四平台”", "四平台", "平台"]);
    assert!(at("账").is_empty() || at("账") == ["基层治理“四平台”"]);
    assert!(at("号").is_empty());
}

#[test]
fn the_project_stands_over_what_is_built_in() {
    let below = TermBook::of_built_in_text(
        "[[term]]\nid = 'x'\nterm = '溪长制'\ndefinition = '旧'\nsource = '甲'\n[[term]]\nid = 'y'\nterm = '路长制'\n",
    );
    let book = TermBook::layered(
        &below,
        vec![file(
            "own.toml",
            "# 本报\n[[term]]\nid = 'x'\nterm = '溪长负责制'\n[[term]]\nterm = '路长制'\n",
        )],
    );
    assert_eq!(book.len(), 3);
    let x = book.by_id("x").unwrap();
    assert_eq!((book.entry(x).term.as_str(), book.origin(x).line), ("溪长负责制", 2));
    assert_eq!((book.origin(x).layer, book.origin(x).file.name()), (Layer::Project, "own.toml"));
    assert!(book.lookup("溪长制").is_empty(), "the entry below is hidden");
    let layers: Vec<Layer> =
        book.lookup("路长制").into_iter().map(|(entry, _)| book.origin(entry).layer).collect();
    assert_eq!(layers, [Layer::Project, Layer::BuiltIn]);
    assert!(book.problems().is_empty(), "to define anew what is built in is no mistake");
}

#[test]
fn forms_known_to_differ_are_distinct() {
    let book = book(
        "[[term]]\nterm = '只跑一次'\nnot_to_confuse = ['只跑一处']\n\
         [[term]]\nterm = '溪长制'\naliases = ['溪长负责制']\nwrong = ['西长制']\n\
         [[term]]\nterm = '路长制'\n",
    );
    assert!(book.are_distinct("只跑一次", "“只跑一处”"));
    assert!(book.are_distinct("只跑一处", "只跑一次"));
    assert!(book.are_distinct("溪长制", "路长制"));
    assert!(!book.are_distinct("溪长制", "溪长负责制"));
    assert!(!book.are_distinct("溪长制", "西长制"));
    assert!(!book.are_distinct("林长制", "塘长制"));
}

fn problems(text: &str) -> Vec<(u32, String, String)> {
    let file = TermFile::parse("own.toml", text);
    let told = file.problems().iter();
    told.map(|problem| (problem.line, problem.span.of(text).to_owned(), problem.kind.message(Lang::En)))
        .collect()
}

#[test]
fn a_mistake_costs_its_entry_and_no_other() {
    let text = "# 本报词条\ntitle = \"词条\"\n\n[[term]]\nterm = \"溪长制\"\ndefinition = \"没有收尾的引号\n\n\
                [[term]] # 第二条\nterm = \"路长制\"\n\n[[term]]\ndefinition = \"无名\"\n\n[[ term ]]\nterm = \"林长制\"\n";
    let file = TermFile::parse("own.toml", text);
    let book = TermBook::layered(&TermBook::default(), vec![Arc::new(file)]);
    check(&book, "溪长制、⟦路长制⟧、⟦林长制⟧");
    let lines: Vec<(u32, bool)> =
        book.problems().iter().map(|(_, problem)| (problem.line, problem.kind.is_error())).collect();
    assert_eq!(lines, [(6, true), (11, true)]);
}

#[test]
fn mistakes_say_where_and_what() {
    let check = |text: &str, line: u32, under: &str, says: &str| {
        let found = problems(text);
        assert_eq!(found.len(), 1, "{found:?}");
        let (at, place, message) = &found[0];
        assert_eq!((*at, place.as_str()), (line, under));
        assert!(message.contains(says), "{message}");
    };
    check("[[term]]\nterm = '溪长制'\ndefinitoin = '甲'\n", 3, "definitoin", "was “definition” meant?");
    check("[[term]]\nterm = '溪长制'\nxyzzy = '甲'\n", 3, "xyzzy", "no key “xyzzy”");
    check("[[term]]\nterm = '溪长制'\nstatus = 'ok'\n", 3, "'ok'", "preferred, admitted");
    check("[[term]]\nterm = '溪长制'\nvalid_from = '2021-4'\n", 3, "'2021-4'", "2021-04");
    check("[[term]]\nterm = '溪长制'\nnote = 3\n", 3, "3", "a string");
    check(
        "[[term]]\nterm = '溪长制'\nwrong = ['西长制', '“溪长制”']\n",
        3,
        "['西长制', '“溪长制”']",
        "cannot be told",
    );
    check("[[term]]\nterm = '溪'\n", 2, "'溪'", "fewer than two");
    check("[[term]]\nterm = '溪长制'\ndefinition = '甲'\n", 3, "'甲'", "names no source");
    check("[[term]]\nterm = '溪长制'\naliases = [{ from = '甲' }]\n", 3, "{ from = '甲' }", "form");
    check("[[term]]\nterm = '溪长制'\naliases = [{ form = '甲乙', knid = 'short' }]\n", 3, "knid", "“kind”");
    check("[[trem]]\nterm = '溪长制'\n[[term]]\nterm = '路长制'\n", 1, "trem", "Before the first");
    check("[[term]]\r\nterm = '溪长制'\r\nnotes = '甲'\r\n", 3, "notes", "“note”");
}

#[test]
fn every_key_of_an_entry_is_read() {
    let text = r#"
[[term]]
id = "xizhang"
term = "溪长制"   # 行尾注释
aliases = ["溪长", { form = "溪流溪长负责制", kind = "full" }]
wrong = [{ form = "西长制", why = "音近致误" }]
superseded = [{ form = "河段长制", until = "2019-05", why = "更名" }]
definition = """
由村干部担任溪流管护责任人的制度。"""
source = [
  { document = "溪山县溪长制工作办法", number = "溪政发〔2019〕3号", date = 2019-05-20, url = "https://example.org/a" },
  "某报2020年1月2日第3版",
]
expands_to = ["巡溪", "护溪"]
valid_from = 2019-06-01
valid_to = 2024
first_proposed = "2018-11"
region = "溪山县"
level = "county"
field = "基层治理"
status = "deprecated"
must_quote = "no"
only_quoted = false
fixed_parts = ["溪"]
not_to_confuse = ["路长制"]
related = "林长制"
examples = ["全县落实溪长制。"]
note = "虚构"
"#;
    let file = TermFile::parse("own.toml", text);
    assert_eq!(file.problems(), []);
    let book = TermBook::layered(&TermBook::default(), vec![Arc::new(file)]);
    let entry = book.entry(book.by_id("xizhang").unwrap());
    let shown = format!("{entry:#?}");
    for part in [
        "溪长",
        "Full",
        "西长制",
        "音近致误",
        "河段长制",
        "更名",
        "管护责任人",
        "溪政发〔2019〕3号",
        "example.org/a",
        "某报2020年1月2日第3版",
        "护溪",
        "溪山县",
        "County",
        "基层治理",
        "Deprecated",
        "No",
        "路长制",
        "林长制",
        "全县落实",
        "虚构",
    ] {
        assert!(shown.contains(part), "{part}");
    }
    let date = |date: Option<super::PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    assert_eq!(date(entry.valid_from), "2019-06-01");
    assert_eq!(date(entry.valid_to), "2024");
    assert_eq!(date(entry.first_proposed), "2018-11");
    assert_eq!(date(entry.superseded[0].until), "2019-05");
    assert_eq!(date(entry.sources[0].date), "2019-05-20");
}

/// The hits of a book found the slow way: at each place, the longest of all forms.
fn slow_hits(forms: &[String], text: &str) -> Vec<String> {
    let mut hits = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let longest =
            forms.iter().filter(|form| text[at..].starts_with(form.as_str())).max_by_key(|form| form.len());
        at += match longest {
            Some(form) => {
                hits.push(form.clone());
                form.len()
            }
            None => text[at..].chars().next().map_or(1, char::len_utf8),
        };
    }
    hits
}

proptest::proptest! {
    #[test]
    fn finds_what_the_slow_way_finds(
        forms in proptest::collection::vec("[甲乙丙丁]{2,5}", 1..12),
        text in "[甲乙丙丁戊]{0,60}",
    ) {
        let book = terms(&forms.iter().map(String::as_str).collect::<Vec<_>>());
        let found: Vec<String> = book.spans(&text).iter().map(|hit| hit.span.of(&text).to_owned()).collect();
        proptest::prop_assert_eq!(found, slow_hits(&forms, &text));
    }

    #[test]
    fn no_text_and_no_file_breaks_it(text in "[三治融合1+X“”‘’《》\" 　\n\\[\\]term=']{0,60}") {
        let book = terms(&["三治融合", "1+X", "三治", "合三"]);
        for hit in book.spans(&text) {
            proptest::prop_assert!(!hit.span.of(&text).is_empty());
            let there = book.at(&text, hit.span.start as usize);
            proptest::prop_assert!(there.iter().any(|other| other.span == hit.span));
        }
        TermFile::parse("any.toml", text.as_str());
    }
}
