//! The licence to compare: whether two figures surely speak of the same thing.
//!
//! In one article the same unit and noun stand beside many figures: parts of one whole, other places, other periods,
//! planned and done. So the words around two figures are laid side by side. They may differ by words that say nothing
//! of the matter, and one may be shorter than the other; where each has words of its own in the same place, or one
//! alone has a word that narrows the count, the two speak of different things.

mod clause;
mod contrast;
mod kin;
mod laying;
mod words;

use crate::facts::name::Kind as NameKind;
use crate::facts::numeral::{self, Form};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::BlockView;
use crate::text::{Span, holds_any};
use clause::clause_end;
pub use clause::{clause_start, pairs_of, touched};
use contrast::are_contrasted;
pub use kin::{are_kin, kin_unit};
use laying::{lay, lay_front};
use rust_decimal::Decimal;
use std::sync::{Arc, OnceLock};
use words::{TIMES, Words};

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

/// Whether the clause goes on from byte `at` to a verb of saying: 镇司法所所长说，263起纠纷….
fn is_of_speaker(text: &str, at: usize) -> bool {
    const SAYING: [&str; 8] = ["说", "介绍", "表示", "告诉记者", "透露", "坦言", "算账", "感慨"];
    let clause = &text[at..clause_end(text, at)];
    let goes_on = text[at + clause.len()..].starts_with(['，', '：']);
    goes_on && SAYING.iter().any(|verb| clause.ends_with(verb))
}

/// The words around each figure of a block, read when they are first asked for.
struct WordsOfBlock(Vec<OnceLock<Arc<Words>>>);

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
        let unit = kin_unit(self.quantity);
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

    /// Whether the other speaks of a part, words aside that a head may leave out: of what is planned, or the first.
    pub fn is_surely_part_in(&self, other: &Mention) -> bool {
        const LEFT_OUT: [&str; 3] = ["首批", "第一批", "首次"];
        other.words.narrow.iter().any(|word| !LEFT_OUT.contains(word) && !self.words.narrow.contains(word))
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

    /// Whether both speak of no two periods and of no two parts of the year or day.
    pub fn is_of_one_time(&self, other: &Mention) -> bool {
        let times = [&self.words.times, &other.words.times];
        !self.other_period(other) && (times.iter().any(|times| times.is_empty()) || times[0] == times[1])
    }

    /// Whether both or neither tell a plan.
    pub fn is_planned_like(&self, other: &Mention) -> bool {
        self.words.planned == other.words.planned
    }

    /// Whether one alone speaks of an earlier or later time, or of the first or second of several.
    pub fn other_times(&self, other: &Mention) -> bool {
        self.other_time(other) || other.other_time(self)
    }

    /// The names that `wanted` admits in the sentence of the figure, those of who says it left out.
    fn names(&self, wanted: fn(&NameKind) -> bool) -> impl Iterator<Item = &'a str> {
        let text = self.view.text;
        let sentence =
            self.view.sentence_at(self.quantity.figure.start as usize).map(|sentence| sentence.span);
        let names = self.view.facts.names.iter().filter(move |name| {
            wanted(&name.kind)
                && sentence.is_some_and(|sentence| sentence.covers(name.span))
                && !is_of_speaker(text, name.span.end as usize)
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

    /// How many characters of the noun behind this figure, 参赛选手, stand together in `told`: of 选手184名 two.
    pub fn noun_in(&self, told: &str) -> usize {
        const NOUN: usize = 6;
        const MODIFIER: usize = 4;
        // 张床位 is a measure word with its noun.
        let measured = self.quantity.measure.map_or("", |measure| measure.span.of(self.view.text));
        let behind = self.words.after.iter().map(|mark| mark.c);
        let noun: Vec<char> = measured.chars().skip(1).chain(behind).take(NOUN).collect();
        let run = |from: usize| {
            let lengths = (from + 2..=noun.len()).rev();
            let mut runs = lengths.map(|to| noun[from..to].iter().collect::<String>());
            runs.find(|run| told.contains(run.as_str())).map_or(0, |run| run.chars().count())
        };
        (0..=MODIFIER.min(noun.len())).map(run).max().unwrap_or(0)
    }

    /// The sentence of the figure.
    pub fn sentence(&self) -> &'a str {
        let sentence = self.view.sentence_at(self.quantity.figure.start as usize);
        sentence.map_or(self.view.text, |sentence| sentence.span.of(self.view.text))
    }

    /// The words of its sentence before the figure.
    pub fn told_before(&self) -> &'a str {
        let at = self.quantity.span.start as usize;
        let sentence = self.view.sentence_at(at).map_or(at, |sentence| sentence.span.start as usize);
        &self.view.text[sentence.min(at)..at]
    }

    /// Whether words beside the two set them apart: 上午 and 下午, 一期 and 二期.
    pub fn is_contrasted_with(&self, other: &Mention) -> bool {
        let told = |mention: &Mention| -> String {
            let start = mention.quantity.span.start as usize - mention.told_before().len();
            mention.view.text[start..mention.clause().end as usize].to_owned()
        };
        are_contrasted(&told(self), &told(other)) || self.measures_against_otherwise(other)
    }

    /// Whether the text up to one speaks of the year before, 同比, and that up to the other of the month before, 环比.
    fn measures_against_otherwise(&self, other: &Mention) -> bool {
        let last = |mention: &Mention| {
            let before = &mention.view.text[..mention.quantity.span.start as usize];
            let [year, month] = ["同比", "环比"].map(|word| before.rfind(word));
            (year != month).then_some(year > month)
        };
        let of_rate = matches!(self.quantity.kind, Kind::Percent | Kind::PercentPoint);
        of_rate && matches!((last(self), last(other)), (Some(one), Some(two)) if one != two)
    }

    /// Whether its sentence speaks of days long past: 那是三十年前.
    pub fn is_of_former_days(&self) -> bool {
        const FORMER: [&str; 5] = ["当年", "那年", "那时", "当时", "过去"];
        let sentence = self.sentence();
        // 三十年前, but not 今年前10个月.
        let number =
            |c: char| numeral::arabic_digit(c).is_some() || numeral::chinese_digit(c).is_some() || c == '十';
        let years_ago = sentence.match_indices("年前").any(|(at, word)| {
            sentence[..at].ends_with(number) && !sentence[at + word.len()..].starts_with(number)
        });
        let counts_years = self.quantity.counts_in() == Some("年");
        !counts_years && (years_ago || holds_any(sentence, &FORMER))
    }

    /// Whether its clause points back to what was told before: 这36个小区的5417户居民.
    pub fn points_back(&self) -> bool {
        let at = self.quantity.span.start as usize;
        let before = &self.view.text[clause_start(self.view.text, at)..at];
        let pointing = ["这", "该", "上述", "前述"].iter().any(|word| before.starts_with(word));
        pointing && !before.starts_with("这是") && !before.starts_with("这个月")
    }

    /// Whether both are governed by verbs or labels of their own: 受理, 办结.
    pub fn acts_otherwise(&self, other: &Mention) -> bool {
        fn act<'b>(mention: &Mention<'b>) -> Option<&'b str> {
            mention.quantity.act.map(|act| act.of(mention.view.text))
        }
        matches!((act(self), act(other)), (Some(one), Some(two)) if one != two)
    }

    /// Whether the noun of one, told before or behind its figure, stands in the sentence of the other.
    pub fn shares_noun(&self, other: &Mention) -> bool {
        self.noun_in(other.sentence()) >= 2
            || other.noun_in(self.sentence()) >= 2
            || self.common_label(other) >= 2
    }

    /// Whether no 其中 before it in its sentence makes it a part.
    pub fn is_of_whole(&self) -> bool {
        !self.told_before().contains("其中")
    }

    /// Whether this figure, told with its noun alone, can be the other told again: of the same part and plan, of no other
    /// period, and of none of today where the other is of a time before.
    pub fn can_resume(&self, other: &Mention) -> bool {
        const NOW: [&str; 5] = ["今年", "如今", "目前", "现在", "本月"];
        let of_former_time = other.words.periods.iter().any(|period| TIMES.contains(&period.as_str()));
        let before = self.told_before();
        self.words.narrow == other.words.narrow
            && self.words.planned_before == other.words.planned_before
            && !self.other_period(other)
            && !other.other_time(self)
            && !(of_former_time && holds_any(before, &NOW))
            && self.is_of_whole()
            && other.is_of_whole()
    }

    /// Whether no word stands before the figure in its clause but such as say nothing: 92个试验区主动对标.
    pub fn is_bare(&self) -> bool {
        const EVERYWHERE: [&str; 8] = ["全县", "全市", "全区", "全镇", "全乡", "全村", "全省", "全州"];
        let before: String = self.words.before.iter().rev().map(|mark| mark.c).collect();
        before.is_empty() || EVERYWHERE.contains(&before.as_str())
    }

    /// The three characters that tell of the figure right before it, nearest first.
    pub fn label(&self) -> Option<[char; 3]> {
        let &[one, two, three, ..] = &self.words.before[..] else { return None };
        Some([one, two, three].map(|mark| mark.c))
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

    /// Whether each names a year, a month or a quarter that the other has otherwise.
    pub fn other_period(&self, other: &Mention) -> bool {
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
