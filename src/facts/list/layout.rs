//! The lie of a text for list readers: its characters, its bracket and quotation pairs, and the clauses of each level.

use crate::text::{Span, ends_clause};

/// A text as characters, with the pairs of marks that enclose parts of it.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    /// The text.
    pub text: &'a str,
    /// Its characters.
    pub chars: Vec<char>,
    /// The byte offset of each character, and the length of the text.
    pub at: Vec<usize>,
    /// For an opening mark the index of its closing mark, for any other character its own index.
    closes: Vec<usize>,
    /// For a closing mark the index of its opening mark, for any other character its own index.
    opens: Vec<usize>,
}

/// A stretch of one level (the text, or the inside of a pair of marks) without a stop, in character indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// First character.
    pub start: usize,
    /// Character after the last: the stop, or the end of the level.
    pub end: usize,
    /// First character of the level.
    pub level_start: usize,
    /// Character after the last of the level.
    pub level_end: usize,
}

impl<'a> Layout<'a> {
    /// Reads `text`. A mark without its counterpart, or across another pair, encloses nothing.
    pub fn new(text: &'a str) -> Layout<'a> {
        let (mut at, chars): (Vec<usize>, Vec<char>) = text.char_indices().unzip();
        at.push(text.len());
        let mut closes: Vec<usize> = (0..chars.len()).collect();
        let mut opens = closes.clone();
        let mut open: Vec<(usize, char)> = Vec::new();
        for (index, &c) in chars.iter().enumerate() {
            if ('\u{4e00}'..='\u{9fff}').contains(&c) {
                continue;
            }
            if let Some(closing) = closing_mark(c) {
                open.push((index, closing));
            } else if is_closing_mark(c)
                && let Some(depth) = open.iter().rev().take(8).position(|&(_, closing)| closing == c)
            {
                let start = open[open.len() - 1 - depth].0;
                open.truncate(open.len() - 1 - depth);
                closes[start] = index;
                opens[index] = start;
            }
        }
        Layout { text, chars, at, closes, opens }
    }

    /// The index of the next character of the same level after `index`: past the whole pair where a pair opens there.
    pub fn next(&self, index: usize) -> usize {
        self.closes[index] + 1
    }

    /// The index of the last character or opening mark of the same level before `index`, which must be above 0.
    pub fn previous(&self, index: usize) -> usize {
        self.opens[index - 1]
    }

    /// The closing mark's index, if a pair opens at `index`.
    pub fn pair_at(&self, index: usize) -> Option<usize> {
        let close = *self.closes.get(index)?;
        (close > index).then_some(close)
    }

    /// Whether a pair of quotation marks or book marks opens at `index`.
    pub fn quote_opens_at(&self, index: usize) -> bool {
        self.pair_at(index).is_some() && matches!(self.chars[index], '“' | '‘' | '《' | '〈')
    }

    /// Whether a pair of quotation marks or book marks closes just before `index`.
    pub fn quote_ends_at(&self, index: usize) -> bool {
        index > 0
            && self.opens[index - 1] < index - 1
            && matches!(self.chars[index - 1], '”' | '’' | '》' | '〉')
    }

    /// The bytes of the characters `start..end`.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.at[start], self.at[end])
    }

    /// The text of the characters `start..end`.
    pub fn str(&self, start: usize, end: usize) -> &'a str {
        &self.text[self.at[start]..self.at[end]]
    }

    /// Whether the text from `index` on begins with `word`.
    pub fn begins(&self, index: usize, word: &str) -> bool {
        self.at.get(index).is_some_and(|&at| self.text[at..].starts_with(word))
    }

    /// Whether the text before `index` ends with `word`.
    pub fn ends(&self, index: usize, word: &str) -> bool {
        self.text[..self.at[index]].ends_with(word)
    }

    /// The clauses of every level, each level in text order.
    pub fn clauses(&self) -> Vec<Clause> {
        let mut clauses = Vec::new();
        let mut levels = vec![(0, self.chars.len())];
        while let Some((level_start, level_end)) = levels.pop() {
            let mut start = level_start;
            let mut index = level_start;
            while index < level_end {
                if let Some(close) = self.pair_at(index) {
                    levels.push((index + 1, close));
                } else if is_stop(self.chars[index]) {
                    if start < index {
                        clauses.push(Clause { start, end: index, level_start, level_end });
                    }
                    start = index + 1;
                }
                index = self.next(index);
            }
            if start < level_end {
                clauses.push(Clause { start, end: level_end, level_start, level_end });
            }
        }
        clauses
    }

    /// Whether the clause before, past a comma, may hold the beginning of the list.
    pub fn goes_back_over_comma(&self, clause: Clause) -> bool {
        let Some(comma) = clause.start.checked_sub(1).filter(|&comma| comma >= clause.level_start) else {
            return false;
        };
        if !matches!(self.chars[comma], '，' | ',') {
            return false;
        }
        let before = &self.chars[clause.level_start..comma];
        let mut backward = before.iter().rev().take(60).take_while(|&&c| !is_stop(c));
        let plain = backward.by_ref().take_while(|&&c| c != '、').all(|c| !c.is_ascii_digit());
        plain && backward.next().is_some()
    }
}

/// Whether a clause ends at `c`.
pub(super) fn is_stop(c: char) -> bool {
    ends_clause(c) || matches!(c, '\r' | '．')
}

fn closing_mark(c: char) -> Option<char> {
    Some(match c {
        '（' => '）',
        '(' => ')',
        '“' => '”',
        '‘' => '’',
        '《' => '》',
        '〈' => '〉',
        '【' => '】',
        '〔' => '〕',
        '「' => '」',
        _ => return None,
    })
}

fn is_closing_mark(c: char) -> bool {
    matches!(c, '）' | ')' | '”' | '’' | '》' | '〉' | '】' | '〕' | '」')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clauses(text: &str) -> Vec<&str> {
        let layout = Layout::new(text);
        layout.clauses().into_iter().map(|clause| layout.str(clause.start, clause.end)).collect()
    }

    #[test]
    fn clauses_keep_pairs_whole_and_read_their_insides() {
        assert_eq!(clauses("甲（乙，丙）、丁，戊。己"), ["甲（乙，丙）、丁", "戊", "己", "乙", "丙"]);
    }

    #[test]
    fn a_mark_without_its_counterpart_encloses_nothing() {
        assert_eq!(clauses("甲“乙，丙"), ["甲“乙", "丙"]);
        assert_eq!(clauses("甲”乙，丙"), ["甲”乙", "丙"]);
    }
}
