//! Lays out the lexicon and the index of divisions from the word lists. The build script runs it; the program reads what
//! it wrote.

use super::class::Class;
use super::division_names::short_name;
use super::packing::{COST_STEP, FAMOUS_COST, LONGEST, PAIR_BITS, SLOTS, WordHash};

const WORDS: &str = include_str!("../data/words.tsv");
const DIVISIONS: &str = include_str!("../data/divisions.txt");
const NEWS_WORDS: &str = include_str!("../data/news_words.txt");
const PLACES: &str = include_str!("../data/places.tsv");
const ORGANISATIONS: &str = include_str!("../data/organisations.txt");
const NATIONAL_BODIES: &str = include_str!("../data/national_bodies.txt");
const FAMOUS_PEOPLE: &str = include_str!("../data/famous_people.txt");
const FOREIGN_NAMES: &str = include_str!("../data/foreign_names.txt");

/// The class of the letter that the word table uses.
fn class_of_letter(letter: u8) -> Class {
    match letter {
        b'P' => Class::Post,
        b'A' => Class::Address,
        b'S' => Class::Speech,
        b'K' => Class::Act,
        b'R' => Class::Role,
        b'n' => Class::Noun,
        b'o' => Class::OrganisationType,
        b'v' => Class::Verb,
        b'w' => Class::VerbalNoun,
        b'a' => Class::Adjective,
        b'b' => Class::Distinction,
        b'd' => Class::Adverb,
        b'p' => Class::Preposition,
        b'c' => Class::Conjunction,
        b'u' => Class::Particle,
        b'm' => Class::Numeral,
        b'q' => Class::Measure,
        b'r' => Class::Pronoun,
        b't' => Class::Time,
        b'f' => Class::Direction,
        b'i' => Class::Idiom,
        _ => Class::Other,
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().skip(1)
}

/// The tables of the lexicon.
pub(super) struct LexiconTables {
    slots: Vec<u32>,
    /// By the hash of its first two characters, the length of the longest word, in characters.
    pub(super) longest: Vec<u8>,
}

impl LexiconTables {
    /// Tables without a word.
    pub(super) fn empty() -> LexiconTables {
        LexiconTables { slots: vec![0; SLOTS], longest: vec![0; 1 << PAIR_BITS] }
    }

    /// The tables of all word lists.
    pub(super) fn of_the_word_lists() -> LexiconTables {
        let mut tables = LexiconTables::empty();
        tables.add_words();
        tables.add_places();
        tables.add_list(NEWS_WORDS, Class::Noun, 1150);
        tables.add_list(ORGANISATIONS, Class::Organisation, 1250);
        tables.add_list(NATIONAL_BODIES, Class::Organisation, 900);
        tables.add_list(FAMOUS_PEOPLE, Class::Person, FAMOUS_COST);
        tables.add_list(FOREIGN_NAMES, Class::Person, 1380);
        tables
    }

    /// The slots as the program reads them.
    pub(super) fn slots_as_bytes(&self) -> Vec<u8> {
        self.slots.iter().flat_map(|slot| slot.to_le_bytes()).collect()
    }

    /// Adds a word; one word may have entries of several classes. `cost` is in hundredths of a nat.
    pub(super) fn add(&mut self, word: &str, class: Class, cost: i32) {
        let hash = WordHash::of(word.chars());
        let mut slot = hash.slot();
        while self.slots[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        let steps = (cost / COST_STEP).clamp(0, 63) as u32;
        self.slots[slot] = hash.fingerprint() << 12 | (class as u32) << 6 | steps;
        let length = word.chars().count();
        if length >= 2 {
            let longest = &mut self.longest[WordHash::of(word.chars().take(2)).pair_slot()];
            *longest = (length.min(LONGEST) as u8).max(*longest);
        }
    }

    fn add_words(&mut self) {
        for row in rows(WORDS) {
            let Some((head, words)) = row.split_once('\t') else { continue };
            let class = class_of_letter(head.as_bytes()[0]);
            let cost = head[1..].parse::<i32>().unwrap_or(60) * 30;
            for word in words.split(' ') {
                self.add(word, class, cost);
            }
        }
    }

    fn add_places(&mut self) {
        for row in rows(DIVISIONS) {
            let name = row.trim_start_matches('\t');
            let level = row.len() - name.len();
            self.add(name, Class::Place, [1000, 1100, 1200, 1300][level.min(3)]);
            if level < 3
                && let Some(short) = short_name(name)
            {
                self.add(short, Class::Place, [850, 1000, 1200][level]);
            }
        }
        for row in rows(PLACES) {
            let Some((name, kind)) = row.split_once('\t') else { continue };
            let cost = match kind {
                "country" => 850,
                "region" | "city" => 1050,
                _ => 1250,
            };
            self.add(name, Class::Place, cost);
        }
    }

    fn add_list(&mut self, list: &'static str, class: Class, cost: i32) {
        for word in rows(list) {
            self.add(word, class, cost);
        }
    }
}

/// The index of the table of divisions; every number is four bytes, the lowest first.
pub(super) struct DivisionTables {
    /// For each row: where its name begins in the table, in bytes; the length of the name in bytes times 4 plus its
    /// depth; the row that it belongs to.
    pub(super) rows: Vec<u8>,
    /// Every name, full or short, in the order of names and then of rows: the row times 256 plus the length in bytes of
    /// that much of its name.
    pub(super) names: Vec<u8>,
}

/// No row.
pub(super) const NO_ROW: u32 = u32::MAX;

impl DivisionTables {
    /// The index of the table.
    pub(super) fn of_the_table() -> DivisionTables {
        let mut rows = Vec::new();
        let mut names: Vec<(&str, u32)> = Vec::new();
        let mut above = [NO_ROW; 4];
        let mut start = DIVISIONS.find('\n').map_or(DIVISIONS.len(), |end| end + 1);
        for (row, line) in DIVISIONS.lines().skip(1).enumerate() {
            let row = row as u32;
            let name = line.trim_start_matches('\t');
            let indent = line.len() - name.len();
            let depth = indent.min(3);
            let parent = above[..depth].iter().rev().copied().find(|&up| up != NO_ROW).unwrap_or(NO_ROW);
            let begin = (start + indent) as u32;
            let length_and_depth = (name.len() << 2 | depth) as u32;
            rows.extend([begin, length_and_depth, parent].map(u32::to_le_bytes).as_flattened());
            above[depth] = row;
            above[depth + 1..].fill(NO_ROW);
            names.push((name, row));
            if depth < 3 {
                names.extend(short_name(name).map(|short| (short, row)));
            }
            start += line.len() + 1;
        }
        names.sort_unstable();
        let packed = names.iter().flat_map(|(name, row)| (row << 8 | name.len() as u32).to_le_bytes());
        DivisionTables { rows, names: packed.collect() }
    }
}
