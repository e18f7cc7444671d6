//! The language in which the rows of the table write what they look for: the part of the usual regular expressions that
//! they use, with the same meaning. A pattern is tried at a few places of a text, those around its anchors; so it is
//! kept as it was written and followed by trial, which makes a new one ready in a hundredth of the time.

use crate::facts::numeral::arabic_digit;
use crate::text::{Span, is_han};

/// A pattern.
#[derive(Debug)]
pub(super) struct Pattern {
    nodes: Vec<Node>,
    groups: Vec<Box<str>>,
    /// The most characters that it matches.
    pub(super) longest: usize,
}

/// What one part of a pattern asks of the text.
#[derive(Debug)]
enum Node {
    /// This character.
    Char(char),
    /// A character of the class.
    Class(Class),
    /// One of these, the first that goes on to the end.
    Either(Vec<Vec<Node>>),
    /// This, `least` to `most` times, as often as possible.
    Repeat(Repeat),
    /// The place where the group begins or ends.
    Open(usize),
    Close(usize),
    /// The first place of the text, the last, the edge of a Latin word or figure.
    Start,
    End,
    WordEdge,
}

#[derive(Debug)]
struct Repeat {
    inner: Vec<Node>,
    least: usize,
    most: usize,
}

/// A set of characters.
#[derive(Debug, Default)]
struct Class {
    negated: bool,
    han: bool,
    digit: bool,
    /// First and last of each range, sorted; none meets another.
    ranges: Vec<(char, char)>,
    /// What its characters must belong to as well.
    also: Option<Box<Class>>,
}

impl Class {
    fn holds(&self, c: char) -> bool {
        let after = self.ranges.partition_point(|&(first, _)| first <= c);
        let listed = self.ranges[..after].last().is_some_and(|&(_, last)| c <= last);
        let held = listed || self.han && is_han(c) || self.digit && arabic_digit(c).is_some();
        (held && self.also.as_ref().is_none_or(|also| also.holds(c))) != self.negated
    }
}

/// A place that a pattern matches.
#[derive(Debug)]
pub(super) struct Match<'p, 't> {
    pattern: &'p Pattern,
    text: &'t str,
    slots: Vec<Option<(usize, usize)>>,
}

impl<'t> Match<'_, 't> {
    /// Where the group of this name stands, if it takes part in the match.
    pub(super) fn group(&self, name: &str) -> Option<Span> {
        let index = self.pattern.groups.iter().position(|group| **group == *name)?;
        self.slots[index].map(|(start, end)| Span::new(start, end))
    }

    /// What the group of this name says, if it takes part in the match.
    pub(super) fn text_of(&self, name: &str) -> Option<&'t str> {
        self.group(name).map(|span| span.of(self.text))
    }
}

impl Pattern {
    /// Reads a pattern; none where it is not written in the language.
    pub(super) fn parse(pattern: &str) -> Option<Pattern> {
        let mut parser = Parser { rest: pattern, groups: Vec::new() };
        let nodes = parser.either()?;
        let longest = longest(&nodes);
        parser.rest.is_empty().then_some(Pattern { nodes, groups: parser.groups, longest })
    }

    /// The names of its groups.
    #[cfg(test)]
    pub(super) fn groups(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().map(|name| &**name)
    }

    /// The first match that begins at one of the bytes `starts` of `text` and ends at the byte `least` or after it.
    pub(super) fn find<'t>(
        &self,
        text: &'t str,
        starts: impl Iterator<Item = usize>,
        least: usize,
    ) -> Option<Match<'_, 't>> {
        let mut trial = Trial { text, slots: vec![None; self.groups.len()] };
        for start in starts {
            if trial.follow(&self.nodes, None, start).is_some_and(|end| end >= least) {
                return Some(Match { pattern: self, text, slots: trial.slots });
            }
            trial.slots.fill(None);
        }
        None
    }
}

/// The most characters that `nodes` match, one after the other.
fn longest(nodes: &[Node]) -> usize {
    let longest_of = |node: &Node| match node {
        Node::Char(_) | Node::Class(_) => 1,
        Node::Either(ways) => ways.iter().map(|way| longest(way)).max().unwrap_or(0),
        Node::Repeat(repeat) => longest(&repeat.inner).saturating_mul(repeat.most),
        Node::Open(_) | Node::Close(_) | Node::Start | Node::End | Node::WordEdge => 0,
    };
    nodes.iter().map(longest_of).fold(0, usize::saturating_add)
}

/// What is still asked for behind the nodes at hand.
enum Rest<'p, 'r> {
    Nodes(&'p [Node], Option<&'r Rest<'p, 'r>>),
    /// The repetition, met `count` times, and what stands behind it.
    Again {
        repeat: &'p Repeat,
        count: usize,
        nodes: &'p [Node],
        rest: Option<&'r Rest<'p, 'r>>,
    },
}

/// One trial of a pattern at a place.
struct Trial<'t> {
    text: &'t str,
    /// Where each group stands, as far as it is known.
    slots: Vec<Option<(usize, usize)>>,
}

impl Trial<'_> {
    /// The end of the match of `nodes` and then `rest` from the byte `at` on.
    fn follow(&mut self, nodes: &[Node], rest: Option<&Rest>, at: usize) -> Option<usize> {
        let Some((node, nodes)) = nodes.split_first() else {
            return match rest {
                None => Some(at),
                Some(Rest::Nodes(nodes, rest)) => self.follow(nodes, *rest, at),
                Some(&Rest::Again { repeat, count, nodes, rest }) => {
                    self.repeat(repeat, count, nodes, rest, at)
                }
            };
        };
        match node {
            Node::Char(c) => {
                let after = self.next(at).filter(|next| next == c)?;
                self.follow(nodes, rest, at + after.len_utf8())
            }
            Node::Class(class) => {
                let after = self.next(at).filter(|&c| class.holds(c))?;
                self.follow(nodes, rest, at + after.len_utf8())
            }
            Node::Either(ways) => {
                let rest = Rest::Nodes(nodes, rest);
                ways.iter().find_map(|way| self.follow(way, Some(&rest), at))
            }
            Node::Repeat(repeat) => self.repeat(repeat, 0, nodes, rest, at),
            &Node::Open(group) => self.with_slot(group, (at, at), nodes, rest, at),
            &Node::Close(group) => {
                let start = self.slots[group].map_or(at, |(start, _)| start);
                self.with_slot(group, (start, at), nodes, rest, at)
            }
            Node::Start => self.follow(nodes, rest, at).filter(|_| at == 0),
            Node::End => self.follow(nodes, rest, at).filter(|_| at == self.text.len()),
            Node::WordEdge => {
                let is_edge = is_word(self.text[..at].chars().next_back()) != is_word(self.next(at));
                is_edge.then(|| self.follow(nodes, rest, at))?
            }
        }
    }

    fn repeat(
        &mut self,
        repeat: &Repeat,
        count: usize,
        nodes: &[Node],
        rest: Option<&Rest>,
        at: usize,
    ) -> Option<usize> {
        if count < repeat.most {
            let again = Rest::Again { repeat, count: count + 1, nodes, rest };
            if let Some(end) = self.follow(&repeat.inner, Some(&again), at) {
                return Some(end);
            }
        }
        (count >= repeat.least).then(|| self.follow(nodes, rest, at))?
    }

    /// Goes on with the group standing at `place`, which holds only if that leads to the end.
    fn with_slot(
        &mut self,
        group: usize,
        place: (usize, usize),
        nodes: &[Node],
        rest: Option<&Rest>,
        at: usize,
    ) -> Option<usize> {
        let before = self.slots[group].replace(place);
        let end = self.follow(nodes, rest, at);
        if end.is_none() {
            self.slots[group] = before;
        }
        end
    }

    fn next(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// Reads a pattern from left to right.
struct Parser<'a> {
    rest: &'a str,
    groups: Vec<Box<str>>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn step(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next()?;
        self.rest = chars.as_str();
        Some(c)
    }

    fn eat(&mut self, word: &str) -> bool {
        let rest = self.rest.strip_prefix(word);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Ways parted by `|`, up to the end or to the bracket that closes them.
    fn either(&mut self) -> Option<Vec<Node>> {
        let mut ways = vec![Vec::new()];
        while let Some(c) = self.peek().filter(|&c| c != ')') {
            if c == '|' {
                self.step();
                ways.push(Vec::new());
                continue;
            }
            let piece = self.piece()?;
            ways.last_mut()?.extend(piece);
        }
        match ways.len() {
            1 => ways.pop(),
            _ => Some(vec![Node::Either(ways)]),
        }
    }

    /// One part with its count.
    fn piece(&mut self) -> Option<Vec<Node>> {
        let inner = self.part()?;
        let (least, most) = match self.peek() {
            Some('?') => (0, 1),
            Some('*') => (0, usize::MAX),
            Some('+') => (1, usize::MAX),
            Some('{') => {
                let (counts, rest) = self.rest[1..].split_once('}')?;
                self.rest = rest;
                let (least, most) = counts.split_once(',').unwrap_or((counts, counts));
                let most = if most.is_empty() { usize::MAX } else { most.parse().ok()? };
                return Some(vec![Node::Repeat(Repeat { inner, least: least.parse().ok()?, most })]);
            }
            _ => return Some(inner),
        };
        self.step();
        Some(vec![Node::Repeat(Repeat { inner, least, most })])
    }

    fn part(&mut self) -> Option<Vec<Node>> {
        let node = match self.step()? {
            '(' => return self.group(),
            '[' => Node::Class(self.class()?),
            '^' => Node::Start,
            '$' => Node::End,
            '\\' if self.eat("b") => Node::WordEdge,
            '\\' => match self.escape()? {
                Escape::Char(c) => Node::Char(c),
                Escape::Han => Node::Class(Class { han: true, ..Class::default() }),
                Escape::Digit => Node::Class(Class { digit: true, ..Class::default() }),
            },
            '?' | '*' | '+' | '{' | '.' => return None,
            c => Node::Char(c),
        };
        Some(vec![node])
    }

    fn group(&mut self) -> Option<Vec<Node>> {
        if self.eat("?:") {
            let nodes = self.either()?;
            return self.eat(")").then_some(nodes);
        }
        let (name, rest) = self.rest.strip_prefix("?<")?.split_once('>')?;
        self.rest = rest;
        let group = self.groups.len();
        self.groups.push(name.into());
        let mut nodes = vec![Node::Open(group)];
        nodes.append(&mut self.either()?);
        nodes.push(Node::Close(group));
        self.eat(")").then_some(nodes)
    }

    /// The inside of `[…]`, its closing bracket included.
    fn class(&mut self) -> Option<Class> {
        let mut class = Class { negated: self.eat("^"), ..Class::default() };
        while !self.eat("]") {
            if self.eat("&&[") {
                class.also = Some(Box::new(self.class()?));
                continue;
            }
            let first = match self.step()? {
                '\\' => match self.escape()? {
                    Escape::Char(c) => c,
                    Escape::Han => {
                        class.han = true;
                        continue;
                    }
                    Escape::Digit => {
                        class.digit = true;
                        continue;
                    }
                },
                '[' | '&' => return None,
                c => c,
            };
            let last = if self.rest.starts_with('-') && !self.rest.starts_with("-]") {
                self.step();
                self.step()?
            } else {
                first
            };
            class.ranges.push((first, last));
        }
        class.ranges.sort_unstable();
        class.ranges.dedup_by(|next, known| {
            let meet = next.0 <= known.1;
            known.1 = known.1.max(if meet { next.1 } else { known.1 });
            meet
        });
        Some(class)
    }

    fn escape(&mut self) -> Option<Escape> {
        Some(match self.step()? {
            'p' if self.eat("{Han}") => Escape::Han,
            'd' => Escape::Digit,
            'n' => Escape::Char('\n'),
            'u' => {
                let code = self.rest.get(..4)?;
                self.rest = &self.rest[4..];
                Escape::Char(char::from_u32(u32::from_str_radix(code, 16).ok()?)?)
            }
            c if c.is_ascii_punctuation() => Escape::Char(c),
            _ => return None,
        })
    }
}

enum Escape {
    Char(char),
    Han,
    Digit,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::form::forms;
    use proptest::prelude::*;
    use regex::Regex;

    /// What `\p{Han}` and `\d` mean in the table, in the language of the regular expressions.
    const HAN: &str = r"[〇\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{20000}-\x{323af}]";
    const DIGIT: &str = "[0-9０-９]";

    fn regex(pattern: &str) -> Regex {
        Regex::new(&pattern.replace(r"\p{Han}", HAN).replace(r"\d", DIGIT)).unwrap()
    }

    /// The groups of the first match, as the pattern and as a regular expression have them.
    fn check(pattern: &str, texts: impl IntoIterator<Item = impl AsRef<str>>) {
        let ours = Pattern::parse(pattern).unwrap_or_else(|| panic!("{pattern}"));
        let theirs = regex(pattern);
        texts.into_iter().for_each(|text| check_text(pattern, text.as_ref(), &ours, &theirs));
    }

    fn check_text(pattern: &str, text: &str, ours: &Pattern, theirs: &Regex) {
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let found = ours.find(text, starts, 0);
        let captures = theirs.captures(text);
        assert_eq!(found.is_some(), captures.is_some(), "{pattern} in {text}");
        for name in theirs.capture_names().flatten() {
            let expected = captures.as_ref().and_then(|captures| captures.name(name));
            let expected = expected.map(|group| Span::new(group.start(), group.end()));
            assert_eq!(found.as_ref().and_then(|found| found.group(name)), expected, "{pattern} in {text}");
        }
    }

    #[test]
    fn every_row_means_what_it_means_as_a_regular_expression() {
        let examples = forms().iter().flat_map(|form| [&form.fires, &form.silent]);
        let examples: Vec<String> = examples.map(|example| example.replace(['⟦', '⟧'], "")).collect();
        for form in forms() {
            check(form.pattern(), &examples);
        }
    }

    proptest! {
        #[test]
        fn rows_mean_the_same_in_any_text(row in 0..forms().len(), text in "[第〇一二十百千两几0-9年月日、，。；：！？…—《》（）个元人万亿多余.%-]{0,24}") {
            check(forms()[row].pattern(), [text]);
        }
    }

    #[test]
    fn the_parts_of_the_language() {
        let patterns = [
            "(?<x>a|ab)(?<y>b?c)",
            "(?<x>(?:ab|a){1,3})(?<y>b)",
            r"\b(?<x>ab)\b",
            "(?<x>[^a-c1]+)",
            r"(?<x>[\p{Han}&&[^一-三]])",
            "^(?<x>a*)b$",
            "(?<x>(?<y>a)?b)",
        ];
        for pattern in patterns {
            check(pattern, ["", "abc", "aababx", "ab ab", "一四二", "aab", "b", "xab-abb"]);
        }
        for wrong in ["(", "a)", "[a", "a{", ".", "?", "(?=a)", "a\\"] {
            assert!(Pattern::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn the_classes_are_those_of_the_readers() {
        let (han, digit) = (Regex::new(HAN).unwrap(), Regex::new(DIGIT).unwrap());
        for c in '\0'..=char::MAX {
            let mut bytes = [0; 4];
            let text = &*c.encode_utf8(&mut bytes);
            assert_eq!(han.is_match(text), is_han(c), "{c}");
            assert_eq!(digit.is_match(text), arabic_digit(c).is_some(), "{c}");
        }
    }
}
