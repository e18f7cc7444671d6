//! A term file: TOML, one `[[term]]` block an entry. A mistake in one entry leaves the others in use.

use super::entry::{Entry, FormKind};
use super::fold;
use super::problem::{ProblemKind, TermProblem};
use super::read_entry;
use super::skim::skim;
use crate::text::{LineIndex, Span};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// The entries of one file. An entry is read in full when it is first asked for; its text is kept till then.
#[derive(Debug)]
pub struct TermFile {
    name: String,
    text: Arc<str>,
    /// Its entries, in the order of the file.
    pub(super) records: Vec<Record>,
    /// The forms under which they are looked up.
    pub(super) forms: Forms,
    problems: Vec<TermProblem>,
}

/// One entry of a file.
#[derive(Debug)]
pub(super) struct Record {
    /// Its name, unique in the file.
    pub id: Box<str>,
    /// From its `[[term]]` line to the next one.
    pub block: Span,
    /// The line of its `[[term]]`, from 1.
    pub line: u32,
    entry: OnceLock<Box<Entry>>,
}

impl Record {
    /// The entry `id` that stands in the bytes `block`, from the line `line` on, counted from 1.
    fn new(id: &str, block: &Range<usize>, line: u32) -> Record {
        Record { line, block: Span::new(block.start, block.end), id: id.into(), entry: OnceLock::new() }
    }
}

/// The forms of all entries of a file, in one string.
#[derive(Debug, Default)]
pub(super) struct Forms {
    text: String,
    items: Vec<FormItem>,
}

#[derive(Clone, Copy, Debug)]
struct FormItem {
    end: u32,
    record: u32,
    kind: FormKind,
    only_quoted: bool,
}

impl Forms {
    /// Adds the forms of one entry, the term first.
    fn add<'f>(
        &mut self,
        record: usize,
        entry_only_quoted: bool,
        forms: impl IntoIterator<Item = (&'f str, FormKind)>,
    ) {
        let mut term = None;
        for (form, kind) in forms {
            let term = *term.get_or_insert(form);
            self.text.push_str(form);
            let end = self.text.len() as u32;
            // A longer form around the term (“一件事”集成改革 around “一件事”) is no plain prose without marks either.
            let is_plain = || !fold::holds_more(form, term);
            // “《婚姻法》” as an old form is meant as a title, not as part of “婚姻法庭”.
            let is_title = !kind.is_right() && fold::is_marked(form);
            let only_quoted = (entry_only_quoted && is_plain()) || is_title;
            self.items.push(FormItem { end, record: record as u32, kind, only_quoted });
        }
    }

    /// Each form with the number of its record, its kind, and whether it counts in quotation marks only.
    pub fn iter(&self) -> impl Iterator<Item = (&str, usize, FormKind, bool)> {
        let mut start = 0;
        self.items.iter().map(move |item| {
            let form = &self.text[start..item.end as usize];
            start = item.end as usize;
            (form, item.record as usize, item.kind, item.only_quoted)
        })
    }
}

impl TermFile {
    /// Reads a file. `name` is how the user knows it: a path, or the name of a built-in file.
    pub fn parse(name: impl Into<String>, text: impl Into<Arc<str>>) -> TermFile {
        let text: Arc<str> = text.into();
        let lines = LineIndex::new(&text);
        let line_of = |at: usize| lines.line_of(at) as u32 + 1;
        let mut file = TermFile {
            name: name.into(),
            text: Arc::clone(&text),
            records: Vec::new(),
            forms: Forms::default(),
            problems: Vec::new(),
        };
        let blocks = blocks(&text, &lines);
        let head = 0..blocks.first().map_or(text.len(), |(block, _)| block.start);
        file.read_head(&text[head], &line_of);
        let mut forms = Vec::new();
        for (block, line) in blocks {
            if let Some(skimmed) = skim(&text[block.clone()], forms) {
                file.forms.add(file.records.len(), skimmed.only_quoted, skimmed.forms.iter().copied());
                file.records.push(Record::new(skimmed.id, &block, line));
                forms = skimmed.forms;
                forms.clear();
                continue;
            }
            forms = Vec::new();
            let problems = &mut file.problems;
            let mut note = |place: Range<usize>, kind| {
                let start = (block.start + place.start).min(text.len());
                let end = (block.start + place.end).clamp(start, text.len());
                problems.push(TermProblem { span: Span::new(start, end), line: line_of(start), kind });
            };
            let Some(entry) = read_entry::read(&text[block.clone()], &mut note) else { continue };
            file.forms.add(file.records.len(), entry.only_quoted, entry.forms());
            file.records.push(Record::new(&entry.id, &block, line));
        }
        file.records.shrink_to_fit();
        file.problems.sort_by_key(|problem| problem.span);
        file
    }

    /// How the user knows the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its text.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// Its mistakes, in text order.
    pub fn problems(&self) -> &[TermProblem] {
        &self.problems
    }

    /// The names of its entries, in file order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.records.iter().map(|record| &*record.id)
    }

    /// How many entries can be used.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether it holds no entry that can be used.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The entry of number `record`, read in full.
    pub(super) fn entry(&self, record: usize) -> &Entry {
        let record = &self.records[record];
        record.entry.get_or_init(|| {
            let entry = read_entry::read(record.block.of(&self.text), &mut |_, _| {});
            Box::new(entry.unwrap_or_default())
        })
    }

    fn read_head(&mut self, head: &str, line_of: &impl Fn(usize) -> u32) {
        let problem = match toml::de::DeTable::parse(head) {
            Ok(keys) => keys
                .get_ref()
                .iter()
                .find(|(key, _)| key.get_ref() != "title")
                .map(|(key, _)| (key.span(), ProblemKind::OutsideEntries)),
            Err(error) => {
                Some((error.span().unwrap_or(0..0), ProblemKind::Syntax(error.message().trim().to_owned())))
            }
        };
        if let Some((place, kind)) = problem {
            let span = Span::new(place.start.min(head.len()), place.end.min(head.len()));
            self.problems.push(TermProblem { span, line: line_of(span.start as usize), kind });
        }
    }
}

/// The blocks of the file, each with the number of its first line, from 1: from each line that says `[[term]]` to the
/// next. A header line begins a block whatever stands before it, so that an unclosed string or bracket spoils one entry
/// only.
fn blocks(text: &str, lines: &LineIndex) -> Vec<(Range<usize>, u32)> {
    let mut line = 0;
    let next_line = |line: usize| lines.line_start(line + 1);
    let mut starts: Vec<(usize, u32)> = memchr::memmem::find_iter(text.as_bytes(), "[[")
        .filter_map(|at| {
            while next_line(line).is_some_and(|next| next <= at) {
                line += 1;
            }
            let start = lines.line_start(line).unwrap_or(0);
            let end = next_line(line).unwrap_or(text.len());
            let is_first = text[start..at].trim().is_empty() && is_header(&text[at..end]);
            is_first.then_some((at, line as u32 + 1))
        })
        .collect();
    starts.push((text.len(), 0));
    starts.windows(2).map(|pair| (pair[0].0..pair[1].0, pair[0].1)).collect()
}

fn is_header(line: &str) -> bool {
    let name = line.strip_prefix("[[").and_then(|rest| rest.split_once("]]"));
    name.is_some_and(|(name, rest)| {
        name.trim() == "term" && (rest.trim().is_empty() || rest.trim_start().starts_with('#'))
    })
}
