//! `date-pointed-back`: 6月20日那个雨夜 of a text that tells of 6月30日 and of no other day like it.

use super::date_slip::{MonthDay, is_day_slip};
use super::{DATES, both};
use crate::facts::date::{DateKind, DateMention};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;

/// `date-pointed-back`.
#[derive(Debug)]
pub struct DatePointedBack;

static INFO: RuleInfo = RuleInfo {
    code: "date-pointed-back",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D09"],
    page: RulePage {
        title: both("回指的日期前文没有", "A day pointed back to that was never told"),
        finds: both(
            "“6月20日那个雨夜”“截止时间同为3月15日”这样回指前文的日期，前文没有，却有一个只差一处的日期（6月30日、3月25日）。",
            "A day that points back (that night of 20 June; likewise until 15 March) which the text before does not have, where it has one that differs by a slip.",
        ),
        why: both("回指的和所指的是同一天。", "Both are the same day."),
        instead: both("核对后改为一致。", "Check, then write one day."),
        silent: both(
            "前文有这一天或包含它的起止日期、前文有几个相近的日期、写了不同年份的不报。",
            "Silent where the text has the day or a span of days around it, several days like it, or another year.",
        ),
        source: both("事件与日期对照", "The event against its day"),
    },
    examples: &[
        Example::new("雨夜救援\n6月30日傍晚，一名男童跌入机井。\n说起⟦6月20日⟧那个雨夜，母亲泣不成声。"),
        Example::new("云庭审\n9月13日上午9时，远在外地的原告连线开庭。他说，⟦9月3日⟧那天上午只请了半天假。"),
        Example::new("推荐通知\n材料请于3月25日前报县妇联。自荐家庭填写表格，截止时间同为⟦3月15日⟧。"),
        Example::new("山火\n4月7日下午，西山起火。\n“⟦4月17日⟧那晚，全村人都没睡。”村支书说。"),
        Example::new("决口\n7月12日凌晨，大堤决口。\n回忆起⟦7月21日⟧那场大水，老人仍然后怕。"),
        Example::new("雨夜救援\n6月30日傍晚，一名男童跌入机井。\n说起6月30日那个雨夜，母亲泣不成声。"),
        Example::new("两次来信\n6月30日，第一封信到了。\n7月14日那天，第二封信也到了。"),
        Example::new("推荐通知\n材料请于3月25日前报县妇联。自荐家庭填写表格，截止时间同为3月25日。"),
        Example::new("庙会\n庙会从6月18日办到6月30日。\n6月20日那天，人最多。"),
        Example::new("雨夜救援\n6月30日，救援队成立。6月28日，队员到齐。\n6月20日那个雨夜，母亲还在路上。"),
        Example::new("回忆\n2024年6月30日，大桥通车。\n2019年6月20日那天，第一根桩打下。"),
        Example::new("救援\n6月30日傍晚，一名男童跌入机井。\n6月20日，记者在病房见到了男孩。"),
        Example::new("工地\n6月30日，大桥合龙。\n那天是6月30日，工人们放了鞭炮。"),
    ],
    ..DATES
};

impl Rule for DatePointedBack {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
            for date in block.facts.dates.iter().filter(|date| !block.is_open_at(date.span)) {
                if points_back(block, date)
                    && let Some(day) = month_day(date)
                {
                    check(article, (index, date), day, context, out);
                }
            }
        }
    }
}

/// 6月20日那个雨夜, 截止时间同为3月15日.
fn points_back(block: &BlockView, date: &DateMention) -> bool {
    const BEHIND: [&str; 11] =
        ["那天", "那晚", "那夜", "那日", "那个", "那场", "那次", "那一天", "那一晚", "那一夜", "那一场"];
    const BEFORE: [&str; 5] = ["同为", "同样是", "同样为", "同是", "仍为"];
    let before = &block.text[..date.span.start as usize];
    let after = &block.text[date.span.end as usize..];
    let parts = ["凌晨", "清晨", "上午", "中午", "下午", "傍晚", "晚上", "夜里"];
    let after = parts.iter().find_map(|part| after.strip_prefix(part)).unwrap_or(after);
    BEHIND.iter().any(|word| after.starts_with(word)) || BEFORE.iter().any(|word| before.ends_with(word))
}

/// The day of a mention that writes month and day and nothing else.
fn month_day(date: &DateMention) -> Option<MonthDay> {
    let DateKind::Date(parts) = &date.kind else { return None };
    (parts.year.is_none() && parts.anchor.is_none()).then_some((parts.month?.value, parts.day?.value))
}

fn check(
    article: &ArticleView,
    (index, date): (usize, &DateMention),
    day: MonthDay,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let mut slips: Vec<(Place, MonthDay)> = Vec::new();
    for (number, block) in article.blocks.iter().enumerate() {
        for other in &block.facts.dates {
            let place = Place::new(number, other.span);
            if number == index && other.span == date.span {
                continue;
            }
            // Where the year is written the text may go through several years.
            let written = other.calendar().is_some_and(|parts| parts.year.is_some());
            // 从6月18日办到6月30日.
            let ends = block.text[..other.span.start as usize].ends_with(['到', '至']);
            let span = matches!(other.kind, DateKind::Range { .. }) || ends;
            let lone_day = other.calendar().is_some_and(|parts| parts.month.is_none() && parts.day.is_some());
            if written || span || lone_day || month_day(other) == Some(day) {
                return;
            }
            let earlier = (number, other.span.start) < (index, date.span.start);
            if let Some(told) = month_day(other).filter(|&told| earlier && is_day_slip(told, day)) {
                slips.push((place, told));
            }
        }
    }
    let Some(&(place, told)) = slips.first() else { return };
    if slips.iter().any(|&(_, other)| other != told) {
        return;
    }
    let (here, there) = (article.blocks[index].at(date.span), article.blocks[place.block].at(place.span));
    let message = say!(
        context.lang,
        "这里回指“{here}”，前文没有这一天，只有“{there}”",
        "“{here}” points back, yet the text before has “{there}” and no such day"
    );
    let own = Place::new(index, date.span);
    out.report(own, message)
        .evidence(place, say!(context.lang, "前文的日期", "the day told before"))
        .replace(context.lang, here, own, there)
        .replace(context.lang, there, place, here);
}
