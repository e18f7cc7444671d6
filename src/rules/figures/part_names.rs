//! What the names of parts say about there being no others: a pair, a series from the first on, or a rest at the end.

use super::whole_of_two::{are_complements, are_parts};
use crate::facts::numeral;
use crate::rules::word_lists::List;
use rust_decimal::prelude::ToPrimitive;

/// Why parts leave nothing over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// 男生 and 女生, 已签约 and 未签约: always both.
    Pair,
    /// 新建 and 改造: mostly both.
    LikelyPair,
    /// 首日, 次日, 第三日; 一组, 二组, 三组.
    Series,
    /// 其余, 剩下的 at the end.
    Rest,
}

/// What makes the parts of these names a whole; none where nothing does.
pub fn whole_of(names: &[&str]) -> Option<Whole> {
    match names {
        [one, two] if is_whole_pair(one, two) => Some(Whole::Pair),
        [_, .., last] if is_rest(last) => Some(Whole::Rest),
        [one, two] if are_parts(one, two) => Some(Whole::LikelyPair),
        _ if is_series(names) => Some(Whole::Series),
        _ => None,
    }
}

/// Whether two parts of these names leave nothing over, always or mostly.
pub fn is_pair_of(one: &str, two: &str) -> bool {
    are_parts(one, two) || is_denial(one, two) || is_denial(two, one)
}

/// Whether two parts of these names always leave nothing over.
pub fn is_whole_pair(one: &str, two: &str) -> bool {
    are_complements(one, two) || is_denial(one, two) || is_denial(two, one)
}

/// 已签约 and 未签约, 达标 and 不达标, 北极国家 and 非北极国家.
fn is_denial(one: &str, two: &str) -> bool {
    List::Denials.words().iter().any(|no| {
        let denied = two.split_once(no).map(|(_, words)| words.trim_end_matches('的'));
        let same = |denied: &str| {
            let kind: String = denied.chars().take(2).collect();
            let of_kind = *no == "非" && one.contains(&kind);
            kind.chars().count() == 2 && (of_kind || one.trim_end_matches('的').ends_with(denied))
        };
        denied.is_some_and(same) && !one.contains(no)
    })
}

/// Whether the name is that of what is left: 剩下的, 其余.
pub fn is_rest(name: &str) -> bool {
    List::Rests.words().iter().any(|word| name.starts_with(word))
}

/// A place in a series: the third day is 3 of 日.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    /// Counted from one; none for the last.
    number: Option<u32>,
    of: char,
}

/// Whether the names are those of a series from its first member on, none left out.
pub fn is_series(names: &[&str]) -> bool {
    let places: Option<Vec<Place>> = names.iter().map(|name| place_in_series(name)).collect();
    let Some(places) = places.filter(|places| places.len() >= 2) else { return false };
    let last = places.len() - 1;
    let counted = places.iter().enumerate().all(|(at, place)| match place.number {
        Some(number) => number as usize == at + 1,
        None => at == last,
    });
    counted && places.iter().all(|place| place.of == places[0].of)
}

/// Whether the names are 第一, 第二, 第三产业: numbered from one, the noun at the last alone.
pub fn is_numbered_list(names: &[&str]) -> bool {
    let number = |name: &str| numeral::read_at(name.strip_prefix('第')?, 0)?.value.to_usize();
    let ranks = names.last().is_some_and(|last| last.ends_with(['名', '位', '届', '版']));
    names.len() >= 2 && !ranks && names.iter().enumerate().all(|(at, name)| number(name) == Some(at + 1))
}

/// The place that a name gives: 第一轮降雪时, 首日, 次日, 头一批, 最后一批, 二组.
fn place_in_series(name: &str) -> Option<Place> {
    let name = name.trim_start_matches(['，', '、', '；', '：', '。', '（', '其', '中', '在']);
    let unit = |words: &str| {
        let of = words.chars().next()?;
        let of = if of == '天' { '日' } else { of };
        "日批轮期组场站段路队季阶季".contains(of).then_some(of)
    };
    for (word, number) in
        [("首", Some(1)), ("头一", Some(1)), ("次", Some(2)), ("最后一", None), ("末", None)]
    {
        if let Some(of) = name.strip_prefix(word).and_then(unit) {
            return Some(Place { number, of });
        }
    }
    let at = if name.starts_with('第') { '第'.len_utf8() } else { 0 };
    let numeral = numeral::read_at(name, at).filter(|numeral| numeral.vague.is_none())?;
    let number = numeral.value.to_u32()?;
    let of = unit(&name[numeral.span.end as usize..])?;
    // 3日 is a date, 三天 a length of time.
    (at > 0 || !matches!(of, '日' | '季' | '场')).then_some(Place { number: Some(number), of })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &str, expected: Option<Whole>) {
        let names: Vec<&str> = names.split(' ').collect();
        assert_eq!(whole_of(&names), expected, "{names:?}");
    }

    #[test]
    fn wholes() {
        check("男生 女生", Some(Whole::Pair));
        check("已签约 未签约的", Some(Whole::Pair));
        check("达标的 不达标的", Some(Whole::Pair));
        check("首日 次日 第三日", Some(Whole::Series));
        check("第一轮降雪时出动 第二轮降雪时出动", Some(Whole::Series));
        check("头一批卖了 第二批 最后一批", Some(Whole::Series));
        check("一组 二组 三组", Some(Whole::Series));
        check("送到村小 剩下的", Some(Whole::Rest));
        check("新建里程 改造里程", Some(Whole::LikelyPair));
    }

    #[test]
    fn no_wholes() {
        check("党员 妇女", None);
        check("首日 第三日", None);
        check("第二批 第三批", None);
        check("首日", None);
        check("3日 4日", None);
        check("第一批 第二轮", None);
        check("签约 未开工", None);
        check("第一名 第二名", None);
    }

    #[test]
    fn numbered_lists() {
        assert!(is_numbered_list(&["第一", "第二", "第三产业"]));
        assert!(!is_numbered_list(&["第一", "第二名"]));
        assert!(!is_numbered_list(&["第二", "第三产业"]));
    }
}
