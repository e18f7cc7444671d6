//! Learns the weights from labelled sentences: an averaged structured perceptron over the ways through the lattice.
//!
//! Used by the developer's tool `tools/names/train.rs` alone; it stands here because it works on the inside of the reader.

use super::class::Class;
use super::dictionary::{Dictionary, NEVER};
use super::edge::{Edge, Text};
use super::lattice::{Lattice, Step};
use super::weights::{Form, Weights};

const ROUNDS: usize = 30;
/// What one mistake changes, in hundredths of a nat.
const STEP: f64 = 8.0;
/// By how much the right way must win over one with a wrong person, a wrong place.
const MARGINS: (i32, i32) = (200, 60);
const FORBIDDEN: i32 = 1_000_000;

/// A sentence with the labels of its names.
#[derive(Clone)]
struct Labelled {
    characters: Vec<char>,
    names: Vec<(usize, usize, char)>,
}

fn parse(line: &str) -> Labelled {
    let mut sentence = Labelled { characters: Vec::new(), names: Vec::new() };
    let mut open = None;
    let mut characters = line.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '[' => open = characters.next().map(|kind| (sentence.characters.len(), kind)),
            ']' => {
                let Some((start, kind)) = open.take() else { continue };
                sentence.names.push((start, sentence.characters.len(), kind));
            }
            _ => sentence.characters.push(c),
        }
    }
    sentence
}

/// Whether an edge agrees with the labels.
fn agrees(edge: &Edge, names: &[(usize, usize, char)]) -> bool {
    let (start, end) = (edge.start as usize, edge.end as usize);
    let exact =
        |kinds: &str| names.iter().any(|&(s, e, kind)| (s, e) == (start, end) && kinds.contains(kind));
    let crosses = names.iter().any(|&(s, e, _)| s < end && start < e && !(s <= start && end <= e));
    if crosses {
        return false;
    }
    let around = names.iter().find(|&&(s, e, _)| s <= start && end <= e);
    match (edge.class, around) {
        (Class::Person, _) => exact("PS"),
        (Class::Place, Some(&(_, _, 'O'))) => true,
        (Class::Place, _) => exact("L"),
        (_, Some(&(_, _, 'P' | 'S' | 'L'))) => false,
        _ => true,
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn unit(&mut self) -> f64 {
        self.below(1 << 30) as f64 / f64::from(1 << 30)
    }

    /// One of `choices`, by weight.
    fn choose(&mut self, choices: &[(char, f64)]) -> char {
        let mut left = self.unit() * choices.iter().map(|&(_, weight)| weight).sum::<f64>();
        for &(c, weight) in choices {
            left -= weight;
            if left <= 0.0 {
                return c;
            }
        }
        choices[0].0
    }
}

/// Characters with their shares as surnames and at the places of given names.
struct Names {
    tables: [Vec<(char, f64)>; 4],
}

impl Names {
    fn of(dictionary: &Dictionary) -> Names {
        let mut tables = [const { Vec::new() }; 4];
        for c in '\u{4e00}'..='\u{9fff}' {
            let facts = dictionary.facts(c);
            for (table, cost) in
                tables.iter_mut().zip([facts.surname, facts.single, facts.first, facts.second])
            {
                if cost != NEVER {
                    table.push((c, (-f64::from(cost) / 100.0).exp()));
                }
            }
        }
        Names { tables }
    }

    /// The sentence with other full names of Chinese people in the place of its own.
    fn exchange(&self, sentence: &Labelled, dictionary: &Dictionary, random: &mut Random) -> Labelled {
        let mut out = Labelled { characters: Vec::new(), names: Vec::new() };
        let mut at = 0;
        for &(start, end, kind) in &sentence.names {
            out.characters.extend(&sentence.characters[at..start]);
            let own = &sentence.characters[start..end];
            let begin = out.characters.len();
            let chinese = dictionary.facts(own[0]).surname != NEVER
                && !own.iter().any(|c| "某·".contains(*c))
                && (2..=3).contains(&own.len())
                && dictionary.lexicon.entries_of(own).all(|entry| entry.class != Class::Person);
            if kind == 'P' && chinese && random.unit() < 0.7 {
                out.characters.push(random.choose(&self.tables[0]));
                if random.unit() < 0.25 {
                    out.characters.push(random.choose(&self.tables[1]));
                } else {
                    out.characters.push(random.choose(&self.tables[2]));
                    out.characters.push(random.choose(&self.tables[3]));
                }
            } else {
                out.characters.extend(own);
            }
            out.names.push((begin, out.characters.len(), kind));
            at = end;
        }
        out.characters.extend(&sentence.characters[at..]);
        out
    }
}

/// Weights as fractions, with the sum of all their versions.
struct Learner {
    pairs: Vec<f64>,
    forms: Vec<f64>,
    sum_pairs: Vec<f64>,
    sum_forms: Vec<f64>,
    versions: f64,
}

impl Learner {
    fn of(weights: &Weights) -> Learner {
        let pairs: Vec<f64> = weights.pairs.iter().flatten().map(|&cost| f64::from(cost)).collect();
        let forms: Vec<f64> = weights.forms.iter().map(|&cost| f64::from(cost)).collect();
        Learner {
            sum_pairs: vec![0.0; pairs.len()],
            sum_forms: vec![0.0; forms.len()],
            pairs,
            forms,
            versions: 0.0,
        }
    }

    fn change(&mut self, way: &[Edge], by: f64) {
        let mut before = Class::Edge;
        for edge in way {
            self.pairs[before as usize * Class::COUNT + edge.class as usize] += by;
            self.forms[edge.form as usize] += by;
            before = edge.class;
        }
        self.pairs[before as usize * Class::COUNT + Class::Edge as usize] += by;
    }

    /// Reads a sentence and, where it is misread, makes the labelled way cheaper and the rival dearer.
    fn learn_from(&mut self, sentence: &Labelled, dictionary: &Dictionary) -> Outcome {
        let weights = self.weights(&self.pairs, &self.forms, 1.0);
        let text = Text::new(&sentence.characters, dictionary);
        let agrees = |edge: &Edge| agrees(edge, &sentence.names);
        let right =
            Lattice::read(&text, &weights, |edge| if agrees(edge) { 0 } else { FORBIDDEN }).way(&weights);
        if right.iter().any(|edge| !agrees(edge)) {
            return Outcome::Impossible;
        }
        // A wrong name must lose by the margin: what is no name and called one is the worse mistake.
        let rival = Lattice::read(&text, &weights, |edge| match edge.class {
            Class::Person if !agrees(edge) => -MARGINS.0,
            Class::Place if !agrees(edge) => -MARGINS.1,
            _ => 0,
        });
        let rival = rival.way(&weights);
        let is_wrong = names_on(&rival) != names_on(&right);
        if is_wrong {
            self.change(&right, -STEP);
            self.change(&rival, STEP);
        }
        self.count();
        if is_wrong { Outcome::Wrong } else { Outcome::Right }
    }

    fn count(&mut self) {
        self.sum_pairs.iter_mut().zip(&self.pairs).for_each(|(sum, now)| *sum += now);
        self.sum_forms.iter_mut().zip(&self.forms).for_each(|(sum, now)| *sum += now);
        self.versions += 1.0;
    }

    fn weights(&self, pairs: &[f64], forms: &[f64], share: f64) -> Weights {
        let mut weights = Weights { pairs: [[0; Class::COUNT]; Class::COUNT], forms: [0; Form::COUNT] };
        for (at, cost) in pairs.iter().enumerate() {
            weights.pairs[at / Class::COUNT][at % Class::COUNT] = (cost * share).round() as i32;
        }
        for (at, cost) in forms.iter().enumerate() {
            weights.forms[at] = (cost * share).round() as i32;
        }
        weights
    }
}

fn names_on(way: &[Edge]) -> Vec<(u32, u32, Class)> {
    way.iter()
        .filter(|edge| matches!(edge.class, Class::Person | Class::Place | Class::Organisation))
        .map(|edge| (edge.start, edge.end, edge.class))
        .collect()
}

/// What was learned.
#[derive(Debug)]
pub struct Learned {
    /// The text of the weights file.
    pub table: String,
    /// How it went, one line a round, and the sentences that the reader cannot read as they are labelled.
    pub log: String,
}

/// Learns from `sentences`, one a line with names as `[P王明]` (P person, S surname and post, L place, O organisation),
/// beginning with the weights file `start`.
pub fn learn(sentences: &str, start: &str) -> Learned {
    let dictionary = Dictionary::with_weights(Weights::of(start));
    let names = Names::of(&dictionary);
    let sentences: Vec<Labelled> =
        sentences.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(parse).collect();
    let mut learner = Learner::of(&dictionary.weights);
    let mut random = Random(7);
    let mut log = String::new();
    for round in 0..ROUNDS {
        let mut wrong = 0;
        for own in &sentences {
            let sentence = names.exchange(own, &dictionary, &mut random);
            match learner.learn_from(&sentence, &dictionary) {
                Outcome::Right => {}
                Outcome::Wrong => wrong += 1,
                Outcome::Impossible if round == 0 => {
                    log += "cannot be read as labelled: ";
                    log.extend(&sentence.characters);
                    log.push('\n');
                }
                Outcome::Impossible => {}
            }
        }
        log += &format!("round {round}: {wrong} of {} wrong\n", sentences.len());
    }
    let averaged = learner.weights(&learner.sum_pairs, &learner.sum_forms, 1.0 / learner.versions);
    Learned { table: averaged.table("learned by tools/names/train.rs from tools/names/sentences.txt"), log }
}

/// How the reader read a sentence before it learned from it.
enum Outcome {
    Right,
    Wrong,
    Impossible,
}

/// How the reader cuts `text`: one word a line with class, form and margin, to see why it reads as it does.
pub fn reading_of(text: &str) -> String {
    let dictionary = Dictionary::built_in();
    let characters: Vec<char> = text.chars().collect();
    let weights = &dictionary.weights;
    let text = Text::new(&characters, &dictionary);
    let (steps, rivals) = Lattice::read(&text, weights, |_| 0).steps(weights, 400);
    let line = |mark: &str, step: &Step| {
        let edge = step.edge;
        let word: String = characters[edge.start as usize..edge.end as usize].iter().collect();
        format!("{mark}{word}\t{:?}\t{:?}\t{}\n", edge.class, edge.form, step.margin)
    };
    steps.iter().map(|step| line("", step)).chain(rivals.iter().map(|step| line("? ", step))).collect()
}
