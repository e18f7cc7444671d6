//! Finds, in one pass over an article, every occurrence of the names and terms it knows, and every place that differs
//! from one of them by a single slip: one character replaced or lost, or two neighbours swapped.

use super::At;
use super::chars::Chars;
use crate::text::{CharSet, Span};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// How many patterns may begin (or end) alike before further ones are left out: keeps the pass linear.
const PATTERNS_A_SEED: usize = 48;

/// A text to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Its characters; at least two.
    pub chars: Vec<char>,
    /// Whether near-copies are wanted too.
    pub near: bool,
    /// Whether copies that lack one character, not the first, are wanted too; for patterns of three characters and more.
    pub cut: bool,
}

/// One character for another, two neighbours in the other order, or a character lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// The character `index` of the pattern is `known`, here it is `here`.
    Replaced {
        /// Which character of the pattern, from 0.
        index: usize,
        /// The pattern's.
        known: char,
        /// The text's.
        here: char,
    },
    /// The characters `index` and `index + 1` stand in the other order.
    Swapped {
        /// Which character of the pattern, from 0.
        index: usize,
    },
    /// The character `index` is lacking.
    Lost {
        /// Which character of the pattern, from 1.
        index: usize,
    },
}

/// A place that is, or nearly is, one of the patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the pattern.
    pub pattern: usize,
    /// Where it stands.
    pub at: At,
    /// How it differs; none where it is the pattern itself.
    pub slip: Option<Slip>,
}

#[derive(Clone, Copy, Debug)]
enum Seed {
    /// The pattern's characters at `offset`, `offset + 1`.
    Pair { pattern: u32, offset: u32 },
    /// The pattern (of at least three characters) with the characters `index` and `index + 1` swapped.
    Swapped { pattern: u32, index: u32 },
    /// The pattern without its second character.
    Lost { pattern: u32 },
}

/// The patterns, indexed by pairs of characters that survive any single slip.
#[derive(Debug)]
pub struct Finder {
    patterns: Arc<[Pattern]>,
    pairs: FxHashMap<(char, char), Vec<Seed>>,
    around: FxHashMap<(char, char), Vec<u32>>,
    single: FxHashMap<char, Vec<u32>>,
    seen: Seen,
}

/// A bit for every key of the three indexes and for the first character of each, so that most places of a text are passed
/// over without a lookup.
#[derive(Debug)]
struct Seen(Box<[u64]>);

impl Seen {
    const BITS: u32 = 16;

    fn bit(index: u64, one: char, other: char) -> (usize, u64) {
        let key = index << 48 | u64::from(one as u32) << 24 | u64::from(other as u32);
        let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - Seen::BITS);
        ((mixed >> 6) as usize, 1 << (mixed & 63))
    }

    fn add(&mut self, index: u64, one: char, other: char) {
        for (word, bit) in [Seen::bit(index, one, other), Seen::first(one)] {
            self.0[word] |= bit;
        }
    }

    fn first(one: char) -> (usize, u64) {
        (one as usize >> 6 & ((1 << (Seen::BITS - 6)) - 1), 1 << (one as usize & 63))
    }

    /// Whether a key may begin with `one`.
    fn may_begin(&self, one: char) -> bool {
        let (word, bit) = Seen::first(one);
        self.0[word] & bit != 0
    }

    fn may_hold(&self, index: u64, one: char, other: char) -> bool {
        let (word, bit) = Seen::bit(index, one, other);
        self.0[word] & bit != 0
    }
}

const SINGLE: u64 = 1;
const PAIR: u64 = 2;
const AROUND: u64 = 3;

impl Finder {
    /// Indexes `patterns`.
    pub fn new(patterns: &Arc<[Pattern]>) -> Finder {
        let mut finder = Finder {
            patterns: Arc::clone(patterns),
            pairs: FxHashMap::default(),
            around: FxHashMap::default(),
            single: FxHashMap::default(),
            seen: Seen(vec![0; 1 << (Seen::BITS - 6)].into()),
        };
        for (number, pattern) in patterns.iter().enumerate() {
            finder.index(number as u32, pattern);
        }
        finder
    }

    fn index(&mut self, pattern: u32, of: &Pattern) {
        let chars = &of.chars;
        let last = chars.len() as u32 - 2;
        self.add_pair((chars[0], chars[1]), Seed::Pair { pattern, offset: 0 });
        if of.cut && chars.len() > 2 && chars[1] != chars[2] {
            self.add_pair((chars[0], chars[2]), Seed::Lost { pattern });
        }
        if !of.near {
            return;
        }
        match chars.len() {
            2 => {
                for c in [chars[0], chars[1]] {
                    self.seen.add(SINGLE, c, '\0');
                    push_capped(self.single.entry(c).or_default(), pattern);
                }
                return;
            }
            3 => {
                self.seen.add(AROUND, chars[0], chars[2]);
                push_capped(self.around.entry((chars[0], chars[2])).or_default(), pattern);
            }
            _ => {}
        }
        self.add_pair((chars[last as usize], chars[last as usize + 1]), Seed::Pair { pattern, offset: last });
        for index in 0..chars.len() - 1 {
            if chars[index] != chars[index + 1] {
                let swapped = |at: usize| chars[swapped_index(at, index)];
                self.add_pair((swapped(0), swapped(1)), Seed::Swapped { pattern, index: index as u32 });
            }
        }
    }

    fn add_pair(&mut self, pair: (char, char), seed: Seed) {
        self.seen.add(PAIR, pair.0, pair.1);
        push_capped(self.pairs.entry(pair).or_default(), seed);
    }

    /// Every hit in one block, by the first byte; each as if the block were the first of its article.
    pub fn hits(&self, chars: &Chars) -> Vec<Hit> {
        let mut hits = Vec::new();
        for start in 0..chars.len() {
            let here = chars[start].1;
            if !self.seen.may_begin(here) {
                continue;
            }
            if self.seen.may_hold(SINGLE, here, '\0')
                && let Some(patterns) = self.single.get(&here)
            {
                self.of_two(patterns, chars, start, &mut hits);
            }
            let Some(&(_, next)) = chars.get(start + 1) else { continue };
            if self.seen.may_hold(PAIR, here, next)
                && let Some(seeds) = self.pairs.get(&(here, next))
            {
                hits.extend(seeds.iter().filter_map(|&seed| self.grow(seed, chars, start)));
                hits.extend(seeds.iter().filter_map(|&seed| self.lost(seed, chars, start)));
            }
            let Some(&(_, after)) = chars.get(start + 2) else { continue };
            if !self.seen.may_hold(AROUND, here, after) {
                continue;
            }
            for &pattern in self.around.get(&(here, after)).into_iter().flatten() {
                let known = self.patterns[pattern as usize].chars[1];
                if next != known {
                    let slip = Slip::Replaced { index: 1, known, here: next };
                    hits.push(self.hit(pattern, chars, start, Some(slip)));
                }
            }
        }
        hits.sort_by_key(|hit| (hit.at.span, hit.pattern));
        hits
    }

    fn of_two(&self, patterns: &[u32], chars: &Chars, at: usize, hits: &mut Vec<Hit>) {
        for &pattern in patterns {
            let known = &self.patterns[pattern as usize].chars;
            if chars[at].1 == known[0] && chars.get(at + 1).is_some_and(|&(_, c)| c != known[1]) {
                let slip = Slip::Replaced { index: 1, known: known[1], here: chars[at + 1].1 };
                hits.push(self.hit(pattern, chars, at, Some(slip)));
            }
            if chars[at].1 == known[1] && at > 0 && chars[at - 1].1 != known[0] {
                let slip = Slip::Replaced { index: 0, known: known[0], here: chars[at - 1].1 };
                hits.push(self.hit(pattern, chars, at - 1, Some(slip)));
            }
        }
    }

    fn grow(&self, seed: Seed, chars: &Chars, at: usize) -> Option<Hit> {
        let (pattern, start) = match seed {
            Seed::Pair { pattern, offset } => (pattern, at.checked_sub(offset as usize)?),
            Seed::Swapped { pattern, .. } => (pattern, at),
            Seed::Lost { .. } => return None,
        };
        let known = &self.patterns[pattern as usize].chars;
        let found = chars.get(start..start + known.len())?;
        let slip = match seed {
            Seed::Lost { .. } => return None,
            Seed::Swapped { index, .. } => {
                let index = index as usize;
                let same = !are_states(known[index], known[index + 1])
                    && (0..known.len()).all(|at| found[at].1 == known[swapped_index(at, index)]);
                Some(same.then_some(Slip::Swapped { index })?)
            }
            Seed::Pair { offset, .. } => {
                let mut differing = (0..known.len()).filter(|&at| found[at].1 != known[at]);
                match (differing.next(), differing.next()) {
                    (None, _) => (offset == 0).then_some(None)?,
                    (Some(index), None) if self.patterns[pattern as usize].near => {
                        // A slip in the first two characters is met by the last pair, any other by the first.
                        let by_last_pair = index < 2.min(known.len() - 2);
                        let slip = Slip::Replaced { index, known: known[index], here: found[index].1 };
                        ((offset > 0) == by_last_pair).then_some(Some(slip))?
                    }
                    _ => return None,
                }
            }
        };
        Some(self.hit(pattern, chars, start, slip))
    }

    /// The pattern at `start` without one of its characters.
    fn lost(&self, seed: Seed, chars: &Chars, start: usize) -> Option<Hit> {
        let (pattern, is_second) = match seed {
            Seed::Pair { pattern, offset: 0 } => (pattern, false),
            Seed::Lost { pattern } => (pattern, true),
            _ => return None,
        };
        let Pattern { chars: known, cut: true, .. } = &self.patterns[pattern as usize] else { return None };
        if known.len() < 3 {
            return None;
        }
        let here = |at: usize| chars.get(start + at).map(|&(_, c)| c);
        let index = if is_second { 1 } else { (2..known.len()).find(|&at| here(at) != Some(known[at]))? };
        let same = (index + 1..known.len()).all(|at| here(at - 1) == Some(known[at]));
        // A longer name without its end is a short form.
        let is_inside = known.len() == 3 || index + 1 < known.len();
        (same && is_inside).then(|| self.hit(pattern, chars, start, Some(Slip::Lost { index })))
    }

    fn hit(&self, pattern: u32, chars: &Chars, start: usize, slip: Option<Slip>) -> Hit {
        let lost = usize::from(matches!(slip, Some(Slip::Lost { .. })));
        let (last, c) = chars[start + self.patterns[pattern as usize].chars.len() - 1 - lost];
        let span = Span { start: chars[start].0, end: last + c.len_utf8() as u32 };
        Hit { pattern: pattern as usize, at: At { block: 0, span }, slip }
    }
}

/// 中俄 and 俄中: two states, which each side names in its own order.
pub(super) fn are_states(one: char, two: char) -> bool {
    static STATES: CharSet = CharSet::of("中美俄日韩朝英法德意印巴加澳欧非越泰柬老缅菲马以伊沙土埃");
    STATES.holds(one) && STATES.holds(two)
}

/// Where the character `at` of a text comes from when its characters `index` and `index + 1` are swapped.
fn swapped_index(at: usize, index: usize) -> usize {
    if at == index {
        index + 1
    } else if at == index + 1 {
        index
    } else {
        at
    }
}

fn push_capped<T>(list: &mut Vec<T>, item: T) {
    if list.len() < PATTERNS_A_SEED {
        list.push(item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The hits of `patterns` in `text`, as `text of the hit` + `=`, `~index`, `x index` or `-index`.
    fn check(patterns: &[&str], text: &str, expected: &[&str]) {
        let patterns = patterns
            .iter()
            .map(|chars| Pattern { chars: chars.chars().collect(), near: true, cut: false })
            .collect();
        let chars = Chars::of(text);
        let found: Vec<String> = Finder::new(&patterns)
            .hits(&chars)
            .into_iter()
            .map(|hit| {
                let how = match hit.slip {
                    None => "=".to_owned(),
                    Some(Slip::Replaced { index, .. }) => format!("~{index}"),
                    Some(Slip::Swapped { index }) => format!("x{index}"),
                    Some(Slip::Lost { index }) => format!("-{index}"),
                };
                hit.at.span.of(text).to_owned() + &how
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_a_term_and_its_copies_with_one_slip() {
        check(&["平安金鼎"], "捧回平安金鼎，平安金顶", &["平安金鼎=", "平安金顶~3"]);
        check(&["平安金鼎"], "屏安金鼎、平按金鼎、平安京鼎", &["屏安金鼎~0", "平按金鼎~1", "平安京鼎~2"]);
        check(&["平安金鼎"], "安平金鼎、平金安鼎、平安鼎金", &["安平金鼎x0", "平金安鼎x1", "平安鼎金x2"]);
        check(&["平安金鼎"], "平安银杯和金鼎", &[]);
    }

    #[test]
    fn finds_names_without_one_of_their_characters() {
        let check = |name: &str, text: &str, expected: &[&str]| {
            let pattern = Pattern { chars: name.chars().collect(), near: false, cut: true };
            let chars = Chars::of(text);
            let hits = Finder::new(&[pattern].into()).hits(&chars);
            let cut = hits.iter().filter(|hit| hit.slip.is_some());
            assert_eq!(cut.map(|hit| hit.at.span.of(text)).collect::<Vec<_>>(), expected, "{text}");
        };
        check("戴碧蓉", "戴碧蓉说，戴碧笑了，戴蓉也笑了", &["戴碧", "戴蓉"]);
        check("戴碧蓉", "戴家村的碧蓉", &[]);
        check("青屿县公安局", "青屿县公局、青县公安局、青屿县公安", &["青屿县公局", "青县公安局"]);
        check("青屿县公安局", "青屿公局", &[]);
    }

    #[test]
    fn finds_short_names_too() {
        check(
            &["李国强"],
            "李国强、李国墙、李果强、理国强、李强国",
            &["李国强=", "李国墙~2", "李果强~1", "理国强~0", "李强国x1"],
        );
        check(&["青川"], "青川与清川、青穿", &["青川=", "清川~0", "青穿~1"]);
    }
}
