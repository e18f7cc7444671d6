//! Which earlier figures of an article a figure is compared with: those beside the same words, the one other in its
//! unit, and those of a sentence that tells the same fact.

use super::framing::same_sentence;
use super::licence::{Mention, kin_unit};
use crate::facts::quantity::{Kind, Quantity};
use rust_decimal::Decimal;
use rustc_hash::{FxBuildHasher, FxHashMap};

/// With how many earlier mentions of the same words a figure is compared.
pub const LOOK_BACK: usize = 6;

/// With how many figures a sentence is searched for one that stands elsewhere too.
const LONGEST_SENTENCE: usize = 12;

/// The mentions of an article, asked for in their order.
pub struct Candidates<'a> {
    mentions: &'a [Mention<'a>],
    by_words: ByWords,
    crowds: FxHashMap<(Kind, Option<&'static str>), Crowd>,
    anchors: Anchors,
}

/// An earlier mention that a figure is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its number among the mentions.
    pub number: usize,
    /// How many rare figures the sentences of the two have in common.
    pub anchors: usize,
}

impl<'a> Candidates<'a> {
    /// Of all `mentions` of an article.
    pub fn of(mentions: &'a [Mention<'a>]) -> Candidates<'a> {
        Candidates {
            mentions,
            by_words: ByWords::of_keys(mentions.iter().map(|mention| mention.keys().count()).sum()),
            crowds: crowds(mentions),
            anchors: Anchors::default(),
        }
    }

    /// What the article tells in the unit of `mention`.
    pub fn crowd(&self, mention: &Mention) -> Crowd {
        self.crowds.get(&kind_and_unit(mention.quantity)).copied().unwrap_or_default()
    }

    /// The earlier mentions for that of number `own`, the next after the one asked for before.
    pub fn before(&mut self, own: usize) -> Vec<Candidate> {
        let mention = &self.mentions[own];
        let mut compared: Vec<usize> = Vec::new();
        for key in mention.keys() {
            compared.extend(self.by_words.earlier(key).take(LOOK_BACK));
            self.by_words.add(key, own);
        }
        let crowd = self.crowd(mention);
        compared.extend(crowd.is_pair().then_some(crowd.first).filter(|&first| first < own));
        compared.sort_unstable();
        compared.dedup();
        let same_fact = self.anchors.mentions_of(self.mentions, own);
        let anchors = |number: usize| same_fact.iter().filter(|&&other| other == number).count();
        let numbers = compared.iter().chain(&same_fact);
        numbers.map(|&number| Candidate { number, anchors: anchors(number) }).collect()
    }
}

/// The mentions that have the same words beside their figure.
struct ByWords {
    last: FxHashMap<(Option<&'static str>, char, char), usize>,
    /// Each with the place in this list of the mention with the same words before it.
    mentions: Vec<(usize, Option<usize>)>,
}

impl ByWords {
    /// With room for so many keys.
    fn of_keys(count: usize) -> ByWords {
        ByWords {
            last: FxHashMap::with_capacity_and_hasher(count, FxBuildHasher),
            mentions: Vec::with_capacity(count),
        }
    }

    fn add(&mut self, words: (Option<&'static str>, char, char), mention: usize) {
        let before = self.last.insert(words, self.mentions.len());
        self.mentions.push((mention, before));
    }

    /// The mentions beside the same words, the last first.
    fn earlier(&self, words: (Option<&'static str>, char, char)) -> impl Iterator<Item = usize> {
        let last = self.last.get(&words).map(|&at| self.mentions[at]);
        let chain = std::iter::successors(last, |(_, before)| before.map(|at| self.mentions[at]));
        chain.map(|(mention, _)| mention)
    }
}

/// The sentences by the rare figures in them: two that share one tell the same fact.
#[derive(Default)]
struct Anchors {
    /// The last mention of each rare figure.
    last: FxHashMap<(Decimal, Option<&'static str>), usize>,
    /// Up to which mention they are entered.
    entered: usize,
}

impl Anchors {
    /// The mentions in the sentence of an earlier mention of a rare figure that stands in the sentence of number `own`.
    fn mentions_of(&mut self, mentions: &[Mention], own: usize) -> Vec<usize> {
        let in_sentence_of = |one: usize, other: &usize| same_sentence(&mentions[one], &mentions[*other]);
        let before = (0..own).rev().take(LONGEST_SENTENCE);
        let first = before.take_while(|other| in_sentence_of(own, other)).last().unwrap_or(own);
        for (number, mention) in mentions.iter().enumerate().take(first).skip(self.entered) {
            if is_rare(mention.quantity) {
                self.last.insert(mention.quantity.key(), number);
            }
        }
        self.entered = self.entered.max(first);
        let sentence =
            (first..mentions.len()).take(LONGEST_SENTENCE).take_while(|other| in_sentence_of(own, other));
        let mut found = Vec::new();
        for anchor in sentence.filter(|&number| number != own && is_rare(mentions[number].quantity)) {
            let Some(&earlier) = self.last.get(&mentions[anchor].quantity.key()) else { continue };
            let from = earlier.saturating_sub(LOOK_BACK);
            let near = (from..(earlier + LOOK_BACK).min(first)).filter(|&other| other != earlier);
            found.extend(near.filter(|other| in_sentence_of(earlier, other)));
        }
        found
    }
}

/// Whether a figure is hardly met twice by chance: three digits or more that are no round figure.
fn is_rare(quantity: &Quantity) -> bool {
    if quantity.exact().is_none() {
        return false;
    }
    let mut digits = quantity.steps().normalize().mantissa();
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
    }
    // The sign counts as a digit.
    digits >= 100 || digits <= -10
}

/// What the article tells in the unit of the two figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Crowd {
    /// How many values.
    pub values: usize,
    /// The number of the first mention.
    pub first: usize,
}

impl Crowd {
    /// Whether the two figures are all that the article tells in their unit.
    pub fn is_pair(self) -> bool {
        self.values == 2
    }
}

fn kind_and_unit(quantity: &Quantity) -> (Kind, Option<&'static str>) {
    (quantity.kind, kin_unit(quantity))
}

/// What the article tells in each unit.
fn crowds(mentions: &[Mention]) -> FxHashMap<(Kind, Option<&'static str>), Crowd> {
    let mut told: FxHashMap<_, Vec<(Decimal, usize)>> = FxHashMap::default();
    for (number, mention) in mentions.iter().enumerate() {
        told.entry(kind_and_unit(mention.quantity)).or_default().push((mention.quantity.written, number));
    }
    let crowd = |mut told: Vec<(Decimal, usize)>| {
        let first = told.first().map_or(0, |&(_, number)| number);
        told.sort_unstable();
        told.dedup_by_key(|&mut (value, _)| value);
        Crowd { values: told.len(), first }
    };
    told.into_iter().map(|(unit, told)| (unit, crowd(told))).collect()
}
