//! A position in the text of a block, with the small readers that all mentions of time are made of.

use super::Part;
use crate::facts::numeral::arabic_digit;
use crate::text::{CharSet, Span, begins_with, ends_with};

/// In which numerals a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// 0–9, full-width ones too.
    Arabic,
    /// 一二三…, 〇.
    Chinese,
    /// A word without a figure.
    Word,
}

/// A position in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    /// The text of the block.
    pub text: &'a str,
    /// Bytes.
    pub at: usize,
}

/// The value of a Chinese digit, the usual mistakes for 〇 included.
pub(super) fn chinese_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' | 'Ｏ' | 'O' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Whether `c` can stand in a Chinese numeral.
pub(super) fn is_chinese_numeral(c: char) -> bool {
    static NUMERALS: CharSet = CharSet::of("〇零○Ｏ一二三四五六七八九十百千万亿两廿卅");
    NUMERALS.holds(c)
}

impl<'a> Cursor<'a> {
    /// The text after.
    pub fn rest(self) -> &'a str {
        &self.text[self.at..]
    }

    /// The character after.
    pub fn peek(self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character before.
    pub fn previous(self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    /// Whether the text before ends with one of `words`.
    pub fn follows(self, words: &[&str]) -> bool {
        words.iter().any(|word| ends_with(&self.text[..self.at], word))
    }

    /// Whether the text after begins with one of `words`.
    pub fn precedes(self, words: &[&str]) -> bool {
        words.iter().any(|word| begins_with(self.rest(), word))
    }

    /// The character after, eaten.
    pub fn step(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    /// Whether `word` follows, which is eaten then.
    pub fn eat(&mut self, word: &str) -> bool {
        let found = begins_with(self.rest(), word);
        if found {
            self.at += word.len();
        }
        found
    }

    /// The index of the first of `words` that follows, eaten.
    pub fn eat_any(&mut self, words: &[&str]) -> Option<usize> {
        let rest = self.rest();
        let found = words.iter().position(|word| begins_with(rest, word))?;
        self.at += words[found].len();
        Some(found)
    }

    /// At most one space, as printed between parts of a date or left where lines were joined.
    pub fn eat_space(&mut self) {
        if let Some(c) = self.peek().filter(|&c| c == ' ' || c == '\u{3000}' || c == '\u{a0}') {
            self.at += c.len_utf8();
        }
    }

    /// A mark or word that joins the ends of a range.
    pub fn eat_joint(&mut self) -> bool {
        const JOINTS: &[&str] = &["——", "至", "到", "—", "－", "-", "–", "~", "～", "─", "―"];
        self.eat_any(JOINTS).is_some()
    }

    /// An Arabic figure of 1 to `most` digits and no more.
    pub fn arabic(&mut self, most: usize) -> Option<Part<u32>> {
        let start = self.at;
        // What no digit begins with; those of full width begin with the last.
        if !matches!(self.text.as_bytes().get(start), Some(b'0'..=b'9' | 0xef)) {
            return None;
        }
        let mut ahead = *self;
        let (mut value, mut count) = (0, 0);
        while let Some(digit) = ahead.peek().and_then(arabic_digit) {
            count += 1;
            if count > most {
                return None;
            }
            value = value * 10 + digit;
            ahead.step();
        }
        if count == 0 {
            return None;
        }
        *self = ahead;
        Some(Part { value, span: Span::new(start, ahead.at), script: Script::Arabic })
    }

    /// A Chinese figure from 1 to 99: 八, 十, 十二, 三十一, 廿三.
    pub fn chinese_small(&mut self) -> Option<Part<u32>> {
        let start = self.at;
        let mut ahead = *self;
        let unit = |c: char| chinese_digit(c).filter(|&value| value > 0 && c != 'O');
        let first = ahead.step()?;
        let value = match first {
            '十' => 10 + ahead.chinese_unit(),
            '廿' => 20 + ahead.chinese_unit(),
            '卅' => 30 + ahead.chinese_unit(),
            _ => {
                let tens = unit(first)?;
                if ahead.eat("十") { tens * 10 + ahead.chinese_unit() } else { tens }
            }
        };
        if ahead.peek().is_some_and(is_chinese_numeral) {
            return None;
        }
        *self = ahead;
        Some(Part { value, span: Span::new(start, ahead.at), script: Script::Chinese })
    }

    fn chinese_unit(&mut self) -> u32 {
        let Some(value) = self.peek().and_then(chinese_digit).filter(|&value| value > 0) else { return 0 };
        self.step();
        value
    }

    /// A figure of one or two digits, or a Chinese one below 100.
    pub fn small(&mut self) -> Option<Part<u32>> {
        self.arabic(2).or_else(|| self.chinese_small())
    }

    /// A year in four digits, Arabic or Chinese.
    pub fn four_digit_year(&mut self) -> Option<Part<u32>> {
        let mut ahead = *self;
        let year = match ahead.arabic(4) {
            Some(year) => Some(year).filter(|_| ahead.at - self.at >= 4),
            None => ahead.chinese_year(),
        }?;
        if !(1000..3000).contains(&year.value) {
            return None;
        }
        *self = ahead;
        Some(year)
    }

    fn chinese_year(&mut self) -> Option<Part<u32>> {
        let start = self.at;
        let mut value = 0;
        for _ in 0..4 {
            value = value * 10 + self.step().and_then(chinese_digit)?;
        }
        Some(Part { value, span: Span::new(start, self.at), script: Script::Chinese })
    }

    /// A Chinese figure up to 9999 with its units: 一百二十, 两, 三千, 十五.
    pub fn chinese_number(&mut self) -> Option<Part<u32>> {
        let start = self.at;
        let mut ahead = *self;
        let (mut total, mut digit, mut any) = (0u32, None, false);
        while let Some(c) = ahead.peek().filter(|&c| is_chinese_numeral(c)) {
            let unit = match c {
                '十' => 10,
                '百' => 100,
                '千' => 1000,
                '两' => {
                    digit = Some(2);
                    any = true;
                    ahead.step();
                    continue;
                }
                '万' | '亿' | '廿' | '卅' => return None,
                _ => {
                    if digit.is_some_and(|value| value > 0) {
                        return None;
                    }
                    digit = chinese_digit(c);
                    any = true;
                    ahead.step();
                    continue;
                }
            };
            total += digit.take().unwrap_or(1) * unit;
            any = true;
            ahead.step();
        }
        if !any {
            return None;
        }
        *self = ahead;
        let value = total + digit.unwrap_or(0);
        Some(Part { value, span: Span::new(start, ahead.at), script: Script::Chinese })
    }

    /// The span from `start` to here.
    pub fn since(self, start: usize) -> Span {
        Span::new(start, self.at)
    }
}
