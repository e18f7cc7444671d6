//! The readings of a piece of text that begin at one character: words, and everything that can be a name.

mod people;
mod places;
mod sounds;

use super::class::Class;
use super::dictionary::Dictionary;
use super::packing::{Entry, FAMOUS_COST, LONGEST, WordHash};
use super::weights::Form;
use crate::text::CharSet;
pub(super) use places::{NOT_AMONG_PLACES, NOT_IN_PLACES};

/// The ends of places that no further type word follows.
static DIVISION_ENDS: CharSet = CharSet::of("省市县区镇乡道村");

/// One reading of the characters `start..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    /// First character, counted in the block.
    pub(super) start: u32,
    /// The character after the last.
    pub(super) end: u32,
    /// What it is to the words around it.
    pub(super) class: Class,
    /// How it is built.
    pub(super) form: Form,
    /// Where its parts meet: the length in characters of the surname, or of a place before its type word.
    pub(super) split: u8,
    /// Its cost without form and neighbours, in hundredths of a nat.
    pub(super) cost: i32,
}

/// The characters of one block with what was found about each beforehand, as several readings ask for it.
pub(super) struct Text<'a> {
    characters: &'a [char],
    dictionary: &'a Dictionary,
    marks: Vec<Option<Class>>,
    /// The length of the longest type word of places that begins at each character; 0 if none.
    place_types: Vec<u8>,
    /// The words that begin at each character, with their length in characters; those at `at` are
    /// `words[first_word[at]..first_word[at + 1]]`, shorter ones before longer ones.
    words: Vec<(u8, Entry)>,
    first_word: Vec<u32>,
    /// Whether the remark （化名） may stand in it, and a dot inside names.
    has_alias: bool,
    has_dot: bool,
}

impl<'a> Text<'a> {
    /// The characters of a block.
    pub(super) fn new(characters: &'a [char], dictionary: &'a Dictionary) -> Text<'a> {
        let marks: Vec<Option<Class>> = characters.iter().map(|&c| Class::of_mark(c)).collect();
        let place_types =
            (0..characters.len()).map(|at| dictionary.place_type_at(&characters[at..]) as u8).collect();
        let mut text = Text {
            characters,
            dictionary,
            marks,
            place_types,
            words: Vec::with_capacity(characters.len() * 3),
            first_word: Vec::with_capacity(characters.len() + 1),
            has_alias: characters.contains(&'化'),
            has_dot: characters.iter().any(|c| matches!(c, '·' | '•')),
        };
        for at in 0..characters.len() {
            text.first_word.push(text.words.len() as u32);
            text.look_up(at);
        }
        text.first_word.push(text.words.len() as u32);
        text
    }

    /// How many characters there are.
    pub(super) fn len(&self) -> usize {
        self.characters.len()
    }

    /// Looks up the words that begin at the character `start`.
    fn look_up(&mut self, start: usize) {
        let lexicon = &self.dictionary.lexicon;
        let mut longest = LONGEST;
        let mut hash = WordHash::default();
        for (length, (&c, mark)) in self.characters[start..].iter().zip(&self.marks[start..]).enumerate() {
            if length >= longest || mark.is_some() {
                break;
            }
            hash = hash.with(c);
            if length == 1 {
                longest = lexicon.longest_from(hash);
                if longest < 2 {
                    break;
                }
            }
            self.words.extend(lexicon.entries(hash).map(|entry| ((length + 1) as u8, entry)));
        }
    }

    /// The words that begin at the character `at`, with their length in characters, shorter ones first.
    fn words_at(&self, at: usize) -> &[(u8, Entry)] {
        match (self.first_word.get(at), self.first_word.get(at + 1)) {
            (Some(&from), Some(&to)) => &self.words[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The length of the type word of places at the character `at`; 0 if none.
    fn place_type_at(&self, at: usize) -> usize {
        self.place_types.get(at).copied().map_or(0, usize::from)
    }

    /// Adds the readings that begin at the character `start` to `edges`; at least one.
    pub(super) fn edges_at(&self, start: usize, edges: &mut Vec<Edge>) {
        let c = self.characters[start];
        if let Some(class) = self.marks[start] {
            let mut end = start + 1;
            if class == Class::Figure {
                while self.marks.get(end) == Some(&Some(Class::Figure)) {
                    end += 1;
                }
            }
            // A dot between Han characters belongs to a name.
            let inside_name = c == '·' && start > 0 && self.marks[start - 1].is_none();
            edges.push(word(start, end, class, if inside_name { 1500 } else { 0 }));
            return;
        }
        self.words(start, edges);
        self.people(start, edges);
        self.sounds(start, edges);
        self.place_patterns(start, edges);
    }

    fn words(&self, start: usize, edges: &mut Vec<Edge>) {
        let words = self.words_at(start);
        for &(length, entry) in words {
            let end = start + usize::from(length);
            let form = match entry.class {
                Class::Person if entry.cost == FAMOUS_COST => Form::Famous,
                Class::Person => Form::Foreign,
                Class::Place => Form::Place,
                Class::Organisation => Form::Organisation,
                _ => Form::Word,
            };
            let split = if form == Form::Famous { self.surname_of(start, end) } else { 0 };
            edges.push(Edge { form, split, ..word(start, end, entry.class, entry.cost) });
            if form == Form::Place && !DIVISION_ENDS.holds(self.characters[end - 1]) {
                let type_word = self.place_type_at(end);
                if type_word > 0 {
                    edges.push(Edge {
                        form: Form::PlaceAndType,
                        split: length,
                        ..word(start, end + type_word, Class::Place, entry.cost)
                    });
                }
            }
        }
        if words.first().is_none_or(|&(length, _)| length > 1) {
            edges.push(Edge { form: Form::Unknown, ..word(start, start + 1, Class::Unknown, 0) });
        }
    }

    /// The length of the surname of a well-known person; 0 where the name is foreign.
    fn surname_of(&self, start: usize, end: usize) -> u8 {
        let name = &self.characters[start..end];
        let long = self.dictionary.long_surnames_at(name).map(|(length, ..)| length).max();
        match (name.len(), long) {
            (3..=5, Some(length)) if length < name.len() => length as u8,
            (2 | 3, _) if self.dictionary.facts(name[0]).surname < 800 => 1,
            _ => 0,
        }
    }

    /// Whether the characters `start..end` are a word of the lexicon.
    fn is_a_word(&self, start: usize, end: usize) -> bool {
        self.words_at(start).iter().any(|&(length, _)| start + usize::from(length) == end)
    }
}

fn word(start: usize, end: usize, class: Class, cost: i32) -> Edge {
    Edge { start: start as u32, end: end as u32, class, form: Form::Word, split: 0, cost }
}
