//! The licence to compare: whether two figures surely speak of the same thing.
//!
//! In one article the same unit and noun stand beside many figures: parts of one whole, other places, other periods,
//! planned and done. So the words around two figures are laid side by side. They may differ by words that say nothing
//! of the matter, and one may be shorter than the other; where each has words of its own in the same place, or one
//! alone has a word that narrows the count, the two speak of different things.

use crate::facts::name::Kind as NameKind;
use crate::facts::numeral::{self, Form};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::BlockView;
use crate::text::{Letters, Span};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Arc, LazyLock, OnceLock};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Neutral,
    Generic,
    Narrow,
    Period,
    Plan,
}

/// The characters that a word of [`WORDS`] begins with.
static FIRST_CHARACTERS: LazyLock<FxHashSet<char>> =
    LazyLock::new(|| WORDS.keys().filter_map(|word| word.chars().next()).collect());

static WORDS: LazyLock<FxHashMap<&'static str, Word>> = LazyLock::new(|| {
    let rows = include_str!("../data/context_words.tsv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        let (word, kind) = line.split_once('\t')?;
        let kind = match kind {
            "neutral" => Word::Neutral,
            "generic" => Word::Generic,
            "plan" => Word::Plan,
            "period" => Word::Period,
            _ => Word::Narrow,
        };
        Some((word, kind))
    };
    rows.filter_map(row).collect()
});

/// The longest word of the table, in characters.
const LONGEST_WORD: usize = 5;
/// How many pairs of characters on each side of a figure lead to it.
const KEY_PAIRS: usize = 4;
/// How far the words on each side of a figure are read, in characters.
const REACH: usize = 28;

/// A character beside a figure, and whether it tells what the figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    c: char,
    telling: bool,
}

/// A figure with the words around it.
#[derive(Debug)]
pub struct Mention<'a> {
    /// Index of the block.
    pub block: usize,
    /// The block.
    pub view: BlockView<'a>,
    /// The figure.
    pub quantity: &'a Quantity,
    words: Arc<Words>,
}

/// The words around each figure of a block, read when they are first asked for.
struct WordsOfBlock(Vec<OnceLock<Arc<Words>>>);

/// The words around a figure.
#[derive(Debug)]
struct Words {
    /// The words of its clause before it, nearest first.
    before: Vec<Mark>,
    /// The words of its clause after it, nearest first.
    after: Vec<Mark>,
    /// The pairs of neighbouring characters next to it, as they stand in the text, sorted.
    pairs: Vec<(char, char)>,
    /// The words of its clause that narrow the count.
    narrow: FxHashSet<&'static str>,
    /// The words of its clause that name a part of the year or a day: a head leaves them out.
    times: FxHashSet<&'static str>,
    /// Whether its clause tells a plan.
    planned: bool,
    /// The periods and numbers in order that its sentence names before it: 2024年, 4月, 第2, 去年.
    periods: FxHashSet<String>,
}

/// How much of each other's wording two clauses repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// Of the clause that repeats less, in percent.
    pub least: u32,
    /// Of the clause that repeats more, in percent.
    pub most: u32,
    /// Letters of the shorter clause, the figure left out.
    pub letters: usize,
}

/// How well the words around two figures agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Telling characters that the clauses share in the same order before the figure.
    pub before: u32,
    /// Telling characters shared right after the figure.
    pub after: u32,
    /// Whether each has words of its own in the same place.
    pub differ: bool,
    /// Whether only one has a word that narrows the count, or their dates differ.
    pub narrowed: bool,
    /// Whether the words next to the figure, on one side at least, are the same.
    pub adjacent: bool,
}

/// Whether the figure can be compared at all: an amount with a unit, not an ordinal, a range or the 一 of 一个.
pub fn is_comparable(quantity: &Quantity) -> bool {
    let kind = matches!(
        quantity.kind,
        Kind::Count
            | Kind::Money
            | Kind::Percent
            | Kind::PercentPoint
            | Kind::Times
            | Kind::Measure
            | Kind::Duration
    );
    let unit = quantity.counts_in().is_some() || matches!(quantity.kind, Kind::Percent | Kind::PercentPoint);
    let round = quantity.form == Form::Chinese && quantity.written >= Decimal::ONE_HUNDRED;
    // 14.6亿年前 tells a length, not a year.
    let clock = quantity.scale == 0
        && matches!(
            quantity.counts_in(),
            Some("年" | "月" | "日" | "时" | "点" | "分" | "号" | "岁" | "周年" | "届")
        );
    kind && unit
        && !clock
        && !round
        && quantity.range.is_none()
        && !quantity.vague
        && !quantity.is_indefinite()
}

impl Words {
    fn around(view: BlockView, quantity: &Quantity) -> Words {
        let text = view.text;
        let start = clause_start(text, quantity.span.start as usize);
        let end = clause_end(text, quantity.span.end as usize);
        let measure_end = quantity.measure.map_or(quantity.figure.end, |measure| measure.span.end);
        let (before, mut narrow) = marks(&text[start..quantity.span.start as usize]);
        let rest = &text[(measure_end.max(quantity.span.end) as usize).min(end)..end];
        let next_figure = rest.find(|c| numeral::arabic_digit(c).is_some()).unwrap_or(rest.len());
        let (after, narrow_after) = marks(&rest[..next_figure]);
        narrow.extend(narrow_after);
        let planned = !narrow.is_empty() && narrow.iter().any(|word| WORDS.get(word) == Some(&Word::Plan));
        let mut times = narrow.clone();
        times.retain(|word| WORDS.get(word) == Some(&Word::Period));
        narrow.retain(|word| WORDS.get(word) == Some(&Word::Narrow));
        let mut before = before;
        before.reverse();
        before.truncate(REACH);
        let mut after = after;
        after.truncate(REACH);
        let sentence =
            view.sentence_at(quantity.figure.start as usize).map_or(0, |sentence| sentence.span.start);
        // A head tells its period behind the figure as well.
        let told_to = if view.role.is_prose() { quantity.span.start as usize } else { text.len() };
        let periods = periods_in(&text[(sentence as usize).min(start)..told_to]);
        let pairs = pairs_beside(&before, &after);
        Words { before, after, pairs, narrow, times, planned, periods }
    }
}

fn pairs_beside(before: &[Mark], after: &[Mark]) -> Vec<(char, char)> {
    let before = before.windows(2).take(KEY_PAIRS).map(|pair| (pair[1].c, pair[0].c));
    let after = after.windows(2).take(KEY_PAIRS).map(|pair| (pair[0].c, pair[1].c));
    let mut pairs: Vec<_> = before.chain(after).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

impl<'a> Mention<'a> {
    /// `quantity` of the block `view`, number `block` of its article, with the words around it.
    pub fn new(block: usize, view: BlockView<'a>, quantity: &'a Quantity) -> Mention<'a> {
        let quantities = &view.facts.quantities;
        let index = quantities.partition_point(|earlier| earlier.span.start < quantity.span.start);
        let of_block = view.digest(|view| WordsOfBlock(vec![OnceLock::new(); view.facts.quantities.len()]));
        let kept = of_block.0.get(index).filter(|_| std::ptr::eq(&quantities[index], quantity));
        let read = || Arc::new(Words::around(view, quantity));
        let words = kept.map_or_else(read, |kept| Arc::clone(kept.get_or_init(read)));
        Mention { block, view, quantity, words }
    }

    /// The clause around the figure.
    pub fn clause(&self) -> Span {
        let start = clause_start(self.view.text, self.quantity.span.start as usize);
        Span::new(start, clause_end(self.view.text, self.quantity.span.end as usize))
    }

    /// Keys under which a mention with the same words beside its figure, on either side, is found: its unit with each
    /// of the neighbouring pairs of characters next to it.
    pub fn keys(&self) -> impl Iterator<Item = (Option<&'static str>, char, char)> {
        let unit = self.quantity.counts_in();
        self.words.pairs.iter().map(move |&(one, two)| (unit, one, two))
    }

    /// How much of each clause's wording the other repeats in any order, in percent: the lesser and the greater share,
    /// and the letters of the shorter clause.
    pub fn overlap(&self, other: &Mention) -> Overlap {
        let words = |mention: &Mention| {
            let clause = mention.clause();
            let (text, span) = (mention.view.text, mention.quantity.span);
            let end = clause.end.max(span.end);
            format!(
                "{}，{}",
                &text[clause.start as usize..span.start as usize],
                &text[span.end as usize..end as usize]
            )
        };
        let (one, two) = (words(self), words(other));
        let shares = (touched(&one, &pairs_of(&two)), touched(&two, &pairs_of(&one)));
        let letters = |mention: &Mention| mention.words.before.len() + mention.words.after.len();
        Overlap {
            least: shares.0.min(shares.1),
            most: shares.0.max(shares.1),
            letters: letters(self).min(letters(other)),
        }
    }

    /// Lays the words around two figures side by side.
    pub fn agreement(&self, other: &Mention) -> Agreement {
        let before = lay(&self.words.before, &other.words.before);
        let mut after = lay_front(&self.words.after, &other.words.after);
        // Behind an amount, a share or a length of time stands no noun that it counts.
        after.differ &= self.quantity.kind == Kind::Count && self.quantity.measure.is_some();
        Agreement {
            before: before.shared,
            after: after.shared,
            differ: before.differ || after.differ,
            narrowed: self.words.narrow != other.words.narrow
                || self.words.times != other.words.times
                || self.words.planned != other.words.planned
                || self.other_period(other)
                || self.other_time(other)
                || other.other_time(self),
            adjacent: before.adjacent || after.adjacent,
        }
    }

    /// Whether the other speaks of a part, or of another time than this head: it has words that narrow its count which
    /// the head lacks, another date, or a part of the year that the head has otherwise.
    pub fn is_narrowed_by(&self, other: &Mention) -> bool {
        let other_time = !self.words.times.is_empty()
            && !other.words.times.is_empty()
            && self.words.times.is_disjoint(&other.words.times);
        const COMPARED: [&str; 5] = ["去年", "前年", "上年", "上月", "明年"];
        let own_words = self.view.text;
        let compared = other.words.periods.iter().any(|period| {
            let ordinal =
                !period.starts_with(|c: char| c.is_ascii_digit()) && !TIMES.contains(&period.as_str());
            (ordinal || COMPARED.contains(&period.as_str()))
                && !self.words.periods.contains(period)
                && !own_words.contains(period.as_str())
        });
        !other.words.narrow.is_subset(&self.words.narrow)
            || self.other_period(other)
            || other_time
            || compared
    }

    /// Whether only a word of part or plan, not one of time, tells the other from this head.
    pub fn is_part_in(&self, other: &Mention) -> bool {
        self.lacks_narrow_of(other) || (other.words.planned && !self.words.planned)
    }

    /// Whether the other has a word that narrows its count and this one has not.
    pub fn lacks_narrow_of(&self, other: &Mention) -> bool {
        !other.words.narrow.is_subset(&self.words.narrow)
    }

    /// Whether both speak of the same part and plan, and of no two periods; a part of the year may be left out in one.
    pub fn is_of_one_part(&self, other: &Mention) -> bool {
        self.words.narrow == other.words.narrow
            && self.words.planned == other.words.planned
            && (self.words.times.is_empty()
                || other.words.times.is_empty()
                || self.words.times == other.words.times)
            && !self.other_period(other)
    }

    /// The names that `wanted` admits in the sentence of the figure.
    fn names(&self, wanted: fn(&NameKind) -> bool) -> impl Iterator<Item = &'a str> {
        let text = self.view.text;
        let sentence =
            self.view.sentence_at(self.quantity.figure.start as usize).map(|sentence| sentence.span);
        let names = self.view.facts.names.iter().filter(move |name| {
            wanted(&name.kind) && sentence.is_some_and(|sentence| sentence.covers(name.span))
        });
        names.map(move |name| name.span.of(text))
    }

    /// Whether each speaks of a place or body that the other does not name.
    pub fn names_another(&self, other: &Mention) -> bool {
        self.names_differ(other, |kind| !matches!(kind, NameKind::Person(_)))
    }

    /// Whether each speaks of a place that the other does not name.
    pub fn names_another_place(&self, other: &Mention) -> bool {
        self.names_differ(other, |kind| matches!(kind, NameKind::Place(_)))
    }

    fn names_differ(&self, other: &Mention, wanted: fn(&NameKind) -> bool) -> bool {
        let lacks = |one: &Mention, two: &Mention| {
            let told: Vec<&str> = two.names(wanted).collect();
            let known = |name: &str| told.iter().any(|other| other.contains(name) || name.contains(other));
            one.names(wanted).any(|name| !known(name))
        };
        lacks(self, other) && lacks(other, self)
    }

    /// The noun right behind the figure, as far as the two have it in common, in characters.
    pub fn common_noun(&self, other: &Mention) -> usize {
        self.words.after.iter().zip(&other.words.after).take_while(|(one, two)| one.c == two.c).count()
    }

    /// Whether no word stands before the figure in its clause but such as say nothing: 92个试验区主动对标.
    pub fn is_bare(&self) -> bool {
        self.words.before.is_empty()
    }

    /// The run of equal characters right before both figures, in characters.
    pub fn common_label(&self, other: &Mention) -> usize {
        self.words.before.iter().zip(&other.words.before).take_while(|(one, two)| one.c == two.c).count()
    }

    /// Whether the other alone speaks of an earlier or later time, or of the first or second of several.
    fn other_time(&self, other: &Mention) -> bool {
        let relative = |period: &&String| !period.starts_with(|c: char| c.is_ascii_digit());
        other.words.periods.iter().filter(relative).any(|period| !self.words.periods.contains(period))
    }

    fn other_period(&self, other: &Mention) -> bool {
        let last = |period: &String| period.chars().last();
        let differs = |period: &String| {
            let mut alike = other.words.periods.iter().filter(|other| last(other) == last(period)).peekable();
            alike.peek().is_some() && alike.all(|other| !self.words.periods.contains(other))
        };
        self.words.periods.iter().any(differs)
    }

    /// The part of a head between spaces that holds the figure.
    pub fn half(&self) -> &'a str {
        let text = self.view.text;
        let at = self.quantity.figure.start as usize;
        let space = |c: char| matches!(c, ' ' | '\u{3000}');
        let start = text[..at].rfind(space).unwrap_or(0);
        let end = text[at..].find(space).map_or(text.len(), |end| at + end);
        &text[start..end]
    }

    /// The longest run of words after this figure that stands before the other: 2231间民房受损, 民房受损2731间.
    pub fn turned(&self, other: &Mention) -> u32 {
        let mut longest = 0;
        for start in 0..other.words.before.len() {
            let run = other.words.before[..=start].iter().rev().zip(&self.words.after);
            longest = longest.max(run.take_while(|(one, two)| one.c == two.c).count());
        }
        longest as u32
    }
}

/// What two runs of words share, the figure at their front.
struct Laid {
    shared: u32,
    differ: bool,
    adjacent: bool,
}

/// The longest common subsequence of two runs, with the places where both have something of their own.
fn lay(one: &[Mark], two: &[Mark]) -> Laid {
    let rows = one.len();
    let columns = two.len();
    let mut best = vec![0u32; (rows + 1) * (columns + 1)];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let at = row * (columns + 1) + column;
            let here = if one[row].c == two[column].c { 1 + best[at + columns + 2] } else { 0 };
            best[at] = here.max(best[at + 1]).max(best[at + columns + 1]);
        }
    }
    let mut laid = Laid { shared: 0, differ: false, adjacent: false };
    let (mut row, mut column) = (0, 0);
    let (mut own_one, mut own_two) = (0, 0);
    let mut run = 0;
    while row < rows && column < columns {
        let at = row * (columns + 1) + column;
        if one[row].c == two[column].c && best[at] == 1 + best[at + columns + 2] {
            laid.differ |= own_one > 0 && own_two > 0;
            run = if own_one + own_two == 0 { run + 1 } else { 1 };
            laid.adjacent |= run >= 2 && row.min(column) <= 2;
            laid.shared += u32::from(one[row].telling);
            (own_one, own_two) = (0, 0);
            row += 1;
            column += 1;
        } else if best[at + 1] >= best[at + columns + 1] {
            own_two += 1;
            column += 1;
        } else {
            own_one += 1;
            row += 1;
        }
    }
    own_one += rows - row;
    own_two += columns - column;
    laid.differ |= own_one > 0 && own_two > 0;
    laid
}

/// The common words right after two figures: the noun that is counted. Later words are what is said of it.
fn lay_front(one: &[Mark], two: &[Mark]) -> Laid {
    if one.is_empty() || two.is_empty() {
        return Laid { shared: 0, differ: false, adjacent: false };
    }
    let common = one.iter().zip(two).take_while(|(one, two)| one.c == two.c).count();
    if common >= 2 || common == one.len().min(two.len()) {
        let shared = one[..common].iter().filter(|mark| mark.telling).count() as u32;
        return Laid { shared, differ: false, adjacent: true };
    }
    // 687个重大项目, 680个项目: one has a modifier more.
    let inserted = |short: &[Mark], long: &[Mark]| {
        (1..long.len().min(6)).find(|&skip| {
            long.len() > skip + 1
                && short.len() > 1
                && long[skip].c == short[0].c
                && long[skip + 1].c == short[1].c
        })
    };
    if inserted(one, two).or_else(|| inserted(two, one)).is_some() {
        return Laid { shared: 2, differ: false, adjacent: true };
    }
    Laid { shared: 0, differ: true, adjacent: false }
}

/// Whether the words that tell of a figure end at `c`.
fn ends_phrase(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '；'
            | '，'
            | '：'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '\n'
            | '、'
            | ' '
            | '\u{3000}'
            | '—'
            | '…'
    )
}

fn clause_start(text: &str, at: usize) -> usize {
    let before = text[..at].char_indices().rev().take(60);
    let mut start = at;
    for (offset, c) in before {
        if ends_phrase(c) {
            break;
        }
        start = offset;
    }
    start
}

fn clause_end(text: &str, at: usize) -> usize {
    let mut end = at;
    for (offset, c) in text[at..].char_indices().take(40) {
        if ends_phrase(c) {
            break;
        }
        end = at + offset + c.len_utf8();
    }
    end
}

/// The words of a clause without marks, figures and words that say nothing, and those that narrow.
fn marks(clause: &str) -> (Vec<Mark>, FxHashSet<&'static str>) {
    let mut found = Vec::new();
    let mut narrow = FxHashSet::default();
    let mut at = 0;
    while let Some(c) = clause[at..].chars().next() {
        if !FIRST_CHARACTERS.contains(&c) {
            if ('\u{4e00}'..='\u{9fff}').contains(&c) || c.is_alphabetic() {
                found.push(Mark { c, telling: true });
            }
            at += c.len_utf8();
            continue;
        }
        let fronts =
            clause[at..].char_indices().take(LONGEST_WORD).map(|(offset, c)| at + offset + c.len_utf8());
        let word = fronts.filter_map(|end| WORDS.get_key_value(&clause[at..end])).last();
        match word {
            Some((word, Word::Neutral)) => {
                at += word.len();
                continue;
            }
            Some((word, kind)) => {
                found.extend(
                    word.chars().map(|c| Mark { c, telling: matches!(kind, Word::Narrow | Word::Period) }),
                );
                if matches!(kind, Word::Narrow | Word::Plan | Word::Period) {
                    narrow.insert(*word);
                }
                at += word.len();
                continue;
            }
            None => {}
        }
        if c.is_alphabetic() {
            found.push(Mark { c, telling: true });
        }
        at += c.len_utf8();
    }
    (found, narrow)
}

/// Words of a time that is not the one of the article.
const TIMES: [&str; 12] = [
    "去年",
    "前年",
    "上年",
    "上月",
    "上半年",
    "下半年",
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "首季",
    "明年",
];

/// The periods, sessions and numbers in order that a text names.
fn periods_in(text: &str) -> FxHashSet<String> {
    let letters = Letters::of(text);
    let told = TIMES.iter().filter(|word| letters.may_hold(word) && text.contains(**word));
    let mut found: FxHashSet<String> = told.map(|word| (*word).to_owned()).collect();
    let mut digits = String::new();
    let mut ordinal = false;
    let mut before = ' ';
    for c in text.chars() {
        let is_digit = numeral::arabic_digit(c).is_some();
        if is_digit || ordinal && numeral::chinese_digit(c).is_some() {
            ordinal |= digits.is_empty() && before == '第';
            digits.push(numeral::arabic_digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c));
        } else {
            if !digits.is_empty() && ("年月日届期".contains(c) || ordinal) {
                digits.push(c);
                found.insert(std::mem::take(&mut digits));
            }
            digits.clear();
            ordinal = c == '第';
        }
        before = c;
    }
    found
}

/// How many of the letters of `wanted` stand in pairs that `said` has too, in percent; words that say nothing left out.
pub fn touched(wanted: &str, said: &FxHashSet<(char, char)>) -> u32 {
    let (mut all, mut found) = (0, 0);
    for clause in wanted.split(ends_phrase) {
        let marks = marks(clause).0;
        let has = |one: usize, two: usize| said.contains(&(marks[one].c, marks[two].c));
        for at in 0..marks.len() {
            all += 1;
            let hit = (at > 0 && has(at - 1, at)) || (at + 1 < marks.len() && has(at, at + 1));
            found += u32::from(hit);
        }
    }
    (found * 100).checked_div(all).unwrap_or(0)
}

/// The pairs of neighbouring letters of a text, words that say nothing left out.
pub fn pairs_of(text: &str) -> FxHashSet<(char, char)> {
    let mut pairs = FxHashSet::default();
    for clause in text.split(ends_phrase) {
        let marks = marks(clause).0;
        pairs.extend(marks.windows(2).map(|pair| (pair[0].c, pair[1].c)));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_unique() {
        let table = include_str!("../data/context_words.tsv");
        assert!(table.starts_with("# source: "));
        let words: Vec<&str> = table.lines().skip(1).map(|line| line.split_once('\t').unwrap().0).collect();
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(words.iter().all(|word| word.chars().count() <= LONGEST_WORD));
    }

    fn laid(one: &str, two: &str) -> (u32, bool) {
        let reversed = |text: &str| {
            let mut marks = marks(text).0;
            marks.reverse();
            marks
        };
        let laid = lay(&reversed(one), &reversed(two));
        (laid.shared, laid.differ)
    }

    #[test]
    fn words_that_say_nothing_and_shortening_do_not_part_two_clauses() {
        assert_eq!(laid("全县排查隐患", "排查隐患共"), (4, false));
        assert_eq!(laid("甲县排查隐患", "乙县排查隐患"), (5, true));
    }
}
