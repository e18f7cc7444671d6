//! Readings as people: a surname with a given name, a post or a mask; ethnic names, familiar ones and aliases.

use super::{Edge, Text, word};
use crate::facts::name::class::Class;
use crate::facts::name::dictionary::{CharacterFacts, NEVER};
use crate::facts::name::hints::spaced_name;
use crate::facts::name::packing::WordHash;
use crate::facts::name::weights::Form;
use crate::text::CharSet;

/// The ends of numbers, after which 张 and 段 are measure words.
/// Words that link others, which are hardly ever the surname of a full name.
static LINKING: CharSet = CharSet::of("和由从对与并为让给同都才时但应使则被");

/// Words that are hardly ever a surname before a post.
static LINKING_TO_POSTS: CharSet = CharSet::of("和由于向从对任应与并为让给");

static ENDS_OF_NUMBERS: CharSet = CharSet::of("0123456789一二三四五六七八九十百千万亿两几数余多每");

impl Text<'_> {
    /// The readings as people, however called.
    pub(super) fn people(&self, start: usize, edges: &mut Vec<Edge>) {
        let facts = *self.dictionary.facts(self.characters[start]);
        if facts.surname != NEVER {
            self.names_with_surname(start, 1, facts.surname, false, edges);
        }
        for (length, cost, japanese) in self.dictionary.long_surnames_at(&self.characters[start..]) {
            self.names_with_surname(start, length, cost, japanese, edges);
        }
        self.spaced(start, facts.surname, edges);
        self.ethnic(start, edges);
        self.familiar(start, edges);
        self.aliases(start, edges);
    }

    /// 王 芳, spaced out in a byline; but not 书 记.
    fn spaced(&self, start: usize, surname: u16, edges: &mut Vec<Edge>) {
        if surname == NEVER || self.marks.get(start + 1) != Some(&Some(Class::Gap)) {
            return;
        }
        let Some(length) = spaced_name(self.characters, start) else { return };
        let end = start + length;
        let given = self.characters[end - 1];
        let joined = WordHash::default().with(self.characters[start]).with(given);
        if self.dictionary.lexicon.entries(joined).next().is_none() {
            let (single, ..) = given_costs(self.dictionary.facts(given));
            let cost = i32::from(surname) + single;
            edges.push(Edge { form: Form::NameOfTwo, split: 1, ..word(start, end, Class::Person, cost) });
        }
    }

    /// A full name, a masked one, or one with a post, behind the surname of `length` characters.
    fn names_with_surname(
        &self,
        start: usize,
        length: usize,
        cost: u16,
        japanese: bool,
        edges: &mut Vec<Edge>,
    ) {
        let from = start + length;
        let given = |at: usize| match self.marks.get(from + at) {
            Some(None) => Some(given_costs(self.dictionary.facts(self.characters[from + at]))),
            _ => None,
        };
        // As the first character of a full name, a word that links others is hardly ever a surname.
        let linking = length == 1 && LINKING.holds(self.characters[start]);
        let base = i32::from(cost) + if linking { 300 } else { 0 };
        let name = |end: usize, form: Form, cost: i32| Edge {
            form,
            split: length as u8,
            ..word(start, end, Class::Person, cost)
        };
        let form_of = |usual: Form| match (japanese, length) {
            (true, _) => Form::Japanese,
            (false, 1) => usual,
            (false, _) => Form::LongSurname,
        };
        if let Some((single, first, _)) = given(0) {
            // 刘家 is a family or a village.
            if self.characters[from] != '家' {
                edges.push(name(from + 1, form_of(Form::NameOfTwo), base + single));
            }
            if let Some((.., second)) = given(1) {
                let torn = if self.begins_an_adverb(from + 1) { 350 } else { 0 };
                edges.push(name(from + 2, form_of(Form::NameOfThree), base + first + second + torn));
                if japanese && self.characters.get(from + 2) == Some(&'郎') {
                    edges.push(name(from + 3, Form::Japanese, base + first + 500));
                }
            }
        }
        if !japanese {
            self.masked(start, length, base, edges);
        }
        self.with_post(start, length, base, edges);
    }

    /// 王某, 李××, 张某甲.
    fn masked(&self, start: usize, length: usize, base: i32, edges: &mut Vec<Edge>) {
        let from = start + length;
        let after = &self.characters[from..];
        let covered = after.iter().take(2).take_while(|c| matches!(c, '某' | '×' | '＊' | '*')).count();
        if covered == 0 {
            return;
        }
        let ordinal = after.get(covered).is_some_and(|c| "甲乙丙丁戊".contains(*c));
        let end = from + covered + usize::from(ordinal);
        edges.push(Edge { form: Form::Masked, split: length as u8, ..word(start, end, Class::Person, base) });
        if !ordinal && covered == 1 && after.get(1).is_some_and(|&c| self.dictionary.facts(c).single < 900) {
            edges.push(Edge {
                form: Form::Masked,
                split: length as u8,
                ..word(start, end + 1, Class::Person, base + 700)
            });
        }
    }

    /// 王书记, 李大妈: a surname and a word that can stand after a name.
    fn with_post(&self, start: usize, length: usize, base: i32, edges: &mut Vec<Edge>) {
        if length == 1 && LINKING_TO_POSTS.holds(self.characters[start]) && base > 600 {
            return;
        }
        // 小雷 and 妈妈, not 雷妈妈; 300张 and 警长.
        if start > 0
            && (matches!(self.characters[start - 1], '小' | '老' | '阿')
                || ENDS_OF_NUMBERS.holds(self.characters[start - 1]))
        {
            return;
        }
        // A rare surname is hardly met without a given name first.
        let rare = (base - 700).max(0);
        let from = start + length;
        let mut done = 0;
        for &(more, entry) in self.words_at(from).iter().take_while(|&&(more, _)| more <= 5) {
            let end = from + usize::from(more);
            let is_title = matches!(entry.class, Class::Post | Class::Address)
                || (entry.class == Class::Role && is_kin(&self.characters[from..end]));
            let long_enough = more > 1
                || matches!(self.characters[from], '总' | '老' | '工' | '导' | '队')
                    && !self.begins_a_word(from)
                    && !self.is_a_word(start, from + 1);
            if is_title && long_enough && more > done {
                done = more;
                let unusual = if is_no_address(&self.characters[from..end]) { 400 } else { 0 };
                edges.push(Edge {
                    form: Form::SurnameAndPost,
                    split: length as u8,
                    ..word(start, end, Class::Person, base + rare + unusual + entry.cost / 2)
                });
            }
        }
    }

    /// Whether an adverb of two characters begins at `start`: 正在 after 白微.
    fn begins_an_adverb(&self, start: usize) -> bool {
        self.words_at(start).iter().any(|&(length, entry)| length == 2 && entry.class == Class::Adverb)
    }

    /// Whether a word of two or three characters begins at `start`.
    fn begins_a_word(&self, start: usize) -> bool {
        (2..=3).any(|length| self.is_a_word(start, start + length))
    }

    /// 老张, 小雷, 阿明.
    fn familiar(&self, start: usize, edges: &mut Vec<Edge>) {
        let c = self.characters[start];
        if !matches!(c, '老' | '小' | '阿') {
            return;
        }
        let Some(&next) = self.characters.get(start + 1) else { return };
        let facts = self.dictionary.facts(next);
        let given = if c == '老' { NEVER } else { facts.single.saturating_add(200) };
        let cost = facts.surname.min(given);
        if cost != NEVER {
            edges.push(Edge {
                form: Form::Familiar,
                split: 1,
                ..word(start, start + 2, Class::Person, i32::from(cost))
            });
        }
    }

    /// 小芳（化名）: whatever stands before the remark.
    fn aliases(&self, start: usize, edges: &mut Vec<Edge>) {
        if !self.has_alias {
            return;
        }
        for length in 2..=4 {
            let end = start + length;
            let Some(after) = self.characters.get(end..) else { break };
            let breaks = |at: usize| self.characters[at] == '的' || self.marks[at].is_some();
            if (start..end).any(breaks) {
                break;
            }
            if after.starts_with(&['（', '化', '名']) || after.starts_with(&['(', '化', '名']) {
                let first = self.characters[start];
                let opens =
                    matches!(first, '小' | '老' | '阿') || self.dictionary.facts(first).surname != NEVER;
                let cost = if opens { 300 } else { 900 } + 100 * length as i32;
                edges.push(Edge { form: Form::Alias, split: 1, ..word(start, end, Class::Person, cost) });
            }
        }
    }

    /// 泽仁桑珠, 次仁卓玛: two or three parts of ethnic names.
    fn ethnic(&self, start: usize, edges: &mut Vec<Edge>) {
        let mut end = start;
        for parts in 1..=3 {
            let part = self.dictionary.ethnic_part_at(&self.characters[end..]);
            if part == 0 {
                break;
            }
            end += part;
            let followed = self.characters.get(end).is_some_and(|&c| c == '·');
            if parts > 1 && !followed {
                edges.push(Edge { form: Form::Ethnic, ..word(start, end, Class::Person, 700 + 400 * parts) });
            }
        }
    }
}

/// What a character costs as the only one of a given name, the first and the second of two. A character that the tables do
/// not know is likely to be one of the rare ones that only names have.
fn given_costs(facts: &CharacterFacts) -> (i32, i32, i32) {
    let cost = |cost: u16| if cost == NEVER { 1150 } else { i32::from(cost) };
    (cost(facts.single), cost(facts.first), cost(facts.second))
}

/// Whether a post is hardly ever said after a surname alone.
fn is_no_address(post: &[char]) -> bool {
    const POSTS: [&str; 10] =
        ["代表", "干部", "学者", "专家", "工作人员", "负责人", "队员", "理事", "代言人", "法定代表人"];
    POSTS.iter().any(|word| word.chars().eq(post.iter().copied()))
}

/// Whether a word of the class of roles also follows surnames: 张奶奶, 李大哥.
fn is_kin(word: &[char]) -> bool {
    const KIN: [&str; 12] =
        ["爷爷", "奶奶", "大哥", "大姐", "叔叔", "阿姨", "老板", "妈妈", "爸爸", "婆婆", "姐姐", "哥哥"];
    KIN.iter().any(|kin| kin.chars().eq(word.iter().copied()))
}
