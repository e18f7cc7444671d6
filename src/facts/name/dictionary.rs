//! What the reader of names knows besides the text: word tables and statistics, loaded once and shared.

use super::lexicon::Lexicon;
use super::weights::Weights;
use rustc_hash::FxHashMap;
use std::sync::{Arc, LazyLock};

const SURNAMES: &str = include_str!("../data/surnames.tsv");
const JAPANESE_SURNAMES: &str = include_str!("../data/japanese_surnames.txt");
const GIVEN_CHARACTERS: &str = include_str!("../data/given_characters.tsv");
const SOUND_CHARACTERS: &str = include_str!("../data/sound_characters.tsv");
const ETHNIC_NAME_PARTS: &str = include_str!("../data/ethnic_name_parts.txt");
const PLACE_TYPES: &str = include_str!("../data/place_types.txt");
const ORGANISATION_TYPES: &str = include_str!("../data/organisation_types.txt");

const FIRST_HAN: u32 = 0x4e00;
const HAN_COUNT: usize = 0x9fff - 0x4e00 + 1;

/// The cost of what cannot be.
pub(super) const NEVER: u16 = u16::MAX;

/// What is known of a character; costs in hundredths of a nat, [`NEVER`] where it does not occur.
#[derive(Clone, Copy, Debug)]
pub(super) struct CharacterFacts {
    /// As a surname.
    pub(super) surname: u16,
    /// As the only character of a given name.
    pub(super) single: u16,
    /// As the first of two.
    pub(super) first: u16,
    /// As the second of two.
    pub(super) second: u16,
    /// In a transliterated name.
    pub(super) sound: u16,
    /// Whether a type word of places begins with it, one of places ends with it, one of organisations.
    pub(super) opens_place_type: bool,
    pub(super) closes_place_type: bool,
    pub(super) closes_organisation_type: bool,
    /// Whether it may begin the proper part of a place's name, and stand in it.
    pub(super) begins_places: bool,
    pub(super) stands_in_places: bool,
    /// The surnames of several characters that begin with it, as indices into the list of all: from and to.
    long_surnames: (u16, u16),
    /// Whether a part of ethnic names begins with it.
    pub(super) opens_ethnic_part: bool,
}

const UNKNOWN_CHARACTER: CharacterFacts = CharacterFacts {
    surname: NEVER,
    single: NEVER,
    first: NEVER,
    second: NEVER,
    sound: NEVER,
    opens_place_type: false,
    closes_place_type: false,
    closes_organisation_type: false,
    begins_places: true,
    stands_in_places: true,
    long_surnames: (0, 0),
    opens_ethnic_part: false,
};

/// The word tables and the statistics of names. Loading takes less than a millisecond.
#[derive(Debug)]
pub struct Dictionary {
    pub(super) lexicon: Lexicon,
    pub(super) weights: Weights,
    characters: Vec<CharacterFacts>,
    place_types: TypeWords,
    organisation_types: TypeWords,
    long_surnames: Vec<(Vec<char>, u16, bool)>,
    ethnic_parts: TypeWords,
}

impl Default for Dictionary {
    fn default() -> Dictionary {
        let mut dictionary = Dictionary {
            lexicon: Lexicon::built_in(),
            weights: Weights::built_in(),
            characters: vec![UNKNOWN_CHARACTER; HAN_COUNT],
            place_types: TypeWords::of(PLACE_TYPES),
            organisation_types: TypeWords::of(ORGANISATION_TYPES),
            long_surnames: Vec::new(),
            ethnic_parts: TypeWords::of(ETHNIC_NAME_PARTS),
        };
        dictionary.add_people();
        dictionary.flag_characters();
        dictionary
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().skip(1)
}

/// The words of a list by their first and by their last character, the longest first.
#[derive(Debug)]
struct TypeWords {
    by_first: FxHashMap<char, Vec<Vec<char>>>,
    by_last: FxHashMap<char, Vec<Vec<char>>>,
}

impl TypeWords {
    fn of(list: &'static str) -> TypeWords {
        let mut words: Vec<Vec<char>> = rows(list).map(|word| word.chars().collect()).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let mut types = TypeWords { by_first: FxHashMap::default(), by_last: FxHashMap::default() };
        for word in words {
            if let [first, .., last] | [first @ last] = word[..] {
                types.by_last.entry(last).or_default().push(word.clone());
                types.by_first.entry(first).or_default().push(word);
            }
        }
        types
    }

    /// The length of the longest word that `text` begins with; 0 if none.
    fn at_start(&self, text: &[char]) -> usize {
        let words = text.first().and_then(|c| self.by_first.get(c)).into_iter().flatten();
        words.filter(|word| text.starts_with(word)).map(Vec::len).next().unwrap_or_default()
    }

    /// The length of the longest word that `text` ends with; 0 if none.
    fn at_end(&self, text: &[char]) -> usize {
        let words = text.last().and_then(|c| self.by_last.get(c)).into_iter().flatten();
        words.filter(|word| text.ends_with(word)).map(Vec::len).next().unwrap_or_default()
    }
}

impl Dictionary {
    /// The tables that come with the program, built at the first call.
    pub fn built_in() -> Arc<Dictionary> {
        static BUILT_IN: LazyLock<Arc<Dictionary>> = LazyLock::new(Arc::default);
        Arc::clone(&BUILT_IN)
    }

    /// The same with other weights.
    pub(super) fn with_weights(weights: Weights) -> Dictionary {
        Dictionary { weights, ..Dictionary::default() }
    }

    /// What is known of `c`.
    pub(super) fn facts(&self, c: char) -> &CharacterFacts {
        let at = (c as u32).wrapping_sub(FIRST_HAN) as usize;
        self.characters.get(at).unwrap_or(&UNKNOWN_CHARACTER)
    }

    fn facts_mut(&mut self, c: char) -> Option<&mut CharacterFacts> {
        self.characters.get_mut((c as u32).wrapping_sub(FIRST_HAN) as usize)
    }

    /// The length of the longest type word of places that `text` begins with, in characters; 0 if none.
    pub(super) fn place_type_at(&self, text: &[char]) -> usize {
        match text.first() {
            Some(&c) if self.facts(c).opens_place_type => self.place_types.at_start(text),
            _ => 0,
        }
    }

    /// The length of the longest type word of places that `name` ends with, shorter than the name; 0 if none.
    pub(super) fn place_type_of(&self, name: &[char]) -> usize {
        match name.last() {
            Some(&c) if self.facts(c).closes_place_type => self.place_types.at_end(name),
            _ => 0,
        }
    }

    /// The length of the longest type word of organisations that `name` ends with; 0 if none.
    pub(super) fn organisation_type_of(&self, name: &[char]) -> usize {
        match name.last() {
            Some(&c) if self.facts(c).closes_organisation_type => self.organisation_types.at_end(name),
            _ => 0,
        }
    }

    /// The surnames of two or three characters that `text` begins with: length, cost, whether it is Japanese.
    pub(super) fn long_surnames_at<'a>(
        &'a self,
        text: &'a [char],
    ) -> impl Iterator<Item = (usize, u16, bool)> + 'a {
        let (from, to) = text.first().map_or((0, 0), |&c| self.facts(c).long_surnames);
        self.long_surnames[usize::from(from)..usize::from(to)]
            .iter()
            .filter(|(name, ..)| text.starts_with(name))
            .map(|(name, cost, japanese)| (name.len(), *cost, *japanese))
    }

    /// The length of the longest part of an ethnic name that `text` begins with, in characters; 0 if none.
    pub(super) fn ethnic_part_at(&self, text: &[char]) -> usize {
        match text.first() {
            Some(&c) if self.facts(c).opens_ethnic_part => self.ethnic_parts.at_start(text),
            _ => 0,
        }
    }

    /// Notes on each character which lists it opens and closes, so that most lookups end at the first character.
    fn flag_characters(&mut self) {
        let first = |word: &str| word.chars().next();
        let last = |word: &str| word.chars().next_back();
        for c in rows(PLACE_TYPES).filter_map(first) {
            self.flag(c, |facts| facts.opens_place_type = true);
        }
        for c in rows(PLACE_TYPES).filter_map(last) {
            self.flag(c, |facts| facts.closes_place_type = true);
        }
        for c in rows(ORGANISATION_TYPES).filter_map(last) {
            self.flag(c, |facts| facts.closes_organisation_type = true);
        }
        for c in rows(ETHNIC_NAME_PARTS).filter_map(first) {
            self.flag(c, |facts| facts.opens_ethnic_part = true);
        }
        for c in super::edge::NOT_IN_PLACES.chars() {
            self.flag(c, |facts| facts.begins_places = false);
        }
        for c in super::edge::NOT_AMONG_PLACES.chars() {
            self.flag(c, |facts| facts.stands_in_places = false);
        }
    }

    fn flag(&mut self, c: char, change: impl Fn(&mut CharacterFacts)) {
        if let Some(facts) = self.facts_mut(c) {
            change(facts);
        }
    }

    fn add_people(&mut self) {
        for row in rows(SURNAMES) {
            let Some((name, cost)) = row.split_once('\t') else { continue };
            let cost = cost.parse().unwrap_or(NEVER);
            let characters: Vec<char> = name.chars().collect();
            match characters[..] {
                [c] => {
                    if let Some(facts) = self.facts_mut(c) {
                        facts.surname = cost;
                    }
                }
                _ => self.long_surnames.push((characters, cost, false)),
            }
        }
        for name in rows(JAPANESE_SURNAMES) {
            self.long_surnames.push((name.chars().collect(), 950, true));
        }
        self.long_surnames.sort();
        for at in 0..self.long_surnames.len() {
            let end = at as u16 + 1;
            self.flag(self.long_surnames[at].0[0], |facts| {
                let from = if facts.long_surnames.1 == 0 { at as u16 } else { facts.long_surnames.0 };
                facts.long_surnames = (from, end);
            });
        }
        for row in rows(GIVEN_CHARACTERS) {
            let mut part = row.split('\t');
            let Some(facts) = part.next().and_then(|c| self.facts_mut(c.chars().next()?)) else { continue };
            let mut cost = || part.next().and_then(|cost| cost.parse().ok()).unwrap_or(NEVER);
            (facts.single, facts.first, facts.second) = (cost(), cost(), cost());
        }
        for row in rows(SOUND_CHARACTERS) {
            let Some((c, cost)) = row.split_once('\t') else { continue };
            if let Some(facts) = c.chars().next().and_then(|c| self.facts_mut(c)) {
                facts.sound = cost.parse().unwrap_or(NEVER);
            }
        }
    }
}
