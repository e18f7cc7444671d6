//! Round trips, files as other tools write them, and the folder tools.

use super::*;
use crate::terms::{Entry, TermBook, TermFile};
use std::sync::Arc;

fn entries(text: &str) -> Vec<Entry> {
    let file = TermFile::parse("own.toml", text);
    assert_eq!(file.problems(), [], "{text}");
    let book = TermBook::layered(&TermBook::default(), vec![Arc::new(file)]);
    book.ids().map(|id| book.entry(id).clone()).collect()
}

fn built_in() -> Vec<Entry> {
    let book = TermBook::built_in();
    book.ids().map(|id| book.entry(id).clone()).collect()
}

const FULL: &str = r#"
[[term]]
id = "xizhang"
term = "溪长制"
aliases = ["溪长", { form = "溪流溪长负责制", kind = "full" }]
wrong = [{ form = "西长制", why = "音近@致误|一" }]
superseded = [{ form = "河段长制", until = "2019-05", why = "更名" }]
definition = "由村干部担任溪流管护责任人的“制度”，\\见办法。"
source = [{ document = "溪山县溪长制工作办法", number = "溪政发〔2019〕3号", date = "2019-05-20", url = "https://example.org/a?b=1&c=2" }, "某报"]
expands_to = ["巡溪", "护溪"]
valid_from = "2019-06-01"
valid_to = "2024"
first_proposed = "2018-11"
region = "溪山县"
level = "county"
field = "基层治理"
status = "deprecated"
must_quote = "no"
only_quoted = true
fixed_parts = ["溪"]
not_to_confuse = ["路长制"]
related = ["林长制"]
examples = ["全县落实溪长制。", "a|b"]
note = "<虚构> & \"引号\""
"#;

#[test]
fn a_term_file_written_is_read_as_it_was() {
    for list in [entries(FULL), built_in()] {
        assert_eq!(entries(&to_toml(&list)), list);
    }
}

#[test]
fn a_table_holds_everything() {
    for list in [entries(FULL), built_in()] {
        for separator in [b',', b'\t'] {
            let rows = rows_of_text(&to_table(&list, separator), separator).unwrap();
            let imported = from_rows(&rows, &[]);
            assert_eq!(imported.notes, []);
            assert_eq!(imported.entries, list);
        }
    }
}

#[test]
fn tables_of_other_tools_are_read_by_their_headings() {
    let read = |text: &str| {
        let imported = from_rows(&rows_of_text(text, b',').unwrap(), &[]);
        let shown: Vec<String> =
            imported.entries.iter().map(|entry| format!("{}={}", entry.term, entry.definition)).collect();
        (shown.join(";"), imported.notes)
    };
    assert_eq!(read("\u{feff}术语,释义,出处\n溪长制,\"一,二\",某报\n").0, "溪长制=一,二");
    assert_eq!(read("Term,Description\n溪长制,甲\n").0, "溪长制=甲");
    assert_eq!(read("溪长制,甲\n路长制,乙\n").0, "溪长制=甲;路长制=乙");
    assert_eq!(
        read("zh-CN,en\n溪长制,stream chief\n"),
        ("溪长制=".to_owned(), vec![ExchangeNote::UnknownColumn("en".to_owned())])
    );
    assert_eq!(read("术语,释义\n,甲\n").1, vec![ExchangeNote::NoTerm(2)]);
    assert_eq!(read("释义,出处\n甲,乙\n").1, vec![ExchangeNote::NoTermColumn]);
    let rows = rows_of_text("我的词\t别的\n溪长制\t甲\n", b'\t').unwrap();
    let mapping = [
        ("我的词".to_owned(), Column::named("term").unwrap()),
        ("别的".to_owned(), Column::named("释义").unwrap()),
    ];
    let imported = from_rows(&rows, &mapping);
    assert_eq!(
        (imported.entries[0].term.as_str(), imported.entries[0].definition.as_str()),
        ("溪长制", "甲")
    );
}

#[test]
fn tbx_keeps_what_it_can_and_says_what_not() {
    let list = entries(FULL);
    let exported = to_tbx(&list);
    let fields = [
        "valid_from",
        "valid_to",
        "first_proposed",
        "level",
        "status",
        "must_quote",
        "only_quoted",
        "fixed_parts",
        "not_to_confuse",
        "expands_to",
        "wrong.why",
        "superseded.until",
    ];
    assert_eq!(exported.notes, [ExchangeNote::Lost("溪长制".to_owned(), fields.to_vec())]);
    let back = &from_tbx(&exported.text).entries[0];
    let full = &list[0];
    assert_eq!((&back.id, &back.term, &back.definition), (&full.id, &full.term, &full.definition));
    assert_eq!((&back.aliases, &back.region, &back.field), (&full.aliases, &full.region, &full.field));
    assert_eq!((&back.examples, &back.note, &back.related), (&full.examples, &full.note, &full.related));
    assert_eq!(back.wrong[0].form, "西长制");
    assert_eq!(back.superseded[0].form, "河段长制");
    assert_eq!(back.sources[0].document, "溪山县溪长制工作办法，溪政发〔2019〕3号，2019-05-20");
    assert_eq!(back.sources[0].url.as_deref(), Some("https://example.org/a?b=1&c=2"));
    assert_eq!(from_tbx(&to_tbx(&built_in()).text).entries.len(), built_in().len());
}

#[test]
fn version_2_files_are_read() {
    let text = r#"<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
<termEntry id="c7">
  <descrip type="subjectField">governance</descrip>
  <langSet xml:lang="en"><tig><term>stream chief</term></tig></langSet>
  <langSet xml:lang="zh-CN">
    <descripGrp><descrip type="definition">管护溪流的<hi>制度</hi></descrip><admin type="source">某报</admin></descripGrp>
    <ntig><termGrp><term>溪长制</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
    <tig><term>西长制</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
  </langSet>
</termEntry>
<termEntry id="c8"><langSet xml:lang="en"><tig><term>road chief</term></tig></langSet></termEntry>
</body></text></martif>"#;
    let imported = from_tbx(text);
    assert_eq!(imported.notes, [ExchangeNote::NoTerm(2)]);
    let entry = &imported.entries[0];
    assert_eq!((entry.id.as_str(), entry.term.as_str()), ("c7", "溪长制"));
    assert_eq!(entry.definition, "管护溪流的制度");
    assert_eq!(entry.wrong[0].form, "西长制");
    assert_eq!(entry.sources[0].document, "某报");
    assert_eq!(entry.note.as_deref(), Some("en: stream chief"));
}

#[test]
fn version_3_files_in_the_other_style_are_read() {
    let text = r#"<tbx type="TBX-Basic" style="dct" xml:lang="zh" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="m" xmlns:basic="b">
<text><body><conceptEntry id="c1"><min:subjectField>治理</min:subjectField><langSec xml:lang="zh">
<descripGrp><basic:definition>甲</basic:definition><basic:source>某报</basic:source></descripGrp>
<termSec><term>溪长制</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>溪长</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus><basic:termType>shortForm</basic:termType></termSec>
</langSec></conceptEntry></body></text></tbx>"#;
    let entry = &from_tbx(text).entries[0];
    assert_eq!((entry.term.as_str(), entry.definition.as_str()), ("溪长制", "甲"));
    assert_eq!(entry.field.as_deref(), Some("治理"));
    assert_eq!(entry.aliases[0].form, "溪长");
    assert!(matches!(from_tbx("no xml").notes[..], [ExchangeNote::Unreadable(_)]));
}

#[test]
fn skos_labels_do_not_overlap() {
    let list = entries(FULL);
    let book = TermBook::default();
    let exported = to_skos(&list, "https://example.org/terms/", &book);
    let count = |what: &str| exported.text.matches(what).count();
    assert_eq!((count("skos:prefLabel"), count("skos:altLabel"), count("skos:hiddenLabel")), (1, 2, 2));
    assert!(exported.text.contains("<https://example.org/terms/xizhang> a skos:Concept"));
    assert!(exported.text.contains(r#"skos:scopeNote "<虚构> & \"引号\""@zh"#));
    assert_eq!(exported.notes.len(), 1);
}

#[test]
fn coverage_reports_each_place_that_does_not_resolve() {
    let list = entries("[[term]]\nterm = '溪长制'\n[[term]]\nterm = '三要'\nonly_quoted = true\n");
    let book =
        TermBook::layered(&TermBook::default(), vec![Arc::new(TermFile::parse("own", to_toml(&list)))]);
    let articles = ["落实“溪长”制，溪长制好。", "会中“三要”，第三要快。"];
    let (unresolved, places) = coverage(&book, &articles, &["溪长制", "三要", "林长制"]);
    assert_eq!(places, 4);
    let shown: Vec<String> = unresolved
        .iter()
        .map(|place| match place {
            Unresolved::Unknown(term) => format!("unknown {term}"),
            Unresolved::Absent(term) => format!("absent {term}"),
            Unresolved::At(term, article, span) => format!("{term} in {article} at {}", span.start),
        })
        .collect();
    assert_eq!(shown, ["三要 in 1 at 24", "unknown 林长制"]);
}

#[test]
fn mining_lists_quoted_terms_that_no_book_knows() {
    let list = entries("[[term]]\nterm = '溪长制'\n");
    let book =
        TermBook::layered(&TermBook::default(), vec![Arc::new(TermFile::parse("own", to_toml(&list)))]);
    let articles =
        ["“溪长制”和“路长制”同步。路长制好。他说：“我来干！这就去。”", "“路长制”推开，“110”不算。"];
    let mined = mine(&book, &articles);
    assert_eq!(mined.len(), 1);
    assert_eq!(
        (mined[0].term.as_str(), mined[0].quoted, mined[0].count, mined[0].articles),
        ("路长制", 2, 3, 2)
    );
    assert_eq!(mined[0].example, "“溪长制”和“路长制”同步。");
    assert_eq!(mined[0].explained, None);
}

#[test]
fn what_was_mined_is_a_term_file_to_be_filled_in() {
    let articles = ["会前“溪五查”，即查水、查岸、查“五口”。“溪五查”好。"];
    let mined = mine(&TermBook::default(), &articles);
    let text = skeleton(&mined, crate::text::Lang::Zh);
    assert!(text.starts_with("# 2处，1个文件\n# 文中说明：会前“溪五查”，即查水"), "{text}");
    let list = entries(&text);
    let terms: Vec<&str> = list.iter().map(|entry| entry.term.as_str()).collect();
    assert_eq!(terms, ["五口", "溪五查"], "by name");
    assert_eq!(list[1].examples, ["会前“溪五查”，即查水、查岸、查“五口”。"]);
}

/// A file that another program wrote.
fn spreadsheet(bytes: &[u8]) -> Imported {
    from_rows(&rows_of_spreadsheet(bytes).unwrap(), &[])
}

#[test]
fn spreadsheets_of_other_programs_are_read() {
    for bytes in [&include_bytes!("fixtures/openpyxl.xlsx")[..], include_bytes!("fixtures/xlsxwriter.xlsx")] {
        let imported = spreadsheet(bytes);
        let shown: Vec<(&str, &str, &str)> = imported
            .entries
            .iter()
            .map(|it| (it.term.as_str(), it.definition.as_str(), it.sources[0].document.as_str()))
            .collect();
        assert_eq!(
            shown,
            [
                ("溪长制", "由村干部担任溪流管护责任人的制度。", "溪山县溪长制工作办法"),
                ("“1+4”体系", "一个中心、四支队伍。", "某报2020年1月2日第3版"),
            ]
        );
        assert_eq!(
            imported.entries[0].valid_from.map(|date| date.to_string()).as_deref(),
            Some("2019-06-01")
        );
        assert_eq!(imported.entries[0].note.as_deref(), Some("每月逢五巡查"));
        let notes = [ExchangeNote::UnknownColumn("英文".to_owned()), ExchangeNote::NoTerm(4)];
        assert_eq!(imported.notes, notes);
    }
    assert!(matches!(rows_of_spreadsheet(b"PK no spreadsheet"), Err(ExchangeNote::Unreadable(_))));
}

#[test]
fn headings_of_translation_tools_are_known() {
    let check = |heading: &str, field: Option<&str>| {
        assert_eq!(Column::named(heading).map(Column::field), field, "{heading}");
    };
    check("Term [zh-CN]", Some("term"));
    check("Description [zh_CN]", Some("definition"));
    check("Term [en]", None);
    check("Chinese_PRC", Some("term"));
    check("Chinese (PRC)", Some("term"));
    check("Chinese_PRC_Def", Some("definition"));
    check("Entry_Note", Some("note"));
    check("must_quote", Some("must_quote"));
    check("zh_CN", Some("term"));
    check("释义（必填）", None);
    check("fr", None);
}

#[test]
fn a_title_above_the_table_and_other_separators_are_no_hindrance() {
    let read = |text: &str| {
        let imported = from_rows(&rows_of_text(text, separator_of(text)).unwrap(), &[]);
        (imported.entries.iter().map(|entry| entry.term.clone()).collect::<Vec<_>>(), imported.notes)
    };
    let both = vec!["溪长制".to_owned(), "路长制".to_owned()];
    assert_eq!(read("本报专用语表,,\n,,\n序号,术语,释义\n1,溪长制,甲\n2,路长制,乙\n").0, both);
    assert_eq!(read("术语;释义\n溪长制;甲,乙\n路长制;丙\n").0, both);
    assert_eq!(read("术语\t释义\n溪长制\t甲\n路长制\t乙\n").0, both);
    let (terms, notes) = read("术语,启用日期,层级\n溪长制,2019年6月,县级\n路长制,前年,county\n");
    assert_eq!(terms, both);
    let not = |row, field, text: &str| ExchangeNote::NotUnderstood(row, field, text.to_owned());
    assert_eq!(notes, [not(2, "level", "县级"), not(3, "valid_from", "前年")]);
}

#[test]
fn tbx_of_other_tools_is_read() {
    // Written by csv2tbx of the Translate Toolkit, which calls the first language English.
    let imported = from_tbx(include_str!("fixtures/csv2tbx.tbx"));
    let shown: Vec<(&str, Option<&str>)> =
        imported.entries.iter().map(|entry| (entry.term.as_str(), entry.note.as_deref())).collect();
    let expected = [("溪长制", Some("xx: stream chief system")), ("巡溪日", Some("xx: stream patrol day"))];
    assert_eq!(shown, expected);
    // The shape that Pontoon exports: descriptions beside the term, in version 2 behind it.
    let version_2 = "<martif type='TBX' xml:lang='en-US'><text><body><termEntry id='c1'>\
        <descrip type='context'>全县落实溪长制。</descrip>\
        <langSet xml:lang='en-US'><ntig><termGrp><term>stream chief</term></termGrp></ntig>\
        <descripGrp><descrip type='definition'>in English</descrip></descripGrp></langSet>\
        <langSet xml:lang='zh-CN'><ntig><termGrp><term>溪长制</term></termGrp></ntig></langSet>\
        </termEntry></body></text></martif>";
    let entry = &from_tbx(version_2).entries[0];
    assert_eq!((entry.term.as_str(), entry.definition.as_str()), ("溪长制", ""));
    assert_eq!(entry.examples, ["全县落实溪长制。"]);
    assert_eq!(entry.note.as_deref(), Some("en-us: stream chief"));
    // Version 2 as EuroTermBank and BasicCAT have it: notes behind the group, text in an element of its own.
    let loose = "<martif type='TBX' xml:lang='zh'><text><body><termEntry id='e'><langSet xml:lang='zh'>\
        <ntig><termGrp><term><Text>西长制</Text></term></termGrp>\
        <termNote type='administrativeStatus'>deprecatedTerm-admn-sts</termNote></ntig>\
        <tig><term>溪长制</term></tig></langSet></termEntry></body></text></martif>";
    let entry = &from_tbx(loose).entries[0];
    assert_eq!((entry.term.as_str(), entry.wrong[0].form.as_str()), ("溪长制", "西长制"));
}
