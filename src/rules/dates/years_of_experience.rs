//! `years-of-experience`: 2010年入警，从警15年 in an issue of 2022.

use super::calendar::{in_script, own_year};
use super::years_until_now::{self, Counted, Years};
use super::{DATES, both};
use crate::facts::date::{DateKind, Length, LengthUnit};
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Span, holds_any};
use jiff::civil::Date;

/// `years-of-experience`.
#[derive(Debug)]
pub struct YearsOfExperience;

static INFO: RuleInfo = RuleInfo {
    code: "years-of-experience",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D37"],
    page: RulePage {
        title: both("从业年数与起始年份不符", "Years of service do not fit the year of entry"),
        finds: both(
            "“2010年入警，从警15年”：从起始年到出版年份没有这么多年，或者多得多；至今、一晃、党龄、教龄、“建于1956年，距今60年”也算。",
            "Years of service that do not fit the year of entry and the year of issue; also 至今, 党龄, 教龄, and the age of what was built.",
        ),
        why: both("起始年份和年数必有一个写错。", "Either the year or the count is wrong."),
        instead: both("按出版年份推算年数。", "Count to the year of issue."),
        silent: both(
            "相差一年以内、约数（10多年）、没有出版日期、两处不在同一句的不报。",
            "A year more or less is right; silent on approximate counts, without a date of issue, and across sentences.",
        ),
        source: both("年份相减", "Subtraction of years"),
    },
    examples: &[
        Example::new("2010年入警的老吴，从警⟦15年⟧，没有休过一个完整的春节。").on("2022-04-02"),
        Example::new("她1998年参加教育工作，从教⟦30年⟧。").on("2022-04-02"),
        Example::new("1988年从医以来，他行医⟦24年⟧，走遍了全乡。").on("2022-04-02"),
        Example::new("2005年入党的老吴，党龄已有⟦27年⟧。").on("2022-04-02"),
        Example::new("老吴2012年入伍，军龄⟦20年⟧。").on("2022-04-02"),
        Example::new("2009年参加工作的交警骆一鸣，从警⟦25年⟧，从没请过长假。").on("2022-04-02"),
        Example::new("1998年参加工作的他，已在渡口坚守了⟦36年⟧。").on("2022-04-02"),
        Example::new("1998年参加工作的他，已在渡口坚守了24年。").on("2022-04-02"),
        Example::new("1998年参加工作的他，在渡口坚守了6年。").on("2022-04-02"),
        Example::new("2010年入警的老吴，从警12年，没有休过一个完整的春节。").on("2022-04-02"),
        Example::new("2010年入警的老吴，从警11年，没有休过一个完整的春节。").on("2022-04-02"),
        Example::new("2010年入警的老吴，从警15年。"),
        Example::new("2009年参加工作的交警骆一鸣，从警13年，从没请过长假。").on("2022-04-02"),
        Example::new("2010年入警的老吴，从警10多年。").on("2022-04-02"),
        Example::new("2010年入警。他的师父从警35年。").on("2022-04-02"),
        Example::new("2010年，从警15年的老吴退休。").on("2022-04-02"),
        Example::new("2010年入警的老吴和从警30年的师父一起破案。").on("2022-04-02"),
        Example::new("2010年入警的老吴，工作5年后调到县城。").on("2022-04-02"),
        Example::new("2001年师范毕业后，他被分到岛上，说好三年轮换。他娶了渔家姑娘，一留就是⟦34年⟧。")
            .on("2025-09-10"),
        Example::new("她1995年卫校毕业后来到海岛，一待⟦四十年⟧。").on("2025-08-19"),
        Example::new("1989年，骆金海上山当护林员，一干就是⟦46年⟧。").on("2025-03-12"),
        Example::new("2001年师范毕业后，他被分到岛上，说好三年轮换。他娶了渔家姑娘，一留就是24年。")
            .on("2025-09-10"),
        Example::new("1989年，骆金海上山当护林员，一干就是12年。").on("2025-03-12"),
        Example::new("2015年，记者初见骆金海时，他刚退休。护林员这一行，他一干就是46年。").on("2025-03-12"),
        Example::new("她1995年卫校毕业，丈夫是岛上的老医生，一干就是40年。").on("2025-08-16"),
        Example::new("1979年，他进厂当学徒。2001年，他被分到岛上，一留就是34年。").on("2025-09-10"),
        Example::new("从1996年到现在，⟦35年⟧过去了，渡口换了三条船。").on("2026-03-20"),
        Example::new("1996年至今，他已经坚守了⟦35年⟧。").on("2026-03-20"),
        Example::new("自1996年创办以来，学校走过了⟦35年⟧历程。").on("2026-03-20"),
        Example::new("1996年创办的农校，走过了⟦35个春秋⟧。").on("2026-03-20"),
        Example::new("1965年入党的老骆，有着⟦51年⟧党龄。").on("2026-03-20"),
        Example::new("从教⟦38年⟧的方老师1998年走上讲台。").on("2026-03-20"),
        Example::new("1976年结婚的老两口，婚龄已有⟦60年⟧。").on("2026-03-20"),
        Example::new("2001年进山，一晃⟦三十五年⟧，他没有挪过窝。").on("2026-03-20"),
        Example::new("从1996年到现在，30年过去了，渡口换了三条船。").on("2026-03-20"),
        Example::new("1996年至今，他已经坚守了29年。").on("2026-03-20"),
        Example::new("1996年至今，他在三个渡口之间来回，其中在石桥守了12年。").on("2026-03-20"),
        Example::new("自1996年创办以来，学校走过了30年历程。").on("2026-03-20"),
        Example::new("1996年创办的农校，校长从教35年。").on("2026-03-20"),
        Example::new("1996年创办的农校，走过了近35年。").on("2026-03-20"),
        Example::new("1965年入党的老骆，有着61年党龄。").on("2026-03-20"),
        Example::new("从教28年的方老师1998年走上讲台。").on("2026-03-20"),
        Example::new("从教38年的方老师退休后，1998年毕业的学生来看他。").on("2026-03-20"),
        Example::new("1976年结婚的老两口，婚龄已有50年。").on("2026-03-20"),
        Example::new("2016年以来，⟦7年⟧间，他跑遍了全县。").on("2026-11-20"),
        Example::new("2019年以来的⟦10年⟧间，全县修路三百公里。").on("2026-11-20"),
        Example::new("2016年以来，10年间，他跑遍了全县。").on("2026-11-20"),
        Example::new("2016年以来，连续7年，他都在山上过年。").on("2026-11-20"),
        Example::new("1986年开业的老店，已经开了⟦30年⟧。").on("2026-11-20"),
        Example::new("大桥1986年建成通车，已服役⟦30年⟧。").on("2026-11-20"),
        Example::new("这座始建于1986年的大桥距今⟦30年⟧。").on("2026-11-20"),
        Example::new("有着⟦30年⟧历史的石桥小学，创办于1986年。").on("2026-11-20"),
        Example::new("从1986年走上讲台算起，方老师已从教⟦30年⟧。").on("2026-11-20"),
        Example::new("1986年开业的老店，已经开了40年。").on("2026-11-20"),
        Example::new("1986年建成的大桥，守桥人已工作30年。").on("2026-11-20"),
        Example::new("大桥1986年建成通车，已在山区服役30年后退役。").on("2026-11-20"),
        Example::new("有着40年历史的石桥小学，创办于1986年。").on("2026-11-20"),
        Example::new("自2016年起，五年间全县修路三百公里，此后转入养护。").on("2026-11-20"),
    ],
    ..DATES
};

/// What one entered upon, and the words that count the years since.
const PAIRS: &[(&[&str], &[&str])] = &[
    (&["入警", "从警", "当警察", "参加公安工作", "参加工作"], &["从警", "警龄"]),
    (&["从教", "参加教育工作", "当教师", "参加工作"], &["从教", "任教", "执教", "教龄"]),
    (&["从医", "行医", "参加工作"], &["从医", "行医"]),
    (&["入党"], &["党龄", "入党"]),
    (&["入伍", "参军"], &["军龄", "从军"]),
    (&["参加工作"], &["工龄", "参加工作"]),
    (&["入行"], &["入行", "从业"]),
    (&["驻村"], &["驻村"]),
];

/// What may last no longer than since the entry: 1998年参加工作的他，已在岗位上坚守了26年.
const SERVED: (&[&str], &[&str]) = (
    &["参加工作", "入职", "入警", "从警", "从教", "从医", "入党", "入伍", "参军", "进厂", "当选", "上岗"],
    &["坚守", "扎根", "奉献", "工作", "服务", "耕耘", "干"],
);

impl Rule for YearsOfExperience {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let Some(issue) = article.date else { return };
        for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.says("一")) {
            check_stayed(block, index, issue, context, out);
        }
        for (index, block) in article.blocks.iter().enumerate() {
            for sentence in block.sentences.iter().filter(|sentence| !sentence.open) {
                if let Some(found) = years_until_now::counted(block, sentence.span) {
                    judge(block, index, &found, issue, context, out);
                }
            }
            for pair in block.facts.dates.windows(2) {
                let [entry, length] = pair else { continue };
                let (DateKind::Date(parts), DateKind::Duration(count)) = (&entry.kind, &length.kind) else {
                    continue;
                };
                let years = count.unit == LengthUnit::Year;
                if !years || parts.year.is_none() {
                    continue;
                }
                let Some(told) = told_of(block, entry.span, length.span) else { continue };
                let Some(year) = own_year(parts, None) else { continue };
                let found = Counted { year, entry: entry.span, years: years_of(length.span, count), told };
                judge(block, index, &found, issue, context, out);
            }
        }
    }
}

fn years_of(whole: Span, length: &Length) -> Years {
    Years { value: length.count.value, figure: length.count.span, whole, script: length.count.script }
}

/// What the years are told of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// All the time since the entry.
    AllSince,
    /// A stay that began no earlier.
    AtMost,
}

/// What the years are told of, where entry and count speak of one person's one service, in one clause or two.
fn told_of(block: &BlockView, entry: Span, length: Span) -> Option<Told> {
    let between = &block.text[entry.end as usize..length.start as usize];
    if between.contains(['。', '；', '和', '与', '、', '“', '”']) || between.chars().count() > 24 {
        return None;
    }
    let counted = between.trim_end_matches(['已', '经', '有', '了', '近', '整', '达']);
    let approximate = between.ends_with('近')
        || block.text[length.end as usize..].starts_with(['后', '前', '多', '来', '的']);
    let pair = |(entered, since): &(&[&str], &[&str])| {
        entered.iter().any(|word| between.starts_with(word))
            && since.iter().any(|word| counted.ends_with(word))
    };
    let since = ["距今", "至今"].iter().any(|word| counted.ends_with(word));
    if approximate || !between.contains('，') {
        None
    } else if since || PAIRS.iter().any(pair) {
        Some(Told::AllSince)
    } else {
        pair(&SERVED).then_some(Told::AtMost)
    }
}

fn judge(
    block: &BlockView,
    index: usize,
    found: &Counted,
    issue: Date,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let issued = i32::from(issue.year());
    let right = issued - found.year;
    let places = [Place::new(index, found.years.whole), Place::new(index, found.entry)];
    let from = found.year;
    let difference = found.years.value as i32 - right;
    // 从教30年 is often told of 28.
    let round = found.told == Told::AtMost && found.years.value.is_multiple_of(10) && difference == 2;
    if found.told == Told::AtMost && difference < -1 || round {
        return;
    }
    if difference.abs() <= 1 {
        let message =
            say!(context.lang, "{from}年到{issued}年是{right}年", "from {from} to {issued} is {right} years");
        out.held(message, places.to_vec());
        return;
    }
    let written = block.at(found.years.whole);
    let message = say!(
        context.lang,
        "{from}年到出版的{issued}年是{right}年，文中写{written}",
        "From {from} to {issued}, the year of issue, is {right} years; the text says {written}"
    );
    let says = say!(context.lang, "起始年份", "the year of entry");
    let draft = out.report(places[0], message);
    draft.evidence(places[1], says);
    if let Ok(right) = u32::try_from(right) {
        let replacement = in_script(right, found.years.script);
        let title = say!(context.lang, "改为{replacement}年", "Change to {replacement}年");
        draft.fix(title, Place::new(index, found.years.figure), replacement);
    }
}

/// 2001年师范毕业后，他被分配到岛上…一留就是34年: more years than have passed since the entry.
fn check_stayed(block: &BlockView, index: usize, issue: Date, context: &RuleContext, out: &mut Drafts) {
    const ENTERED: [&str; 22] = [
        "毕业",
        "分配",
        "分到",
        "参加工作",
        "来到",
        "调到",
        "调入",
        "回到",
        "走进",
        "走上",
        "上山",
        "上岛",
        "进厂",
        "入伍",
        "当上",
        "当了",
        "当",
        "成为",
        "接过",
        "承包",
        "开始",
        "接手",
    ];
    const CLOSE: usize = 24;
    for (at, mention) in block.facts.dates.iter().enumerate() {
        let DateKind::Duration(count) = mention.kind else { continue };
        let before = &block.text[..mention.span.start as usize];
        let rest = before.strip_suffix("就是").unwrap_or(before);
        let stayed = rest.ends_with(['干', '留', '待', '守', '教', '住', '站', '做', '当', '走', '画', '写'])
            && rest.chars().rev().nth(1) == Some('一');
        let vague = block.text[mention.span.end as usize..].starts_with(['多', '余', '来']);
        if count.unit != LengthUnit::Year || !stayed || vague || block.is_open_at(mention.span) {
            continue;
        }
        let years: Vec<(i32, Span)> = block.facts.dates[..at]
            .iter()
            .filter_map(|it| Some((own_year(it.calendar()?, Some(issue))?, it.span)))
            .collect();
        let Some(&(year, entry)) = years.last() else { continue };
        let behind = &block.text[entry.end as usize..mention.span.start as usize];
        let near: String = behind.chars().take(CLOSE).take_while(|&c| c != '。').collect();
        let entered = holds_any(&near, &ENTERED) && !near.contains("记者");
        // 丈夫是老医生，一干就是40年.
        let other = List::Relatives.words().iter().chain(&["师傅", "师父"]).any(|word| behind.contains(word));
        let stated = count.count.value as i32;
        let earlier = years.iter().any(|&(year, _)| stated <= i32::from(issue.year()) - year + 1);
        if entered && !earlier && !other {
            let found = Counted { year, entry, years: years_of(mention.span, &count), told: Told::AtMost };
            judge(block, index, &found, issue, context, out);
        }
    }
}
