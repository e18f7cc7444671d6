//! What the reader takes, written as “mention=reading”.

use super::*;

fn parts(parts: &CalendarParts) -> String {
    let mut out = String::new();
    if let Some(anchor) = parts.anchor {
        out += &format!("[{}]", word(anchor.value));
    }
    for (part, unit) in [(parts.year, "Y"), (parts.month, "M"), (parts.day, "D")] {
        if let Some(part) = part {
            out += &format!("{}{unit}", part.value);
        }
    }
    if let Some(tail) = parts.tail {
        out += match tail {
            Tail::Beginning => "<",
            Tail::End => ">",
            Tail::FirstTenDays => "1/3",
            Tail::MiddleTenDays => "2/3",
            Tail::LastTenDays => "3/3",
        };
    }
    out
}

fn word(anchor: Anchor) -> String {
    match anchor {
        Anchor::Issue(unit, offset) => format!("issue {unit:?}{offset:+}"),
        Anchor::Context(unit, offset) => format!("context {unit:?}{offset:+}"),
        Anchor::Recent => "recent".into(),
        Anchor::Every(unit) => format!("every {unit:?}"),
    }
}

fn time(time: &ClockTime) -> String {
    let daypart = time.daypart.map(|part| format!("{:?} ", part.value)).unwrap_or_default();
    format!("{daypart}{}:{:02}", time.hour.value, time.minute.map_or(0, |part| part.value))
}

fn reading(kind: &DateKind) -> String {
    match kind {
        DateKind::Date(date) => parts(date),
        DateKind::Range { from, to } => format!("{}..{}", parts(from), parts(to)),
        DateKind::Time(at) => time(at),
        DateKind::TimeRange { from, to } => format!("{}..{}", time(from), time(to)),
        DateKind::Weekday(day) => format!("{day:?}"),
        DateKind::Relative(anchor) => word(*anchor),
        DateKind::Period(period) => format!("{period:?}"),
        DateKind::Duration(length) => format!("{}×{:?}", length.count.value, length.unit),
        DateKind::Anniversary(years) => format!("{years} years since"),
        DateKind::Lunar(lunar) => {
            format!("lunar {}/{}", lunar.month.value, lunar.day.map_or(0, |day| day.value))
        }
        DateKind::Session { congress, session, plenary } => {
            format!("{congress}:{session}{}", if *plenary { "P" } else { "" })
        }
    }
}

fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = read(text)
        .iter()
        .map(|mention| format!("{}={}", mention.span.of(text), reading(&mention.kind)))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn full_and_partial_dates() {
    check("2022年4月2日，星期六", &["2022年4月2日=2022Y4M2D", "星期六=Saturday"]);
    check("二〇二二年四月二日", &["二〇二二年四月二日=2022Y4M2D"]);
    check("二○二二年4月2日", &["二○二二年4月2日=2022Y4M2D"]);
    check("１９９８年１月３１日", &["１９９８年１月３１日=1998Y1M31D"]);
    check("定于2022.4.2开幕", &["2022.4.2=2022Y4M2D"]);
    check("2022-04-02", &["2022-04-02=2022Y4M2D"]);
    check("13月5日，6月31日", &["13月5日=13M5D", "6月31日=6M31D"]);
    check("3月底，5月中旬，2021年底", &["3月底=3M>", "5月中旬=5M2/3", "2021年底=2021Y>"]);
    check("当月30日和每月15日", &["当月30日=[context Month+0]30D", "每月15日=[every Month]15D"]);
    check("去年12月，明年3月5日", &["去年12月=[issue Year-1]12M", "明年3月5日=[issue Year+1]3M5D"]);
    check("本月5日至8日", &["本月5日至8日=[issue Month+0]5D..8D"]);
    check("98年3月入伍", &["98年3月=98Y3M"]);
}

#[test]
fn a_half_width_comma_divides_clauses_or_groups_digits() {
    check("平安淳安,2022年,全县", &["2022年=2022Y"]);
    check("在该平台助力下,3月5日,8时", &["3月5日=3M5D", "8时=8:00"]);
    check("共12,500年,12,365日", &[]);
}

#[test]
fn ranges() {
    check("5月8日至10日", &["5月8日至10日=5M8D..10D"]);
    check("5月8—10日", &["5月8—10日=5M8D..10D"]);
    check("3至5月", &["3至5月=3M..5M"]);
    check("2020年1-12月份", &["2020年1-12月份=2020Y1M..12M"]);
    check("今年1—6月", &["今年1—6月=[issue Year+0]1M..6M"]);
    check("11月至次年3月", &["11月至次年3月=11M..[context Year+1]3M"]);
    check("2020—2022年", &["2020—2022年=2020Y..2022Y"]);
    check("2021年至2024年", &["2021年至2024年=2021Y..2024Y"]);
    check("2021年5月—2022年3月", &["2021年5月—2022年3月=2021Y5M..2022Y3M"]);
    check("12月31日至1月3日", &["12月31日至1月3日=12M31D..1M3D"]);
    check("5日至8日", &["5日至8日=5D..8D"]);
    check("2月23日到2月22日", &["2月23日到2月22日=2M23D..2M22D"]);
}

#[test]
fn lengths_are_no_dates() {
    check("3个月", &["3个月=3×Month"]);
    check("5日内办结", &["5日=5×Day"]);
    check("24小时值守，10分钟到场", &["24小时=24×Hour", "10分钟=10×Minute"]);
    check("持续8天", &["8天=8×Day"]);
    check("有2000年历史，3000年前", &["2000年=2000×Year", "3000年=3000×Year"]);
    check("两年，十二年，100天", &["两年=2×Year", "十二年=12×Year", "100天=100×Day"]);
    check("三年级，1.5小时，第三天，10多年", &[]);
    check("近5年来", &["5年=5×Year"]);
}

#[test]
fn times() {
    check("10月26日15时", &["10月26日=10M26D", "15时=15:00"]);
    check("20时30分", &["20时30分=20:30"]);
    check("晚8点半，下午3点", &["晚8点半=Night 8:30", "下午3点=Afternoon 3:00"]);
    check("凌晨2时许", &["凌晨2时=BeforeDawn 2:00"]);
    check("每天8:30-17:30开放", &["每天=every Day", "8:30-17:30=8:30..17:30"]);
    check("8时至10时，9至11时", &["8时至10时=8:00..10:00", "9至11时=9:00..11:00"]);
    check("当晚20时至次日凌晨2时", &["当晚=context Day+0", "20时至次日凌晨2时=20:00..BeforeDawn 2:00"]);
    check("八时三十分", &["八时三十分=8:30"]);
    check("得了10分，2比1，比分3:2，12:10", &[]);
    check("提出8点意见，5G时代，一时间，同时", &[]);
    check("25时，8时75分", &["25时=25:00", "8时75分=8:75"]);
}

#[test]
fn words() {
    check("周一到周五", &["周一=Monday", "周五=Friday"]);
    check("礼拜天", &["礼拜天=Sunday"]);
    check("每周一次，每周三上午，周一鸣说", &["周三=Wednesday"]);
    check("一周五天", &["一周=1×Week", "五天=5×Day"]);
    check("日前，8日前往，今日前来", &["日前=recent", "8日=8D", "今日=issue Day+0"]);
    check("日本月球，透明年份，过去年均", &[]);
    check("8月20日晚上", &["8月20日=8M20D"]);
    check("当年、同年，次日", &["当年=context Year+0", "同年=context Year+0", "次日=context Day+1"]);
}

#[test]
fn periods_and_lunar_dates() {
    check("一季度，前三季度，上半年", &["一季度=Quarter(1)", "前三季度=FirstQuarters(3)", "上半年=Half(1)"]);
    check("“十四五”时期，十四五规划", &["十四五=Plan(14)", "十四五=Plan(14)"]);
    check("“八五”普法", &[]);
    check("20世纪80年代", &["20世纪80年代=Decade { century: Some(20), decade: 80 }"]);
    check("90年代", &["90年代=Decade { century: None, decade: 90 }"]);
    check("农历八月十五，正月初一", &["农历八月十五=lunar 8/15", "正月初一=lunar 1/1"]);
    check("农历8月15日", &["农历8月15日=lunar 8/15"]);
    check("十九届六中全会", &["十九届六中全会=19:6P"]);
    check("十三届全国人大五次会议", &["十三届全国人大五次会议=13:5"]);
    check("建党100周年", &["100周年=100 years since"]);
}
