//! Dates of the lunar calendar.

use super::Part;
use super::cursor::{Cursor, Script, chinese_digit};

/// A date of the lunar calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LunarParts {
    /// Whether 农历, 阴历 or 旧历 stands before it.
    pub named: bool,
    /// Whether the month is a leap month (闰).
    pub leap: bool,
    /// The month; 正月 is 1, 冬月 11, 腊月 12.
    pub month: Part<u32>,
    /// The day; 初八 is 8.
    pub day: Option<Part<u32>>,
}

/// 农历八月十五, 正月初一, 八月十五, 腊月廿三.
pub(super) fn eat(cursor: &mut Cursor) -> Option<LunarParts> {
    let mut ahead = *cursor;
    let named = ahead.eat_any(&["农历", "阴历", "旧历", "夏历"]).is_some();
    if named {
        let mut year = ahead;
        if year.four_digit_year().is_some() && year.eat("年") {
            ahead = year;
        } else if let Some(end) = stem_branch_year(ahead) {
            ahead.at = end;
        }
    }
    let leap = ahead.eat("闰");
    let start = ahead.at;
    let word = ahead.eat_any(&["正月", "冬月", "腊月"]);
    let month = match word {
        Some(index) => Part { value: [1, 11, 12][index], span: ahead.since(start), script: Script::Chinese },
        None => {
            let month = ahead.small()?;
            ahead.eat("月").then_some(month)?
        }
    };
    let day = eat_day(&mut ahead, named || word.is_some(), month);
    if day.is_none() && !named && word.is_none() {
        return None;
    }
    *cursor = ahead;
    Some(LunarParts { named, leap, month, day })
}

/// The end of 甲子年 … at the cursor.
fn stem_branch_year(mut cursor: Cursor) -> Option<usize> {
    let stem = "甲乙丙丁戊己庚辛壬癸".contains(cursor.step()?);
    let branch = "子丑寅卯辰巳午未申酉戌亥".contains(cursor.step()?);
    (stem && branch && cursor.eat("年")).then_some(cursor.at)
}

/// The day. Without a sure sign of the lunar calendar only 初几 and the mid-autumn 八月十五 count.
fn eat_day(cursor: &mut Cursor, sure: bool, month: Part<u32>) -> Option<Part<u32>> {
    let mut ahead = *cursor;
    let start = ahead.at;
    if ahead.eat("初") {
        let value = match ahead.step()? {
            '十' => 10,
            c => chinese_digit(c).filter(|&value| value > 0)?,
        };
        let span = ahead.since(start);
        *cursor = ahead;
        return Some(Part { value, span, script: Script::Chinese });
    }
    let day = ahead.small()?;
    let solar = ahead.precedes(&["日", "号", "时", "点", "年", "个", "多", "至", "、"]);
    let mid_autumn = month.value == 8 && day.value == 15 && day.script == Script::Chinese && !solar;
    if !sure && !mid_autumn {
        return None;
    }
    ahead.eat("日");
    *cursor = ahead;
    Some(day)
}
