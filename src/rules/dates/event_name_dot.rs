//! `event-name-dot`: the dot in event names made of month and day.

use super::calendar::{here, last_day};
use super::{DATES, both};
use crate::rules::word_lists::List;
use crate::rules::{BlockView, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::{Span, is_han};

/// `event-name-dot`.
#[derive(Debug)]
pub struct EventNameDot;

static INFO: RuleInfo = RuleInfo {
    code: "event-name-dot",
    family: Family::Wording,
    severity: Severity::Information,
    points: Some(1),
    kinds: &["D21", "ND25", "ND29"],
    page: RulePage {
        title: both("事件名里的月日间隔号", "The dot in an event name of month and day"),
        finds: both(
            "“11.19”案、“3-15”晚会一类，以及“五·四”运动、“一二九”运动一类。",
            "An event name of month and day with another mark than the middle dot, or with a dot too many or too few.",
        ),
        why: both(
            "阿拉伯数字的月日之间用间隔号；汉字的只有一月、十一月、十二月用。",
            "Arabic month and day take a middle dot; Chinese ones only for the months 1, 11 and 12.",
        ),
        instead: both(
            "“11·19”案、“五四”运动、“一二·九”运动。",
            "Names written as the standard has them: “11·19”, “五四”, “一二·九”.",
        ),
        silent: both(
            "版本号、比分、小数不报：后面没有案、事件、晚会一类词的不报。",
            "Silent where no word such as 案, 事件 or 晚会 follows.",
        ),
        source: both("GB/T 15835-2011 5.1.6、5.2.3", "GB/T 15835-2011, 5.1.6 and 5.2.3"),
    },
    examples: &[
        Example::new("渔家孩子欢度“⟦六·一⟧”儿童节。"),
        Example::new("渔家孩子欢度“六一”儿童节。"),
        Example::new("专案组侦破“⟦11.19⟧”洗钱案。"),
        Example::new("“⟦3-15⟧”晚会曝光了问题。"),
        Example::new("“⟦5.12⟧”地震后，学校异地重建。"),
        Example::new("“⟦8.26⟧”养老诈骗案告破，9人落网。"),
        Example::new("专班侦办“⟦3.07⟧”非法采砂案，查扣船只四艘。"),
        Example::new("“⟦五·四⟧”运动的精神代代相传。"),
        Example::new("“⟦一二九⟧”运动纪念活动举行。"),
        Example::new("专案组侦破“11·19”洗钱案。"),
        Example::new("“8·26”养老诈骗案告破，9人落网。"),
        Example::new("“2.0”版的方案里有三个案例。"),
        Example::new("“5.1”声道的音响进了文化礼堂。"),
        Example::new("“3.2”方案经村民代表会议通过。"),
        Example::new("“1.0”版方案升级为“2.0”版方案。"),
        Example::new("“五四”运动的精神代代相传。"),
        Example::new("“一二·九”运动纪念活动举行。"),
        Example::new("“1.5”倍率事件没有发生。"),
        Example::new("主队以3-15落后。"),
        Example::new("“12.35”事件是虚构的。"),
        Example::new("“3.5”版软件晚会发布。"),
    ],
    ..DATES
};

/// The longest description between the name and 案 (“11·19”特大跨境贩毒案), in characters.
const DESCRIPTION: usize = 12;

/// Whether the words behind the name are a description that ends in the noun of a case or an accident.
fn names_case(after: &str) -> bool {
    let words: String = after.chars().take_while(|&c| is_han(c)).take(DESCRIPTION).collect();
    ["案", "事件", "事故", "专项行动", "纪念日", "宣传日", "宣传周"].iter().any(|noun| {
        // 方案 and 档案 are no cases.
        words.find(noun).map(|at| &words[..at]).is_some_and(|description| {
            !description.contains(['的', '了', '在', '与', '和'])
                && !description.starts_with(['倍', '版', '级', '元', '度', '分', '米', '吨', '万', '亿'])
                && !description.ends_with(['方', '预', '提', '议', '答', '档', '草', '图', '教'])
        })
    })
}

/// source: GB/T 15835-2011, 5.2.3: Chinese month and day take the dot for the months 1, 11 and 12 only.
const CHINESE: &[(&str, &str)] = &[
    ("一二八", "一·二八"),
    ("一二九", "一二·九"),
    ("七·七", "七七"),
    ("三·八", "三八"),
    ("九·一八", "九一八"),
    ("二·七", "二七"),
    ("五·一", "五一"),
    ("五·四", "五四"),
    ("六·一", "六一"),
    ("八·一", "八一"),
];

impl Rule for EventNameDot {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for quoted in &block.facts.quoted {
            let inner = block.at(quoted.inner);
            let dotted = dotted(inner);
            let chinese = CHINESE.iter().find(|(wrong, _)| *wrong == inner);
            if dotted.is_none() && chinese.is_none() {
                continue;
            }
            let after = &block.text[quoted.span.end as usize..];
            let is_event =
                List::DatedEvents.words().iter().any(|word| after.starts_with(word)) || names_case(after);
            let right = dotted.filter(|_| is_event);
            let of_war = ["事变", "抗战", "淞沪", "儿童节", "劳动节", "青年节", "妇女节", "建军节"]
                .iter()
                .any(|word| after.starts_with(word));
            let chinese = chinese.filter(|_| is_event || of_war).map(|(_, right)| (*right).to_owned());
            if let Some(right) = right.or(chinese) {
                report(quoted.inner, &right, context, out);
            }
        }
    }
}

/// 11·19 for 11.19, where it is a day of the year.
fn dotted(name: &str) -> Option<String> {
    let mark = name.find(['.', '．', '-', '－', '—', '•', '・'])?;
    let (month, rest) = name.split_at(mark);
    let day = &rest[rest.chars().next()?.len_utf8()..];
    let valid = |digits: &str| digits.len() <= 2 && !digits.is_empty();
    let (number, of_month) = (month.parse::<u32>().ok()?, day.parse::<u32>().ok()?);
    let is_day = (1..=12).contains(&number) && of_month >= 1 && of_month <= last_day(None, number);
    (valid(month) && !month.starts_with('0') && valid(day) && is_day).then(|| format!("{month}·{day}"))
}

fn report(span: Span, right: &str, context: &RuleContext, out: &mut Drafts) {
    let message = say!(context.lang, "应写作“{right}”", "written “{right}”");
    out.report(here(span), message).rewrite(context.lang, here(span), right);
}
