//! Finds the longest known form at each place of a text.
//!
//! The folded forms lie sorted in one arena. The forms that can begin at a place are those with the same first two
//! characters, a run of the sorted list; in it, the greatest form that is not greater than the text either is a prefix
//! of the text or leads, by its longest proper prefix among the forms, to the longest one that is. So a place costs one
//! look-up and, rarely, a binary search, and the whole index is built by one sort.

use super::book::EntryId;
use super::entry::FormKind;
use super::fold::{Folded, fold};
use crate::text::Span;
use rustc_hash::FxHashMap;

const NONE: u32 = u32::MAX;

/// Bytes of the opening marks that a form may take in before its first character.
const LONGEST_MARKS: usize = 6;

/// The folded forms of a book.
#[derive(Debug, Default)]
pub(super) struct FormIndex {
    arena: String,
    forms: Vec<Form>,
    readings: Vec<Reading>,
    /// The run of `forms` that begin with these two characters.
    by_start: FxHashMap<u64, (u32, u32)>,
    /// One bit for each character of the basic plane with which a form begins.
    first_chars: Vec<u64>,
    longest: usize,
}

/// One folded form.
#[derive(Clone, Copy, Debug)]
struct Form {
    start: u32,
    end: u32,
    /// The longest other form that this one begins with.
    prefix: u32,
    first_reading: u32,
}

/// What a form means: an entry, and which form of it this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reading {
    /// What kind of form.
    pub kind: FormKind,
    /// The entry.
    pub entry: EntryId,
    /// Whether it is this term between quotation marks only.
    pub only_quoted: bool,
}

/// A form found in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Where it stands, inner marks included.
    pub span: Span,
    /// Whether quotation marks or book marks enclose exactly it.
    pub quoted: bool,
    /// Whether a longer form holds it.
    pub nested: bool,
    form: u32,
}

/// Collects forms for an index.
#[derive(Debug, Default)]
pub(super) struct FormIndexBuilder {
    arena: String,
    forms: Vec<(u32, u32, Reading)>,
}

impl FormIndexBuilder {
    /// Adds a form. One that is shorter than two characters when folded is never found.
    pub fn add(&mut self, form: &str, reading: Reading) {
        let start = self.arena.len() as u32;
        for c in form.chars() {
            if let Folded::Char(c) = fold(c) {
                self.arena.push(c);
            }
        }
        let end = self.arena.len() as u32;
        if start_key(&self.arena[start as usize..]).is_some() {
            self.forms.push((start, end, reading));
        } else {
            self.arena.truncate(start as usize);
        }
    }

    /// Builds the index.
    pub fn build(mut self) -> FormIndex {
        let arena = std::mem::take(&mut self.arena);
        let text = |start: u32, end: u32| &arena.as_bytes()[start as usize..end as usize];
        let mut sorted: Vec<(u64, u32, u32, Reading)> = self
            .forms
            .iter()
            .map(|&(start, end, reading)| (leading_bytes(text(start, end)), start, end, reading))
            .collect();
        sorted.sort_unstable_by(|one, two| {
            (one.0, text(one.1, one.2), one.3).cmp(&(two.0, text(two.1, two.2), two.3))
        });

        let mut index = FormIndex { first_chars: vec![0; 1024], ..FormIndex::default() };
        let mut open: Vec<u32> = Vec::new();
        for (_, start, end, reading) in sorted {
            let key = text(start, end);
            if index.forms.last().is_none_or(|last| text(last.start, last.end) != key) {
                while open.last().is_some_and(|&form| {
                    let form: Form = index.forms[form as usize];
                    !key.starts_with(text(form.start, form.end))
                }) {
                    open.pop();
                }
                let id = index.forms.len() as u32;
                let prefix = open.last().copied().unwrap_or(NONE);
                index.forms.push(Form { start, end, prefix, first_reading: index.readings.len() as u32 });
                open.push(id);
                let key = &arena[start as usize..end as usize];
                index.longest = index.longest.max(key.chars().count());
            }
            let known = index.forms.last().map_or(0, |form| form.first_reading as usize);
            if !index.readings[known..].iter().any(|other| other.entry == reading.entry) {
                index.readings.push(reading);
            }
        }
        index.readings.shrink_to_fit();
        index.forms.shrink_to_fit();
        index.arena = arena;
        index.note_starts();
        index
    }
}

impl FormIndex {
    /// Enters the run of forms, sorted as they are, that begin with each two characters.
    fn note_starts(&mut self) {
        let mut from = 0;
        while let Some(start) = self.start_of(from) {
            let mut to = from + 1;
            while self.start_of(to) == Some(start) {
                to += 1;
            }
            self.by_start.insert(start, (from, to));
            let first = (start >> 32) as usize;
            if let Some(word) = self.first_chars.get_mut(first / 64) {
                *word |= 1 << (first % 64);
            }
            from = to;
        }
    }

    /// The first two characters of a form; none behind the last form.
    fn start_of(&self, form: u32) -> Option<u64> {
        ((form as usize) < self.forms.len()).then(|| start_key(self.text(form)))?
    }

    fn text(&self, form: u32) -> &str {
        let form = self.forms[form as usize];
        &self.arena[form.start as usize..form.end as usize]
    }

    /// What a found form means, best readings first.
    pub fn readings(&self, found: &Found) -> &[Reading] {
        self.readings_of(found.form as usize)
    }

    fn readings_of(&self, form: usize) -> &[Reading] {
        let first = self.forms[form].first_reading as usize;
        let next = self.forms.get(form + 1);
        let end = next.map_or(self.readings.len(), |next| next.first_reading as usize);
        &self.readings[first..end]
    }

    /// What `key`, a folded form, means.
    pub fn whole(&self, key: &str) -> &[Reading] {
        match self.forms.binary_search_by(|form| self.arena[form.start as usize..form.end as usize].cmp(key))
        {
            Ok(form) => self.readings_of(form),
            Err(_) => &[],
        }
    }

    /// Calls `each` with what each form means.
    pub fn each_form(&self, mut each: impl FnMut(&[Reading])) {
        (0..self.forms.len()).for_each(|form| each(self.readings_of(form)));
    }

    /// The forms of `text`, leftmost first, of those that begin at one place the longest, none overlapping.
    pub fn find(&self, text: &str, mut each: impl FnMut(Found)) {
        let scan = Scan::new(text);
        let mut at = 0;
        while at < scan.chars.len() {
            if !self.may_begin(scan.chars[at]) {
                at += 1;
                continue;
            }
            let mut here = self.forms_at(&scan, at).filter_map(|(form, end)| place(&scan, form, at, end));
            let longest = here.find(|found| self.counts(found));
            match longest {
                Some(found) => {
                    at = scan.after(found.span);
                    each(found);
                }
                None => at += 1,
            }
        }
    }

    /// Every form that covers the byte `offset` of `text`, the longest first, those inside longer ones included.
    pub fn at(&self, text: &str, offset: usize) -> Vec<Found> {
        // Marks and spaces inside a form add to its length: three for each of its characters is more than any has.
        let reach = self.longest * 3 + 4;
        let before = text[..offset].char_indices().rev().take(reach).last().map_or(offset, |(at, _)| at);
        let after = text[offset..].char_indices().nth(reach).map_or(text.len(), |(at, _)| offset + at);
        let scan = Scan::new(&text[before..after]);
        let offset = offset - before;
        let mut found: Vec<Found> = Vec::new();
        for at in 0..scan.chars.len() {
            // A form may take in the marks just before its first character.
            if scan.starts[at] as usize > offset + LONGEST_MARKS {
                break;
            }
            let here = self.forms_at(&scan, at).filter_map(|(form, end)| place(&scan, form, at, end));
            found.extend(here.filter(|found| found.span.touches(offset)));
        }
        let whole: Vec<Span> =
            found.iter().filter(|found| self.counts(found)).map(|found| found.span).collect();
        for found in &mut found {
            found.nested = whole.iter().any(|&longer| longer != found.span && longer.covers(found.span));
        }
        found.retain(|found| self.counts(found));
        let inside = found.iter().any(|found| found.span.contains(offset));
        found.retain(|found| !inside || found.span.contains(offset));
        found.sort_by_key(|found| (std::cmp::Reverse(found.span.len()), found.span.start));
        found.iter_mut().for_each(|found| found.span = found.span.shifted(before));
        found
    }

    /// The forms that are a prefix of the text from the folded character `at` on, longest first, each with the folded
    /// character after its last.
    fn forms_at<'a>(&'a self, scan: &'a Scan, at: usize) -> impl Iterator<Item = (u32, usize)> + 'a {
        let mut next = self.longest_prefix(scan, at);
        std::iter::from_fn(move || {
            if next == NONE {
                return None;
            }
            let form = next;
            next = self.forms[form as usize].prefix;
            Some((form, at + self.text(form).chars().count()))
        })
    }

    /// Whether a form may begin with this character; what says no is sure.
    fn may_begin(&self, first: char) -> bool {
        let word = self.first_chars.get(first as usize / 64);
        word.is_none_or(|word| word & (1 << (first as usize % 64)) != 0)
    }

    fn longest_prefix(&self, scan: &Scan, at: usize) -> u32 {
        let first = scan.chars[at];
        if !self.may_begin(first) {
            return NONE;
        }
        let Some(&second) = scan.chars.get(at + 1) else { return NONE };
        let Some(&(from, to)) = self.by_start.get(&pair(first, second)) else { return NONE };
        let rest = &scan.chars[at..];
        let run = &self.forms[from as usize..to as usize];
        let greater = run.partition_point(|form| {
            let key = &self.arena[form.start as usize..form.end as usize];
            key.chars().cmp(rest.iter().copied()).is_le()
        });
        if greater == 0 {
            return NONE;
        }
        let mut form = from + greater as u32 - 1;
        while form != NONE && !begins_with(rest, self.text(form)) {
            form = self.forms[form as usize].prefix;
        }
        form
    }

    /// Whether some entry means this place: what counts in quotation marks only must stand in them, or inside a longer
    /// form.
    fn counts(&self, found: &Found) -> bool {
        self.readings(found).iter().any(|reading| found.means(reading))
    }
}

impl Found {
    /// Whether the reading holds at this place.
    pub fn means(&self, reading: &Reading) -> bool {
        self.quoted || self.nested || !reading.only_quoted
    }
}

fn place(scan: &Scan, form: u32, at: usize, end: usize) -> Option<Found> {
    let (span, quoted) = scan.whole(at, end)?;
    Some(Found { span, quoted, nested: false, form })
}

/// A text with its folded characters and where each stands.
struct Scan<'a> {
    text: &'a str,
    chars: Vec<char>,
    starts: Vec<u32>,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Scan<'a> {
        let mut chars = Vec::with_capacity(text.len() / 3 + 1);
        let mut starts = Vec::with_capacity(text.len() / 3 + 1);
        for (at, c) in text.char_indices() {
            if let Folded::Char(c) = fold(c) {
                chars.push(c);
                starts.push(at as u32);
            }
        }
        Scan { text, chars, starts }
    }

    /// The first folded character that stands after `span`.
    fn after(&self, span: Span) -> usize {
        self.starts.partition_point(|&start| start < span.end)
    }

    /// The place of the folded characters `from..to`, if they can be one form: no part of a longer figure or Latin
    /// word, at most one space between two, marks paired. A mark whose partner stands just outside is taken in. Also
    /// whether marks enclose exactly that place.
    fn whole(&self, from: usize, to: usize) -> Option<(Span, bool)> {
        let mut start = *self.starts.get(from)? as usize;
        let last = *self.starts.get(to - 1)? as usize;
        let mut end = last + self.text[last..].chars().next()?.len_utf8();
        if self.runs_on(from, start, true) || self.runs_on(to - 1, end, false) {
            return None;
        }
        let mut open = 0usize;
        let mut spaces = 0usize;
        let mut straight = 0usize;
        let mut previous = Folded::Space;
        for c in self.text[start..end].chars() {
            let folded = fold(c);
            match folded {
                Folded::Char(_) => spaces = 0,
                // Two marked phrases side by side are not one form.
                Folded::Open if previous == Folded::Close => return None,
                Folded::Open => open += 1,
                Folded::Close if open > 0 => open -= 1,
                Folded::Close => start = self.taken_in_before(start)?,
                Folded::Straight => straight += 1,
                Folded::Space => {
                    spaces += 1;
                    if spaces > 1 {
                        return None;
                    }
                }
            }
            previous = folded;
        }
        for _ in 0..open {
            end += self.text[end..].chars().next().filter(|&c| fold(c) == Folded::Close)?.len_utf8();
        }
        if straight % 2 == 1 {
            let after = self.text[end..].chars().next().filter(|&c| fold(c) == Folded::Straight);
            match after {
                Some(mark) => end += mark.len_utf8(),
                None => {
                    start -= self.text[..start]
                        .chars()
                        .next_back()
                        .filter(|&c| fold(c) == Folded::Straight)?
                        .len_utf8()
                }
            }
        }
        let before = self.text[..start].chars().next_back().map(fold);
        let after = self.text[end..].chars().next().map(fold);
        let quoted = matches!(
            (before, after),
            (Some(Folded::Open), Some(Folded::Close)) | (Some(Folded::Straight), Some(Folded::Straight))
        );
        Some((Span::new(start, end), quoted))
    }

    fn taken_in_before(&self, start: usize) -> Option<usize> {
        let mark = self.text[..start].chars().next_back().filter(|&c| fold(c) == Folded::Open)?;
        Some(start - mark.len_utf8())
    }

    /// Whether the figure or Latin word at the folded character `at` goes on beyond the byte `edge`.
    fn runs_on(&self, at: usize, edge: usize, before: bool) -> bool {
        if !self.chars[at].is_ascii_alphanumeric() {
            return false;
        }
        let next = match before {
            true => self.text[..edge].chars().next_back(),
            false => self.text[edge..].chars().next(),
        };
        next.is_some_and(|c| matches!(fold(c), Folded::Char(c) if c.is_ascii_alphanumeric()))
    }
}

/// Whether the folded text `rest` begins with `key`.
fn begins_with(rest: &[char], key: &str) -> bool {
    let mut rest = rest.iter();
    key.chars().all(|c| rest.next() == Some(&c))
}

/// The first eight bytes, so that most comparisons of a sort look at one number.
pub(super) fn leading_bytes(key: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    let length = key.len().min(8);
    bytes[..length].copy_from_slice(&key[..length]);
    u64::from_be_bytes(bytes)
}

fn pair(first: char, second: char) -> u64 {
    (u64::from(u32::from(first)) << 32) | u64::from(u32::from(second))
}

/// The first two characters; none where there are fewer.
fn start_key(key: &str) -> Option<u64> {
    let mut chars = key.chars();
    Some(pair(chars.next()?, chars.next()?))
}
