//! From the words of a block to mentions of names.

use super::assembly::Assembly;
use super::class::Class;
use super::dictionary::Dictionary;
use super::divisions::Division;
use super::edge::{Edge, Text};
use super::hints::{self, Hint};
use super::lattice::{Lattice, Step};
use super::mention::NameMention;
use super::organisation;
use super::weights::Form;
use crate::article::Role;
use crate::text::Span;

/// By how much a name may lose against the best reading and still be a candidate, in hundredths of a nat.
const CANDIDATE_SLACK: i32 = 250;

/// The characters of a block with the byte at which each begins.
pub(super) struct Block<'a> {
    /// The characters.
    pub(super) characters: Vec<char>,
    bytes: Vec<u32>,
    /// The tables that it is read with.
    pub(super) dictionary: &'a Dictionary,
}

impl Block<'_> {
    fn of<'a>(text: &str, dictionary: &'a Dictionary) -> Block<'a> {
        let most = text.len() / 2;
        let (characters, bytes) = (Vec::with_capacity(most), Vec::with_capacity(most));
        let mut block = Block { characters, bytes, dictionary };
        for (at, c) in text.char_indices() {
            block.characters.push(c);
            block.bytes.push(at as u32);
        }
        block.bytes.push(text.len() as u32);
        block
    }

    /// The bytes of the characters `start..end`.
    pub(super) fn span(&self, start: u32, end: u32) -> Span {
        Span { start: self.bytes[start as usize], end: self.bytes[end as usize] }
    }

    /// The characters of an edge.
    pub(super) fn characters_of(&self, edge: &Edge) -> &[char] {
        &self.characters[edge.start as usize..edge.end as usize]
    }

    /// Whether the characters from `at` on are those of `word`.
    pub(super) fn has_at(&self, at: u32, word: &str) -> bool {
        let mut rest = self.characters[at as usize..].iter();
        word.chars().all(|c| rest.next() == Some(&c))
    }
}

/// Reads the mentions of `text`.
pub(super) fn read(text: &str, role: Role, dictionary: &Dictionary) -> Vec<NameMention> {
    if text.is_empty() {
        return Vec::new();
    }
    let block = Block::of(text, dictionary);
    let (mut steps, candidates, hints) = steps_of(&block, role);
    part_places_that_touch(&mut steps, &block);
    let words: Vec<Edge> = steps.iter().map(|step| step.edge).collect();
    let organisations = organisation::find(&words, &block.characters, dictionary);
    let assembly = Assembly { block: &block, words: &words, hints: &hints, organisations: &organisations };

    let mut mentions: Vec<NameMention> = Vec::new();
    let mut people: Vec<Edge> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let mention = match step.edge.class {
            Class::Person => assembly.person(at, step),
            Class::Place => Some(assembly.place(at, step)),
            _ => None,
        };
        if mention.is_some() && step.edge.class == Class::Person {
            people.push(step.edge);
        }
        mentions.extend(mention);
    }
    for candidate in without_overlaps(candidates, people) {
        mentions.extend(assembly.candidate(&candidate));
    }
    mentions.extend(organisations.iter().map(|found| assembly.organisation(found)));
    mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    mentions
}

/// Where a division with one more character, as 淳安江, runs into another place, 埠骑行桥, the character begins the other:
/// 淳安 and 江埠骑行桥.
fn part_places_that_touch(steps: &mut [Step], block: &Block) {
    let is_division = |edge: &Edge| {
        if !"江河溪湖山桥路".contains(block.characters[edge.end as usize - 1]) {
            return false;
        }
        let name: String = block.characters[edge.start as usize..edge.end as usize - 1].iter().collect();
        ["县", "市", "区"].iter().any(|end| Division::named(&format!("{name}{end}")).next().is_some())
    };
    for at in 1..steps.len() {
        let (one, other) = (steps[at - 1].edge, steps[at].edge);
        let are_patterns = one.class == Class::Place
            && other.form == Form::PlacePattern
            && matches!(one.form, Form::PlacePattern | Form::PlaceAndType);
        if are_patterns && one.end == other.start && one.end - one.start == 3 && is_division(&one) {
            steps[at - 1].edge.end -= 1;
            steps[at - 1].edge.form = Form::Place;
            steps[at].edge.start -= 1;
        }
    }
}

/// The candidates that overlap no name and no better candidate.
fn without_overlaps(mut candidates: Vec<Step>, mut taken: Vec<Edge>) -> Vec<Step> {
    candidates.retain(|step| {
        matches!(
            step.edge.form,
            Form::NameOfTwo
                | Form::NameOfThree
                | Form::LongSurname
                | Form::SoundPerson
                | Form::Famous
                | Form::Foreign
        )
    });
    candidates.sort_by_key(|step| (std::cmp::Reverse(step.margin), step.edge.start, step.edge.end));
    candidates.retain(|step| {
        let free = taken.iter().all(|edge| step.edge.end <= edge.start || edge.end <= step.edge.start);
        if free {
            taken.push(step.edge);
        }
        free
    });
    candidates
}

/// The best way through the block, the names off it, and the hints that were used: a second reading heeds what the first
/// one found.
fn steps_of(block: &Block, role: Role) -> (Vec<Step>, Vec<Step>, Vec<Hint>) {
    let text = Text::new(&block.characters, block.dictionary);
    let weights = &block.dictionary.weights;
    let mut hints = Vec::new();
    hints::in_bylines(&block.characters, &mut hints);
    hints::in_last_brackets(&block.characters, &mut hints);
    hints.retain(|hint| !is_said_or_done(block, hint));
    if role == Role::Byline {
        hints::in_byline_block(&block.characters, &mut hints);
    }
    let first = Lattice::read(&text, weights, |edge| bonus(edge, &hints));
    let (steps, candidates) = first.steps(weights, CANDIDATE_SLACK);
    let known = hints.len();
    let words: Vec<Edge> = steps.iter().map(|step| step.edge).collect();
    hints::in_lists(&words, &mut hints);
    let sure: Vec<(u32, u32)> = steps
        .iter()
        .filter(|step| is_repeatable(step))
        .map(|step| (step.edge.start, step.edge.end))
        .collect();
    hints::of_repeated(&sure, &block.characters, &mut hints);
    if hints.len() == known {
        return (steps, candidates, hints);
    }
    let again = first.read_again(weights, |edge| bonus(edge, &hints) - bonus(edge, &hints[..known]));
    let (steps, candidates) = again.steps(weights, CANDIDATE_SLACK);
    (steps, candidates, hints)
}

/// 宣布 in 对记者宣布: a verb where a name could stand.
fn is_said_or_done(block: &Block, hint: &Hint) -> bool {
    let word = &block.characters[hint.start as usize..hint.end as usize];
    let mut entries = block.dictionary.lexicon.entries_of(word);
    entries.any(|entry| matches!(entry.class, Class::Speech | Class::Act))
}

fn is_repeatable(step: &Step) -> bool {
    step.edge.class == Class::Person
        && hints::is_sure(step.margin)
        && !matches!(step.edge.form, Form::SurnameAndPost | Form::Familiar | Form::Masked)
}

fn bonus(edge: &Edge, hints: &[Hint]) -> i32 {
    if edge.class != Class::Person || hints.is_empty() {
        return 0;
    }
    let hint = hints.iter().find(|hint| hint.start == edge.start && hint.end == edge.end);
    hint.map_or(0, |hint| -hint.reason.bonus())
}
