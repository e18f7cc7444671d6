//! Cases of the quantity reader.

use super::{Kind, Quantity, read};
use crate::facts::{coined, cue, date};

fn quantities(text: &str) -> Vec<Quantity> {
    let dates = date::read(text);
    let coined = coined::read(text, &dates);
    read(text, &dates, &coined, &cue::read(text))
}

/// Each quantity as `words kind`.
fn check(text: &str, expected: &[(&str, Kind)]) {
    let found = quantities(text);
    let shown: Vec<(&str, Kind)> =
        found.iter().map(|quantity| (quantity.span.of(text), quantity.kind)).collect();
    assert_eq!(shown, expected, "{text}");
}

/// The low and high end of the one quantity of `text`; `-` for none, round brackets outside for open.
fn check_value(text: &str, expected: &str) {
    let found = quantities(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    let value = found[0].value;
    let end =
        |end: Option<rust_decimal::Decimal>| end.map_or("-".to_owned(), |end| end.normalize().to_string());
    let shown = format!(
        "{}{}..{}{}",
        if value.low_open { "(" } else { "[" },
        end(value.low),
        end(value.high),
        if value.high_open { ")" } else { "]" }
    );
    assert_eq!(shown, expected, "{text}");
}

fn check_head(text: &str, heads: &[&str]) {
    let found = quantities(text);
    let shown: Vec<&str> =
        found.iter().map(|quantity| quantity.head.map_or("", |head| head.span.of(text))).collect();
    assert_eq!(shown, heads, "{text}");
}

fn check_may_equal(one: &str, other: &str, expected: bool) {
    let [first, second] = [one, other].map(quantities);
    assert_eq!((first.len(), second.len()), (1, 1), "{one}, {other}");
    assert_eq!(first[0].may_equal(&second[0]), expected, "{one}, {other}");
    assert_eq!(second[0].may_equal(&first[0]), expected, "{other}, {one}");
}

#[test]
fn figures_that_may_stand_for_one_value() {
    check_may_equal("1128件", "1128件", true);
    check_may_equal("1.2万户", "12000户", true);
    check_may_equal("1.2万户", "11980户", true);
    check_may_equal("500多件", "512件", true);
    check_may_equal("1128件", "1182件", false);
    check_may_equal("1.63万户", "13600户", false);
    check_may_equal("500多件", "498件", false);
    check_may_equal("超325万元", "325元", false);
}

#[test]
fn a_page_number_counts_nothing() {
    check("第 一 版", &[]);
    check("一 版 要闻", &[]);
    check("全程3 公里", &[("3 公里", Kind::Measure)]);
}

#[test]
fn counts_and_units() {
    check("受理信访件3579件，办结1080件", &[("3579件", Kind::Count), ("1080件", Kind::Count)]);
    check("三百二十七名网格员走访1.2万户", &[("三百二十七名", Kind::Count), ("1.2万户", Kind::Count)]);
    check("占地300亩，投资1.5亿元", &[("300亩", Kind::Measure), ("1.5亿元", Kind::Money)]);
    check("用时3天半，持续两个多月", &[("3天半", Kind::Duration), ("两个多月", Kind::Duration)]);
    check("15个百分点", &[("15个百分点", Kind::PercentPoint)]);
    check("2名副市长和一名秘书", &[("2名", Kind::Count), ("一名", Kind::Count)]);
}

#[test]
fn ratios() {
    check(
        "增长12.5%，翻了两番，是去年的3倍",
        &[("12.5%", Kind::Percent), ("两番", Kind::Doubling), ("3倍", Kind::Times)],
    );
    check("百分之十二点五", &[("百分之十二点五", Kind::Percent)]);
    check("三分之一的户，近九成", &[("三分之一", Kind::Fraction), ("近九成", Kind::Tenths)]);
    check("超过半数的人，一半以上", &[("超过半数", Kind::Fraction), ("一半以上", Kind::Fraction)]);
    check("打八五折", &[("八五折", Kind::Discount)]);
    check("下降0.3‰", &[("0.3‰", Kind::PerMille)]);
}

#[test]
fn bounds() {
    check_value("近500件", "[-..500)");
    check_value("300余户", "(300..400)");
    check_value("3000多万元", "(30000000..40000000)");
    check_value("至少10人", "[10..-]");
    check_value("超过了500件", "(500..-]");
    check_value("95%以上", "[95..-]");
    check_value("约1200元", "[1150..1250]");
    check_value("几十人", "[20..99]");
    check_value("不超过5天", "[-..5]");
    check_value("附近500米", "[500..500]");
}

#[test]
fn ranges() {
    check("3～5人", &[("3～5人", Kind::Count)]);
    check_value("15%至30%", "[15..30]");
    check_value("投资9～16亿元", "[900000000..1600000000]");
    check("从80家增加到150家", &[("80家", Kind::Count), ("150家", Kind::Count)]);
}

#[test]
fn not_quantities() {
    for text in [
        "实现“十六连冠”",
        "“1+4+1”体系",
        "“1337X”框架",
        "拨打12345热线",
        "浙政发〔2021〕12号",
        "第十二条",
        "5G基站",
        "G60高速",
        "一心一意",
        "一起来看",
        "电话0571-88888888",
        "万一发生",
        "统一部署",
        "千方百计",
        "“十四五”规划",
        "80后青年",
        "比分2∶1",
    ] {
        assert_eq!(quantities(text), vec![], "{text}");
    }
}

#[test]
fn heads() {
    check_head("受理信访件3579件", &["信访件"]);
    check_head("发放补助款1200元", &["补助款"]);
    check_head("有12名调解员参加", &["调解员"]);
    check_head("办结1080件。", &[""]);
}

#[test]
fn ordinals() {
    check("位列第3位", &[("第3位", Kind::Ordinal)]);
    check("获得第一名", &[("第一名", Kind::Ordinal)]);
}
