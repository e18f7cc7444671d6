//! Puts a mention together: its parts, what stands around it, and how sure it is.

use super::class::Class;
use super::divisions::Division;
use super::edge::Edge;
use super::hints::{Hint, Reason};
use super::lattice::Step;
use super::mention::{Evidence, Kind, NameMention, Organisation, Person, PersonForm, Place};
use super::organisation::Found;
use super::reading::Block;
use super::weights::Form;
use crate::text::{Span, is_han};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The words and names of a block that mentions are put together from.
pub(super) struct Assembly<'a> {
    /// The characters of the block.
    pub(super) block: &'a Block<'a>,
    /// The words and names that it is read as, in text order.
    pub(super) words: &'a [Edge],
    /// What bylines, credits and lists say of them.
    pub(super) hints: &'a [Hint],
    /// The organisations put together from them.
    pub(super) organisations: &'a [Found],
}

impl Assembly<'_> {
    /// The person that the word `at` names; none where the name is part of a term or of an organisation's name.
    pub(super) fn person(&self, at: usize, step: &Step) -> Option<NameMention> {
        let edge = step.edge;
        let part_of_other = self.names_a_doctrine(edge.end)
            || self.organisations.iter().any(|found| found.start <= edge.start && edge.end <= found.end);
        if part_of_other {
            return None;
        }
        let mut person = self.parts(&edge);
        if person.form == PersonForm::Transliterated && self.is_in_byline(&edge) && edge.end - edge.start <= 3
        {
            // 马丁, who lays out the page, bears the surname 马.
            let split = edge.start + 1;
            person.form = PersonForm::Full;
            person.surname = Some(self.block.span(edge.start, split));
            person.given = Some(self.block.span(split, edge.end));
        }
        let mut evidence = self.cues(at, &edge);
        let first_post = self.posts_before(at, &mut person.posts);
        if let Some(post) = person.posts.last() {
            evidence.push(Evidence::PostBefore(*post));
        }
        if person.form == PersonForm::SurnameAndPost {
            let split = edge.start + u32::from(edge.split);
            person.posts.push(self.block.span(split, edge.end));
        }
        if let Some(after) =
            self.words.get(at + 1).filter(|after| matches!(after.class, Class::Post | Class::Address))
        {
            let span = self.block.span(after.start, after.end);
            evidence.push(Evidence::PostAfter(span));
            if after.class == Class::Post {
                person.posts.push(span);
            }
        }
        person.organisation = first_post.and_then(|post| self.body_before(post));
        evidence.push(if matches!(edge.form, Form::Famous | Form::Foreign) {
            Evidence::Gazetteer
        } else {
            Evidence::SurnameModel
        });
        evidence.sort();
        // （化名） after a name says that it is one.
        let is_alias = person.form == PersonForm::Alias;
        let byline = evidence.iter().any(|reason| matches!(reason, Evidence::Byline | Evidence::Credit));
        let mut confidence = weigh(confidence(step.margin), &evidence, &edge);
        if self.stands_in_coinage(&edge) && person.posts.is_empty() {
            confidence = confidence.min(COINED);
        }
        let is_bare = evidence
            .iter()
            .all(|reason| matches!(reason, Evidence::SurnameModel | Evidence::Context | Evidence::Repeated));
        if is_bare && self.is_a_division(&edge) || self.begins_an_estate(edge.end) {
            confidence = confidence.min(PART_OF_ANOTHER);
        }
        Some(NameMention {
            span: self.block.span(edge.start, edge.end),
            kind: Kind::Person(person),
            confidence: if byline || is_alias { confidence.max(90) } else { confidence },
            evidence,
        })
    }

    /// A reading as a person that lost: a candidate.
    pub(super) fn candidate(&self, step: &Step) -> Option<NameMention> {
        if self.names_a_doctrine(step.edge.end) {
            return None;
        }
        Some(NameMention {
            span: self.block.span(step.edge.start, step.edge.end),
            kind: Kind::Person(self.parts(&step.edge)),
            confidence: confidence(step.margin),
            evidence: vec![Evidence::Model],
        })
    }

    fn parts(&self, edge: &Edge) -> Person {
        let alias = self.block.has_at(edge.end, "（化名") || self.block.has_at(edge.end, "(化名");
        let form = match edge.form {
            _ if alias => PersonForm::Alias,
            Form::NameOfTwo | Form::NameOfThree | Form::LongSurname | Form::Japanese => PersonForm::Full,
            Form::Famous if edge.split > 0 => PersonForm::Full,
            Form::SurnameAndPost => PersonForm::SurnameAndPost,
            Form::Familiar => PersonForm::Familiar,
            Form::Masked => PersonForm::Masked,
            Form::Ethnic => PersonForm::Ethnic,
            _ => PersonForm::Transliterated,
        };
        let split = edge.start + u32::from(edge.split);
        let (surname, given) = match edge.form {
            _ if edge.split == 0 => (None, None),
            Form::SurnameAndPost | Form::Masked => (Some(self.block.span(edge.start, split)), None),
            Form::Familiar => (Some(self.block.span(split, edge.end)), None),
            Form::Alias => (None, None),
            _ => {
                let spaces = self.block.characters[split as usize..edge.end as usize].iter();
                let given = split + spaces.take_while(|c| c.is_whitespace()).count() as u32;
                (Some(self.block.span(edge.start, split)), Some(self.block.span(given, edge.end)))
            }
        };
        Person { form, surname, given, posts: Vec::new(), organisation: None }
    }

    /// The posts that stand right before the word `at`, in text order; answers with the first one's index.
    fn posts_before(&self, at: usize, posts: &mut Vec<Span>) -> Option<usize> {
        let mut first = None;
        let mut next = at;
        while let Some(before) = next.checked_sub(1).filter(|&before| self.words[before].class == Class::Post)
        {
            first = Some(before);
            posts.insert(0, self.block.span(self.words[before].start, self.words[before].end));
            next = self.linked_post(before).map_or(before, |post| post + 1);
        }
        first
    }

    /// The post that the post `at` goes on: 总理 before 、国家科技领导小组组长, 局长 before 兼副书记.
    fn linked_post(&self, at: usize) -> Option<usize> {
        let start = self.words[at].start;
        let body =
            self.organisations.iter().find(|found| found.end == start).map_or(start, |found| found.start);
        let link = self.words[..at].iter().rposition(|word| word.end == body)?;
        let links = self.words[link].class == Class::Pause
            || body == start && self.block.characters_of(&self.words[link]) == ['兼'];
        links.then(|| link.checked_sub(1)).flatten()
    }

    /// The organisation or place that ends where the word `at` begins.
    fn body_before(&self, at: usize) -> Option<Span> {
        let end = self.words[at].start;
        let organisation = self.organisations.iter().find(|found| found.end == end);
        organisation.map(|found| self.block.span(found.start, found.end)).or_else(|| {
            let before = self.words[at.checked_sub(1)?];
            (before.class == Class::Place).then(|| self.block.span(before.start, before.end))
        })
    }

    fn is_in_byline(&self, edge: &Edge) -> bool {
        let here = |hint: &&Hint| (hint.start, hint.end) == (edge.start, edge.end);
        self.hints.iter().filter(here).any(|hint| hint.reason == Reason::Byline)
    }

    fn cues(&self, at: usize, edge: &Edge) -> Vec<Evidence> {
        let mut evidence = Vec::new();
        let class_at =
            |index: Option<usize>| index.and_then(|index| self.words.get(index)).map(|word| word.class);
        for hint in self.hints.iter().filter(|hint| (hint.start, hint.end) == (edge.start, edge.end)) {
            evidence.push(match hint.reason {
                Reason::Byline | Reason::Neighbour => Evidence::Byline,
                Reason::List => Evidence::List,
                Reason::Repeated => Evidence::Repeated,
            });
        }
        if self.block.has_at(edge.end, "摄") || self.block.has_at(edge.end, " 摄") {
            evidence.push(Evidence::Credit);
        }
        if class_at(Some(at + 1)) == Some(Class::Speech) {
            evidence.push(Evidence::SpeechVerb);
        }
        let list_before = class_at(at.checked_sub(1)) == Some(Class::Pause)
            && class_at(at.checked_sub(2)) == Some(Class::Person);
        let list_after =
            class_at(Some(at + 1)) == Some(Class::Pause) && class_at(Some(at + 2)) == Some(Class::Person);
        if (list_before || list_after) && !evidence.contains(&Evidence::List) {
            evidence.push(Evidence::List);
        }
        if class_at(at.checked_sub(1)) == Some(Class::Role) {
            evidence.push(Evidence::Apposition);
        }
        let acts = class_at(Some(at + 1)) == Some(Class::Act);
        if acts
            || ["，男", "，女", "（男", "（女", "等人", "今年"]
                .iter()
                .any(|cue| self.block.has_at(edge.end, cue))
        {
            evidence.push(Evidence::Context);
        }
        evidence
    }

    /// Whether the name stands in a short phrase in quotation marks, which is likelier a coined term: “富春智联”.
    fn stands_in_coinage(&self, edge: &Edge) -> bool {
        let ends_here = |c: &char| matches!(c, '，' | '。' | '：' | '；' | '！' | '？' | ',');
        let before = self.block.characters[..edge.start as usize].iter().rev().take(8);
        let after = self.block.characters[edge.end as usize..].iter().take(8);
        let opened = before.take_while(|c| !ends_here(c) && **c != '”').any(|&c| c == '“');
        opened && after.take_while(|c| !ends_here(c) && **c != '“').any(|&c| c == '”')
    }

    /// Whether a division's name of two characters without its type word stands amid the characters of a coined term, where
    /// they may be two words: 兴城 in “亚运兴城攻坚年”.
    fn is_inside_a_coinage(&self, edge: &Edge) -> bool {
        let beside = |at: Option<u32>| {
            at.and_then(|at| self.block.characters.get(at as usize)).is_some_and(|&c| is_han(c))
        };
        edge.form == Form::Place
            && edge.cost >= RARE
            && edge.end - edge.start == 2
            && beside(edge.start.checked_sub(1))
            && beside(Some(edge.end))
            && self.stands_in_coinage(edge)
    }

    /// Whether a name of two characters is a division's without its type word: 富春 of 富春街道.
    fn is_a_division(&self, edge: &Edge) -> bool {
        let name: String = self.block.characters_of(edge).iter().collect();
        edge.end - edge.start == 2
            && DIVISION_ENDS.iter().any(|end| Division::named(&format!("{name}{end}")).next().is_some())
    }

    /// Whether the words go on to the name of an estate, building or workshop: 云上澜苑.
    fn begins_an_estate(&self, end: u32) -> bool {
        const ENDS: &[&str] =
            &["苑", "花园", "花苑", "家园", "小区", "公寓", "新村", "工作室", "大厦", "广场"];
        ENDS.iter().any(|word| self.block.has_at(end, word))
    }

    /// Whether a word goes on that makes the name part of a term: the theory of somebody is not the person.
    fn names_a_doctrine(&self, end: u32) -> bool {
        ["理论", "思想", "主义"].iter().any(|word| self.block.has_at(end, word))
    }

    /// The place that the word `at` names.
    pub(super) fn place(&self, at: usize, step: &Step) -> NameMention {
        let edge = step.edge;
        let type_length = self.block.dictionary.place_type_of(self.block.characters_of(&edge)) as u32;
        let parent = at
            .checked_sub(1)
            .map(|before| self.words[before])
            .filter(|before| before.class == Class::Place)
            .map(|before| self.block.span(before.start, before.end));
        let dateline = at.checked_sub(1).is_some_and(|before| {
            ["新华社", "本报", "中新社"].iter().any(|agency| {
                self.block.characters_of(&self.words[before]).iter().copied().eq(agency.chars())
            })
        });
        let known = match edge.form {
            Form::PlacePattern => Evidence::Suffix,
            // 欧州: a short name of one character with a type word is in no table.
            Form::PlaceAndType if edge.split == 1 => Evidence::Suffix,
            Form::SoundPlace => Evidence::Model,
            _ => Evidence::Gazetteer,
        };
        let own = confidence(step.margin);
        // Two characters of foreign names are too little to be a place by themselves.
        let own = if edge.form == Form::SoundPlace && edge.end - edge.start <= 2 {
            own.min(BUILT_ONLY)
        } else {
            own
        };
        let own = if self.goes_on_to_another_word(&edge) { own.min(PART_OF_ANOTHER) } else { own };
        let own = if self.is_inside_a_coinage(&edge) { own.min(COINED) } else { own };
        NameMention {
            span: self.block.span(edge.start, edge.end),
            kind: Kind::Place(Place {
                type_word: (type_length > 0).then(|| self.block.span(edge.end - type_length, edge.end)),
                parent,
            }),
            confidence: own,
            evidence: if dateline { vec![Evidence::Dateline, known] } else { vec![known] },
        }
    }

    /// Whether the place is the beginning of another word (融杭桥 in 融杭桥头堡, 挂联区 in 挂联区块), one of several types that a
    /// bracket lists (平安村（社区）), or an everyday word that a division is called by (平安).
    fn goes_on_to_another_word(&self, edge: &Edge) -> bool {
        const LISTS: [&str; 4] = ["市", "社区", "区", "县"];
        const WORDS: [&str; 12] = [
            "桥头堡",
            "区块",
            "区域",
            "县域",
            "镇域",
            "村风",
            "村歌",
            "村规",
            "路段",
            "路况",
            "路网",
            "路面",
        ];
        let name = self.block.characters_of(edge);
        let begins_word = |word: &&str| {
            word.chars().next() == name.last().copied() && self.block.has_at(edge.end - 1, word)
        };
        let opens = matches!(self.block.characters.get(edge.end as usize), Some('（' | '('));
        let is_listed = opens && LISTS.iter().any(|list| self.block.has_at(edge.end + 1, list));
        let is_everyday = edge.form == Form::Place && EVERYDAY_DIVISIONS.contains(name);
        is_listed || is_everyday || edge.form != Form::Place && WORDS.iter().any(begins_word)
    }

    /// The organisation that was found.
    pub(super) fn organisation(&self, found: &Found) -> NameMention {
        let span = |start: u32, end: u32| self.block.span(start, end);
        NameMention {
            span: span(found.start, found.end),
            kind: Kind::Organisation(Organisation {
                type_word: (found.type_word > 0 && found.type_word < found.end - found.start)
                    .then(|| span(found.end - found.type_word, found.end)),
                place: (found.place_end > found.start).then(|| span(found.start, found.place_end)),
            }),
            confidence: if found.specific { 80 } else { 55 },
            evidence: vec![if found.listed { Evidence::Gazetteer } else { Evidence::Suffix }],
        }
    }
}

/// Divisions whose short names are everyday words: 平安, 白银.
static EVERYDAY_DIVISIONS: LazyLock<FxHashSet<Box<[char]>>> = LazyLock::new(|| {
    let words = include_str!("../data/everyday_divisions.txt").lines().skip(1);
    words.map(|word| word.chars().collect()).collect()
});

/// The confidence of a name after a look at its evidence: a member of a list of people is one; without any cue around it
/// even a well-built name is often none, above all a foreign one, which may be a place or a product.
fn weigh(confidence: u8, evidence: &[Evidence], edge: &Edge) -> u8 {
    let built_only = evidence.iter().all(|reason| *reason == Evidence::SurnameModel);
    match edge.form {
        _ if evidence.contains(&Evidence::List) => confidence.max(80),
        Form::Dotted if evidence.iter().any(|reason| matches!(reason, Evidence::PostBefore(_))) => {
            confidence.max(NameMention::SURE)
        }
        // 孕妇白微正在就诊: who it is stands before the name, what the person does after it.
        _ if confidence >= INTRODUCED
            && evidence.contains(&Evidence::Apposition)
            && evidence.iter().any(|reason| matches!(reason, Evidence::Context | Evidence::SpeechVerb)) =>
        {
            confidence.max(NameMention::SURE)
        }
        Form::SoundPerson if built_only => confidence.min(BUILT_ONLY),
        Form::NameOfTwo | Form::NameOfThree | Form::LongSurname | Form::Japanese if built_only => {
            confidence - (100 - confidence) / 2
        }
        _ => confidence,
    }
}

/// The most that a foreign name without any cue is worth: less than what comes back needs, for places come back too.
const BUILT_ONLY: u8 = 40;

/// From this confidence on a name between its role and what it does stands by itself.
const INTRODUCED: u8 = 45;

/// The most that a name in a coined term is worth: less than what comes back needs.
const COINED: u8 = 44;

/// What a division costs at least that the word lists do not know, in hundredths of a nat.
const RARE: i32 = 1200;

/// The most that the beginning of another name is worth.
const PART_OF_ANOTHER: u8 = 30;

/// What makes of a name of two characters the name of a division.
const DIVISION_ENDS: [&str; 6] = ["", "街道", "镇", "乡", "区", "县"];

/// 0 to 100 for a margin in hundredths of a nat: the share of readings with this margin that are right, about.
fn confidence(margin: i32) -> u8 {
    let share = 1.0 / (1.0 + (-f64::from(margin) / 150.0).exp());
    (share * 100.0) as u8
}

#[cfg(test)]
mod tests {
    use crate::facts::name::Division;

    #[test]
    fn everyday_names_are_sorted_unique_and_names_of_divisions() {
        let table = include_str!("../data/everyday_divisions.txt");
        assert!(table.starts_with("# source: "));
        let words: Vec<&str> = table.lines().skip(1).collect();
        assert!(words.is_sorted_by(|one, two| one < two));
        for word in words {
            let full = |end: &&str| Division::named(&format!("{word}{end}")).next().is_some();
            assert!(["市", "县", "区", "自治区", "镇"].iter().any(full), "{word}");
        }
    }
}
