//! Days in words: which they are, and how far from the day of publication.

use super::days::Days;
use crate::say;
use crate::text::Lang;
use jiff::civil::{Date, Weekday};

/// 2024年3月1日，星期五.
pub(super) fn shown(date: Date, lang: Lang) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let (zh, en) = match date.weekday() {
        Weekday::Monday => ("一", "Monday"),
        Weekday::Tuesday => ("二", "Tuesday"),
        Weekday::Wednesday => ("三", "Wednesday"),
        Weekday::Thursday => ("四", "Thursday"),
        Weekday::Friday => ("五", "Friday"),
        Weekday::Saturday => ("六", "Saturday"),
        Weekday::Sunday => ("日", "Sunday"),
    };
    say!(lang, "{year}年{month}月{day}日，星期{zh}", "{en}, {year}-{month:02}-{day:02}")
}

/// 2024年3月1日，星期五，至2024年3月31日，星期日，共31天.
pub(super) fn stretch(days: Days, lang: Lang) -> String {
    let count = between(days.first, days.last) + 1;
    let (first, last) = (shown(days.first, lang), shown(days.last, lang));
    say!(lang, "{first}，至{last}，共{count}天", "{first} to {last}: {count} days")
}

/// How far the days lie from the day of publication, `issue`.
pub(super) fn distance(days: Days, issue: Date, lang: Lang) -> String {
    let (since_first, since_last) = (between(days.first, issue), between(days.last, issue));
    let is_day = days.is_one();
    let issue = format!("{}-{:02}-{:02}", issue.year(), issue.month(), issue.day());
    match (is_day, since_first, since_last) {
        (true, 0, _) => say!(lang, "见报当天（{issue}）", "the day of publication ({issue})"),
        (true, 1.., _) => say!(
            lang,
            "见报日（{issue}）前{since_first}天",
            "{since_first} days before publication ({issue})"
        ),
        (true, ..0, _) => {
            say!(lang, "见报日（{issue}）后{n}天", "{n} days after publication ({issue})", n = -since_first)
        }
        (false, _, 1..) => say!(
            lang,
            "见报日（{issue}）前{since_last}天结束",
            "ended {since_last} days before publication ({issue})"
        ),
        (false, ..0, _) => say!(
            lang,
            "见报日（{issue}）后{n}天开始",
            "begins {n} days after publication ({issue})",
            n = -since_first
        ),
        (false, ..) => say!(
            lang,
            "见报日（{issue}）是其中第{n}天",
            "publication ({issue}) is day {n} of it",
            n = since_first + 1
        ),
    }
}

/// How many days lie from one day to another.
fn between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::super::days::Taken;
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weekday_and_distance_are_told() {
        assert_eq!(shown(date(2024, 5, 18), Lang::Zh), "2024年5月18日，星期六");
        assert_eq!(shown(date(2024, 2, 29), Lang::En), "Thursday, 2024-02-29");
        let day = |day| Days { first: day, last: day, taken: Taken::Nothing };
        let told = |date, issue| distance(day(date), issue, Lang::Zh);
        assert_eq!(told(date(2024, 5, 18), date(2024, 5, 20)), "见报日（2024-05-20）前2天");
        assert_eq!(told(date(2024, 3, 1), date(2024, 2, 28)), "见报日（2024-02-28）后2天");
        assert_eq!(told(date(2023, 5, 20), date(2024, 5, 20)), "见报日（2024-05-20）前366天");
        assert_eq!(told(date(2024, 5, 20), date(2024, 5, 20)), "见报当天（2024-05-20）");
    }

    #[test]
    fn a_period_is_told_with_its_length_and_distance() {
        let days = Days { first: date(2024, 4, 1), last: date(2024, 4, 30), taken: Taken::Nothing };
        assert_eq!(stretch(days, Lang::Zh), "2024年4月1日，星期一，至2024年4月30日，星期二，共30天");
        assert_eq!(distance(days, date(2024, 5, 20), Lang::Zh), "见报日（2024-05-20）前20天结束");
        assert_eq!(distance(days, date(2024, 4, 3), Lang::Zh), "见报日（2024-04-03）是其中第3天");
        assert_eq!(distance(days, date(2024, 3, 30), Lang::Zh), "见报日（2024-03-30）后2天开始");
    }
}
