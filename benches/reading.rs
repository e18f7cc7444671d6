//! How long it takes to decode, to cut into articles, to read a whole page, and to read it again after a keystroke.

mod support;

use divan::Bencher;
use std::sync::Arc;
use support::{SIZES, text_of};
use zhubi::analysis::{Analysis, Inputs};
use zhubi::article::{Role, segment};
use zhubi::facts::ReadContext;
use zhubi::facts::name::{self, Dictionary};
use zhubi::project::Project;
use zhubi::text::{Buffer, Lang, LineIndex, Position, decode};

fn main() {
    divan::main();
}

fn inputs() -> Inputs {
    Inputs { dictionary: Some(Dictionary::built_in()), ..Project::defaults().inputs(Lang::Zh) }
}

#[divan::bench(args = SIZES)]
fn decode_utf8(bencher: Bencher, bytes: usize) {
    let text = text_of(bytes);
    bencher.bench_local(|| decode(text.as_bytes()));
}

#[divan::bench(args = SIZES)]
fn decode_gb18030(bencher: Bencher, bytes: usize) {
    let encoded = encoding_rs::GB18030.encode(&text_of(bytes)).0.into_owned();
    bencher.bench_local(|| decode(&encoded));
}

#[divan::bench(args = SIZES)]
fn cut_into_articles(bencher: Bencher, bytes: usize) {
    let text = text_of(bytes);
    bencher.bench_local(|| segment(&text));
}

#[divan::bench(args = SIZES)]
fn index_lines(bencher: Bencher, bytes: usize) {
    let text = text_of(bytes);
    bencher.bench_local(|| LineIndex::new(&text));
}

/// The names of every block, each block read by itself, as the facts of a page read them.
#[divan::bench(args = SIZES)]
fn read_names(bencher: Bencher, bytes: usize) {
    let text = text_of(bytes);
    let dictionary = Dictionary::built_in();
    bencher.counter(divan::counter::BytesCount::of_str(&text)).bench_local(|| {
        let context = ReadContext { role: Role::Paragraph, sentences: &[], dictionary: Some(&dictionary) };
        text.lines().map(|block| name::read(block, context).len()).sum::<usize>()
    });
}

#[divan::bench(args = SIZES)]
fn read_from_nothing(bencher: Bencher, bytes: usize) {
    let text: Arc<str> = text_of(bytes).into();
    let inputs = inputs();
    bencher.bench_local(|| Analysis::of(Arc::clone(&text), &inputs, None));
}

/// One character typed in the middle of the text, or taken away again, and everything read that it changes.
#[divan::bench(args = SIZES)]
fn read_after_a_keystroke(bencher: Bencher, bytes: usize) {
    let text = text_of(bytes);
    let inputs = inputs();
    let line = LineIndex::new(&text).line_of(text.len() / 2) as u32;
    let at = |character| Position { line, character };
    let mut buffer = Buffer::new(&text);
    let mut analysis = Analysis::of(text.into(), &inputs, None);
    let mut typed = false;
    bencher.bench_local(|| {
        let (range, new_text) = if typed { (at(0)..at(1), "") } else { (at(0)..at(0), "新") };
        typed = !typed;
        buffer.replace(range, new_text);
        analysis = Analysis::of(buffer.snapshot(), &inputs, Some(&analysis));
    });
}
