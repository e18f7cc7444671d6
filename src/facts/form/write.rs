//! Fills a row's template: what stands instead of the form that was found.

use crate::facts::numeral::{self, arabic_digit, chinese_digit};
use regex::Captures;

/// The template with each `{group}` or `{how:group}` replaced; none where the template is empty or a group cannot be
/// turned into what it asks for.
pub(super) fn fill(template: &str, captures: &Captures) -> Option<String> {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (field, tail) = after.split_once('}')?;
        filled.push_str(before);
        let (how, group) = field.split_once(':').unwrap_or(("as-is", field));
        filled.push_str(&turned(how, captures.name(group)?.as_str())?);
        rest = tail;
    }
    filled.push_str(rest);
    (!filled.is_empty()).then_some(filled)
}

fn turned(how: &str, text: &str) -> Option<String> {
    Some(match how {
        "as-is" => text.to_owned(),
        // 4千 → 4000.
        "num" => numeral::read_at(text, 0)?.value.normalize().to_string(),
        // 02 → 2.
        "int" => text.parse::<u32>().ok()?.to_string(),
        // 10 → 十, 100 → 百: the power of ten that 几 stands before.
        "order" => ["十", "百", "千", "万"].get(text.len().checked_sub(2)?)?.to_string(),
        // 13 → 十三.
        "cn" => numeral::chinese(text.parse().ok()?)?,
        // 3、4 → 三四, 5湖4海 → 五湖四海.
        "hanzi" | "join" => text.chars().filter(|&c| c != '、').map(character).collect(),
        // 1、2 → 一两, 2、3 → 两三: as estimates are said.
        "estimate" => match text {
            "1、2" => "一两".to_owned(),
            "2、3" => "两三".to_owned(),
            _ => turned("join", text)?,
        },
        // 一二三四五 → 12345.
        "digits" => {
            text.chars().map(|c| chinese_digit(c).map(|digit| digit.to_string())).collect::<Option<_>>()?
        }
        "zero" => text.replace(['零', '○', 'O', 'Ｏ', '0', '０'], "〇"),
        "triple" => text.chars().take(3).collect(),
        // The first one or two characters: 日均 of 日均每天, 第一 of 第一、.
        "head" => text.chars().take(2).collect(),
        _ => return None,
    })
}

/// An Arabic digit as a Chinese character, anything else as it is.
fn character(c: char) -> char {
    arabic_digit(c).and_then(|digit| "〇一二三四五六七八九".chars().nth(digit as usize)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_turned() {
        let check =
            |how, text, expected| assert_eq!(turned(how, text).as_deref(), Some(expected), "{how} {text}");
        check("num", "1.5千", "1500");
        check("order", "100", "百");
        check("join", "五、六", "五六");
        check("join", "7、8", "七八");
        check("estimate", "2、3", "两三");
        check("digits", "一二三四五", "12345");
        check("hanzi", "4书5经", "四书五经");
        check("zero", "二零二O", "二〇二〇");
        assert_eq!(turned("order", "7"), None);
        assert_eq!(turned("digits", "热线"), None);
    }
}
