//! `consecutive-years`: 连续几年 against the years that it spans.

use super::calendar::{in_script, own_year};
use super::{DATES, both};
use crate::facts::date::{DateKind, DateMention, Length, LengthUnit, Script};
use crate::facts::numeral;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Span, holds_any};
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;

/// `consecutive-years`.
#[derive(Debug)]
pub struct ConsecutiveYears;

static INFO: RuleInfo = RuleInfo {
    code: "consecutive-years",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D17", "D18"],
    page: RulePage {
        title: both("“连续几年”与年份不符", "Years in a row do not fit the years named"),
        finds: both(
            "“连续N年”与起止年份不符（2018年至2020年连续四年），或者从起始年算到出版年也不够N年（2018年起连续六年）。",
            "连续N年 that does not fit the years it spans, or more years than have passed.",
        ),
        why: both(
            "年数是推算得出的，写错就自相矛盾。",
            "The count follows from the years; a wrong one contradicts them.",
        ),
        instead: both("按年份改年数，首尾都算。", "Correct the count; both ends count."),
        silent: both(
            "起止齐全时，首尾都算和只算一头都可以；只有起始年时，年数偏少的不报；没有出版日期不查只有起始年的。",
            "With both ends named, counting one end or both is right. With only the first year, silent where the count is smaller.",
        ),
        source: both("年份相减", "Subtraction of years"),
    },
    examples: &[
        Example::new("从2019年到2025年，中队年年被评为先进基层单位，连续⟦8年⟧没有断档。"),
        Example::new("从2019年到2025年，中队年年被评为先进基层单位，连续7年没有断档。"),
        Example::new("从2017年到2025年，“寒冬送暖”已经连续开展了⟦7年⟧，一年也没有断。"),
        Example::new("自2019年至2023年，镇里连续举办了⟦3年⟧的农民运动会。"),
        Example::new("从2017年到2025年，“寒冬送暖”已经连续开展了9年，一年也没有断。"),
        Example::new("这项活动2015年试行，2017年到2025年每年举办，至今已连续开展11年。"),
        Example::new("2019年至2023年，该县连续⟦四年⟧获评平安县。"),
        Example::new("该校连续⟦六年⟧（2019—2023年）获得优秀。"),
        Example::new("2019年至2023年，该县连续四年增长。"),
        Example::new("该校连续五年（2019—2023年）获得优秀。"),
        Example::new("2018年至2020年连续⟦四年⟧获评优秀。"),
        Example::new("2015—2020年，全镇连续⟦8年⟧实现零上访。"),
        Example::new("2018年起，该村连续⟦六年⟧获评文明村。").on("2022-04-02"),
        Example::new("自2019年以来，我县已连续⟦5年⟧举办果蔬节。").on("2022-04-02"),
        Example::new("2012年到2021年，他连续⟦12年⟧义务献血。"),
        Example::new("2018年至2020年连续三年获评优秀。"),
        Example::new("2015—2020年，全镇连续6年实现零上访。"),
        Example::new("2018年起，该村连续五年获评文明村。").on("2022-04-02"),
        Example::new("2018年起，该村连续四年获评文明村。").on("2022-04-02"),
        Example::new("2018年起，该村连续六年获评文明村。"),
        Example::new("自2019年以来，我县连续多年举办果蔬节。").on("2022-04-02"),
        Example::new("这是石桥村自2017年以来连续⟦第十一⟧年分红。").on("2025-12-20"),
        Example::new("2008年至今，他已连续⟦28年⟧献血。").on("2025-06-14"),
        Example::new("这是石桥村自2017年以来连续第九年分红。").on("2025-12-20"),
        Example::new("村晚从2016年办起，今年是连续⟦第十三⟧年举办。").on("2025-01-25"),
        Example::new("2015年起，他每年资助5名学生，今年已是⟦第十四⟧个年头。").on("2025-08-25"),
        Example::new("骆金海2003年上山护林，至今已有⟦32⟧个年头。").on("2025-03-12"),
        Example::new("骆金海2003年上山护林，至今已有22个年头。").on("2025-03-12"),
        Example::new("骆金海2003年上山护林，这门手艺至今已传了132个年头。").on("2025-03-12"),
        Example::new("义诊队2013年成立，至今已是⟦第十七⟧个年头。").on("2024-11-20"),
        Example::new("2013年，义诊队成立，队长行医至今已是第三十个年头。").on("2024-11-20"),
        Example::new("义诊队2013年成立，至今已是第十二个年头。").on("2024-11-20"),
        Example::new("2015年起，他每年资助5名学生，今年已是第十一个年头。").on("2025-08-25"),
        Example::new("2015年起，他每年资助5名学生，这已是他教书的第三十个年头。").on("2025-08-25"),
        Example::new("2018年获评文明村，此前已连续六年获评卫生村。").on("2022-04-02"),
        Example::new("2015年至2020年，其中连续三年获评优秀。"),
        Example::new("2019年至2023年，湿地越冬候鸟的数量连续⟦七年⟧增长。"),
        Example::new("2019年至2023年，湿地越冬候鸟的数量连续四年增长。"),
        Example::new("2019年至2023年，全县投入3亿元，此前已连续七年增长。"),
        Example::new("过去⟦五年⟧（2018—2024年），全县修路三百公里。"),
        Example::new("近⟦三年⟧（2019—2023年）来，粮价平稳。"),
        Example::new("过去五年（2018—2022年），全县修路三百公里。"),
        Example::new("将近五年（2018—2024年），全县修路三百公里。"),
        Example::new("学校2021年、2022年、2023年连续⟦四年⟧获得金奖。"),
        Example::new("合作社连续⟦5年⟧（2019年、2020年、2021年、2022年）获评示范社。"),
        Example::new("学校2021年、2022年、2023年连续三年获得金奖。"),
        Example::new("学校2019年、2021年、2023年连续四届获得金奖。"),
        Example::new("学校2021年、2022年、2023年办过汇演，后来连续四年没有再办。"),
    ],
    ..DATES
};

impl Rule for ConsecutiveYears {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (index, block) in article.blocks.iter().enumerate() {
            check_years_so_far(block, index, article.date, context, out);
            check_ordinals(block, index, article.date, context, out);
            check_listed(block, index, context, out);
            for pair in block.facts.dates.windows(2) {
                let [first, second] = pair else { continue };
                let (years, length) = if is_noted(block.text, first.span, second.span) {
                    (second, first)
                } else {
                    (first, second)
                };
                let DateKind::Duration(count) = length.kind else { continue };
                let before = &block.text[..length.span.start as usize];
                // 过去五年（2018—2022年）.
                let noted = is_noted(block.text, first.span, second.span) && length.span == first.span;
                let past = ["过去", "最近", "近", "这", "此前"].iter().any(|word| before.ends_with(word));
                let told = tells_in_a_row(before) || noted && past && !before.ends_with("将近");
                if count.unit == LengthUnit::Year && told && !block.is_open_at(length.span) {
                    check(block, index, years, length, count, article.date, context, out);
                }
            }
        }
    }
}

/// 连续5年, 连续开展了5年.
fn tells_in_a_row(before: &str) -> bool {
    const DEEDS: [&str; 12] =
        ["开展", "举办", "实施", "坚持", "组织", "承办", "参加", "发放", "走访", "资助", "保持", "举行"];
    let deed = before.trim_end_matches('了');
    let deed = DEEDS.iter().find_map(|word| deed.strip_suffix(word)).unwrap_or(before);
    deed.ends_with("连续")
}

/// 骆金海2003年上山护林，至今已有22个年头: no more than have passed, both ends counted.
fn check_years_so_far(
    block: &BlockView,
    index: usize,
    issue: Option<Date>,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let Some(issue) = issue else { return };
    for end in block.places_of("个年头") {
        let figures = block.text[..end]
            .char_indices()
            .rev()
            .take_while(|&(_, c)| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        let Some((at, _)) = figures.last() else { continue };
        let Some(numeral) = numeral::read_at(block.text, at).filter(|it| it.span.end as usize == end) else {
            continue;
        };
        let Some(stated) = numeral.value.to_u32().filter(|_| numeral.vague.is_none()) else { continue };
        let Some(sentence) = block.sentence_at(at).filter(|sentence| !sentence.open) else { continue };
        let before = &block.text[sentence.span.start as usize..at];
        let clause = before.rsplit(['，', '；', '：']).next().unwrap_or(before);
        let so_far = ["至今已", "至今已有", "至今已经", "至今已经有", "迄今已", "迄今已有"].contains(&clause);
        let first = block.facts.dates.partition_point(|it| it.span.start < sentence.span.start);
        let years = block.facts.dates[first..].iter().take_while(|it| it.span.end as usize <= at);
        let years: Vec<&DateMention> =
            years.filter(|it| it.calendar().is_some_and(|it| it.year.is_some())).collect();
        let ([year], true) = (&years[..], so_far) else { continue };
        let DateKind::Date(parts) = &year.kind else { continue };
        let Some(entered) = own_year(parts, None) else { continue };
        let Ok(passed) = u32::try_from(i32::from(issue.year()) - entered) else { continue };
        let near = block.text[year.span.end as usize..at].chars().count() <= 30;
        let (right, shown) = (passed + 1, numeral.span);
        if stated <= right || !near {
            continue;
        }
        let message = say!(
            context.lang,
            "{entered}年到出版的{year}年，首尾都算是{right}个年头，文中写{stated}个",
            "from {entered} to {year}, the year of issue, is {right} years with both ends; the text says {stated}",
            year = issue.year()
        );
        let new = in_script(
            right,
            if numeral.form == numeral::Form::Arabic { Script::Arabic } else { Script::Chinese },
        );
        let title = say!(context.lang, "改为{new}个年头", "Change to {new}个年头");
        let place = Place::new(index, shown);
        out.report(place, message)
            .evidence(Place::new(index, year.span), say!(context.lang, "起始年份", "the first year"))
            .fix(title, place, new);
    }
}

/// 自2017年以来连续第九年; 2015年起…，今年已是第十一个年头: no more than the years that have passed, both ends counted.
fn check_ordinals(
    block: &BlockView,
    index: usize,
    issue: Option<Date>,
    context: &RuleContext,
    out: &mut Drafts,
) {
    const SINCE: [&str; 8] = ["起", "以来", "开始", "至今", "办起", "开办", "首次", "创办"];
    let Some(issue) = issue else { return };
    for at in block.places_of("第") {
        let Some(numeral) = numeral::read_at(block.text, at + '第'.len_utf8()) else { continue };
        let Some(stated) = numeral.value.to_u32().filter(|_| numeral.vague.is_none()) else { continue };
        let Some(sentence) = block.sentence_at(at).filter(|sentence| !sentence.open) else { continue };
        let before = &block.text[sentence.span.start as usize..at];
        let behind = &block.text[numeral.span.end as usize..];
        let clause = before.rsplit(['，', '；', '：']).next().unwrap_or(before);
        let in_a_row = before.ends_with("连续") && (behind.starts_with('年') || behind.starts_with("个年"));
        let so_far = ["至今", "迄今"].iter().any(|word| clause.starts_with(word));
        let this_year = (so_far || clause.contains("今年")) && behind.starts_with("个年头");
        let first = block.facts.dates.partition_point(|it| it.span.start < sentence.span.start);
        let mut years = block.facts.dates[first..].iter().take_while(|it| it.span.end as usize <= at);
        let mut years = years.by_ref().filter(|it| it.calendar().is_some_and(|it| it.year.is_some()));
        let (Some(year), None, true) = (years.next(), years.next(), in_a_row || this_year) else { continue };
        let DateKind::Date(parts) = &year.kind else { continue };
        let between = &block.text[year.span.end as usize..at];
        let since = so_far || SINCE.iter().any(|word| between.starts_with(word));
        let near = between.chars().count() <= 30 && !between.contains(['；', '“', '”']);
        let Some(first) = own_year(parts, None).filter(|_| since && near) else { continue };
        let Ok(passed) = u32::try_from(i32::from(issue.year()) - first) else { continue };
        let (right, shown) = (passed + 1, Span::new(at, numeral.span.end as usize));
        if stated <= right {
            continue;
        }
        let message = say!(
            context.lang,
            "{first}年算第一年，到出版的{year}年是第{right}年，文中写{written}",
            "with {first} as the first, {year}, the year of issue, is number {right}; the text says {written}",
            year = issue.year(),
            written = block.at(shown)
        );
        out.report(Place::new(index, shown), message)
            .evidence(Place::new(index, year.span), say!(context.lang, "起始年份", "the first year"));
    }
}

/// 连续五年（2019—2023年）: the years stand in a bracket behind the length.
fn is_noted(text: &str, first: Span, second: Span) -> bool {
    ["（", "("].contains(&&text[first.end as usize..second.start as usize])
        && text[second.end as usize..].starts_with(['）', ')'])
}

/// 2021年、2022年、2023年连续四年获奖; 连续五年（2019年、2020年…）: years one by one, each a year after the one before.
fn check_listed(block: &BlockView, index: usize, context: &RuleContext, out: &mut Drafts) {
    let dates = &block.facts.dates;
    let year = |mention: &DateMention| match &mention.kind {
        DateKind::Date(parts) if parts.month.is_none() && parts.anchor.is_none() => own_year(parts, None),
        _ => None,
    };
    let between = |one: usize| &block.text[dates[one].span.end as usize..dates[one + 1].span.start as usize];
    for (at, mention) in dates.iter().enumerate() {
        let DateKind::Duration(count) = &mention.kind else { continue };
        let told = tells_in_a_row(&block.text[..mention.span.start as usize]);
        if count.unit != LengthUnit::Year || !told || block.is_open_at(mention.span) {
            continue;
        }
        // Right before the length, or in a bracket right behind it.
        let mut first = at;
        let lead = at.checked_sub(1).map_or("", between).trim_end_matches("连续").trim_end_matches('，');
        while first > 0 && year(&dates[first - 1]).is_some() && (first == at || is_listed(between(first - 1)))
        {
            first -= 1;
        }
        let mut listed: Vec<&DateMention> =
            if lead.is_empty() { dates[first..at].iter().collect() } else { vec![] };
        if listed.len() < 2 && at + 1 < dates.len() && ["（", "("].contains(&between(at)) {
            let mut last = at + 1;
            while last + 1 < dates.len() && year(&dates[last + 1]).is_some() && is_listed(between(last)) {
                last += 1;
            }
            listed = dates[at + 1..=last].iter().collect();
        }
        let years: Option<Vec<i32>> = listed.iter().map(|it| year(it)).collect();
        let Some(years) = years.filter(|years| years.len() >= 3) else { continue };
        if years.windows(2).any(|pair| pair[0] + 1 != pair[1]) {
            continue;
        }
        let (right, stated) = (years.len() as u32, count.count.value);
        let (Some(one), Some(last)) = (listed.first(), listed.last()) else { continue };
        let places = [Place::new(index, mention.span), Place::new(index, one.span.hull(last.span))];
        let (written, span) = (block.at(mention.span), block.at(places[1].span));
        if right == stated {
            out.held(say!(context.lang, "{span}是{right}年", "{span} is {right} years"), places.to_vec());
            continue;
        }
        let message = say!(
            context.lang,
            "{span}是{right}年，文中写连续{written}",
            "{span} is {right} years; the text says {written} in a row"
        );
        let new = in_script(right, count.count.script);
        let title = say!(context.lang, "改为{new}年", "Change to {new}年");
        out.report(places[0], message).evidence(places[1], say!(context.lang, "年份", "the years")).fix(
            title,
            Place::new(index, count.count.span),
            new,
        );
    }
}

/// Whether only a mark of listing stands between two years.
fn is_listed(between: &str) -> bool {
    ["、", "，", "和", "及"].contains(&between)
}

/// Whether something is won in each of the years.
fn wins(after: &str) -> bool {
    ["获", "荣获", "被评", "蝉联", "入选", "夺得", "摘得", "位居", "名列"]
        .iter()
        .any(|word| after.starts_with(word))
}

#[expect(clippy::too_many_arguments, reason = "one pair and where it stands")]
fn check(
    block: &BlockView,
    index: usize,
    years: &DateMention,
    length: &DateMention,
    count: Length,
    issue: Option<Date>,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let between = block.text.get(years.span.end as usize..length.span.start as usize).unwrap_or_default();
    let stated = count.count.value;
    let (right, wrong, basis) = match &years.kind {
        DateKind::Range { from, to } if from.month.is_none() && to.month.is_none() => {
            // 从2017年到2025年，活动已连续开展9年: nothing was before.
            let from_the_start = block.text[..years.span.start as usize].ends_with(['从', '自']);
            // 从2019年到2025年，中队年年被评为先进单位，连续8年: said of every year.
            let every = from_the_start && holds_any(between, &["年年", "每年"]);
            let reach = if every { (26, 2) } else { (18, 1) };
            let near = between.chars().count() <= reach.0
                && between.matches('，').count() <= reach.1
                && (from_the_start || !between.contains('已'))
                && !holds_any(between, &["其中", "。", "；", "此前"]);
            let (Some(from), Some(to), true) = (from.year, to.year, near) else { return };
            let Some(span) = to.value.checked_sub(from.value) else { return };
            // 增长 counts steps, of which there is one less than years; an honour is won in each year.
            let each = wins(&block.text[length.span.end as usize..]) || length.span.end < years.span.start;
            (span + 1, stated != span + 1 && (each || stated != span), String::new())
        }
        DateKind::Date(parts) if parts.month.is_none() && parts.day.is_none() => {
            let since = ["起", "以来", "开始", "至今"].iter().any(|word| between.starts_with(word));
            let near = between.chars().count() <= 14 && !between.contains(['。', '；', '此']);
            let (Some(issue), Some(first), true, true) = (issue, own_year(parts, issue), since, near) else {
                return;
            };
            let Ok(passed) = u32::try_from(i32::from(issue.year()) - first) else { return };
            let year = issue.year();
            let basis = say!(context.lang, "到出版的{year}年", " by {year}, the year of issue,");
            (passed + 1, stated > passed + 1, basis)
        }
        _ => return,
    };
    let places = [Place::new(index, length.span), Place::new(index, years.span)];
    let (span, written) = (block.at(years.span), block.at(length.span));
    if !wrong {
        if basis.is_empty() {
            let message = say!(context.lang, "{span}是{right}年", "{span} is {right} years");
            out.held(message, places.to_vec());
        }
        return;
    }
    let message = say!(
        context.lang,
        "{span}{basis}首尾都算是{right}年，文中写连续{written}",
        "{span}{basis} is {right} years with both ends; the text says {written} in a row"
    );
    let replacement = in_script(right, count.count.script);
    let title = say!(context.lang, "改为{replacement}年", "Change to {replacement}年");
    let says = say!(context.lang, "年份", "the years");
    out.report(places[0], message).evidence(places[1], says).fix(
        title,
        Place::new(index, count.count.span),
        replacement,
    );
}
