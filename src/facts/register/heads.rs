//! Titles that copy words of the text with one slip: another character that sounds or looks alike or says the opposite, another
//! one in the name of a bridge or a school, two neighbours in the other order. Characters that make words are slips here too:
//! 公证 beside 公正.

use super::At;
use super::Source;
use super::bodies;
use super::chars::{Chars, Spot, common};
use super::likeness::{Likeness, likeness, share_usual_reading};
use super::near::are_states;
use super::strays::{BlockPart, Windows, are_numerals, is_in_a_name};
use super::words::often_stands_alone;
use crate::article::Role;
use crate::facts::name::is_a_word;
use crate::text::{CharSet, Span, is_han};

/// So many characters on both sides together must be the same.
const LEAST_AROUND: usize = 3;

/// Titles of an article are read up to so many characters.
const LONGEST_TITLES: usize = 2000;

/// How many places of a title's words are kept.
const TWINS: usize = 16;

/// How a title's words differ from those of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleSlip {
    /// By a character that is mistaken for the text's.
    Alike(Likeness),
    /// By a character that says the opposite: 东 for 西.
    Opposite,
    /// By a character in the middle of a name that ends in a word for what it names: 葛藤坪隧道, 葛藤坳隧道.
    Name,
    /// By two neighbours in the other order.
    Turned,
}

/// Words of a title that stand in the text with one slip and nowhere as the title has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleCopy {
    /// The words in the title.
    pub at: At,
    /// How they differ.
    pub slip: TitleSlip,
    /// How many characters of them stand before the one that differs, or before the two.
    pub index: usize,
    /// The words in the text, in text order.
    pub twins: Vec<At>,
}

/// A place in a title with the places of the text that have the same characters around another one.
#[derive(Default)]
struct Found {
    twins: Vec<Spot>,
    stands_elsewhere: bool,
}

/// The title copies of the article that consists of `blocks`, with their characters.
pub(super) fn of(blocks: &[Source], chars: &[&Chars]) -> Vec<TitleCopy> {
    let parts: Vec<&BlockPart> = blocks.iter().map(|block| &block.part.strays).collect();
    let is_title = |&block: &usize| {
        let role = blocks[block].role;
        role.is_title() || matches!(role, Role::SectionHead(_))
    };
    let titles = (0..blocks.len()).filter(is_title);
    let spots: Vec<Spot> = titles
        .flat_map(|block| (0..chars[block].len()).map(move |at| (block, at)))
        .filter(|&(block, at)| is_han(chars[block][at].1))
        .take(LONGEST_TITLES)
        .collect();
    let windows = Windows::of(spots.iter().copied(), &parts);
    let mut found: Vec<Found> = Vec::with_capacity(spots.len());
    found.resize_with(spots.len(), Found::default);
    for (number, part) in parts.iter().enumerate().filter(|&(number, _)| blocks[number].role.is_prose()) {
        windows.of_block(&part.codes, |at, spot| {
            let (block, index) = spots[spot as usize];
            let (here, there) = (chars[block][index].1, chars[number][at].1);
            let found = &mut found[spot as usize];
            if here == there {
                found.stands_elsewhere = true;
            } else if is_han(there) && found.twins.last() != Some(&(number, at)) && found.twins.len() < TWINS
            {
                found.twins.push((number, at));
            }
        });
    }
    let copies = spots.iter().zip(&found).filter(|(_, found)| !found.stands_elsewhere);
    // The rules on names judge what is a name in both places.
    let is_named = |(block, at): Spot| is_in_a_name(blocks[block].facts, chars[block][at].0);
    let is_left = |copy: &TitleCopy, spot: Spot, twins: &[Spot]| {
        !matches!(copy.slip, TitleSlip::Alike(_))
            || !is_named(spot)
            || !twins.iter().any(|&twin| is_named(twin))
    };
    let judged = copies.filter_map(|(&spot, found)| Some((spot, found, judge(spot, &found.twins, chars)?)));
    judged.filter(|(spot, found, copy)| is_left(copy, *spot, &found.twins)).map(|(.., copy)| copy).collect()
}

/// The copy that the title's character is in, with the twins that have the most around it in common.
fn judge(spot: Spot, twins: &[Spot], chars: &[&Chars]) -> Option<TitleCopy> {
    let slips = twins.iter().filter_map(|&twin| Some((twin, slip(spot, twin, chars)?)));
    let (best, (slip, (before, after))) =
        slips.max_by_key(|&(twin, (_, (before, after)))| (before + after, std::cmp::Reverse(twin)))?;
    let width = if slip == TitleSlip::Turned { 2 } else { 1 };
    let run = |(block, at): Spot| {
        let (last, c) = chars[block][at + after + width - 1];
        let span = Span { start: chars[block][at - before].0, end: last + c.len_utf8() as u32 };
        At { block, span }
    };
    let text = |(block, at): Spot| chars[block][at - before..at + after + width].iter().map(|&(_, c)| c);
    let is_same = |&twin: &Spot| {
        let (its_before, its_after) = common(spot, twin, chars);
        its_before >= before
            && (its_after >= after || width == 2)
            && chars[twin.0].len() >= twin.1 + after + width
            && text(twin).eq(text(best))
    };
    let same = twins.iter().copied().filter(is_same).map(run).collect();
    Some(TitleCopy { at: run(spot), slip, index: before, twins: same })
}

/// How the title's words differ from the text's, where they do by one slip, with the characters before and after it that are
/// the same.
fn slip(spot: Spot, twin: Spot, chars: &[&Chars]) -> Option<(TitleSlip, (usize, usize))> {
    let (before, after) = common(spot, twin, chars);
    let (here, there) = (chars[spot.0][spot.1].1, chars[twin.0][twin.1].1);
    if let Some(after) = turned(spot, twin, before, chars) {
        return Some((TitleSlip::Turned, (before, after)));
    }
    if are_numerals(here, there) || are_states(here, there) {
        return None;
    }
    let is_inside = before > 0 && after > 0 && before + after >= LEAST_AROUND;
    static PARTICLES: CharSet = CharSet::of("的地得第为了着过在再和或与及是使有已以于也还又就不向同对将");
    let alone = [here, there].into_iter().filter(|&c| often_stands_alone(c)).count();
    let is_particle = PARTICLES.holds(here) || PARTICLES.holds(there);
    let may_be_words = alone > 1 || alone == 1 && is_particle;
    let is_alone = alone > 0;
    let slip = match likeness(here, there) {
        Some(how @ (Likeness::SameSound | Likeness::LookAlike))
            if (how == Likeness::LookAlike || share_usual_reading(here, there))
                && is_inside
                && !may_be_words
                && !are_of_one_class(here, there) =>
        {
            TitleSlip::Alike(how)
        }
        _ if is_inside && before + after > LEAST_AROUND && are_opposite(here, there) => TitleSlip::Opposite,
        _ if stands_in_a_name(spot, (before, after), chars) && !is_alone => TitleSlip::Name,
        _ => return None,
    };
    Some((slip, (before, after)))
}

/// How many characters are the same after two that stand in the other order in the text, where the words before them say that
/// the same is meant, and the title's two are no word.
fn turned(spot: Spot, twin: Spot, before: usize, chars: &[&Chars]) -> Option<usize> {
    let pair = |(block, at): Spot| Some([chars[block][at].1, chars[block].get(at + 1)?.1]);
    let ([one, two], [first, second]) = (pair(spot)?, pair(twin)?);
    let beside = |index: Option<usize>| index.and_then(|at| chars[spot.0].get(at)).map(|&(_, c)| c);
    let is_turned = one == second && two == first && !is_a_word([one, two]);
    // 制假贩假 beside 制贩假: the title writes one of them twice.
    let is_doubled = beside(Some(spot.1 + 2)) == Some(one) || beside(spot.1.checked_sub(1)) == Some(two);
    let after = common((spot.0, spot.1 + 1), (twin.0, twin.1 + 1), chars).1;
    let may_be_states = after > 0 && are_states(one, two);
    (is_turned && !is_doubled && !may_be_states && before > 0 && before + after >= LEAST_AROUND)
        .then_some(after)
}

/// Whether both characters name kinds of one class that look alike because they are one: metals, elements.
fn are_of_one_class(one: char, other: char) -> bool {
    static METALS: CharSet = CharSet::of("金银铜铁锡铝铅锌镍钢锂钛");
    static ELEMENTS: CharSet = CharSet::of("碳硫氢氧氮磷氯氟");
    static SIGNS: CharSet = CharSet::of("阴阳");
    static FLOWS: CharSet = CharSet::of("买卖");
    [&METALS, &ELEMENTS, &SIGNS, &FLOWS].into_iter().any(|set| set.holds(one) && set.holds(other))
}

/// Whether the one says the opposite of the other.
fn are_opposite(one: char, other: char) -> bool {
    const PAIRS: [[char; 2]; 8] = [
        ['东', '西'],
        ['南', '北'],
        ['左', '右'],
        ['上', '下'],
        ['增', '减'],
        ['升', '降'],
        ['涨', '跌'],
        ['胜', '负'],
    ];
    PAIRS.contains(&[one, other]) || PAIRS.contains(&[other, one])
}

/// Whether the character stands in a name of at least three characters and a word for what it names, of which the
/// characters before and after it are those of the text: 坪 in 葛藤坪隧道.
fn stands_in_a_name(spot: Spot, (before, after): (usize, usize), chars: &[&Chars]) -> bool {
    const LEAST_STEM: usize = 3;
    let text = chars[spot.0];
    (0..2usize).any(|between| {
        let at = spot.1 + 1 + between;
        let length = named_at(text, at);
        length > 0 && between + length <= after && before > 0 && before + 1 + between >= LEAST_STEM
    })
}

/// The length of the word for what is named that begins at the character `at`; 0 if none does.
fn named_at(text: &Chars, at: usize) -> usize {
    const BUILT: [&str; 24] = [
        "隧道",
        "大桥",
        "特大桥",
        "水库",
        "公园",
        "广场",
        "码头",
        "机场",
        "车站",
        "电站",
        "水电站",
        "煤矿",
        "灌区",
        "林场",
        "农场",
        "景区",
        "古镇",
        "古城",
        "街道",
        "社区",
        "大道",
        "小区",
        "电厂",
        "牧场",
    ];
    let stands = |word: &str| {
        let there = text.get(at..at + word.chars().count());
        there.is_some_and(|there| there.iter().map(|&(_, c)| c).eq(word.chars()))
    };
    let built = BUILT.iter().filter(|word| stands(word)).map(|word| word.chars().count()).max();
    built.unwrap_or_else(|| bodies::word_at(text, at))
}
