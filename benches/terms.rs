//! How long it takes to load a large term file, to find its terms in a page, and to complete from it.

mod support;

use divan::Bencher;
use std::collections::BTreeSet;
use std::sync::Arc;
use support::{SIZES, text_of};
use zhubi::terms::{TermBook, TermFile};

fn main() {
    divan::main();
}

/// As many entries as a large house may have.
const ENTRIES: usize = 100_000;

/// What a term file says of each term.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Detail {
    /// The term alone.
    Plain,
    /// A definition, a source and a wrong form as well: a file of 22 MB.
    Rich,
}

/// A term file of invented terms.
fn large_file(detail: Detail) -> String {
    const FIRST: &[char] = &[
        '溪', '岭', '湖', '桥', '村', '镇', '网', '警', '法', '民', '智', '联', '平', '安', '邻', '里', '红',
        '蓝', '云', '数',
    ];
    let c = |number: usize| FIRST[number % FIRST.len()];
    let mut text = String::new();
    for number in 0..ENTRIES {
        let stem: String =
            [number, number / 20, number / 400, number / 8000, number / 160_000].map(c).iter().collect();
        text.push_str(&format!("[[term]]\nid = \"t{number}\"\nterm = \"{stem}机制\"\n"));
        if detail == Detail::Rich {
            text.push_str(&format!(
                "wrong = [\"{stem}几制\"]\ndefinition = \"溪山县第{number}项工作机制的名称。\"\n\
                 source = {{ document = \"溪山县工作办法\", date = \"2019-05-20\" }}\n"
            ));
        }
        text.push('\n');
    }
    text
}

fn large_book(text: &str) -> TermBook {
    TermBook::layered(&TermBook::built_in(), vec![Arc::new(TermFile::parse("large.toml", text))])
}

#[divan::bench(sample_count = 20, args = [Detail::Plain, Detail::Rich])]
fn load_100_000_entries(bencher: Bencher, detail: Detail) {
    let text = large_file(detail);
    TermBook::built_in();
    bencher.bench_local(|| large_book(&text));
}

#[divan::bench(args = SIZES)]
fn find_terms_of_100_000(bencher: Bencher, bytes: usize) {
    let book = large_book(&large_file(Detail::Rich));
    let text = text_of(bytes);
    bencher.bench_local(|| book.spans(&text));
}

#[divan::bench(args = ["", "x", "xl", "xlhq", "溪"])]
fn complete_from_100_000(bencher: Bencher, typed: &str) {
    let book = large_book(&large_file(Detail::Rich));
    book.completion();
    bencher.bench_local(|| book.completion().matching(typed, &BTreeSet::new(), 50));
}

#[divan::bench(sample_count = 10)]
fn prepare_completion_of_100_000(bencher: Bencher) {
    let text = large_file(Detail::Rich);
    bencher.with_inputs(|| large_book(&text)).bench_local_values(|book| {
        book.completion();
        book
    });
}
