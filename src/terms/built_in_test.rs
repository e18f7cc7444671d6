//! The built-in book keeps its promises: no mistakes, sorted, every entry with a short definition and a source, every
//! formula with as many members as it counts.

use super::{Entry, Status, TermBook};
use crate::text::Lang;

fn entries(book: &TermBook) -> impl Iterator<Item = &Entry> {
    book.ids().map(|id| book.entry(id))
}

#[test]
fn no_file_has_a_mistake() {
    let book = TermBook::built_in();
    let told: Vec<String> = book
        .problems()
        .iter()
        .map(|(file, problem)| format!("{}:{} {}", file.name(), problem.line, problem.kind.message(Lang::En)))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn each_file_is_sorted_by_id_and_names_its_sources_first() {
    for (_, file) in TermBook::built_in().files() {
        assert!(file.text().starts_with("# source: "), "{}", file.name());
        let ids: Vec<&str> = file.ids().collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{}", file.name());
    }
}

#[test]
fn every_entry_says_in_one_to_three_sentences_what_it_is_and_where_that_is_stated() {
    for entry in entries(&TermBook::built_in()) {
        let sentences = entry.definition.matches(['。', '！', '？']).count();
        assert!((1..=3).contains(&sentences), "{}: {}", entry.term, entry.definition);
        assert!(entry.definition.ends_with('。'), "{}", entry.term);
        assert!(entry.sources.iter().all(|source| source.document.chars().count() > 3), "{}", entry.term);
        assert!(!entry.sources.is_empty(), "{}", entry.term);
        assert!(entry.field.is_some(), "{}", entry.term);
        let links = entry.sources.iter().filter_map(|source| source.url.as_deref());
        assert!(links.into_iter().all(|link| link.starts_with("http")), "{}", entry.term);
    }
}

#[test]
fn a_formula_has_as_many_members_as_it_counts() {
    const COUNTS: &[(char, usize)] = &[
        ('两', 2),
        ('双', 2),
        ('三', 3),
        ('四', 4),
        ('五', 5),
        ('六', 6),
        ('七', 7),
        ('八', 8),
        ('九', 9),
        ('十', 10),
    ];
    let mut checked = 0;
    for entry in entries(&TermBook::built_in()).filter(|entry| !entry.expands_to.is_empty()) {
        let counted: Vec<usize> = entry
            .term
            .chars()
            .filter_map(|c| COUNTS.iter().find(|(digit, _)| *digit == c).map(|&(_, count)| count))
            .collect();
        if let ([count], false) = (counted.as_slice(), entry.term.contains('一')) {
            assert_eq!(entry.expands_to.len(), *count, "{}", entry.term);
            checked += 1;
        }
    }
    assert!(checked > 10);
}

#[test]
fn no_wrong_form_is_a_right_form_of_another_entry() {
    let book = TermBook::built_in();
    for entry in entries(&book) {
        for (form, kind) in entry.forms() {
            let best = book.lookup(form).first().map(|&(_, best)| best);
            assert!(best == Some(kind) || kind.is_right(), "{form}");
        }
    }
}

#[test]
fn ids_that_are_referred_to_exist() {
    let book = TermBook::built_in();
    for entry in entries(&book) {
        for named in entry.not_to_confuse.iter().chain(&entry.related) {
            let is_id = named.is_ascii();
            assert!(!is_id || book.by_id(named).is_some(), "{} names {named}", entry.term);
            assert!(is_id || book.lookup(named).is_empty(), "{} names {named} by its form", entry.term);
        }
    }
}

#[test]
fn the_book_knows_the_common_terms_of_the_field() {
    let book = TermBook::built_in();
    assert!(book.len() >= 335, "{}", book.len());
    for form in
        ["枫桥经验", "最多跑一次", "最多跑一地", "认罪认罚从宽", "共享法庭", "小脑＋手脚", "“三治”融合"]
    {
        let known = book.lookup(form);
        assert_eq!(known.len(), 1, "{form}");
        assert!(known[0].1.is_right(), "{form}");
    }
    assert!(book.are_distinct("最多跑一次", "最多跑一地"));
    assert!(entries(&book).any(|entry| entry.status == Status::NameOnly));
}
