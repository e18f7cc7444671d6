//! The term book: the entries of all files in use, and where their forms stand in a text.

use super::completion::CompletionIndex;
use super::entry::{Entry, FormKind};
use super::file::TermFile;
use super::fold;
use super::index::{FormIndex, FormIndexBuilder, Found, Reading, leading_bytes};
use super::problem::{ProblemKind, TermProblem};
use crate::text::Span;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock, OnceLock};

/// An entry of one book. Ids of another book, or of an earlier one, mean nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u32);

/// Which files an entry comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// It comes with the program.
    BuiltIn,
    /// It comes from a file of the project.
    Project,
}

/// Where an entry stands.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// Which layer.
    pub layer: Layer,
    /// Its file.
    pub file: &'a TermFile,
    /// Its line in that file, from 1.
    pub line: u32,
    /// Its block in that file, in bytes.
    pub span: Span,
}

/// A known form in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermHit {
    /// Where it stands, marks inside included, marks around it left out.
    pub span: Span,
    /// The best that the form is in any entry.
    pub form: FormKind,
    /// Every entry that knows the form: the best readings first, those of the project before the built-in ones.
    pub entries: Vec<EntryId>,
    /// Whether quotation marks or book marks enclose exactly it.
    pub quoted: bool,
}

/// A set of term entries, and the index that finds them.
#[derive(Debug, Default)]
pub struct TermBook {
    /// Project files first.
    files: Vec<(Layer, Arc<TermFile>)>,
    /// The id of the first entry of each file.
    first_entry: Vec<u32>,
    /// The entries in use, by their names.
    by_name: Vec<EntryId>,
    index: FormIndex,
    duplicates: Vec<(usize, TermProblem)>,
    completion: OnceLock<CompletionIndex>,
}

impl TermBook {
    /// The entries that come with the program.
    pub fn built_in() -> Arc<TermBook> {
        static BOOK: LazyLock<Arc<TermBook>> = LazyLock::new(|| {
            let files = super::built_in::FILES;
            let parse =
                |&(name, text): &(&str, &str)| (Layer::BuiltIn, Arc::new(TermFile::parse(name, text)));
            Arc::new(TermBook::of(files.iter().map(parse).collect()))
        });
        Arc::clone(&BOOK)
    }

    /// A book of one built-in file.
    #[cfg(test)]
    pub(super) fn of_built_in_text(text: &str) -> TermBook {
        TermBook::of(vec![(Layer::BuiltIn, Arc::new(TermFile::parse("built-in.toml", text)))])
    }

    /// The files of a project over the entries of `below`. An entry with the name of one below takes its place.
    pub fn layered(below: &TermBook, files: Vec<Arc<TermFile>>) -> TermBook {
        let files = files.into_iter().map(|file| (Layer::Project, file));
        TermBook::of(files.chain(below.files.iter().cloned()).collect())
    }

    fn of(files: Vec<(Layer, Arc<TermFile>)>) -> TermBook {
        let mut book = TermBook { files, ..TermBook::default() };
        let mut next = 0;
        for (_, file) in &book.files {
            book.first_entry.push(next);
            next += file.len() as u32;
        }
        book.by_name = (0..next).map(EntryId).collect();
        let names = std::mem::take(&mut book.by_name);
        book.by_name = book.sorted_by_name(names);
        let in_use = book.drop_hidden(next as usize);

        let mut builder = FormIndexBuilder::default();
        for (file, &first) in book.files.iter().zip(&book.first_entry) {
            for (form, record, kind, only_quoted) in file.1.forms.iter() {
                let entry = EntryId(first + record as u32);
                if in_use[entry.0 as usize] {
                    builder.add(form, Reading { kind, entry, only_quoted });
                }
            }
        }
        book.index = builder.build();
        book.note_duplicate_terms();
        book
    }

    fn sorted_by_name(&self, mut entries: Vec<EntryId>) -> Vec<EntryId> {
        // The first bytes of a name stand beside it, so that most comparisons look at one number.
        let mut named: Vec<(u64, &str, EntryId)> = entries
            .iter()
            .map(|&entry| {
                let name = self.name(entry);
                (leading_bytes(name.as_bytes()), name, entry)
            })
            .collect();
        named.sort_unstable();
        entries.clear();
        entries.extend(named.iter().map(|&(.., entry)| entry));
        entries
    }

    /// Of entries with one name, keeps those of the upper layer; notes two of one layer.
    fn drop_hidden(&mut self, count: usize) -> Vec<bool> {
        let mut in_use = vec![true; count];
        let mut duplicates = Vec::new();
        for pair in self.by_name.windows(2) {
            let [upper, lower] = [pair[0], pair[1]];
            if self.name(upper) != self.name(lower) {
                continue;
            }
            in_use[lower.0 as usize] = false;
            if self.origin(upper).layer == self.origin(lower).layer {
                in_use[lower.0 as usize] = true;
                duplicates.push((lower, upper));
            }
        }
        for (later, earlier) in duplicates {
            let kind = ProblemKind::DuplicateId(self.name(later).to_owned(), self.place_in_words(earlier));
            self.note_duplicate(later, kind);
        }
        self.by_name.retain(|entry| in_use[entry.0 as usize]);
        in_use
    }

    fn note_duplicate_terms(&mut self) {
        let mut found = Vec::new();
        self.index.each_form(|readings| {
            if readings.len() < 2 {
                return;
            }
            let defines = |reading: &&Reading| reading.kind == FormKind::Term;
            let mut defining: Vec<EntryId> = readings.iter().filter(defines).map(|it| it.entry).collect();
            defining.sort();
            for pair in defining.windows(2) {
                let same_layer = self.origin(pair[0]).layer == self.origin(pair[1]).layer;
                if same_layer && self.name(pair[0]) != self.name(pair[1]) {
                    found.push((pair[0], pair[1]));
                }
            }
        });
        for (one, two) in found {
            for (here, there) in [(one, two), (two, one)] {
                let term = self.entry(here).term.clone();
                let kind = ProblemKind::DuplicateTerm(term, self.place_in_words(there));
                self.note_duplicate(here, kind);
            }
        }
        self.duplicates.sort_by_key(|(file, problem)| (*file, problem.span));
    }

    fn note_duplicate(&mut self, entry: EntryId, kind: ProblemKind) {
        let (file, _) = self.file_of(entry);
        let origin = self.origin(entry);
        let header = origin.span.of(origin.file.text()).lines().next().map_or(0, str::len);
        let start = origin.span.start as usize;
        let problem = TermProblem { span: Span::new(start, start + header), line: origin.line, kind };
        self.duplicates.push((file, problem));
    }

    fn place_in_words(&self, entry: EntryId) -> String {
        let origin = self.origin(entry);
        format!("{}:{}", origin.file.name(), origin.line)
    }

    /// The known forms in `text`: leftmost first, of those that begin at one place the longest, none overlapping. A
    /// form is found in either width, and with quotation marks or single spaces inside or without.
    pub fn spans(&self, text: &str) -> Vec<TermHit> {
        let mut hits = Vec::new();
        self.index.find(text, |found| hits.push(self.hit(&found)));
        hits
    }

    /// Every known form that covers the byte `offset` of `text`, the longest first, those inside longer ones included.
    pub fn at(&self, text: &str, offset: usize) -> Vec<TermHit> {
        self.index.at(text, offset).iter().map(|found| self.hit(found)).collect()
    }

    /// Every entry that knows `form`, whatever width or marks it is written with, the best readings first.
    pub fn lookup(&self, form: &str) -> Vec<(EntryId, FormKind)> {
        let whole = self.index.whole(&fold::key(form));
        let mut readings = whole.to_vec();
        readings.sort();
        readings.into_iter().map(|reading| (reading.entry, reading.kind)).collect()
    }

    fn hit(&self, found: &Found) -> TermHit {
        let readings = self.index.readings(found).iter();
        let mut readings: Vec<&Reading> = readings.filter(|reading| found.means(reading)).collect();
        readings.sort();
        TermHit {
            span: found.span,
            form: readings.first().map_or(FormKind::Term, |reading| reading.kind),
            entries: readings.iter().map(|reading| reading.entry).collect(),
            quoted: found.quoted,
        }
    }

    /// The entry.
    pub fn entry(&self, id: EntryId) -> &Entry {
        let (file, record) = self.file_of(id);
        self.files[file].1.entry(record)
    }

    /// The entry's stable name.
    pub fn name(&self, id: EntryId) -> &str {
        let (file, record) = self.file_of(id);
        &self.files[file].1.records[record].id
    }

    /// Where the entry stands.
    pub fn origin(&self, id: EntryId) -> Origin<'_> {
        let (file, record) = self.file_of(id);
        let (layer, file) = &self.files[file];
        let record = &file.records[record];
        Origin { layer: *layer, file, line: record.line, span: record.block }
    }

    /// The entry with this stable name; of several, the first of the project's.
    pub fn by_id(&self, id: &str) -> Option<EntryId> {
        let first = self.by_name.partition_point(|&entry| self.name(entry) < id);
        self.by_name.get(first).copied().filter(|&entry| self.name(entry) == id)
    }

    /// The entries in use, by their names.
    pub fn ids(&self) -> impl Iterator<Item = EntryId> + '_ {
        self.by_name.iter().copied()
    }

    /// The right forms of the entries in use, each with its entry.
    pub(super) fn right_forms(&self) -> impl Iterator<Item = (EntryId, &str)> {
        let in_use: BTreeSet<EntryId> = self.ids().collect();
        let files = self.files.iter().zip(&self.first_entry);
        let forms = files.flat_map(|((_, file), &first)| {
            let right = file.forms.iter().filter(|(_, _, kind, _)| kind.is_right());
            right.map(move |(form, record, ..)| (EntryId(first + record as u32), form))
        });
        forms.filter(move |(entry, _)| in_use.contains(entry))
    }

    /// What can be typed for the terms; built when it is first asked for.
    pub fn completion(&self) -> &CompletionIndex {
        self.completion.get_or_init(|| CompletionIndex::new(self))
    }

    /// How many entries are in use.
    pub fn len(&self) -> usize {
        self.by_name.len()
    }

    /// Whether no entry is in use.
    pub fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// The files, those of the project first.
    pub fn files(&self) -> impl Iterator<Item = (Layer, &TermFile)> {
        self.files.iter().map(|(layer, file)| (*layer, &**file))
    }

    /// The mistakes of all files, and what two files define both, each with its file.
    pub fn problems(&self) -> Vec<(&TermFile, &TermProblem)> {
        let mut problems = Vec::new();
        for (number, (_, file)) in self.files.iter().enumerate() {
            let here = self.duplicates.iter().filter(|(file, _)| *file == number).map(|(_, problem)| problem);
            let mut of_file: Vec<&TermProblem> = file.problems().iter().chain(here).collect();
            of_file.sort_by_key(|problem| problem.span);
            problems.extend(of_file.into_iter().map(|problem| (&**file, problem)));
        }
        problems
    }

    /// Whether the two forms are known to be different things, however alike they look: right forms of two entries, or
    /// named by an entry as not to be confused.
    pub fn are_distinct(&self, one: &str, two: &str) -> bool {
        let right = |form: &str| -> Vec<EntryId> {
            let known = self.lookup(form).into_iter();
            known.filter(|(_, kind)| kind.is_right()).map(|(entry, _)| entry).collect()
        };
        let (ones, twos) = (right(one), right(two));
        if !ones.is_empty() && !twos.is_empty() {
            return !ones.iter().any(|entry| twos.contains(entry));
        }
        let names = |entries: &[EntryId], other: &str| {
            let other = fold::key(other);
            entries
                .iter()
                .any(|&entry| self.entry(entry).not_to_confuse.iter().any(|named| fold::key(named) == other))
        };
        names(&ones, two) || names(&twos, one)
    }

    fn file_of(&self, id: EntryId) -> (usize, usize) {
        let file = self.first_entry.partition_point(|&first| first <= id.0) - 1;
        (file, (id.0 - self.first_entry[file]) as usize)
    }
}
