//! `cumulative-falls`: a cumulative figure that is smaller at a later day than at an earlier one.

use super::licence::{Mention, is_comparable};
use crate::facts::date::DateMention;
use crate::facts::quantity::Quantity;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;

/// `cumulative-falls`.
#[derive(Debug)]
pub struct CumulativeFalls;

static INFO: RuleInfo = RuleInfo {
    code: "cumulative-falls",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["N41"],
    page: RulePage {
        title: Bilingual { zh: "累计数越算越少", en: "A cumulative figure that falls" },
        finds: Bilingual {
            zh: "同一件事两次写“截至某日累计……”，后面的日期上的累计数反而小。",
            en: "“By such a day … in all” told twice of one thing, with the smaller figure at the later day.",
        },
        why: Bilingual {
            zh: "累计数只增不减，日期或数有一个错了。",
            en: "A cumulative figure cannot fall; a date or a figure is wrong.",
        },
        instead: Bilingual {
            zh: "核对两个日期和两个数。", en: "Check both dates and both figures."
        },
        silent: Bilingual {
            zh: "没有“累计”、说的不是同一件事、不是同一年、数是约数的，不报。",
            en: "Silent without 累计, where the two speak of different things or years, and on approximate figures.",
        },
        source: Bilingual { zh: "累计数的含义", en: "What a cumulative figure is" },
    },
    examples: &[
        Example::new(
            "老年食堂\n截至6月底，全县累计建成老年食堂82个。县民政局又把邮路车用起来。截至9月底，老年食堂累计建成⟦79个⟧。",
        ),
        Example::new(
            "老年食堂\n截至6月底，全县累计建成老年食堂82个。县民政局又把邮路车用起来。截至9月底，老年食堂累计建成97个。",
        ),
        Example::new("截至5月底，全县累计受理320件；截至8月底，全县累计受理⟦298件⟧。"),
        Example::new("截至3月15日，全市累计接种12.6万人。\n截至3月20日，全市累计接种⟦11.6万人⟧。"),
        Example::new(
            "截至6月末，驿站累计服务群众8600人次。到了9月，人更多。截至9月末，驿站累计服务群众⟦6800人次⟧。",
        ),
        Example::new("截至2021年底，园区累计引进企业126家；截至2022年底，园区累计引进企业⟦112家⟧。"),
        Example::new("截至昨天18时前，即4月2日，书展累计售书3200册。截至4月5日，书展累计售书⟦2300册⟧。"),
        Example::new("截至6月底，全市累计发放消费券4.6亿元；截至9月底，累计发放⟦4.2亿元⟧。"),
        Example::new("截至6月底，全市累计发放消费券4.6亿元；截至9月底，累计发放6.2亿元。"),
        Example::new("截至5月底，全县累计受理320件；截至8月底，全县累计受理398件。"),
        Example::new("截至8月底，全县累计受理398件；截至5月底，全县累计受理320件。"),
        Example::new("截至5月底，东镇累计受理320件；截至8月底，西镇累计受理298件。"),
        Example::new("截至5月底，全县有在办案件320件；截至8月底，全县有在办案件298件。"),
        Example::new("截至5月底，全县累计受理320件；截至8月底，全县累计办结298件。"),
        Example::new("截至去年8月底，全县累计受理320件；截至今年5月底，全县累计受理298件。"),
        Example::new("截至5月底，全县累计受理近320件；截至8月底，全县累计受理约310件。"),
        Example::new("截至5月底，全县累计受理320件，截至8月底，其中累计受理涉企案件29件。"),
        Example::new("截至4月底，全乡累计回收废旧农膜126吨；截至6月底，累计回收量为⟦118吨⟧。"),
        Example::new("截至4月底，全乡累计回收废旧农膜126吨；截至6月底，累计回收农药瓶18吨。"),
        Example::new(
            "县里给老人装起了呼叫器，到2022年底累计安装835台，到2024年底累计安装⟦538台⟧，独居老人都装上了。",
        ),
        Example::new(
            "县里给老人装起了呼叫器，到2022年底累计安装535台，到2024年底累计安装838台，独居老人都装上了。",
        ),
        Example::new("3月初到5月底累计安装835台，6月初到9月底累计安装538台。"),
    ],
};

impl Rule for CumulativeFalls {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut told: Vec<(Mention, CutOff)> = Vec::new();
        for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
            for quantity in &block.facts.quantities {
                let Some(cut_off) = cut_off(block, quantity) else { continue };
                let mention = Mention::new(index, *block, quantity);
                let same = told.iter().rev().take(4).find(|(other, _)| speaks_of_same(other, &mention));
                if let Some((other, earlier)) = same {
                    check((other, earlier), (&mention, &cut_off), context, out);
                }
                told.push((mention, cut_off));
            }
        }
    }
}

/// The day up to which a figure is counted.
struct CutOff {
    year: Option<u32>,
    month: u32,
    day: u32,
}

/// The date behind 截至, where 累计 stands before the figure in one of the two clauses that follow.
fn cut_off(block: &BlockView, quantity: &Quantity) -> Option<CutOff> {
    let exact = is_comparable(quantity) && quantity.exact().is_some() && !block.is_open_at(quantity.span);
    let clause = block.at(quantity.before);
    if !exact || !clause.contains("累计") || clause.contains("其中") {
        return None;
    }
    let number = block.facts.dates.partition_point(|date| date.span.end <= quantity.span.start);
    let date: &DateMention = block.facts.dates[..number].last()?;
    let start = quantity.before.start.max(date.span.end);
    let between = &block.text[date.span.end as usize..start as usize];
    let near = between.chars().count() <= 6 && !between.contains(['。', '；']);
    let words = &block.text[..date.span.start as usize];
    let up_to = ["截至", "截止", "即", "，到", "。到", "；到", "，至", "。至", "；至"];
    let named = matches!(words, "到" | "至") || up_to.iter().any(|word| words.ends_with(word));
    let parts = date.calendar().filter(|parts| near && named && parts.anchor.is_none())?;
    let month = match (parts.month, parts.year) {
        (Some(month), _) => month.value,
        (None, Some(_)) => 12,
        (None, None) => return None,
    };
    let day = parts.day.map_or(31, |day| day.value);
    Some(CutOff { year: parts.year.map(|year| year.value), month, day })
}

fn speaks_of_same(one: &Mention, two: &Mention) -> bool {
    let overlap = one.overlap(two);
    // 截至6月底，全市累计发放消费券4.6亿元；截至9月底，累计发放4.2亿元: the later clause, shortened, repeats the earlier.
    let shortened = overlap.most >= 100
        && overlap.letters >= 2
        && one.block == two.block
        && two.quantity.span.start.saturating_sub(one.quantity.span.end) <= 90;
    one.quantity.same_unit(two.quantity)
        && (overlap.least >= 100 && overlap.letters >= 2
            || shortened
            || repeats_the_act(one, two)
            || repeats_the_thing(one, two))
        && !one.names_another(two)
}

/// 累计建成老年食堂82个 … 老年食堂累计建成79个: act and thing in another order.
fn repeats_the_thing(one: &Mention, two: &Mention) -> bool {
    let parts = |mention: &Mention| {
        let words = mention.quantity.before.of(mention.view.text);
        let (thing, act) = words.split_once("累计")?;
        Some((thing.to_owned(), act.to_owned()))
    };
    let turned = |(_, told): &(String, String), (thing, act): &(String, String)| {
        thing.chars().count() >= 3 && act.chars().count() >= 2 && *told == format!("{act}{thing}")
    };
    let (Some(first), Some(second)) = (parts(one), parts(two)) else { return false };
    turned(&first, &second) || turned(&second, &first)
}

/// 累计回收废旧农膜126吨 … 累计回收量为118吨: the later names the act alone.
fn repeats_the_act(one: &Mention, two: &Mention) -> bool {
    let words = |mention: &Mention| mention.quantity.before.of(mention.view.text).to_owned();
    let first = words(one).split_once("累计").map(|(_, act)| act.to_owned()).unwrap_or_default();
    let second = words(two);
    let Some(second) = second.strip_prefix("累计") else { return false };
    let act: String = second.chars().take(2).collect();
    let rest = second[act.len()..].trim_matches(['量', '数', '额', '为', '达', '到', '了', '总']);
    one.block == two.block && act.chars().count() == 2 && first.starts_with(&act) && rest.is_empty()
}

fn check(
    (one, earlier): (&Mention, &CutOff),
    (two, later): (&Mention, &CutOff),
    context: &RuleContext,
    out: &mut Drafts,
) {
    let one_calendar = earlier.year.is_some() == later.year.is_some();
    let day = |cut_off: &CutOff| (cut_off.year, cut_off.month, cut_off.day);
    if !one_calendar || day(earlier) >= day(later) {
        return;
    }
    let places = [Place::new(two.block, two.quantity.span), Place::new(one.block, one.quantity.span)];
    let (first, second) = (one.quantity.span.of(one.view.text), two.quantity.span.of(two.view.text));
    if two.quantity.written >= one.quantity.written {
        return out.held(
            say!(context.lang, "累计数由{first}增至{second}", "from {first} to {second}"),
            places.to_vec(),
        );
    }
    let message = say!(
        context.lang,
        "前一个日期累计已有“{first}”，后一个日期只有“{second}”",
        "“{first}” in all at the earlier day, only “{second}” at the later"
    );
    out.report(places[0], message).evidence(places[1], one.clause().of(one.view.text));
}
