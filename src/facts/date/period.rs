//! Periods with a name, and sessions.

use super::cursor::Cursor;
use super::{DateKind, Part};

/// A period with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// 一季度, 第三季度.
    Quarter(u32),
    /// 前三季度: so many quarters from the first.
    FirstQuarters(u32),
    /// 上半年 is 1, 下半年 is 2.
    Half(u32),
    /// 20世纪.
    Century(u32),
    /// 20世纪80年代 is the decade 80 of the century 20; 80年代 names no century.
    Decade {
        /// The century, where it is written.
        century: Option<u32>,
        /// The decade: 0, 10 … 90.
        decade: u32,
    },
    /// “十四五” is plan 14.
    Plan(u32),
}

/// Periods that begin with a figure or 第, 前: 一季度, 20世纪80年代, 90年代.
pub(super) fn eat_figured(cursor: &mut Cursor) -> Option<Period> {
    let mut ahead = *cursor;
    let first = ahead.eat("前");
    if !first {
        ahead.eat("第");
    }
    let number = ahead.small()?;
    let period = if ahead.eat_any(&["个季度", "季度"]).is_some_and(|form| first || form == 1) {
        (1..=4).contains(&number.value).then_some(())?;
        if first { Period::FirstQuarters(number.value) } else { Period::Quarter(number.value) }
    } else if first || cursor.peek() == Some('第') {
        return None;
    } else if ahead.eat("世纪") {
        after_century(&mut ahead, number)
    } else if number.value % 10 == 0 && number.value <= 90 && ahead.eat("年代") {
        Period::Decade { century: None, decade: number.value }
    } else {
        return None;
    };
    *cursor = ahead;
    Some(period)
}

fn after_century(cursor: &mut Cursor, century: Part<u32>) -> Period {
    let mut ahead = *cursor;
    ahead.eat("的");
    ahead.eat("上");
    match ahead.small() {
        Some(decade) if decade.value % 10 == 0 && ahead.eat_any(&["年代", "年"]).is_some() => {
            *cursor = ahead;
            Period::Decade { century: Some(century.value), decade: decade.value }
        }
        _ => Period::Century(century.value),
    }
}

/// 上半年, 下半年.
pub(super) fn eat_half(cursor: &mut Cursor) -> Option<Period> {
    let half = cursor.eat_any(&["上半年", "下半年"])?;
    Some(Period::Half(half as u32 + 1))
}

/// 十四五 where quotation marks or a word of planning stand beside it: “十四五”, 十四五规划. The cursor stands on the
/// numeral.
pub(super) fn eat_plan(cursor: &mut Cursor) -> Option<Period> {
    let mut ahead = *cursor;
    let quoted = ahead.follows(&["“", "‘", "\"", "「"]);
    let number = if ahead.eat("十") {
        match ahead.step()? {
            '一' => 11,
            '二' => 12,
            '三' => 13,
            '四' => 14,
            '五' if ahead.peek() == Some('五') => 15,
            '六' => 16,
            _ => return None,
        }
    } else if quoted {
        const EARLY: &[&str] = &["六", "七", "八", "九"];
        6 + ahead.eat_any(EARLY)? as u32
    } else {
        return None;
    };
    ahead.eat("五").then_some(())?;
    let closed = ahead.precedes(&["”", "’", "\"", "」"]);
    let planning = ahead.precedes(&["规划", "期间", "时期", "开局", "收官", "末"]);
    let other = ahead.precedes(&["”普法", "”法治", "”大", "’普法", "普法"]);
    if other || !((quoted && closed) || (planning && number > 10)) {
        return None;
    }
    *cursor = ahead;
    Some(Period::Plan(number))
}

/// 十九届六中全会, 十三届全国人大五次会议, 14届3中全会.
pub(super) fn eat_session(cursor: &mut Cursor) -> Option<DateKind> {
    let mut ahead = *cursor;
    let congress = ahead.small()?;
    ahead.eat("届").then_some(())?;
    ahead.eat_any(&["全国人大常委会", "全国人大", "全国政协", "中央纪委", "人大", "政协"]);
    ahead.eat("第");
    let session = ahead.small()?;
    let form = ahead.eat_any(&["中全会", "次会议", "次全体会议", "次全会"])?;
    *cursor = ahead;
    Some(DateKind::Session { congress: congress.value, session: session.value, plenary: form == 0 })
}
