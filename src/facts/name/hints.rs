//! What a block says about single readings beyond what stands right beside them: bylines, lists of names, names that come
//! back.

use super::class::Class;
use super::edge::Edge;

/// A reading that the block makes likely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hint {
    /// Its first character.
    pub(super) start: u32,
    /// The character after its last.
    pub(super) end: u32,
    /// What speaks for it.
    pub(super) reason: Reason,
}

/// What speaks for a reading as a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// It stands after 记者 or 通讯员 and fills the room up to the next mark.
    Byline,
    /// With the name beside it it fills a line of names.
    Neighbour,
    /// The members of the list before and after it are people.
    List,
    /// The same name is sure elsewhere in the block.
    Repeated,
}

impl Reason {
    /// What it takes off the cost of the reading, in hundredths of a nat.
    pub(super) fn bonus(self) -> i32 {
        match self {
            Reason::Byline => 700,
            Reason::Neighbour => 350,
            Reason::List => 600,
            Reason::Repeated => 350,
        }
    }
}

/// From this margin on a name counts as sure, in hundredths of a nat.
const SURE_MARGIN: i32 = 250;

/// Words after which the names of reporters stand.
const BYLINE_WORDS: [&str; 6] = ["记者", "通讯员", "实习生", "特约评论员", "责任编辑", "版式设计"];

/// Words that may follow the name of a reporter without a mark.
const AFTER_REPORTER: [&str; 5] = ["报道", "摄影", "摄", "电", "文"];

/// The names in bylines and credits: two to four characters between a byline word and a mark.
pub(super) fn in_bylines(characters: &[char], hints: &mut Vec<Hint>) {
    for (at, &c) in characters.iter().enumerate() {
        if !matches!(c, '者' | '员' | '生' | '辑' | '计') {
            continue;
        }
        let before = &characters[..=at];
        if BYLINE_WORDS.iter().any(|word| ends_with(before, word)) {
            reporters_after(characters, at + 1, hints);
        }
    }
}

/// In a byline of its own every run of two to four characters that is no cue is a name.
pub(super) fn in_byline_block(characters: &[char], hints: &mut Vec<Hint>) {
    let mut at = 0;
    while at < characters.len() {
        if let Some(length) = spaced_name(characters, at) {
            hints.push(Hint { start: at as u32, end: (at + length) as u32, reason: Reason::Byline });
            at += length;
            continue;
        }
        let length = characters[at..].iter().take_while(|&&c| Class::of_mark(c).is_none()).count();
        let run = &characters[at..at + length];
        let cue = BYLINE_WORDS.iter().chain(&AFTER_REPORTER).any(|word| ends_with(run, word));
        if (4..=6).contains(&length) && !cue {
            two_names(at, length, hints);
        }
        if (2..=4).contains(&length) && !cue {
            hints.push(Hint { start: at as u32, end: (at + length) as u32, reason: Reason::Byline });
        }
        at += length.max(1);
    }
}

/// Two names without a space between them: 郑义马晓春.
fn two_names(start: usize, length: usize, hints: &mut Vec<Hint>) {
    for cut in 2..=length - 2 {
        for (from, to) in [(0, cut), (cut, length)] {
            let (start, end) = ((start + from) as u32, (start + to) as u32);
            if end - start <= 3 {
                hints.push(Hint { start, end, reason: Reason::Neighbour });
            }
        }
    }
}

/// The names in a short remark in brackets that ends the block: （夏昆山张翔辉）, （宋连峰摄）.
pub(super) fn in_last_brackets(characters: &[char], hints: &mut Vec<Hint>) {
    let Some((&'）' | &')', inside)) = characters.split_last() else { return };
    let length = inside.iter().rev().take_while(|&&c| Class::of_mark(c).is_none()).count();
    let start = inside.len() - length;
    if !start.checked_sub(1).is_some_and(|before| matches!(inside[before], '（' | '(')) {
        return;
    }
    let run = &inside[start..];
    let tail = AFTER_REPORTER.iter().find(|word| ends_with(run, word)).map_or(0, |word| word.chars().count());
    match length - tail {
        names @ 2..=3 => {
            hints.push(Hint { start: start as u32, end: (start + names) as u32, reason: Reason::Byline });
        }
        names @ 4..=6 => two_names(start, names, hints),
        _ => {}
    }
}

/// One name after the other, as long as nothing but marks that part them lies between.
fn reporters_after(characters: &[char], from: usize, hints: &mut Vec<Hint>) {
    let mut at = from;
    loop {
        let mut marks = 0;
        while characters
            .get(at)
            .is_some_and(|&c| is_space(c) || (matches!(c, '、' | '：' | ':' | '/') && marks == 0))
        {
            marks += usize::from(!is_space(characters[at]));
            at += 1;
        }
        if let Some(length) = spaced_name(characters, at) {
            hints.push(Hint { start: at as u32, end: (at + length) as u32, reason: Reason::Byline });
            at += length;
            continue;
        }
        let length = characters[at..].iter().take(5).take_while(|&&c| Class::of_mark(c).is_none()).count();
        let name = &characters[at..at + length];
        let tail = AFTER_REPORTER
            .iter()
            .find(|word| length > 2 && ends_with(name, word))
            .map_or(0, |word| word.chars().count());
        let length = length - tail;
        if !(2..=4).contains(&length) {
            return;
        }
        hints.push(Hint { start: at as u32, end: (at + length) as u32, reason: Reason::Byline });
        at += length;
        if !characters.get(at).is_some_and(|&c| is_space(c) || c == '、') {
            return;
        }
    }
}

/// How many characters a name of two takes that is spaced out to the width of three and stands between marks: 王 芳.
pub(super) fn spaced_name(characters: &[char], at: usize) -> Option<usize> {
    const WIDEST: usize = 2;
    let is_mark = |at: usize| characters.get(at).is_none_or(|&c| Class::of_mark(c).is_some());
    let spaces = characters.get(at + 1..)?.iter().take(WIDEST + 1).take_while(|&&c| is_space(c)).count();
    let last = at + 1 + spaces;
    let is_one = (1..=WIDEST).contains(&spaces)
        && !is_mark(at)
        && (at == 0 || is_mark(at - 1))
        && !is_mark(last)
        && is_mark(last + 1);
    is_one.then_some(spaces + 2)
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

fn ends_with(text: &[char], word: &str) -> bool {
    let mut back = text.iter().rev();
    word.chars().rev().all(|c| back.next() == Some(&c))
}

/// The members of lists that stand between people: two to four characters between 、 and 、.
pub(super) fn in_lists(words: &[Edge], hints: &mut Vec<Hint>) {
    let pauses: Vec<usize> = (0..words.len()).filter(|&at| words[at].class == Class::Pause).collect();
    for pair in pauses.windows(2) {
        let (left, right) = (pair[0], pair[1]);
        if left == 0 || right - left < 2 {
            continue;
        }
        let (start, end) = (words[left + 1].start, words[right - 1].end);
        let known = right - left == 2 && words[left + 1].class == Class::Person;
        let between_people = words[left - 1].class == Class::Person
            && words.get(right + 1).is_some_and(|next| next.class == Class::Person);
        if !known && between_people && (2..=4).contains(&(end - start)) {
            hints.push(Hint { start, end, reason: Reason::List });
        }
    }
}

/// The other places of names that are sure.
pub(super) fn of_repeated(sure: &[(u32, u32)], characters: &[char], hints: &mut Vec<Hint>) {
    for (at, &(start, end)) in sure.iter().enumerate() {
        let name = &characters[start as usize..end as usize];
        let seen = sure[..at].iter().any(|&(s, e)| &characters[s as usize..e as usize] == name);
        if seen {
            continue;
        }
        for (place, window) in characters.windows(name.len()).enumerate() {
            if window[0] == name[0]
                && window == name
                && !sure.contains(&(place as u32, (place + name.len()) as u32))
            {
                hints.push(Hint {
                    start: place as u32,
                    end: (place + name.len()) as u32,
                    reason: Reason::Repeated,
                });
            }
        }
    }
}

/// Whether a margin makes a name sure enough to look for it elsewhere.
pub(super) fn is_sure(margin: i32) -> bool {
    margin >= SURE_MARGIN
}
