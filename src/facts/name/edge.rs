//! The readings of a piece of text that begin at one character: words, and everything that can be a name.

use super::class::Class;
use super::dictionary::{CharacterFacts, Dictionary, NEVER};
use super::hints::spaced_name;
use super::packing::{Entry, FAMOUS_COST, LONGEST, WordHash};
use super::weights::Form;

/// One reading of the characters `start..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    /// First character, counted in the block.
    pub(super) start: u32,
    /// The character after the last.
    pub(super) end: u32,
    /// What it is to the words around it.
    pub(super) class: Class,
    /// How it is built.
    pub(super) form: Form,
    /// Where its parts meet: the length in characters of the surname, or of a place before its type word.
    pub(super) split: u8,
    /// Its cost without form and neighbours, in hundredths of a nat.
    pub(super) cost: i32,
}

/// Characters that do not begin the proper part of a place's name: what they begin is 全村, 本县, 三条路.
pub(super) const NOT_IN_PLACES: &str = "全本各该每这那此某我你他她它咱谁在的地得了着过和与及或并而是为被把将向从到由对于以至往给让使进出入回来去上下到\
                             不没有无非很都就才又再也还只最更太新老旧大小前后左右内外中间里邻同别另其之者们个些几多少两一二三四五六七八九十百千万亿半第每条座\
                             年月日时分号点县市省区镇乡村街路说称据当该贫穷山城乡农渔牧水火电全国示范";

/// Words for size and side, with which villages are named, but which else stand before names.
const SIDES: &str = "大小新老上下前后内外里山水城渔";

/// Words that a type word of places follows without naming one: 平安村 in 平安村创建, 压实村书记责任.
const NO_STEMS: [&str; 10] = ["压实", "排摸", "法治", "平安", "挂联", "幸福", "和美", "示范", "数字", "文明"];

/// Characters that stand nowhere in them.
pub(super) const NOT_AMONG_PLACES: &str =
    "的了在和与是这那条到有为被把向从对将于着过们个每各些该其及或不没也都很";

/// The characters of one block with what was found about each beforehand, as several readings ask for it.
pub(super) struct Text<'a> {
    characters: &'a [char],
    dictionary: &'a Dictionary,
    marks: Vec<Option<Class>>,
    /// The length of the longest type word of places that begins at each character; 0 if none.
    place_types: Vec<u8>,
    /// The words that begin at each character, with their length in characters; those at `at` are
    /// `words[first_word[at]..first_word[at + 1]]`, shorter ones before longer ones.
    words: Vec<(u8, Entry)>,
    first_word: Vec<u32>,
    /// Whether the remark （化名） may stand in it, and a dot inside names.
    has_alias: bool,
    has_dot: bool,
}

impl<'a> Text<'a> {
    /// The characters of a block.
    pub(super) fn new(characters: &'a [char], dictionary: &'a Dictionary) -> Text<'a> {
        let marks: Vec<Option<Class>> = characters.iter().map(|&c| Class::of_mark(c)).collect();
        let place_types =
            (0..characters.len()).map(|at| dictionary.place_type_at(&characters[at..]) as u8).collect();
        let mut text = Text {
            characters,
            dictionary,
            marks,
            place_types,
            words: Vec::with_capacity(characters.len() * 3),
            first_word: Vec::with_capacity(characters.len() + 1),
            has_alias: characters.contains(&'化'),
            has_dot: characters.iter().any(|c| matches!(c, '·' | '•')),
        };
        for at in 0..characters.len() {
            text.first_word.push(text.words.len() as u32);
            text.look_up(at);
        }
        text.first_word.push(text.words.len() as u32);
        text
    }

    /// How many characters there are.
    pub(super) fn len(&self) -> usize {
        self.characters.len()
    }

    /// Looks up the words that begin at the character `start`.
    fn look_up(&mut self, start: usize) {
        let lexicon = &self.dictionary.lexicon;
        let mut longest = LONGEST;
        let mut hash = WordHash::default();
        for (length, (&c, mark)) in self.characters[start..].iter().zip(&self.marks[start..]).enumerate() {
            if length >= longest || mark.is_some() {
                break;
            }
            hash = hash.with(c);
            if length == 1 {
                longest = lexicon.longest_from(hash);
                if longest < 2 {
                    break;
                }
            }
            self.words.extend(lexicon.entries(hash).map(|entry| ((length + 1) as u8, entry)));
        }
    }

    /// The words that begin at the character `at`, with their length in characters, shorter ones first.
    fn words_at(&self, at: usize) -> &[(u8, Entry)] {
        match (self.first_word.get(at), self.first_word.get(at + 1)) {
            (Some(&from), Some(&to)) => &self.words[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The length of the type word of places at the character `at`; 0 if none.
    fn place_type_at(&self, at: usize) -> usize {
        self.place_types.get(at).copied().map_or(0, usize::from)
    }

    /// Adds the readings that begin at the character `start` to `edges`; at least one.
    pub(super) fn edges_at(&self, start: usize, edges: &mut Vec<Edge>) {
        let c = self.characters[start];
        if let Some(class) = self.marks[start] {
            let mut end = start + 1;
            if class == Class::Figure {
                while self.marks.get(end) == Some(&Some(Class::Figure)) {
                    end += 1;
                }
            }
            // A dot between Han characters belongs to a name.
            let inside_name = c == '·' && start > 0 && self.marks[start - 1].is_none();
            edges.push(word(start, end, class, if inside_name { 1500 } else { 0 }));
            return;
        }
        self.words(start, edges);
        self.people(start, edges);
        self.sounds(start, edges);
        self.place_patterns(start, edges);
    }

    fn words(&self, start: usize, edges: &mut Vec<Edge>) {
        let words = self.words_at(start);
        for &(length, entry) in words {
            let end = start + usize::from(length);
            let form = match entry.class {
                Class::Person if entry.cost == FAMOUS_COST => Form::Famous,
                Class::Person => Form::Foreign,
                Class::Place => Form::Place,
                Class::Organisation => Form::Organisation,
                _ => Form::Word,
            };
            let split = if form == Form::Famous { self.surname_of(start, end) } else { 0 };
            edges.push(Edge { form, split, ..word(start, end, entry.class, entry.cost) });
            if form == Form::Place && !"省市县区镇乡道村".contains(self.characters[end - 1]) {
                let type_word = self.place_type_at(end);
                if type_word > 0 {
                    edges.push(Edge {
                        form: Form::PlaceAndType,
                        split: length,
                        ..word(start, end + type_word, Class::Place, entry.cost)
                    });
                }
            }
        }
        if words.first().is_none_or(|&(length, _)| length > 1) {
            edges.push(Edge { form: Form::Unknown, ..word(start, start + 1, Class::Unknown, 0) });
        }
    }

    /// The length of the surname of a well-known person; 0 where the name is foreign.
    fn surname_of(&self, start: usize, end: usize) -> u8 {
        let name = &self.characters[start..end];
        let long = self.dictionary.long_surnames_at(name).map(|(length, ..)| length).max();
        match (name.len(), long) {
            (3..=5, Some(length)) if length < name.len() => length as u8,
            (2 | 3, _) if self.dictionary.facts(name[0]).surname < 800 => 1,
            _ => 0,
        }
    }

    fn people(&self, start: usize, edges: &mut Vec<Edge>) {
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
        let linking = length == 1
            && matches!(
                self.characters[start],
                '和' | '由'
                    | '从'
                    | '对'
                    | '与'
                    | '并'
                    | '为'
                    | '让'
                    | '给'
                    | '同'
                    | '都'
                    | '才'
                    | '时'
                    | '但'
                    | '应'
                    | '使'
                    | '则'
                    | '被'
            );
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
        if length == 1
            && matches!(
                self.characters[start],
                '和' | '由' | '于' | '向' | '从' | '对' | '任' | '应' | '与' | '并' | '为' | '让' | '给'
            )
            && base > 600
        {
            return;
        }
        // 小雷 and 妈妈, not 雷妈妈; 300张 and 警长.
        if start > 0
            && (matches!(self.characters[start - 1], '小' | '老' | '阿')
                || counts(self.characters[start - 1]))
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

    /// Whether the characters `start..end` are a word of the lexicon.
    fn is_a_word(&self, start: usize, end: usize) -> bool {
        self.words_at(start).iter().any(|&(length, _)| start + usize::from(length) == end)
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

    /// 克林顿, 约翰·史密斯, 约翰内斯堡.
    fn sounds(&self, start: usize, edges: &mut Vec<Edge>) {
        let mut cost = 0;
        let mut dots = 0;
        let mut end = start;
        let mut in_part = 0;
        while let Some(&c) = self.characters.get(end) {
            if matches!(c, '·' | '•' | '・' | '．' | '—') && in_part > 0 {
                dots += 1;
                in_part = 0;
                end += 1;
                self.known_after_dot(start, end, cost, edges);
                if dots > 4 {
                    break;
                }
                continue;
            }
            if self.marks[end].is_some() {
                break;
            }
            in_part += 1;
            end += 1;
            let sound = self.dictionary.facts(c).sound;
            let limit = if dots > 0 { 8 } else { 7 };
            if in_part > limit {
                break;
            }
            if sound == NEVER {
                // Only around a dot may characters stand that are rare in such names.
                if dots == 0 && !self.has_dot_within(end, 6) {
                    break;
                }
                cost += 1500;
            } else {
                cost += i32::from(sound);
            }
            let length = end - start;
            let name = |class: Class, form: Form| Edge { form, ..word(start, end, class, cost) };
            if dots > 0 {
                let cost = cost * 6 / 10;
                edges.push(Edge { cost, ..name(Class::Person, Form::Dotted) });
            } else if length >= 2 {
                edges.push(name(Class::Person, Form::SoundPerson));
                edges.push(name(Class::Place, Form::SoundPlace));
            }
        }
    }

    /// 拉吉夫·甘地: a known name after the dot.
    fn known_after_dot(&self, start: usize, from: usize, cost: i32, edges: &mut Vec<Edge>) {
        let mut hash = WordHash::default();
        for (length, &c) in self.characters[from..].iter().take(7).enumerate() {
            hash = hash.with(c);
            if length > 0 && self.dictionary.lexicon.entries(hash).any(|entry| entry.class == Class::Person) {
                let end = from + length + 1;
                edges.push(Edge {
                    form: Form::Dotted,
                    ..word(start, end, Class::Person, cost * 6 / 10 + 300)
                });
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

    fn has_dot_within(&self, from: usize, reach: usize) -> bool {
        self.has_dot
            && self.characters[from..]
                .iter()
                .take(reach)
                .take_while(|&&c| Class::of_mark(c).is_none() || c == '·' || c == '•')
                .any(|&c| matches!(c, '·' | '•'))
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

    /// 柳林村, 桂花路: a type word with up to four characters before it.
    fn place_patterns(&self, start: usize, edges: &mut Vec<Edge>) {
        let first = self.characters[start];
        let ends_a_body = first == '局' && start > 0 && matches!(self.characters[start - 1], '分' | '总');
        // 老虎洞村, 上塘村: a word for size or side begins names of villages, but no others.
        let is_side = SIDES.contains(first);
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
}

/// What a character costs as the only one of a given name, the first and the second of two. A character that the tables do
/// not know is likely to be one of the rare ones that only names have.
fn given_costs(facts: &CharacterFacts) -> (i32, i32, i32) {
    let cost = |cost: u16| if cost == NEVER { 1150 } else { i32::from(cost) };
    (cost(facts.single), cost(facts.first), cost(facts.second))
}

/// Whether a character is the end of a number, after which 张 and 段 are measure words.
fn counts(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十百千万亿两几数余多每".contains(c)
}

/// Whether a post is hardly ever said after a surname alone.
fn is_no_address(post: &[char]) -> bool {
    const POSTS: [&str; 10] =
        ["代表", "干部", "学者", "专家", "工作人员", "负责人", "队员", "理事", "代言人", "法定代表人"];
    POSTS.iter().any(|word| word.chars().eq(post.iter().copied()))
}

/// Whether a word of the class of roles also follows surnames: 张奶奶, 李大哥.
fn is_kin(word: &[char]) -> bool {
    let kin: [&[char]; 12] = [
        &['爷', '爷'],
        &['奶', '奶'],
        &['大', '哥'],
        &['大', '姐'],
        &['叔', '叔'],
        &['阿', '姨'],
        &['老', '板'],
        &['妈', '妈'],
        &['爸', '爸'],
        &['婆', '婆'],
        &['姐', '姐'],
        &['哥', '哥'],
    ];
    kin.contains(&word)
}

fn word(start: usize, end: usize, class: Class, cost: i32) -> Edge {
    Edge { start: start as u32, end: end as u32, class, form: Form::Word, split: 0, cost }
}
