//! `years-later-mismatch`: 三年后的1999年 after 1994, and 这37年 of a span told as 27 years.

use super::calendar::in_script;
use super::{DATES, both, years_ago};
use crate::facts::date::{DateKind, Length, LengthUnit};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::Span;

/// `years-later-mismatch`.
#[derive(Debug)]
pub struct YearsLaterMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "years-later-mismatch",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D29"],
    page: RulePage {
        title: both("“几年后”“这些年”与年份不符", "“Years later” does not fit the years"),
        finds: both(
            "“1994年……三年后的1999年”与前面的年份推算不符；“从1997年……到2016年，整整29年”；前面说“27年后的2025年”，后面又说“这37年”。",
            "A year told as so many years after another that it does not follow by that count; a span of years told otherwise than its two ends, or than the count before it.",
        ),
        why: both("两个年份和年数，必有一个写错。", "One of the two years and the count is wrong."),
        instead: both("按年份推算后改正。", "Count from the years and correct."),
        silent: both(
            "相差一年的；前文另有年份合得上的；“这几年”比前面说的短、可能另有所指的。",
            "A year more or less; silent where another year before fits, and where a shorter span may be meant.",
        ),
        source: both("年份相减", "Subtraction of years"),
    },
    examples: &[
        Example::new("1994年，厂子关门。⟦三年⟧后的1999年，他买下厂房。"),
        Example::new("2003年，骆金海承包了荒山。⟦12年⟧后的2025年，荒山成了果园。"),
        Example::new("1998年，池阿海买下旧船。27年后的2025年，他有渔船46条。回望这⟦37年⟧，他只说抱团。"),
        Example::new("从1997年第一批搬迁，到2016年最后一户落户，整整⟦29年⟧，青田村搬出了431户。"),
        Example::new("自1988年建厂起，到2003年停产，前后⟦25年⟧，厂里出了三代劳模。"),
        Example::new("2003年，骆金海承包了荒山。22年后的2025年，荒山成了果园。他说，这⟦12年⟧没白干。"),
        Example::new("2001年春天，老人种下第一棵树。时隔⟦14年⟧，2025年春天，沙地已成林。"),
        Example::new("从1958年炼出第一炉铁水，到2014年熄灭最后一座高炉，⟦66年⟧里，厂子换过五次名字。"),
        Example::new("2001年春天，老人种下第一棵树。时隔24年，2025年春天，沙地已成林。"),
        Example::new("1994年，厂子关门。五年后的1999年，他买下厂房。"),
        Example::new("1994年底，厂子关门。四年后的1999年，他买下厂房。"),
        Example::new("1996年，他下岗。1998年，厂子关门。三年后的1999年，他买下厂房。"),
        Example::new("1998年，池阿海买下旧船。27年后的2025年，他有渔船46条。回望这27年，他只说抱团。"),
        Example::new("1998年，池阿海买下旧船。27年后的2025年，他有渔船46条。入社这5年，他不再单干。"),
        Example::new("2010年，他从部队退伍。3年后的2013年，他承包荒山。这12年，他栽下6万棵树。"),
        Example::new("从1997年第一批搬迁，到2016年最后一户落户，整整19年，青田村搬出了431户。"),
        Example::new("从1997年第一批搬迁，到2016年最后一户落户，其间中断5年，青田村搬出了431户。"),
        Example::new("厂子关门三年后的1999年，他买下厂房。"),
        Example::new("从1997年第一批搬迁，到2016年，共10年没有落下一户。"),
        Example::new("1994年，厂子关门。他学艺三年后开店，1999年买下厂房。"),
        Example::new("从1997年到2016年，青田村整整有29年没有发过大水的记录被改写。"),
        Example::new("⟦10年⟧前的2018年，他回到渡口。").on("2026-11-20"),
        Example::new("⟦8年⟧前，也就是2012年，他回到渡口。").on("2026-11-20"),
        Example::new("早在2012年，也就是⟦8年⟧前，他就回到了渡口。").on("2026-11-20"),
        Example::new("他2015年毕业，次年即⟦2017年⟧回乡。"),
        Example::new("2015年通车，翌年（⟦2018年⟧）收费站撤掉。"),
        Example::new("8年前的2018年，他回到渡口。").on("2026-11-20"),
        Example::new("他1998年进山。10年前的1988年，他还在镇上读书。").on("2026-11-20"),
        Example::new("他说：“8年前的2010年，我还在镇上。”").on("2026-11-20"),
        Example::new("他2015年毕业，次年即2016年回乡。"),
        Example::new("2015年通车，2017年扩建，翌年（2018年）收费站撤掉。"),
    ],
    ..DATES
};

impl Rule for YearsLaterMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        years_ago::check(article, context, out);
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let dates = &block.facts.dates;
        let mut span_told: Option<Later> = None;
        for (at, mention) in dates.iter().enumerate() {
            let DateKind::Duration(length) = mention.kind else { continue };
            if length.unit != LengthUnit::Year || block.is_open_at(mention.span) {
                continue;
            }
            if let Some(later) = later(block, at, length) {
                if later.fits() {
                    span_told = Some(later);
                } else {
                    report_later(block, &later, context, out);
                }
            } else if let Some(told) = &span_told {
                check_pointed_back(block, told, mention.span, length, context, out);
            }
            check_from_to(block, at, length, context, out);
        }
    }
}

/// 22年后的2025年, and the year before it.
struct Later {
    length: Span,
    count: Length,
    target: (u32, Span),
    /// The years told before, in text order.
    before: Vec<(u32, Span)>,
}

impl Later {
    fn fits(&self) -> bool {
        let apart = |year: u32| self.target.0.checked_sub(year);
        self.before
            .iter()
            .any(|&(year, _)| apart(year).is_some_and(|years| years.abs_diff(self.count.count.value) <= 1))
    }
}

/// The years, in four digits, that are told before byte `end`.
fn years_before(block: &BlockView, end: u32) -> Vec<(u32, Span)> {
    let before = block.facts.dates.iter().take_while(|mention| mention.span.end <= end);
    let years = before.flat_map(|mention| {
        let parts = match &mention.kind {
            DateKind::Date(parts) => vec![parts],
            DateKind::Range { from, to } => vec![from, to],
            _ => vec![],
        };
        parts.into_iter().filter_map(|parts| parts.year).map(|year| (year.value, mention.span))
    });
    years.filter(|&(year, _)| year >= 1000).collect()
}

fn later(block: &BlockView, at: usize, count: Length) -> Option<Later> {
    let (mention, target) = (&block.facts.dates[at], block.facts.dates.get(at + 1)?);
    let between = &block.text[mention.span.end as usize..target.span.start as usize];
    let DateKind::Date(parts) = &target.kind else { return None };
    let year = parts.year.filter(|year| year.value >= 1000)?;
    let sentence = block.sentence_at(mention.span.start as usize)?;
    // 三年后 opens its sentence or clause, so that it counts from what stands before.
    let head = &block.text[sentence.span.start as usize..mention.span.start as usize];
    let opens = head.trim().is_empty() || head.ends_with(['，', '；', '“', '隔']);
    // 时隔24年，2025年春天.
    let apart = ["时隔", "事隔", "相隔"].iter().any(|word| head.ends_with(word));
    let told = ["后的", "之后的", "后，也就是", "后，即", "后（", "后——"].contains(&between)
        || apart && ["，", "后，", "后的", "之后，", "，到"].contains(&between);
    let before = years_before(block, mention.span.start);
    let near = before.last().is_some_and(|&(_, span)| mention.span.start - span.end < 300);
    (told && opens && near).then_some(Later {
        length: mention.span,
        count,
        target: (year.value, target.span),
        before,
    })
}

fn report_later(block: &BlockView, later: &Later, context: &RuleContext, out: &mut Drafts) {
    let Some(&(base, place)) = later.before.last() else { return };
    let (target, stated) = (later.target.0, block.at(later.length));
    let Some(right) = target.checked_sub(base).filter(|&right| right > 0) else { return };
    let message = say!(
        context.lang,
        "{base}年到{target}年是{right}年，文中写{stated}",
        "{base} to {target} is {right} years; the text says {stated}"
    );
    let new = in_script(right, later.count.count.script);
    let title = say!(context.lang, "改为{new}年", "Change to {new}年");
    let says = || say!(context.lang, "年份", "the year");
    out.report(Place::new(0, later.length), message)
        .evidence(Place::new(0, place), says())
        .evidence(Place::new(0, later.target.1), says())
        .fix(title, Place::new(0, later.count.count.span), new);
}

/// 回望这37年, where the span before was told as 27 years.
fn check_pointed_back(
    block: &BlockView,
    told: &Later,
    span: Span,
    length: Length,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (first, stated) = (told.count.count.value, length.count.value);
    let before = &block.text[..span.start as usize];
    let after = &block.text[span.end as usize..];
    let vague = after.starts_with(['多', '余', '来', '前', '后']);
    if !before.ends_with('这') || vague || span.start - told.target.1.end > 450 {
        return;
    }
    // Another span may be meant, unless one digit only is another.
    let slip = first >= 10 && stated >= 10 && (first / 10 == stated / 10 || first % 10 == stated % 10);
    if stated.abs_diff(first) <= 1 {
        let says = say!(context.lang, "与前面的{first}年相符", "as the {first} years before");
        return out.held(says, vec![Place::new(0, span), Place::new(0, told.length)]);
    }
    let years = years_before(block, span.start);
    let another = years.iter().any(|&(from, _)| years.iter().any(|&(to, _)| from + stated == to));
    if !slip || another {
        return;
    }
    let (written, shown) = (block.at(span), block.at(told.length));
    let message = say!(
        context.lang,
        "前面说相隔{shown}，这里写{written}",
        "the span is {shown} before and {written} here"
    );
    let new = in_script(first, length.count.script);
    let title = say!(context.lang, "改为{new}年", "Change to {new}年");
    out.report(Place::new(0, span), message)
        .evidence(Place::new(0, told.length), say!(context.lang, "前面的年数", "the count before"))
        .evidence(Place::new(0, told.target.1), say!(context.lang, "年份", "the year"))
        .fix(title, Place::new(0, length.count.span), new);
}

/// 从1997年第一批搬迁，到2016年最后一户落户，整整19年.
fn check_from_to(block: &BlockView, at: usize, length: Length, context: &RuleContext, out: &mut Drafts) {
    const CUES: [&str; 9] =
        ["，整整", "，前后", "，历时", "，跨越", "，一共", "，共", "，前后历时", "，前后整整", "，历经"];
    let span = block.facts.dates[at].span;
    let Some(sentence) = block.sentence_at(span.start as usize) else { return };
    let first = block.facts.dates.partition_point(|it| it.span.start < sentence.span.start);
    let dates: Vec<(&crate::facts::date::CalendarParts, Span)> = block.facts.dates[first..at]
        .iter()
        .filter_map(|it| match &it.kind {
            DateKind::Date(parts) => Some((parts, it.span)),
            _ => None,
        })
        .collect();
    let [(from, one), (to, two)] = dates[..] else { return };
    let (Some(from), Some(to)) = (from.year, to.year) else { return };
    let before_one = &block.text[sentence.span.start as usize..one.start as usize];
    let before_two = &block.text[one.end as usize..two.start as usize];
    let before = &block.text[two.end as usize..span.start as usize];
    let after = &block.text[span.end as usize..];
    let joined = before_one.ends_with(['从', '自']) && before_two.ends_with(['到', '至']);
    let near = before.chars().count() <= 20 && !before.contains(['；', '“', '”']);
    // 56年里，厂子换过五次名字: the length takes up both ends.
    let taken_up = before.ends_with('，') && ["里，", "间，"].iter().any(|word| after.starts_with(word));
    // 共10年没有落下一户: of something else.
    let open = before.ends_with('共') && !after.starts_with(['，', '。', '；']);
    let cue = taken_up || !open && CUES.iter().any(|cue| before.ends_with(cue));
    let vague = !taken_up && after.starts_with(['多', '余', '来']);
    if !joined || !near || !cue || vague || to.value <= from.value {
        return;
    }
    let (right, stated) = (to.value - from.value, length.count.value);
    let places = vec![Place::new(0, span), Place::new(0, one), Place::new(0, two)];
    if stated == right || stated == right + 1 {
        let says = say!(context.lang, "起止与年数相符：{stated}年", "the ends give {stated} years");
        return out.held(says, places);
    }
    let (from, to, written) = (from.value, to.value, block.at(span));
    let message = say!(
        context.lang,
        "{from}年到{to}年是{right}年，文中写{written}",
        "{from} to {to} is {right} years; the text says {written}"
    );
    let new = in_script(right, length.count.script);
    let title = say!(context.lang, "改为{new}年", "Change to {new}年");
    let says = || say!(context.lang, "起止", "the ends");
    out.report(places[0], message).evidence(places[1], says()).evidence(places[2], says()).fix(
        title,
        Place::new(0, length.count.span),
        new,
    );
}
