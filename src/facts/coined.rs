//! Reads figures that count nothing (coined terms, hotlines, document numbers, articles of law).

use super::date::DateMention;
use super::numeral::{self, arabic_digit, char_at, char_before};
use crate::text::{Span, begins_with};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What a figure is that counts nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CoinedKind {
    /// “1+4+1”, “1337X”, 5G, G60: a name or code with letters or signs.
    Code,
    /// 110, 12345.
    Hotline,
    /// 0571-88888888, 13700000000.
    Phone,
    /// 浙政发〔2021〕12号, 12号院, 第7号.
    Number,
    /// 第十二条, 第三章.
    Article,
    /// “11·19”, “3·15”.
    EventDay,
    /// 3∶2, 2比1.
    Ratio,
    /// 十六连冠.
    Streak,
    /// 80后.
    Generation,
    /// 十四五.
    Plan,
    /// 一心一意, 万一.
    Idiom,
    /// 1/3, 2.0, 2022.4.2: digits joined by other marks.
    Joined,
}

/// A figure that counts nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coined {
    /// Where it stands, in bytes of the block's text.
    pub span: Span,
    /// What it is.
    pub kind: CoinedKind,
}

/// The short numbers under which public services are called.
static HOTLINES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| include_str!("data/hotlines.txt").lines().skip(1).collect());

/// Units in Latin letters, which a figure counts.
const LATIN_UNITS: [&str; 17] =
    ["km", "kg", "cm", "mm", "m", "g", "mg", "ml", "mL", "GB", "MB", "TB", "kW", "MW", "kV", "Hz", "kWh"];

/// Reads the mentions of `text`, in text order; none lies inside a date.
pub fn read(text: &str, dates: &[DateMention]) -> Vec<Coined> {
    let mut found: Vec<Coined> = Vec::new();
    let mut at = 0;
    let mut date = 0;
    while let Some(c) = char_at(text, at) {
        if !numeral::may_begin(c) {
            at += c.len_utf8();
            continue;
        }
        while dates.get(date).is_some_and(|mention| mention.span.end as usize <= at) {
            date += 1;
        }
        let hidden =
            dates.get(date).filter(|mention| mention.span.start as usize <= at && mention.hides_figures());
        if let Some(mention) = hidden {
            at = mention.span.end as usize;
            continue;
        }
        let read = if arabic_digit(c).is_some() { read_arabic(text, at) } else { read_chinese(text, at) };
        match read {
            Some(coined) => {
                at = (coined.span.end as usize).max(at + c.len_utf8());
                found.push(coined);
            }
            // The tail of a numeral begins no idiom: 1.2万户, 三百户.
            None => {
                let numeral = numeral::read_at(text, at);
                at = numeral.map_or(at + c.len_utf8(), |numeral| numeral.span.end as usize);
            }
        }
    }
    found
}

/// The run of characters at `start` that belong to one code: digits, letters, plus and middle dot.
fn run(text: &str, start: usize, belongs: impl Fn(char) -> bool) -> usize {
    start + text[start..].chars().take_while(|&c| belongs(c)).map(char::len_utf8).sum::<usize>()
}

fn is_code_char(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || arabic_digit(c).is_some()
        || matches!(c, '+' | '＋' | '·' | '•' | '/' | '．' | '.' | '-' | '_' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '×')
}

/// The end of a ratio such as 3∶2 or 2.9:1 that begins at `start`.
fn ratio_end(text: &str, start: usize) -> Option<usize> {
    let number = |at: usize| run(text, at, |c| arabic_digit(c).is_some() || c == '.');
    let colon = number(start);
    let separator = char_at(text, colon).filter(|c| matches!(c, '∶' | ':' | '：' | '比'))?;
    let second = colon + separator.len_utf8();
    let end = number(second);
    (end > second).then_some(end)
}

/// What the Arabic figure at byte `start` is where it counts nothing.
fn read_arabic(text: &str, start: usize) -> Option<Coined> {
    let digits = run(text, start, |c| arabic_digit(c).is_some());
    let number = &text[start..digits];
    let rest = &text[digits..];
    let found = |from: usize, to: usize, kind| Some(Coined { span: Span::new(from, to), kind });
    let letter = |c: char| c.is_ascii_alphabetic() || matches!(c, '+' | '＋' | '_' | 'Ａ'..='Ｚ');
    let before = char_before(text, start);
    // A letter or plus sign touching it: G60, AI2.
    if before.is_some_and(|c| c.is_ascii_alphabetic() || c == '+' || c == '＋') {
        let from = text[..start]
            .rfind(|c: char| !is_code_char(c))
            .map_or(0, |at| at + char_at(text, at).map_or(1, char::len_utf8));
        return found(from, run(text, start, is_code_char), CoinedKind::Code);
    }
    let next = rest.chars().next();
    let second = rest.chars().nth(1);
    if let Some(end) = ratio_end(text, start) {
        return found(start, end, CoinedKind::Ratio);
    }
    match next {
        Some('·' | '•') if second.is_some_and(|c| arabic_digit(c).is_some()) => {
            return found(start, run(text, start, is_code_char), CoinedKind::EventDay);
        }
        Some('/') if second.is_some_and(|c| arabic_digit(c).is_some()) => {
            return found(start, run(text, start, is_code_char), CoinedKind::Joined);
        }
        Some('-') if second.is_some_and(|c| arabic_digit(c).is_some()) => {
            let end = run(text, start, |c| arabic_digit(c).is_some() || c == '-');
            let parts = text[start..end].split('-').count();
            if number.starts_with('0') && number.len() >= 3 || parts >= 3 {
                return found(start, end, CoinedKind::Phone);
            }
        }
        Some(c) if letter(c) => {
            let end = run(text, digits, |c| c.is_ascii_alphanumeric() || letter(c));
            let word = run(text, digits, |c| c.is_ascii_alphabetic());
            let unit = LATIN_UNITS.contains(&&text[digits..word]);
            if !(unit && word == end) {
                return found(start, end, CoinedKind::Code);
            }
        }
        Some('后') if number.len() == 2 && (number.ends_with('0') || number.ends_with('5')) => {
            return found(start, digits + '后'.len_utf8(), CoinedKind::Generation);
        }
        Some('号') => {
            return found(start, digits + '号'.len_utf8(), CoinedKind::Number);
        }
        Some('室' | '幢' | '栋' | '弄') if before.is_some_and(|c| "路街巷弄号幢栋元楼区".contains(c)) =>
        {
            return found(start, digits + '室'.len_utf8(), CoinedKind::Number);
        }
        Some('.' | '．') if second.is_some_and(|c| arabic_digit(c).is_some()) => {
            let end = run(text, start, |c| arabic_digit(c).is_some() || matches!(c, '.' | '．'));
            if text[start..end].matches(['.', '．']).count() >= 2 {
                return found(start, end, CoinedKind::Joined);
            }
        }
        _ => {}
    }
    if number.starts_with('0') && number.len() > 1 && !matches!(next, Some('.' | '．')) {
        return found(start, digits, CoinedKind::Phone);
    }
    if number.len() == 11 && number.starts_with('1') && !rest.starts_with(['元', '人', '万']) {
        return found(start, digits, CoinedKind::Phone);
    }
    if HOTLINES.contains(number) && is_called(&text[..start], rest) {
        return found(start, digits, CoinedKind::Hotline);
    }
    if text[..start].ends_with(['〔', '［', '﹝']) && rest.starts_with(['〕', '］', '﹞']) {
        return found(start, digits, CoinedKind::Number);
    }
    if text[..start].ends_with('第') && rest.starts_with(['条', '款', '章', '节']) {
        return found(start - '第'.len_utf8(), digits + '条'.len_utf8(), CoinedKind::Article);
    }
    None
}

/// Whether the words around a number say that one calls it: 拨打…, …热线.
fn is_called(before: &str, after: &str) -> bool {
    const CALLING: [&str; 6] = ["热线", "拨打", "电话", "打", "“", "拨通"];
    const CALLED: [&str; 17] = [
        "热线",
        "平台",
        "电话",
        "指挥",
        "接处警",
        "接警",
        "报警",
        "警情",
        "联动",
        "专线",
        "急救",
        "便民",
        "中心",
        "”",
        "市民",
        "政务",
        "公共",
    ];
    CALLING.iter().any(|word| before.ends_with(word)) || CALLED.iter().any(|word| after.starts_with(word))
}

/// Idioms and words that begin with a numeral and a character that is elsewhere a measure word.
static IDIOMS: LazyLock<FxHashMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut by_first: FxHashMap<char, Vec<&str>> = FxHashMap::default();
    let mut words: Vec<&str> =
        include_str!("data/set_phrases.txt").lines().filter(|line| !line.starts_with('#')).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in words {
        by_first.entry(word.chars().next().unwrap_or_default()).or_default().push(word);
    }
    by_first
});

/// What the Chinese numeral at byte `start` is where it counts nothing.
fn read_chinese(text: &str, start: usize) -> Option<Coined> {
    let found = |from: usize, to: usize, kind| Some(Coined { span: Span::new(from, to), kind });
    let rest = &text[start..];
    let idioms = rest.chars().next().and_then(|first| IDIOMS.get(&first));
    if let Some(idiom) = idioms.into_iter().flatten().find(|idiom| begins_with(rest, idiom)) {
        return found(start, start + idiom.len(), CoinedKind::Idiom);
    }
    // 统一, 唯一, 万一 before a measure word.
    let ends_word = char_before(text, start).is_some_and(|c| "统唯逐单专同归划不合".contains(c))
        && rest.starts_with('一');
    if ends_word {
        return found(start, start + '一'.len_utf8(), CoinedKind::Idiom);
    }
    let plan = ["十二五", "十三五", "十四五", "十五五", "十一五", "十五"].iter().find(|plan| {
        begins_with(rest, plan) && {
            let after = &rest[plan.len()..];
            ["”", "规划", "时期", "期间", "末", "开局", "收官"].iter().any(|word| begins_with(after, word))
        }
    });
    if let Some(plan) = plan {
        return found(start, start + plan.len(), CoinedKind::Plan);
    }
    let numeral = numeral::read_at(text, start)?;
    let end = numeral.span.end as usize;
    let after = &text[end..];
    for streak in ["连冠", "连胜", "连升", "连增", "连降", "连涨", "连跌", "连丰", "连败", "连霸", "连优"]
    {
        if after.starts_with(streak) {
            return found(start, end + streak.len(), CoinedKind::Streak);
        }
    }
    if after.starts_with('·') {
        return found(start, run(text, end, |c| c == '·' || numeral::may_begin(c)), CoinedKind::EventDay);
    }
    if text[..start].ends_with('第') && after.starts_with(['条', '款', '章', '节', '编']) {
        return found(start - '第'.len_utf8(), end + '条'.len_utf8(), CoinedKind::Article);
    }
    if after.starts_with('后') && numeral.digits_only {
        return found(start, end + '后'.len_utf8(), CoinedKind::Generation);
    }
    if after.starts_with('比')
        && char_at(text, end + 3).and_then(numeral::chinese_digit).is_some()
        && numeral.value < 20.into()
    {
        return found(start, end + 6, CoinedKind::Ratio);
    }
    if numeral.digits_only && after.starts_with(['号', '〕']) {
        return found(start, end, CoinedKind::Number);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hotlines_are_sorted_unique_and_numbers() {
        let table = include_str!("data/hotlines.txt");
        assert!(table.starts_with("# source: "));
        let numbers: Vec<&str> = table.lines().skip(1).collect();
        assert!(numbers.is_sorted_by(|one, two| one < two));
        assert!(numbers.iter().all(|number| number.bytes().all(|digit| digit.is_ascii_digit())));
    }

    #[test]
    fn a_hotline_is_called() {
        let kinds = |text: &str| read(text, &[]).into_iter().map(|it| it.kind).collect::<Vec<_>>();
        assert_eq!(kinds("拨打12345反映"), [CoinedKind::Hotline]);
        assert_eq!(kinds("12345热线受理"), [CoinedKind::Hotline]);
        assert_eq!(kinds("共有12345人参加"), []);
    }
}
