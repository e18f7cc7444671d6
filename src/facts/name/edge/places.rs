//! Readings as places: a type word with a proper part before it, 柳林村, 桂花路.

use super::{Edge, Text, word};
use crate::facts::name::class::Class;
use crate::facts::name::dictionary::NEVER;
use crate::facts::name::weights::Form;
use crate::text::CharSet;

/// Characters that do not begin the proper part of a place's name: what they begin is 全村, 本县, 三条路.
pub(in crate::facts::name) const NOT_IN_PLACES: &str = "全本各该每这那此某我你他她它咱谁在的地得了着过和与及或并而是为被把将向从到由对于以至往给让使进出入回来去上下到\
                             不没有无非很都就才又再也还只最更太新老旧大小前后左右内外中间里邻同别另其之者们个些几多少两一二三四五六七八九十百千万亿半第每条座\
                             年月日时分号点县市省区镇乡村街路说称据当该贫穷山城乡农渔牧水火电全国示范";

/// Characters that stand nowhere in them.
pub(in crate::facts::name) const NOT_AMONG_PLACES: &str =
    "的了在和与是这那条到有为被把向从对将于着过们个每各些该其及或不没也都很";

/// Words for size and side, with which villages are named, but which else stand before names.
static SIDES: CharSet = CharSet::of("大小新老上下前后内外里山水城渔");

/// Words that a type word of places follows without naming one: 平安村 in 平安村创建, 压实村书记责任.
const NO_STEMS: [&str; 10] = ["压实", "排摸", "法治", "平安", "挂联", "幸福", "和美", "示范", "数字", "文明"];

impl Text<'_> {
    /// 柳林村, 桂花路: a type word with up to four characters before it.
    pub(super) fn place_patterns(&self, start: usize, edges: &mut Vec<Edge>) {
        let near = &self.place_types[start + 1..self.place_types.len().min(start + 5)];
        if near.iter().all(|&length| length == 0) {
            return;
        }
        let first = self.characters[start];
        let ends_a_body = first == '局' && start > 0 && matches!(self.characters[start - 1], '分' | '总');
        // 老虎洞村, 上塘村: a word for size or side begins names of villages, but no others.
        let is_side = SIDES.holds(first);
        if ends_a_body || !is_side && !self.dictionary.facts(first).begins_places {
            return;
        }
        for length in 1..=4 {
            let at = start + length;
            let Some(&before) = self.characters.get(at - 1) else { break };
            // 上市, 股市: no city.
            let is_market =
                matches!(before, '上' | '股' | '超' | '夜' | '早' | '闹' | '入' | '开' | '收' | '都')
                    && self.characters.get(at) == Some(&'市');
            let inner_type =
                length > 1 && matches!(before, '省' | '市' | '县' | '区' | '镇' | '乡' | '街' | '道' | '村');
            let ends_here = is_market || inner_type || self.marks[at - 1].is_some();
            let stands_here = length == 1 && is_side || self.dictionary.facts(before).stands_in_places;
            if ends_here || !stands_here {
                break;
            }
            let type_word = self.place_type_at(at);
            let is_place = type_word > 0
                && length + type_word >= 3 - usize::from(type_word == 1 && length == 1)
                && (!is_side || self.is_a_village(start, at, type_word))
                && !self.is_no_stem(start, at, type_word);
            if is_place {
                let by_sound = length > 2 && self.is_written_by_sound(start, at);
                let costs = if by_sound { [950, 1100, 1300, 1600] } else { [950, 1100, 1800, 2600] };
                let side = if is_side { 100 } else { 0 };
                edges.push(Edge {
                    form: Form::PlacePattern,
                    split: length as u8,
                    ..word(
                        start,
                        at + type_word,
                        Class::Place,
                        costs[length - 1] + side + self.cost_of_verbs(start, at),
                    )
                });
            }
        }
    }

    /// Whether a name that begins with a word for size or side can be a village's: 上塘村, but not 新农村 or 小山村, where a
    /// word ends with the type word.
    fn is_a_village(&self, start: usize, at: usize, type_word: usize) -> bool {
        let end = at + type_word;
        let is_village = matches!(self.characters[at], '村' | '镇' | '乡')
            || type_word > 1 && matches!(self.characters[at..end], ['社', '区'] | ['街', '道']);
        is_village && at - start > 1 && !(start + 1..at).any(|from| self.is_a_word(from, end))
    }

    /// Whether what stands before the type word is no name: 压实 in 压实村书记, 依法治 in 依法治村, 排摸全 in 排摸全县, 由 in
    /// 由区政法委; or ends, with the type word, in a place of the tables (礼衢州).
    fn is_no_stem(&self, start: usize, at: usize, type_word: usize) -> bool {
        let stem = &self.characters[start..at];
        let last = stem[stem.len() - 1];
        let type_character = self.characters[at];
        let is_division =
            type_word == 1 && matches!(type_character, '省' | '市' | '州' | '县' | '区' | '镇' | '乡');
        let holds_a_place = is_division
            && (start + 1..at).any(|from| {
                let length = (at + type_word - from) as u8;
                self.words_at(from).iter().any(|&(here, entry)| here == length && entry.class == Class::Place)
            });
        let after_a_figure = stem.len() == 1
            && start > 0
            && self.marks[start - 1] == Some(Class::Figure)
            && type_character == '区';
        NO_STEMS.iter().any(|word| word.chars().eq(stem.iter().copied()))
            || last == '治' && stem.len() > 1 && type_character == '村'
            || is_division && matches!(last, '全' | '由')
            || holds_a_place
            || after_a_figure
    }

    /// What it costs that the proper part of a place would be a verb: 压实 in 压实村.
    fn cost_of_verbs(&self, start: usize, end: usize) -> i32 {
        let verb = self.words_at(start).iter().any(|&(length, entry)| {
            start + usize::from(length) == end
                && matches!(
                    entry.class,
                    Class::Verb
                        | Class::VerbalNoun
                        | Class::Act
                        | Class::Speech
                        | Class::Adverb
                        | Class::Preposition
                )
        });
        if verb { 700 } else { 0 }
    }

    /// Whether the proper part of a place is written with characters that stand for foreign sounds: 阿布洛哈村.
    fn is_written_by_sound(&self, start: usize, end: usize) -> bool {
        self.characters[start..end].iter().all(|&c| self.dictionary.facts(c).sound != NEVER)
    }
}
