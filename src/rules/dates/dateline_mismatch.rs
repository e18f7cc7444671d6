//! `dateline-mismatch`: the day of the dateline against the event of the lead and against the day of issue.

use super::dateline::dateline;
use super::{DATES, both};
use crate::facts::date::{CalendarParts, DateKind};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::holds_any;
use jiff::civil::Date;

/// `dateline-mismatch`.
#[derive(Debug)]
pub struct DatelineMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "dateline-mismatch",
    family: Family::Dates,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["T21"],
    page: RulePage {
        title: both("电头日期与正文不符", "Dateline against the text"),
        finds: both(
            "电头写着“4月1日电（讯）”，导语说的事却在电头之后；或者电头的日期晚于报纸的日期。",
            "A dateline whose day lies before the event of the lead, or after the day of issue.",
        ),
        why: both(
            "电头是发稿的日子，发稿时还没有发生的事写不成已经发生。",
            "The dateline is the day of filing, when later events had not come.",
        ),
        instead: both(
            "核对发稿日期与事情发生的日期。",
            "Check the day of filing against the day of the event.",
        ),
        silent: both(
            "导语说的是将来的事；“今天（4月3日）”由“昨天、今天与注明的日期不符”来查。",
            "Silent where the lead speaks of what is to come; 今天（4月3日） is checked by `relative-date-mismatch`.",
        ),
        source: both("历法；新闻电头通例", "The calendar; the practice of datelines"),
    },
    examples: &[
        Example::new(
            "健康宣传走进校园\n本报柳溪11月29日讯（记者 方文）12月1日是世界艾滋病日，县疾控中心走进校园宣传。",
        ),
        Example::new(
            "古渡诗会\n本报白鹭港4月6日讯（记者陆一鸣）⟦4月16日⟧，清明诗会在古渡口举行，近百人到场。",
        ),
        Example::new(
            "古渡诗会\n青溪11月20日电 记者陆一鸣报道：⟦11月28日⟧，青溪诗会在古渡口举行，近百人到场。",
        ),
        Example::new("新堤合龙\n本报石门7月9日讯 ⟦7月10日⟧，石门新堤合龙，汛期多了一道屏障。"),
        Example::new("古渡诗会\n本报白鹭港4月6日讯（记者陆一鸣）4月5日，清明诗会在古渡口举行，近百人到场。"),
        Example::new("古渡诗会\n本报白鹭港4月6日讯（记者陆一鸣）4月16日，清明诗会将在古渡口举行。"),
        Example::new("古渡诗会\n本报白鹭港4月6日讯 古渡诗会定期举行。4月16日，又有一场。"),
        Example::new("新桥通车\n青屿⟦5月21日⟧电 跨海新桥通车，第一辆客车开上新桥。").on("2024-05-18"),
        Example::new("渔歌节闭幕\n青屿3月14日电 渔歌节⟦15日⟧上午在青屿闭幕。"),
        Example::new("渔歌节闭幕\n青屿3月14日电 渔歌节14日上午在青屿闭幕。"),
        Example::new("抗旱保苗\n本报青屿7月17日电（记者 方文）记者⟦19日⟧从县防汛办获悉，全县将有4天高温。"),
        Example::new("货运增长\n青屿3月28日电 据县铁路办⟦29日⟧消息，货运量增长6.1%。"),
        Example::new("秋粮收购\n青屿11月2日电（记者方文）⟦5日⟧，记者从县粮食局了解到，收购进度过半。"),
        Example::new("抗旱保苗\n青屿8月4日电（记者 方文）县水利局⟦8日⟧发布消息，全县灌溉农田12万亩。"),
        Example::new("抗旱保苗\n本报青屿7月17日电（记者 方文）记者17日从县防汛办获悉，全县将有4天高温。"),
        Example::new("抗旱保苗\n本报青屿7月17日电（记者 方文）记者16日从县防汛办获悉，19日起全县有4天高温。"),
        Example::new("抗旱保苗\n本报青屿7月17日电（记者 方文）县防汛办将于19日发布消息，公布受旱面积。"),
        Example::new("抗旱保苗\n本报青屿7月17日电（记者 方文）19日前，县防汛办将公布受旱面积。"),
        Example::new("渔歌节开幕\n青屿3月14日电 渔歌节将于15日上午在青屿开幕，20日结束。"),
        Example::new("渔歌节开幕\n本报白鹭港4月1日讯 今天（4月1日），渔歌节在码头开幕，渔民登台唱歌。"),
        Example::new("渔歌节开幕\n本报白鹭港4月1日讯 今天（4月2日），渔歌节在码头开幕，渔民登台唱歌。"),
        Example::new("渔歌节开幕\n本报白鹭港4月1日讯 昨天（3月31日），渔歌节在码头开幕，渔民登台唱歌。"),
        Example::new("渔歌节开幕\n本报白鹭港4月1日讯 今天，渔歌节在码头开幕，将持续到4月3日。"),
        Example::new("渔歌节开幕\n本报白鹭港3月31日讯 今天（4月1日），渔歌节在码头开幕，渔民登台唱歌。"),
        Example::new("新桥通车\n青屿5月17日电 跨海新桥通车，第一辆客车开上新桥。").on("2024-05-18"),
        Example::new("新桥通车\n青屿5月18日电 跨海新桥通车，5月21日起渡轮停开。").on("2024-05-18"),
        Example::new("新桥通车\n今天（5月18日），跨海新桥通车，第一辆客车开上新桥。"),
        Example::new("新桥通车\n据青屿5月12日电 跨海新桥通车。今天（5月18日）起，渡轮停开。"),
        Example::new("新桥通车\n青屿12月31日电 跨海新桥通车。明天（1月1日）起，渡轮停开。"),
    ],
    ..DATES
};

impl Rule for DatelineMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let Some((line, parts)) = dateline(article) else { return };
        let Some(filed) = day_of(parts) else { return };
        let written = article.blocks[line.block].at(line.span);
        if let Some(issue) = article.date {
            let distance = days_between(issue, filed);
            if (1..=180).contains(&distance) {
                let message = say!(
                    context.lang,
                    "电头写{written}，报纸的日期是{month}月{day}日，电头晚了{distance}天",
                    "the dateline says {written}, the paper is of {month}月{day}日: {distance} days later",
                    month = issue.month(),
                    day = issue.day()
                );
                out.report(line, message);
                return;
            }
        }
        check_lead(article, line, filed, context, out);
        day_to_come(article, line, filed, context, out);
    }
}

/// Reports what does not fit the dateline at `line`.
fn report(at: Place, message: String, line: Place, context: &RuleContext, out: &mut Drafts) {
    out.report(at, message).evidence(line, say!(context.lang, "电头的日期", "the day of the dateline"));
}

/// 本报清水4月6日讯 4月16日，诗会举行: the lead tells of a day that had not come when it was filed.
fn check_lead(article: &ArticleView, line: Place, filed: Date, context: &RuleContext, out: &mut Drafts) {
    let block = &article.blocks[line.block];
    let Some(lead) = block.facts.dates.iter().find(|mention| mention.span.start > line.span.end) else {
        return;
    };
    let (DateKind::Date(parts), Some(sentence)) = (&lead.kind, block.sentence_at(lead.span.start as usize))
    else {
        return;
    };
    let own_year = parts.year.is_some() || parts.anchor.is_some();
    let between =
        block.text[line.span.end as usize..lead.span.start as usize].trim_start_matches(['讯', '电']);
    let opens = opens_lead(between.trim());
    let Some(day) = day_of(parts).filter(|_| opens && !own_year && !sentence.open) else { return };
    let words = &block.text[lead.span.end as usize..sentence.span.end as usize];
    let distance = days_between(filed, day);
    if !(1..=60).contains(&distance) || is_to_come(words) {
        return;
    }
    let (written, said) = (block.at(line.span), block.at(lead.span));
    let message = say!(
        context.lang,
        "电头写{written}，导语说的是{said}，晚了{distance}天",
        "the dateline says {written}; the lead tells of {said}, {distance} days later"
    );
    report(Place::new(line.block, lead.span), message, line, context, out);
}

/// Whether the words behind a date speak of what is still to come.
fn is_to_come(words: &str) -> bool {
    // 12月1日是世界艾滋病日: told of a day of the calendar.
    const BEHIND_DATE: &[&str] = &["是", "为", "起", "前", "之前", "至", "到", "以后", "之后", "后"];
    const WORDS: &[&str] = &[
        "将",
        "拟",
        "定于",
        "预计",
        "计划",
        "届时",
        "报名",
        "截止",
        "截至",
        "安排",
        "准备",
        "倒计时",
        "明天",
        "争取",
        "力争",
        "确保",
    ];
    BEHIND_DATE.iter().any(|word| words.starts_with(word)) || holds_any(words, WORDS)
}

/// Whether nothing stands between the dateline and the lead but a byline: （记者 方文）, 记者方文报道：.
fn opens_lead(between: &str) -> bool {
    let bracketed = between.starts_with(['（', '(']) && between.ends_with(['）', ')']);
    let reported = between.contains("记者") && between.ends_with(['：', ':']) && !between.contains('。');
    between.is_empty() || bracketed || reported
}

/// 青屿3月14日电 会议15日上午闭幕: the first sentence tells as done what lies after the day of the dateline.
fn day_to_come(article: &ArticleView, line: Place, filed: Date, context: &RuleContext, out: &mut Drafts) {
    const DONE: &[&str] =
        &["闭幕", "落幕", "结束", "抵达", "宣布", "召开了", "举行了", "通过了", "发布了", "签署了", "会见了"];
    let block = &article.blocks[line.block];
    let told = block.facts.dates.iter().find(|mention| mention.span.start > line.span.end);
    let Some((mention, parts)) = told.and_then(|mention| Some((mention, mention.calendar()?))) else {
        return;
    };
    let Some(sentence) = block.sentence_at(mention.span.start as usize).filter(|it| !it.open) else { return };
    let own_year = parts.year.is_some() || parts.anchor.is_some();
    let whole = match parts.month {
        Some(_) => day_of(parts),
        None => parts.day.and_then(|day| filed.with().day(day.value.try_into().ok()?).build().ok()),
    };
    let Some(day) = whole.filter(|_| !own_year && matches!(mention.kind, DateKind::Date(_))) else { return };
    let ahead = days_between(filed, day);
    let words = sentence.span.of(block.text);
    let first = words.contains(&block.text[line.span.start as usize..line.span.end as usize]);
    let behind = &block.text[mention.span.end as usize..sentence.span.end as usize];
    let closed = holds_any(words, DONE) && !words.contains('将') && !is_to_come(behind);
    // Who 19日从指挥部获悉, has heard it; what is heard may lie ahead.
    let clause = behind.trim_start_matches('，').split(['，', '：', '“', '。']).next().unwrap_or(behind);
    let before = &block.text[line.span.end as usize..mention.span.start as usize];
    let done = closed || is_heard(clause) && !holds_any(before, &["将", "拟", "定于"]);
    if !(1..=10).contains(&ahead) || !first || !done {
        return;
    }
    let (written, said) = (block.at(line.span), block.at(mention.span));
    let message = say!(
        context.lang,
        "电头写{written}，文中把{said}的事写成已经发生",
        "the dateline says {written}; what the text tells as done lies on {said}"
    );
    report(Place::new(line.block, mention.span), message, line, context, out);
}

/// Whether the clause behind a date tells that something was heard or made known on it: 从县水利局获悉, 据县铁路办28日消息.
fn is_heard(clause: &str) -> bool {
    const HEARD: [&str; 9] = ["获悉", "获知", "得知", "了解到", "消息", "发布", "通报", "公布", "介绍"];
    const AHEAD: [&str; 6] = ["将", "拟", "计划", "预计", "前", "起"];
    holds_any(clause, &HEARD) && !holds_any(clause, &AHEAD)
}

/// A day of a common year: only distances of a few days are taken.
fn day_of(parts: &CalendarParts) -> Option<Date> {
    let (month, day) = (parts.month?.value, parts.day?.value);
    Date::new(2023, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// Days from `one` to `two` by month and day alone, the shorter way round the year.
fn days_between(one: Date, two: Date) -> i32 {
    let distance = i32::from(two.day_of_year()) - i32::from(one.day_of_year());
    match distance {
        183.. => distance - 365,
        ..-182 => distance + 365,
        _ => distance,
    }
}
