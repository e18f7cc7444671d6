//! Stray characters: one that makes no word with its neighbours, in a run of words that comes back in the article with a
//! character that sounds or looks alike and does fit. It needs no reader of names: 创薪中心 beside 创新中心.

use super::At;
use super::bodies;
use super::chars::{Chars, Spot, common};
use super::likeness::{Likeness, likeness};
use super::words::often_stands_alone;
use crate::article::Role;
use crate::facts::BlockFacts;
use crate::facts::name::NameMention;
use crate::text::{CharSet, Span, is_han};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::hash_map::Entry;

/// How many characters around a stray one are looked up; the windows are those with 0 to 3 of them before it.
const WINDOW: usize = 3;

/// So many equal characters around two places say that the same thing is written, even where it comes back but once.
const SURE_CONTEXT: usize = 5;

/// How many strays may share a window before further ones are left out: keeps the pass linear.
const STRAYS_A_WINDOW: usize = 8;

/// A character that makes no word where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// Where the run of words stands that comes back elsewhere, the stray character included.
    pub at: At,
    /// The stray character.
    pub here: char,
    /// What stands in its place elsewhere.
    pub known: char,
    /// How many characters of the run stand before it.
    pub index: usize,
    /// How the two are mistaken for one another.
    pub likeness: Likeness,
    /// Where the run stands with the other character, in text order.
    pub twins: Vec<At>,
}

/// A character that makes no word where it stands.
#[derive(Clone, Copy, Debug)]
struct Suspect {
    /// Which of the block's.
    at: u32,
    /// How many characters after it the word for a type of body ends that closes its phrase (3 for 块 in 块递公司); 0
    /// where none does.
    body: u8,
    /// Whether nothing but that word makes it one: by itself it may be a word, or a part of one.
    only_by_body: bool,
}

/// What one block gives to the search.
#[derive(Debug, Default)]
pub(super) struct BlockPart {
    /// Its characters that make no word where they stand.
    suspects: Vec<Suspect>,
    /// A number for each of its characters, fit for a window's key; 0 for a mark, which interrupts, and for what lies
    /// [`WINDOW`] characters beyond both ends.
    pub(super) codes: Box<[u16]>,
}

impl BlockPart {
    /// Looks for suspects in the block.
    pub fn of(role: Role, facts: &BlockFacts, text: &Chars) -> BlockPart {
        if role == Role::Folio {
            return BlockPart::default();
        }
        let mut suspects = Vec::new();
        let mut joined_before = false;
        for (at, body) in bodies::distances(text).into_iter().enumerate() {
            let joined_after = text.joined(at);
            let is_plain = !joined_before && !joined_after && is_suspect(facts, text, at);
            if is_plain || body > 0 && bodies::is_suspect(facts, text, at) {
                suspects.push(Suspect { at: at as u32, body, only_by_body: !is_plain });
            }
            joined_before = joined_after;
        }
        let beyond = [0; WINDOW];
        let codes = text.iter().map(|&(_, c)| code(c));
        BlockPart { suspects, codes: beyond.into_iter().chain(codes).chain(beyond).collect() }
    }
}

/// The strays of an article.
pub(super) fn of(parts: &[&BlockPart], chars: &[&Chars]) -> Vec<Stray> {
    let numbered = parts.iter().enumerate();
    let suspects: Vec<(Spot, Suspect)> = numbered
        .flat_map(|(number, part)| part.suspects.iter().map(move |&it| ((number, it.at as usize), it)))
        .collect();
    let windows = Windows::of(suspects.iter().map(|&(spot, _)| spot), parts);
    let mut twins: Vec<Vec<Spot>> = vec![Vec::new(); suspects.len()];
    for (number, part) in parts.iter().enumerate() {
        windows.of_block(&part.codes, |at, suspect| {
            let (block, index) = suspects[suspect as usize].0;
            let (here, there) = (chars[number][at].1, chars[block][index].1);
            if here != there && is_han(here) && twins[suspect as usize].last() != Some(&(number, at)) {
                twins[suspect as usize].push((number, at));
            }
        });
    }
    let found = suspects.iter().zip(&twins).filter(|(_, twins)| !twins.is_empty());
    found.filter_map(|(&(spot, suspect), twins)| judge(spot, suspect, twins, chars)).collect()
}

/// Whether a character that makes no word with its neighbours is none by itself either, and in no name.
fn is_suspect(facts: &BlockFacts, text: &Chars, at: usize) -> bool {
    let (offset, c) = text[at];
    let is_latin = |index: Option<usize>| {
        index.and_then(|index| text.get(index)).is_some_and(|&(_, c)| c.is_ascii_alphanumeric())
    };
    let beside_latin = is_latin(at.checked_sub(1)) || is_latin(Some(at + 1));
    is_han(c) && !beside_latin && !often_stands_alone(c) && !is_in_a_name(facts, offset)
}

/// Whether the byte `offset` lies in a sure name of a person or a place.
pub(super) fn is_in_a_name(facts: &BlockFacts, offset: u32) -> bool {
    let holds = |name: &NameMention| name.span.contains(offset as usize) && name.organisation().is_none();
    facts.names.iter().any(|name| holds(name) && name.is_sure())
}

/// The windows around the suspects, by what stands in them.
pub(super) struct Windows {
    /// The last suspect with a window, as an index into `suspects`, and how many there are.
    by_key: FxHashMap<u64, (u32, usize)>,
    /// Suspects, each with the index of the one before it that shares the window.
    suspects: Vec<(u32, Option<u32>)>,
    /// A bit for every key, so that most places are passed over without a lookup.
    seen: Vec<u64>,
    /// A bit for the code of every character that stands in a window: the others cannot be in one that is shared.
    codes: Vec<u64>,
}

impl Windows {
    /// The windows around the characters at `suspects`, numbered in this order.
    pub fn of(suspects: impl ExactSizeIterator<Item = Spot>, parts: &[&BlockPart]) -> Windows {
        let most = suspects.len() * (WINDOW + 1);
        let mut windows = Windows {
            by_key: FxHashMap::with_capacity_and_hasher(most, FxBuildHasher),
            suspects: Vec::with_capacity(most),
            seen: vec![0; 1 << 10],
            codes: vec![0; 1 << 9],
        };
        for (number, (block, at)) in suspects.enumerate() {
            let Some(around) = parts[block].codes[at..].first_chunk() else { continue };
            keys(around).for_each(|key| windows.add(key, number as u32));
            for &code in around {
                windows.codes[usize::from(code >> 6)] |= 1 << (code & 63);
            }
        }
        windows
    }

    fn add(&mut self, key: u64, suspect: u32) {
        let (word, bit) = Windows::bit(key);
        self.seen[word] |= bit;
        let next = self.suspects.len() as u32;
        match self.by_key.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert((next, 1));
                self.suspects.push((suspect, None));
            }
            Entry::Occupied(mut entry) => {
                let (last, count) = entry.get_mut();
                if *count < STRAYS_A_WINDOW {
                    self.suspects.push((suspect, Some(*last)));
                    (*last, *count) = (next, *count + 1);
                }
            }
        }
    }

    /// The suspects that share the window.
    fn sharing(&self, key: u64) -> impl Iterator<Item = u32> {
        let at = |index: u32| self.suspects[index as usize];
        let last = self.by_key.get(&key).map(|&(last, _)| at(last));
        std::iter::successors(last, move |(_, before)| before.map(at)).map(|(suspect, _)| suspect)
    }

    fn bit(key: u64) -> (usize, u64) {
        let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
        ((mixed >> 6) as usize, 1 << (mixed & 63))
    }

    /// Calls `meet` with each character of a block and every suspect that has a window in common with it.
    pub fn of_block(&self, codes: &[u16], mut meet: impl FnMut(usize, u32)) {
        if self.by_key.is_empty() {
            return;
        }
        // Which of the last seven characters may stand in a window, the latest lowest.
        let mut near: u32 = 0;
        for (last, &code) in codes.iter().enumerate() {
            let may_stand = code != 0 && self.codes[usize::from(code >> 6)] >> (code & 63) & 1 == 1;
            near = near << 1 | u32::from(may_stand);
            let mut whole = WHOLE[near as usize & (WHOLE.len() - 1)];
            if whole == 0 {
                continue;
            }
            let Some(at) = last.checked_sub(2 * WINDOW) else { continue };
            let Some(around) = codes[at..].first_chunk() else { continue };
            while whole != 0 {
                let before = whole.trailing_zeros() as usize;
                whole &= whole - 1;
                let key = key(before, around);
                let (word, bit) = Windows::bit(key);
                if self.seen[word] & bit != 0 {
                    self.sharing(key).for_each(|suspect| meet(at, suspect));
                }
            }
        }
    }
}

/// The codes of a character and of [`WINDOW`] characters on each side of it.
type Around = [u16; 2 * WINDOW + 1];

/// The windows around a character, by how many characters of each stand before it: which of the seven they hold, as bits
/// with the last character lowest, and as indices.
const WINDOWS: [(u32, [usize; WINDOW]); WINDOW + 1] =
    [(0b0000111, [4, 5, 6]), (0b0010110, [2, 4, 5]), (0b0110100, [1, 2, 4]), (0b1110000, [0, 1, 2])];

/// For each set of those seven, as bits, which of the windows it holds, as bits.
static WHOLE: [u8; 1 << (2 * WINDOW + 1)] = {
    let mut whole = [0; 1 << (2 * WINDOW + 1)];
    let mut near = 0;
    while near < whole.len() {
        let mut before = 0;
        while before <= WINDOW {
            if WINDOWS[before].0 & !(near as u32) == 0 {
                whole[near] |= 1 << before;
            }
            before += 1;
        }
        near += 1;
    }
    whole
};

/// What stands in the window with `before` characters before the one in the middle.
fn key(before: usize, around: &Around) -> u64 {
    let [x, y, z] = WINDOWS[before].1.map(|at| u64::from(around[at]));
    (before as u64) << 45 | x << 30 | y << 15 | z
}

/// What stands in each window that no mark and no end of the block interrupts, those with fewer characters before the one
/// in the middle first.
fn keys(around: &Around) -> impl Iterator<Item = u64> {
    let is_whole = |before: &usize| WINDOWS[*before].1.iter().all(|&at| around[at] != 0);
    (0..=WINDOW).filter(is_whole).map(|before| key(before, around))
}

/// The number of a character in a key.
fn code(c: char) -> u16 {
    match c {
        '\u{4e00}'..='\u{9fff}' => (c as u32 - 0x4e00 + 1) as u16,
        c if c.is_ascii_alphanumeric() => 0x6000 + c as u16,
        _ => 0,
    }
}

/// The stray that the suspect is, where its twins prove one.
fn judge(suspect: Spot, what: Suspect, twins: &[Spot], chars: &[&Chars]) -> Option<Stray> {
    let (block, at) = suspect;
    let here = chars[block][at].1;
    let mut best: Option<(char, (usize, usize), Vec<Spot>)> = None;
    let holds = |twin: Spot, (before, after): (usize, usize)| {
        let (b, a) = common(suspect, twin, chars);
        b >= before && a >= after
    };
    let mut known: Vec<char> = twins.iter().map(|&(block, at)| chars[block][at].1).collect();
    known.sort_unstable();
    known.dedup();
    for known in known.into_iter().filter(|&known| is_slip(here, known)) {
        let is_known = |&(block, at): &Spot| chars[block][at].1 == known;
        let all: Vec<Spot> = twins.iter().copied().filter(is_known).collect();
        let fits_there = |&(block, at): &Spot| fits(chars[block], at, common(suspect, (block, at), chars));
        let is_named = is_a_name(suspect, &all, chars) || bodies::is_named(suspect, what.body, &all, chars);
        let same: Vec<Spot> = if is_named { all } else { all.into_iter().filter(fits_there).collect() };
        let is_plain = likeness(here, known) != Some(Likeness::NearSound);
        let is_sure = |around: (usize, usize)| {
            let context = around.0 + around.1;
            let comes_back = same.iter().filter(|&&twin| holds(twin, around)).count() > 1;
            let is_inside = around.0 > 0 && around.1 > 0;
            let by_words = is_inside
                && (is_plain && context >= SURE_CONTEXT || comes_back && context >= WINDOW)
                || is_plain && comes_back && context >= SURE_CONTEXT;
            let is_body =
                || is_plain && comes_back && bodies::is_whole(suspect, what.body, around, &same, chars);
            !what.only_by_body && by_words || is_body()
        };
        let arounds = same.iter().map(|&twin| common(suspect, twin, chars));
        let Some(around) = arounds.filter(|&around| is_sure(around)).max_by_key(|&(a, b)| a + b) else {
            continue;
        };
        let context = around.0 + around.1;
        if best.as_ref().is_none_or(|(_, other, _)| other.0 + other.1 < context) {
            best = Some((known, around, same));
        }
    }
    let (known, (before, after), same) = best?;
    let run = |(block, at): Spot| {
        let text = chars[block];
        let end = (at + after).min(text.len() - 1);
        let span = Span {
            start: text[at.saturating_sub(before)].0,
            end: text[end].0 + text[end].1.len_utf8() as u32,
        };
        At { block, span }
    };
    Some(Stray {
        at: run(suspect),
        here,
        known,
        index: before,
        likeness: likeness(here, known)?,
        twins: same.into_iter().filter(|&twin| holds(twin, (before, after))).map(run).collect(),
    })
}

/// Whether the words around come back so often, or are so many, that they are a name, whose characters need make no words:
/// 奥莫教堂, three times, beside 奥末教堂.
fn is_a_name(suspect: Spot, same: &[Spot], chars: &[&Chars]) -> bool {
    const OFTEN: usize = 3;
    let is_inside = |&&twin: &&Spot| {
        let (before, after) = common(suspect, twin, chars);
        before > 0 && after > 1
    };
    let inside: Vec<Spot> = same.iter().filter(is_inside).copied().collect();
    let is_long = |&&twin: &&Spot| {
        let (before, after) = common(suspect, twin, chars);
        before > 1 && after > 1 && before + after >= SURE_CONTEXT
    };
    inside.len() >= OFTEN || inside.iter().filter(is_long).count() > 1
}

/// Whether the one may be a slip for the other; one numeral for another is another number.
fn is_slip(here: char, known: char) -> bool {
    !are_numerals(here, known) && likeness(here, known).is_some()
}

/// Whether both characters number things.
pub(super) fn are_numerals(one: char, other: char) -> bool {
    static NUMERALS: CharSet = CharSet::of("〇零一二两三四五六七八九十百千万亿甲乙丙丁戊己");
    NUMERALS.holds(one) && NUMERALS.holds(other)
}

/// Whether the character makes a word with a neighbour that the two places have in common.
fn fits(text: &Chars, at: usize, (before, after): (usize, usize)) -> bool {
    (before > 0 && text.joined_before(at)) || (after > 0 && text.joined(at))
}
