//! `event-date-conflict`: one ceremony or meeting of an article on two days.

use super::{DATES, begun_twice, both, event_pointed};
use crate::facts::date::{CalendarParts, DateMention};
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::is_han;

/// `event-date-conflict`.
#[derive(Debug)]
pub struct EventDateConflict;

static INFO: RuleInfo = RuleInfo {
    code: "event-date-conflict",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D09"],
    page: RulePage {
        title: both("同一场活动日期不一", "One event on two days"),
        finds: both(
            "前文“5月16日，大桥启用仪式举行”，后文“在5月17日的启用仪式上”；前文“9月5日，山花节开幕”，后文“自9月6日开幕以来”。",
            "“The opening ceremony was held on 16 May”, and later “at the opening ceremony of 17 May”; “opened on 5 September”, later “since it opened on 6 September”.",
        ),
        why: both("一场活动只有一个日期，必有一处写错。", "An event has one date; one of the two is wrong."),
        instead: both("核对活动的日期。", "Check the date of the event."),
        silent: both(
            "活动名称不完全相同、分几天或几场举行、年份不同、另有一处日期相符的不报。",
            "Silent where the names differ, where the event is held on several days or in several years, and where another date agrees.",
        ),
        source: both("上下文", "Context"),
    },
    examples: &[
        Example::new(
            "大桥通车\n5月16日，白塘大桥启用仪式在江北岸举行。在⟦5月17日⟧的启用仪式上，船工领到了证书。",
        ),
        Example::new(
            "村里的会\n3月2日上午，溪口村召开修路听证会。村民来了八十人。\n在⟦3月12日⟧的听证会上，大家把话说开了。",
        ),
        Example::new(
            "新馆开馆\n9月8日，县图书馆新馆揭牌仪式举行。馆长在⟦9月18日⟧的揭牌仪式上介绍，新馆有12万册书。",
        ),
        Example::new(
            "龙舟赛\n本报讯 6月10日，全县龙舟邀请赛在柳湖举行。在⟦6月11日⟧举行的龙舟邀请赛上，渔溪队夺冠。",
        ),
        Example::new("签约\n11月3日，两地合作签约仪式在县城举行。在⟦11月5日⟧的签约仪式上，8个项目落地。"),
        Example::new(
            "大桥通车\n5月16日，白塘大桥启用仪式在江北岸举行。在5月16日的启用仪式上，船工领到了证书。",
        ),
        Example::new(
            "大桥通车\n5月16日，白塘大桥启用仪式在江北岸举行。在5月17日的座谈会上，船工领到了证书。",
        ),
        Example::new(
            "龙舟赛\n6月10日，全县龙舟邀请赛开赛。6月12日，龙舟邀请赛进入第三天。在6月12日的龙舟邀请赛上，渔溪队夺冠。",
        ),
        Example::new("龙舟赛\n6月10日，全县龙舟邀请赛在柳湖举行。在去年6月11日的龙舟邀请赛上，渔溪队夺冠。"),
        Example::new(
            "龙舟赛\n2024年6月10日，全县龙舟邀请赛在柳湖举行。在2023年6月22日的龙舟邀请赛上，渔溪队夺冠。",
        ),
        Example::new("两场听证会\n3月2日，溪口村召开首场听证会。在3月12日的听证会上，大家把话说开了。"),
        Example::new(
            "听证会\n3月2日，溪口村召开听证会；3月12日，再次召开听证会。在3月12日的听证会上，大家把话说开了。",
        ),
        Example::new(
            "听证会\n3月2日，县里发出通知，要求各村召开听证会。在3月12日的听证会上，大家把话说开了。",
        ),
        Example::new("大桥通车\n5月16日，白塘大桥启用仪式在江北岸举行。5月17日，白塘大桥正式通车。"),
        Example::new(
            "山花迎客\n9月5日上午，第三届山花节在云台乡开幕。\n自⟦9月6日⟧开幕以来，山花节已接待游客12万人次。",
        ),
        Example::new(
            "遗址发掘\n石岭遗址第二次发掘于4月27日正式启动，计划用三个月。\n自⟦4月22日⟧开工以来，已清理出灰坑6座。",
        ),
        Example::new(
            "起跑\n4月12日，第六届临水马拉松赛在石桥广场鸣枪起跑，1.5万人参赛。\n⟦4月21日⟧的比赛没有发生一起严重伤病。",
        ),
        Example::new(
            "研讨\n县工业局昨天举行产业园区研讨会，二十多家企业到场。\n研讨会于⟦14日⟧上午开幕，会期一天。",
        )
        .on("2015-07-14"),
        Example::new(
            "起跑\n4月12日，第六届临水马拉松赛在石桥广场鸣枪起跑，1.5万人参赛。\n4月12日的比赛没有发生一起严重伤病。",
        ),
        Example::new(
            "起跑\n4月12日，临水足球联赛首轮在石桥球场开哨。\n4月21日的比赛，柳湾队主场迎战渔溪队。",
        ),
        Example::new(
            "研讨\n县工业局昨天举行产业园区研讨会，二十多家企业到场。\n研讨会于13日上午开幕，会期一天。",
        )
        .on("2015-07-14"),
        Example::new(
            "博览会\n青坪茶博览会将于10月15日至18日举行。\n博览会将于⟦10月19日⟧闭幕，闭幕式上颁奖。",
        ),
        Example::new("书市\n第三届青坪书市7月8日至16日举行。\n⟦7月6日⟧，书市开幕，二十家出版社到场。"),
        Example::new("博览会\n青坪茶博览会将于10月15日至18日举行。\n博览会将于10月18日闭幕，闭幕式上颁奖。"),
        Example::new("博览会\n青坪茶博览会将于10月15日至18日举行。\n10月19日，民俗节闭幕，闭幕式上颁奖。"),
        Example::new("书市\n7月10日开幕的青坪书市人来人往。⟦7月20日⟧开幕那天，队伍排到了桥头。"),
        Example::new("新桥\n10月1日，渔溪大桥建成通车。从⟦10月11日⟧通车到现在，桥上没有堵过一次车。"),
        Example::new("赛龙舟\n全县龙舟邀请赛定于9月18日举行。⟦9月19日⟧的龙舟邀请赛现场将设医疗点。"),
        Example::new(
            "山花迎客\n9月5日上午，第三届山花节在云台乡开幕。\n自9月5日开幕以来，山花节已接待游客12万人次。",
        ),
        Example::new(
            "两处工地\n4月27日，石岭遗址第一批探方开工。\n自4月22日开工以来，柳湾水库大坝已经浇筑三分之一。",
        ),
        Example::new("花灯展\n花灯展从1月20日开始，持续到2月15日。\n⟦2月5日⟧花灯展结束后，灯组运回县城。"),
        Example::new("夜里的险情\n8月20日8时许，石岭村发生山洪。\n⟦8月21日⟧山洪发生后，村干部连夜转移群众。"),
        Example::new("花灯展\n花灯展从1月20日开始，持续到2月15日。\n2月5日书画展结束后，展厅重新布置。"),
        Example::new("夜里的险情\n8月20日8时许，石岭村发生山洪。\n8月21日停电发生后，电工连夜抢修。"),
        Example::new("书市\n7月10日，青坪书市开幕；7月20日，分会场开幕。7月20日开幕那天，队伍排到了桥头。"),
        Example::new("展览\n9月5日上午，第三届山花节在云台乡开幕。去年9月6日开幕以来，老展厅一直没有关门。"),
        Example::new("赛龙舟\n全县龙舟邀请赛定于9月18日举行。9月19日的龙舟邀请赛颁奖将设在渔溪村。"),
        Example::new(
            "山花迎客\n3月5日，第三届云台山花节在云台乡开幕，游客纷至沓来。\n图为⟦3月6日⟧，云台山花节开幕式现场。 本报记者 方文 摄",
        ),
        Example::new(
            "山花迎客\n3月5日，第三届云台山花节在云台乡开幕，游客纷至沓来。\n图为3月5日，云台山花节开幕式现场。 本报记者 方文 摄",
        ),
        Example::new(
            "山花迎客\n3月5日，第三届云台山花节在云台乡开幕，游客纷至沓来。\n图为3月6日，柳湾村民在采茶。 本报记者 方文 摄",
        ),
        Example::new("会议\n4月12日，县里召开乡村会议部署秋收。\n4月15日的会议上，代表们分组讨论。"),
        Example::new("大棚\n4月27日，一号大棚开工。自4月22日开工以来，二号大棚进展顺利。"),
        Example::new("新馆\n县图书馆新馆9月8日开馆。自9月18日开馆以来的少儿阅览室也接待了一千人次。"),
    ],
    ..DATES
};

/// What the name of such an event ends with.
const EVENTS: &[&str] =
    &["仪式", "典礼", "听证会", "座谈会", "发布会", "推进会", "现场会", "动员会", "论坛", "邀请赛", "决赛"];
/// Words of an event that is held more than once, or was only announced.
const SEVERAL: &[&str] =
    &["首场", "第一场", "两场", "再次", "又", "首轮", "首日", "第二", "通知", "要求", "筹备", "将", "拟"];
/// Words behind the name of an event by which something is said to happen at it.
const AT_IT: &[&str] = &["上", "现场", "活动现场", "当天", "当日"];
/// What an event does on its day, behind the day.
const HELD: &[&str] = &["举行", "举办", "召开", "开幕", "开赛", "开锣", "鸣枪", "启动", "开演"];
/// How far behind its date an event is named, in characters.
const REACH: usize = 30;

impl Rule for EventDateConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        begun_twice::check(article, context, out);
        event_pointed::check(article, context, out);
        for (number, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
            for date in block.facts.dates.iter().filter(|date| !block.is_open_at(date.span)) {
                let (Some(event), Some(day)) = (event_of(block, date), own_day(block, date)) else {
                    continue;
                };
                let held = held_on(article, event, (number, date.span.start));
                let [Some((place, other))] = held[..] else { continue };
                if other == day || other.year != day.year {
                    continue;
                }
                let (first, here) = (article.blocks[place.block].at(place.span), block.at(date.span));
                let message = say!(
                    context.lang,
                    "前文说“{event}”在{first}，这里说在{here}",
                    "“{event}” is on {first} above, on {here} here"
                );
                out.report(Place::new(number, date.span), message)
                    .evidence(place, say!(context.lang, "前文的日期", "the date above"));
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Day {
    year: Option<u32>,
    month: u32,
    day: u32,
}

fn day_of(parts: &CalendarParts) -> Option<Day> {
    let year = parts.year.map(|year| year.value);
    parts.anchor.is_none().then_some(())?;
    Some(Day { year, month: parts.month?.value, day: parts.day?.value })
}

/// The day of a mention that no other year stands before.
fn own_day(block: &BlockView, date: &DateMention) -> Option<Day> {
    let before = &block.text[..date.span.start as usize];
    let of_another = ["年", "月", "去年", "前年", "次年", "上届"].iter().any(|word| before.ends_with(word));
    date.calendar().filter(|_| !of_another).and_then(day_of)
}

/// 在5月17日的启用仪式上, 在6月11日举行的邀请赛上: the name of the event.
fn event_of<'a>(block: &BlockView<'a>, date: &DateMention) -> Option<&'a str> {
    let after = &block.text[date.span.end as usize..];
    let name = ["举行的", "召开的", "举办的", "的"].iter().find_map(|word| after.strip_prefix(word))?;
    let end = name.char_indices().find(|&(_, c)| !is_han(c)).map_or(name.len(), |(at, _)| at);
    let name = &name[..end];
    let cut = AT_IT.iter().filter_map(|word| name.find(word)).min()?;
    let name = &name[..cut];
    let kinds = EVENTS.iter().chain(List::EditionEvents.words());
    let fits = (3..=12).contains(&name.chars().count());
    let kind = kinds.into_iter().any(|event| name.ends_with(event)) || name.ends_with(['赛', '节', '展']);
    (fits && kind).then_some(name)
}

/// 全县龙舟赛定于9月18日举行: the event stands right before its day.
fn is_set_for(block: &BlockView, date: &DateMention, event: &str) -> bool {
    let before = &block.text[..date.span.start as usize];
    let set = ["定于", "将于", "于", "拟于", "将在", "在"];
    let named = set.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    let named = named.trim_end_matches(['将', '，', '”']);
    named.ends_with(event) && HELD.iter().any(|word| block.text[date.span.end as usize..].starts_with(word))
}

/// The days before the place `until` behind which `event` is told to be held; none for one of several, or one to come.
fn held_on(article: &ArticleView, event: &str, until: (usize, u32)) -> Vec<Option<(Place, Day)>> {
    let mut found = Vec::new();
    for (number, block) in article.blocks.iter().enumerate().take(until.0 + 1) {
        if !block.role.is_prose() || !block.says(event) {
            continue;
        }
        for date in &block.facts.dates {
            let after = &block.text[date.span.end as usize..];
            let end = after.char_indices().nth(REACH).map_or(after.len(), |(at, _)| at);
            let is_before = (number, date.span.start) < until;
            if let (Some(day), true) = (own_day(block, date), is_before && is_set_for(block, date, event)) {
                found.push(Some((Place::new(number, date.span), day)));
                continue;
            }
            let words = &after[..after.find(['。', '；']).unwrap_or(after.len()).min(end + event.len())];
            let Some(at) = words.find(event) else { continue };
            let clauses = words[..at].matches('，').count() <= 1;
            let once = !SEVERAL.iter().any(|word| words[..at].contains(word));
            if let (Some(day), true) = (own_day(block, date), is_before && clauses) {
                found.push(once.then_some((Place::new(number, date.span), day)));
            }
        }
    }
    found
}
