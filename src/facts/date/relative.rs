//! Words that place a date relative to the issue (去年, 昨日) or to what was said before (次年, 当天).

use super::cursor::Cursor;
use crate::facts::numeral::arabic_digit;
use crate::text::CharSet;

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CalendarUnit {
    /// 年.
    Year,
    /// 月.
    Month,
    /// 周.
    Week,
    /// 日.
    Day,
}

/// What a relative word is relative to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// So many units after the issue: 去年 is one year before it.
    Issue(CalendarUnit, i8),
    /// So many units after the date that was spoken of: 次日 is one day after it.
    Context(CalendarUnit, i8),
    /// A day shortly before the issue, not named: 日前, 近日.
    Recent,
    /// Every one: 每年, 每月, 每日.
    Every(CalendarUnit),
}

impl Anchor {
    /// The unit it speaks of; none for 日前.
    pub fn unit(self) -> Option<CalendarUnit> {
        match self {
            Anchor::Issue(unit, _) | Anchor::Context(unit, _) | Anchor::Every(unit) => Some(unit),
            Anchor::Recent => None,
        }
    }
}

/// A word, its meaning, and the characters that make it part of another word when they stand before or after it.
struct Word {
    text: &'static str,
    anchor: Anchor,
    not_after: &'static str,
    not_before: &'static str,
}

const fn word(text: &'static str, anchor: Anchor, not_after: &'static str, not_before: &'static str) -> Word {
    Word { text, anchor, not_after, not_before }
}

use Anchor::{Context, Every, Issue, Recent};
use CalendarUnit::{Day, Month, Week, Year};

/// Longer words before their beginnings.
const WORDS: &[Word] = &[
    word("今年", Issue(Year, 0), "", "年"),
    word("去年", Issue(Year, -1), "过失死离", "轻"),
    word("前年", Issue(Year, -2), "以之此目年天日月", "度份轻间"),
    word("明年", Issue(Year, 1), "透说表", ""),
    word("后年", Issue(Year, 2), "以之此年天日月0123456789零〇", "度份轻"),
    word("本年", Issue(Year, 0), "日资基", "级"),
    word("上年", Context(Year, -1), "以之月", "纪度龄轻"),
    word("当年", Context(Year, 0), "", ""),
    word("同年", Context(Year, 0), "不相", "龄"),
    word("次年", Context(Year, 1), "层首多再每", "度"),
    word("翌年", Context(Year, 1), "", ""),
    word("每年", Every(Year), "", ""),
    word("上个月", Issue(Month, -1), "", ""),
    word("下个月", Issue(Month, 1), "", ""),
    word("本月", Issue(Month, 0), "日", ""),
    word("上月", Issue(Month, -1), "以", "亮球"),
    word("下月", Issue(Month, 1), "以", "亮球"),
    word("当月", Context(Month, 0), "", ""),
    word("同月", Context(Month, 0), "", ""),
    word("次月", Context(Month, 1), "", ""),
    word("每月", Every(Month), "", ""),
    word("本周", Issue(Week, 0), "日", "边围全长"),
    word("上周", Issue(Week, -1), "以", "边围全长"),
    word("下周", Issue(Week, 1), "以", "边围全长"),
    word("今天", Issue(Day, 0), "", ""),
    word("今日", Issue(Day, 0), "", "头条"),
    word("今晚", Issue(Day, 0), "", ""),
    word("今晨", Issue(Day, 0), "", ""),
    word("今早", Issue(Day, 0), "", ""),
    word("昨天", Issue(Day, -1), "", ""),
    word("昨日", Issue(Day, -1), "", ""),
    word("昨晚", Issue(Day, -1), "", ""),
    word("昨夜", Issue(Day, -1), "", ""),
    word("前天", Issue(Day, -2), "以之此目", "气"),
    word("明天", Issue(Day, 1), "", "气"),
    word("明日", Issue(Day, 1), "", ""),
    word("后天", Issue(Day, 2), "以之此最先", "气"),
    word("当天", Context(Day, 0), "", ""),
    word("当日", Context(Day, 0), "", ""),
    word("当晚", Context(Day, 0), "", ""),
    word("同日", Context(Day, 0), "", ""),
    word("次日", Context(Day, 1), "", ""),
    word("翌日", Context(Day, 1), "", ""),
    word("第二天", Context(Day, 1), "", ""),
    word("每天", Every(Day), "", ""),
    word("每日", Every(Day), "", ""),
    word("日前", Recent, "今昨当次明同近每生往平", "往来后夕进沿"),
    word("近日", Recent, "最亲靠临", "本"),
];

/// The first characters of the words, and the second ones.
static FIRST: CharSet = CharSet::of("今去前明后本上当同次翌每下昨第日近");
static SECOND: CharSet = CharSet::of("年个月周天日晚晨早夜二前");

/// Reads a relative word at the cursor.
pub(super) fn eat(cursor: &mut Cursor) -> Option<Anchor> {
    let mut chars = cursor.rest().chars();
    let opens = chars.next().is_some_and(|c| FIRST.holds(c)) && chars.next().is_some_and(|c| SECOND.holds(c));
    if !opens {
        return None;
    }
    let found = WORDS.iter().find(|word| cursor.rest().starts_with(word.text))?;
    let before = cursor.previous();
    if before.is_some_and(|c| found.not_after.contains(c)) {
        return None;
    }
    if found.anchor == Recent && before.is_some_and(|c| arabic_digit(c).is_some()) {
        return None;
    }
    let mut ahead = *cursor;
    ahead.at += found.text.len();
    if ahead.peek().is_some_and(|c| found.not_before.contains(c)) {
        return None;
    }
    *cursor = ahead;
    Some(found.anchor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_passes_the_first_look() {
        for word in WORDS {
            let mut chars = word.text.chars();
            assert!(
                FIRST.holds(chars.next().unwrap()) && SECOND.holds(chars.next().unwrap()),
                "{}",
                word.text
            );
        }
    }
}
