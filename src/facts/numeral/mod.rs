//! Reads numerals: Arabic, Chinese, mixed, full-width.

mod arabic;
mod signs;
mod words;

pub use signs::{arabic_digit, char_at, char_before, chinese_digit, may_begin, multiplier, power_of_ten};
pub use words::chinese;

use crate::text::Span;
use arabic::read_arabic;
use rust_decimal::Decimal;
use words::read_chinese;

/// In which figures a numeral is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 1234, 12,345, 3.5.
    Arabic,
    /// 三百二十七, 二〇二二.
    Chinese,
    /// 1.2万, 3千, 1万2345.
    Mixed,
}

/// A numeral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// Where it stands, scale words (万, 亿) included, in bytes of the text.
    pub span: Span,
    /// What it says. Of a vague numeral (几十, 三四百) the lower end.
    pub value: Decimal,
    /// The worth of one unit in the last printed place: 1 for 327, 0.1 for 3.5, 1000 for 1.2万, 100 for 三百.
    pub step: Decimal,
    /// Printed decimals.
    pub decimals: u32,
    /// In which figures it is printed.
    pub form: Form,
    /// Both ends, of a numeral that names none exactly: 几十 is 20 to 99, 三四百 is 300 to 499.
    pub vague: Option<(Decimal, Decimal)>,
    /// The exponent of ten of the scale words after Arabic digits: 4 for 1.2万, 8 for 3亿, 0 without.
    pub scale: u32,
    /// Whether it is digits read one by one: 二〇二二, 幺二三.
    pub digits_only: bool,
}

/// Reads the numeral that begins at the byte `start` of `text`, the longest there is.
pub fn read_at(text: &str, start: usize) -> Option<Numeral> {
    let first = char_at(text, start)?;
    if arabic_digit(first).is_some() { read_arabic(text, start) } else { read_chinese(text, start) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_characters_are_digits_multipliers_and_a_few_words() {
        for c in '\0'..='\u{ffff}' {
            let is_figure =
                arabic_digit(c).is_some() || chinese_digit(c).is_some() || multiplier(c).is_some();
            assert_eq!(may_begin(c), is_figure || matches!(c, '几' | '数' | '廿' | '卅' | '半'), "{c}");
        }
    }

    fn check(text: &str, length: usize, value: &str, step: &str) {
        let numeral = read_at(text, 0).unwrap_or_else(|| panic!("no numeral in {text}"));
        let written: String = numeral.span.of(text).into();
        assert_eq!(written.chars().count(), length, "{text}: {written}");
        assert_eq!(numeral.value, value.parse().unwrap(), "{text}");
        assert_eq!(numeral.step, step.parse().unwrap(), "{text}");
    }

    fn check_vague(text: &str, length: usize, low: i64, high: i64) {
        let numeral = read_at(text, 0).unwrap_or_else(|| panic!("no numeral in {text}"));
        assert_eq!(numeral.span.of(text).chars().count(), length, "{text}");
        assert_eq!(numeral.vague, Some((low.into(), high.into())), "{text}");
    }

    #[test]
    fn numbers_in_words() {
        let cases = [
            (1, "一"),
            (10, "十"),
            (13, "十三"),
            (20, "二十"),
            (21, "二十一"),
            (105, "一百零五"),
            (110, "一百一十"),
            (200, "二百"),
        ];
        for (value, words) in cases {
            assert_eq!(chinese(value).as_deref(), Some(words));
        }
        assert_eq!(chinese(0), None);
        assert_eq!(chinese(1000), None);
    }

    #[test]
    fn arabic() {
        check("327件", 3, "327", "1");
        check("12,345元", 6, "12345", "1");
        check("1,23", 1, "1", "1");
        check("8,1234", 1, "8", "1");
        check("3.50%", 4, "3.5", "0.01");
        check("３２７件", 3, "327", "1");
        check("5.", 1, "5", "1");
    }

    #[test]
    fn mixed() {
        check("1.2万件", 4, "12000", "1000");
        check("3千人", 2, "3000", "1000");
        check("3千克", 1, "3", "1");
        check("1万2345人", 6, "12345", "1");
        check("10亿零817万5288人", 12, "1008175288", "1");
        check("3000万元", 5, "30000000", "10000");
        check("1.5万亿元", 5, "1500000000000", "100000000000");
        check("5百万", 3, "5000000", "1000000");
    }

    #[test]
    fn chinese_numerals() {
        check("三百二十七件", 5, "327", "1");
        check("两千零八人", 4, "2008", "1");
        check("十二", 2, "12", "1");
        check("二十", 2, "20", "10");
        check("三百五", 3, "350", "10");
        check("一万二", 3, "12000", "1000");
        check("一亿三千万", 5, "130000000", "10000");
        check("三万五千六百", 6, "35600", "100");
        check("十二点五", 4, "12.5", "0.1");
        check("二〇二二年", 4, "2022", "1");
        check("廿五", 2, "25", "1");
        check("一点二万亿", 5, "1200000000000", "100000000000");
        check("两万亿", 3, "2000000000000", "100000000");
        check("百", 1, "100", "100");
    }

    #[test]
    fn vague() {
        check_vague("三四十人", 3, 30, 49);
        check_vague("两三个", 2, 2, 3);
        check_vague("十几天", 2, 11, 19);
        check_vague("几十人", 2, 20, 99);
        check_vague("数百名", 2, 200, 999);
        check_vague("五六百户", 3, 500, 699);
        check_vague("十五六岁", 3, 15, 16);
        check_vague("一百几十", 4, 110, 199);
    }

    #[test]
    fn no_numeral() {
        for text in ["数字", "件", "", "12345678901234567890"] {
            assert_eq!(read_at(text, 0), None, "{text}");
        }
    }
}
