//! Reads the members of an enumeration and how many there can be.
//!
//! Where a list begins, and whether 和 joins two members or stands inside one, is not always to be told from the text
//! alone. So a list has a set of possible counts, and a claim contradicts it only where no reading fits.

use super::layout::Layout;
use super::words::{self, Edge};
use crate::facts::name::is_a_verb;
use crate::text::Span;

/// The numbers of members that a list may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts(u64);

impl Counts {
    fn add(&mut self, from: usize, to: usize) {
        for count in from..=to.min(63) {
            self.0 |= 1 << count;
        }
    }

    /// Whether the list may have `count` members.
    pub fn contains(self, count: u32) -> bool {
        count < 64 && self.0 >> count & 1 == 1
    }

    /// The least number of members.
    pub fn least(self) -> u32 {
        self.0.trailing_zeros()
    }

    /// The greatest number of members.
    pub fn greatest(self) -> u32 {
        63 - self.0.leading_zeros()
    }

    /// Whether two lists may be equally long.
    pub fn meets(self, other: Counts) -> bool {
        self.0 & other.0 != 0
    }
}

/// The members of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Members {
    /// Each member, in bytes. Words before the list may cling to the first.
    pub spans: Vec<Span>,
    /// How many there may be.
    pub counts: Counts,
    /// Whether every member is a quoted phrase, so that the list has sharp ends.
    pub quoted: bool,
}

impl Members {
    /// Members of which none can be overlooked or divided.
    pub(super) fn sharp(spans: Vec<Span>) -> Members {
        Members { counts: sharp(spans.len()), spans, quoted: false }
    }

    /// Whether some members, not all, have a figure of their own that counts or measures: 针头300个、封口机. A figure in a
    /// name (U18组), or among the words from before the list, does neither.
    pub fn some_are_counted(&self, text: &str) -> bool {
        let spans = self.spans.iter().enumerate();
        let longest = self.spans[1..].iter().map(|span| span.of(text).chars().count()).max().unwrap_or(0);
        let own = |(number, span): (usize, &Span)| {
            let words = span.of(text);
            // “4”是做大甲、乙和丙: the figure in quotes is what the list explains.
            let explained =
                words.split('“').skip(1).any(|quote| quote.starts_with(|c: char| c.is_ascii_digit()));
            let skipped = words.chars().count().saturating_sub(longest + 1);
            let from = if number == 0 && !explained {
                words.char_indices().nth(skipped).map_or(0, |(at, _)| at)
            } else {
                0
            };
            has_counting_figure(&words[from..])
        };
        // A figure inside quotation marks belongs to the name there.
        let counted = spans.filter(|&member| !self.quoted && own(member)).count();
        (1..self.spans.len()).contains(&counted)
    }
}

/// Whether a printed figure in `words` is more than a part of a name or a remark on it: not that of U18组, 5G基站, 美式9球
/// or 甲组（12人）.
fn has_counting_figure(words: &str) -> bool {
    let name = words.split(['（', '(']).next().unwrap_or(words);
    let Some(start) = name.find(|c: char| c.is_ascii_digit()) else { return false };
    let letter = |c: char| c.is_ascii_alphabetic();
    let rest = name[start..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let numbered = start > 0 && numbers_a_name(&name[start..]);
    !(name[..start].ends_with(letter) || rest.starts_with(letter) || numbered)
}

/// Whether the figure at the front of `words` numbers what it stands in, as in 美式9球, 甲型2号.
fn numbers_a_name(words: &str) -> bool {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    rest.starts_with(['球', '号', '型', '期', '版', '路'])
}

/// A member in character indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Item {
    start: usize,
    end: usize,
}

/// The longest member after the first, in characters.
const LONGEST: usize = 24;

/// The members of the enumeration that fills the characters `start..end`; none where it is no enumeration.
pub(super) fn read(layout: &Layout, start: usize, end: usize) -> Option<Members> {
    read_list(layout, start, end, false)
}

/// The same where the enumeration surely begins at `start`: behind 即, a colon, an opening bracket.
pub(super) fn read_from(layout: &Layout, start: usize, end: usize) -> Option<Members> {
    let led = layout.chars.get(start).is_some_and(|&c| "在从对向由把将为与和同".contains(c));
    read_list(layout, start, end, !led)
}

fn read_list(layout: &Layout, start: usize, end: usize, begins: bool) -> Option<Members> {
    let mut items = split(layout, start + joiner_at(layout, start), end);
    if items.len() < 2 || items.iter().any(|item| item.start == item.end) {
        return None;
    }
    if items[1..].iter().any(|item| item.end - item.start > LONGEST && !is_quote(layout, *item)) {
        return None;
    }
    let quoted = items[1..].iter().all(|&item| is_quote(layout, item))
        && layout.quote_ends_at(items[0].end)
        && layout.previous(items[0].end) >= items[0].start;
    if quoted {
        items[0].start = layout.previous(items[0].end);
    } else {
        split_last(layout, &mut items);
    }
    let counts = if quoted { sharp(items.len()) } else { possible_counts(layout, &items, begins) };
    let spans = items.iter().map(|item| layout.span(item.start, item.end)).collect();
    Some(Members { spans, counts, quoted })
}

/// 无我、忍苦等内涵通过“黄梅戏”和“电影”: the quoted members at the end, where words before them cling to the first.
pub(super) fn quoted_end(text: &str) -> impl Fn(Members) -> Members {
    move |members: Members| {
        let quoted =
            |span: &Span| span.of(text).starts_with(['“', '《']) && span.of(text).ends_with(['”', '》']);
        let last = members.spans.iter().rev().take_while(|span| quoted(span)).count();
        let first = members.spans.len() - last.min(members.spans.len());
        let Some(clung) = first.checked_sub(1).filter(|_| last >= 1 && !members.quoted) else {
            return members;
        };
        let span = members.spans[clung];
        let words = span.of(text);
        let Some(opens) = words.rfind(['“', '《']).filter(|&at| at > 0 && words.ends_with(['”', '》']))
        else {
            return members;
        };
        let mut spans = members.spans[clung..].to_vec();
        spans[0] = Span::new(span.start as usize + opens, span.end as usize);
        Members { counts: sharp(spans.len()), spans, quoted: true }
    }
}

/// The members of `start..end`, where two of them may be joined by 和 alone.
pub(super) fn read_joined(layout: &Layout, start: usize, end: usize) -> Option<Members> {
    let listed = read(layout, start, end);
    if listed.is_some() {
        return listed;
    }
    let item = Item { start, end };
    let joints = joints(layout, item);
    let &(joint, after) = joints.last()?;
    let mut counts = Counts::default();
    counts.add(2, joints.len() + 1);
    let spans = vec![layout.span(start, joint), layout.span(after, end)];
    Some(Members { spans, counts, quoted: false })
}

/// The parts of `start..end` between 、 and joining words, in character indices.
pub(super) fn parts(layout: &Layout, start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    for item in split(layout, start, end) {
        let mut from = item.start;
        for (joint, after) in joints(layout, item) {
            parts.push((from, joint));
            from = after;
        }
        parts.push((from, item.end));
    }
    parts
}

fn sharp(count: usize) -> Counts {
    let mut counts = Counts::default();
    counts.add(count, count);
    counts
}

fn is_quote(layout: &Layout, item: Item) -> bool {
    layout.pair_at(item.start).is_some_and(|close| close + 1 == item.end) && layout.quote_opens_at(item.start)
}

/// Cuts at 、 and between neighbouring quoted phrases, with or without a joining word.
fn split(layout: &Layout, start: usize, end: usize) -> Vec<Item> {
    let mut items = Vec::new();
    let mut from = start;
    let mut index = start;
    while index < end {
        if layout.chars[index] == '、' {
            items.push(Item { start: from, end: index });
            from = index + 1 + joiner_at(layout, index + 1);
            index = from.max(index + 1);
            continue;
        }
        let after_quote = layout.quote_ends_at(index) && index > from;
        if after_quote {
            let joiner = joiner_at(layout, index);
            if index + joiner < end && layout.quote_opens_at(index + joiner) {
                items.push(Item { start: from, end: index });
                from = index + joiner;
                index = from;
            }
        }
        index = layout.next(index);
    }
    items.push(Item { start: from.min(end), end });
    items
}

/// The length of the joining word at `index`, in characters.
fn joiner_at(layout: &Layout, index: usize) -> usize {
    if layout.begins(index, "以及") {
        2
    } else {
        usize::from(
            layout.chars.get(index).is_some_and(|c| matches!(c, '和' | '与' | '及' | '或' | '暨'))
                && !hides_joiner(layout, index),
        )
    }
}

/// Whether the joining character at `index` belongs to a word that joins nothing: 和谐, 普及, 涉及.
fn hides_joiner(layout: &Layout, index: usize) -> bool {
    let at = layout.at[index];
    let verb_over = |from: usize| {
        words::edge_at(&layout.text[layout.at[from]..], Edge::Verb)
            .is_some_and(|verb| verb.chars().count() > 1)
    };
    words::edge_at(&layout.text[at..], Edge::Whole).is_some()
        || index > 0
            && (words::edge_at(&layout.text[layout.at[index - 1]..], Edge::Whole).is_some()
                || verb_over(index - 1))
}

/// The places inside `item` where a word joins two parts, as start and end of the word.
fn joints(layout: &Layout, item: Item) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut index = item.start;
    while index < item.end {
        let joiner = joiner_at(layout, index);
        if joiner > 0 && index > item.start && index + joiner < item.end {
            found.push((index, index + joiner));
            index += joiner;
        } else {
            index = layout.next(index);
        }
    }
    found
}

/// Splits the last member at its joining word where both parts are as long as the other members, and the whole is not.
fn split_last(layout: &Layout, items: &mut Vec<Item>) {
    let Some((&last, others)) = items.split_last() else { return };
    let Some(&(joint, after)) = joints(layout, last).last() else { return };
    // The first member may hold words from before the list.
    let lengths = others.iter().skip(usize::from(others.len() > 1)).map(|item| item.end - item.start);
    let (Some(least), Some(most)) = (lengths.clone().min(), lengths.max()) else { return };
    let parts = [joint - last.start, last.end - after];
    let fits = |length: usize| length >= least && length <= most;
    if layout.chars[joint] != '与'
        && parts.into_iter().all(fits)
        && !(least..=most).contains(&(last.end - last.start))
    {
        items.pop();
        items.push(Item { start: last.start, end: joint });
        items.push(Item { start: after, end: last.end });
    }
}

/// `begins`: whether the first item is the first member, so that none stands before the list.
fn possible_counts(layout: &Layout, items: &[Item], begins: bool) -> Counts {
    let mut counts = Counts::default();
    let joints = dividing_joints(layout, items);
    for first in 0..items.len() {
        if first > 0 && (begins || !may_begin_list(layout, items, first)) {
            continue;
        }
        let count = items.len() - first;
        let more: usize = joints[first..].iter().sum();
        let mut readings = Counts::default();
        readings.add(count, count + more);
        for run in unsegmented(layout, &items[first..]) {
            readings.0 |= readings.0 << run;
        }
        counts.0 |= readings.0;
    }
    // 甲、乙和丙、丁: two groups, or one list; 甲、乙及丙两市: the two after the 、.
    // 数字媒体与娱乐: 与 in the midst of three makes one name, no group.
    let divides = |at: usize| {
        let named = at > 0 && at + 1 < items.len();
        let mut joints = self::joints(layout, items[at]).into_iter();
        joints.any(|(joint, _)| !(named && layout.chars[joint] == '与'))
    };
    let groups = (0..items.len()).any(|at| divides(at) && (at > 0 || items.len() == 2));
    if groups && items.len() <= 4 {
        counts.add(2, 2);
    }
    // 校市、央地及京津两市: the short names at the end alone.
    let last = items[items.len() - 1];
    let short_names = unsegmented(layout, &[last]).sum::<usize>() + 1;
    if short_names > 1 && short_names == last.end - last.start {
        counts.add(short_names, short_names);
    }
    counts
}

/// How many joining words of each item may divide it into two members. Not 或 before the last item (执法或管理机关、甲、乙),
/// nor, where every member begins with a verb, what joins a noun to the object of one: 壮大队伍、培育经营和服务主体、促进融合.
fn dividing_joints(layout: &Layout, items: &[Item]) -> Vec<usize> {
    const SHORTEST_PHRASE: usize = 4;
    let verb_at = |from: usize, to: usize| {
        let front = layout.str(from, (from + 2).min(to));
        to - from >= SHORTEST_PHRASE && (is_a_verb(front) || words::is_edge(front, Edge::Verb))
    };
    let verbs_lead = items.len() > 2 && items[1..].iter().all(|item| verb_at(item.start, item.end));
    let divides = |number: usize, joint: usize, after: usize| {
        let item = items[number];
        let or = layout.chars[joint] == '或' && number + 1 < items.len();
        let object = verbs_lead
            && !verb_at(after, item.end)
            && !items.iter().enumerate().any(|(other, item)| {
                other != number && layout.chars[item.end - 1] == layout.chars[items[number].end - 1]
            });
        !or && !object
    };
    items
        .iter()
        .enumerate()
        .map(|(number, &item)| {
            joints(layout, item).into_iter().filter(|&(joint, after)| divides(number, joint, after)).count()
        })
        .collect()
}

/// Whether the list may begin inside the member `first`, because words from before it cling to it: it is longer than
/// the members after it, and holds a word after which a list can begin. It begins sooner where the item before ends in
/// the same word as all from here on: 薪酬与考核委员会、风险与战略委员会、审计委员会.
fn may_begin_list(layout: &Layout, items: &[Item], first: usize) -> bool {
    let item = items[first];
    let rest = &items[first + 1..];
    const LONGEST_ENDING: usize = 3;
    let ending = |item: &Item| layout.str(item.end.saturating_sub(LONGEST_ENDING).max(item.start), item.end);
    if !rest.is_empty() && items[first..].iter().all(|item| ending(item) == ending(&items[first - 1])) {
        return false;
    }
    let Some(longest) = rest.iter().map(|item| item.end - item.start).max() else { return false };
    let length = item.end - item.start;
    let breaks = (item.start + 1..item.end - 1).any(|index| {
        let c = layout.chars[index];
        let verb = words::edge_at(&layout.text[layout.at[index - 1]..], Edge::Verb);
        // 省、市领导和甲镇、乙镇: the words behind the joint are as long as those that follow; 媒体与娱乐、创新项目 are not.
        let joint = "和与".contains(c) && (item.end - index - 1).abs_diff(longest) <= 1;
        joint
            || "的等在对将把从向以为是有了到由于让使被给".contains(c)
            || c.is_ascii_digit() && !numbers_a_name(layout.str(index, item.end))
            || verb.is_some_and(|verb| verb.chars().count() > 1)
    });
    let quote_inside = (item.start..item.end).any(|index| layout.pair_at(index).is_some())
        && !rest.iter().any(|item| layout.pair_at(item.start).is_some());
    breaks && length > longest || length >= longest + 6 || quote_inside
}

/// How many more members are named by one character each, as 省市县 in 省市县、乡 and 京津冀 in 京津冀、山东: for each such
/// run, which may as well be one member.
fn unsegmented(layout: &Layout, items: &[Item]) -> impl Iterator<Item = usize> {
    const LEVELS: &str = "省市县区镇乡村组";
    const PLACES: &str = "京津冀沪渝晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云藏陕甘青宁新港澳台蒙";
    let run = |item: &Item, of: &str| {
        let ending = layout.chars[item.start..item.end].iter().rev();
        ending.take_while(|&&c| of.contains(c)).count().saturating_sub(1)
    };
    let places = |item: &Item| {
        let starting = layout.chars[item.start..item.end].iter().skip_while(|&&c| !PLACES.contains(c));
        starting.take_while(|&&c| PLACES.contains(c)).count().saturating_sub(1)
    };
    let runs: Vec<usize> = items.iter().flat_map(|item| [run(item, LEVELS), places(item)]).collect();
    runs.into_iter().filter(|&more| more > 0)
}
