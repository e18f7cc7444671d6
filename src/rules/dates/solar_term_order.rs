//! `solar-term-order`: the order of the twenty-four solar terms.

use super::calendar::here;
use super::{DATES, both};
use crate::facts::numeral;
use crate::rules::{BlockView, Confidence, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::{Span, holds_any};
use rust_decimal::prelude::ToPrimitive;

/// `solar-term-order`.
#[derive(Debug)]
pub struct SolarTermOrder;

static INFO: RuleInfo = RuleInfo {
    code: "solar-term-order",
    severity: Severity::Warning,
    confidence: Confidence::High,
    kinds: &["D20"],
    page: RulePage {
        title: both("节气的次序不对", "Solar terms in the wrong order"),
        finds: both(
            "“立冬之后的下一个节气大雪”（应为小雪），“小满是夏季第三个节气”（是第二个）：二十四节气的先后与所说的不符。",
            "A solar term told to follow, to precede or to stand at a number of its season or year, where the order of the twenty-four gives another.",
        ),
        why: both("二十四节气次序固定，说错了读者一看便知。", "The order is fixed, and readers know it."),
        instead: both("按节气次序改正。", "Correct by the order of the terms."),
        silent: both(
            "没有说“下一个”“上一个”“就是”或第几个的；按公历年（新年第一个节气）、按月份、从冬至起算的。",
            "Silent unless next, previous or a number is said; on counts by the calendar year, by months, or from the winter solstice.",
        ),
        source: both("GB/T 33661—2017《农历的编算和颁行》", "GB/T 33661-2017"),
    },
    examples: &[
        Example::new("常年要过了立冬之后的下一个节气⟦大雪⟧，山里才真正冷下来。"),
        Example::new("过了雨水就是⟦春分⟧，农家开始忙春耕。"),
        Example::new("处暑之后的下一个节气是⟦秋分⟧。"),
        Example::new("小满雨水多，它的前一个节气是⟦谷雨⟧。"),
        Example::new("霜降过后便是⟦小雪⟧，果农抢着下山。"),
        Example::new("⟦芒种⟧是二十四节气中的第八个节气，此时忙收忙种。"),
        Example::new("⟦清明⟧是春季最后一个节气，雨生百谷。"),
        Example::new("进入秋季的第三个节气“⟦处暑⟧”，早晚凉了。"),
        Example::new("常年要过了立冬之后的下一个节气小雪，山里才真正冷下来。"),
        Example::new("过了雨水就是惊蛰，农家开始忙春耕。"),
        Example::new("霜降是秋季的最后一个节气，过后便是立冬。"),
        Example::new("芒种是二十四节气中的第九个节气，此时忙收忙种。"),
        Example::new("大寒是二十四节气中的最后一个节气，过了大寒就是立春。"),
        Example::new("小寒是新年的第一个节气，二十四节气中排在第二十三位。"),
        Example::new("从立春到谷雨，茶农一天也不歇。"),
        Example::new("过了清明，采茶人盼着谷雨前的最后一场雨。"),
        Example::new("冬至是先民测出的第一个节气。"),
        Example::new("清明前后雨水多，就是大雪封山那年也没停过工。"),
        Example::new("立秋是秋季的第一个节气，白露是第三个，寒露是第五个。"),
        Example::new("雨水落在清明前，下一个周末天晴。"),
    ],
    ..DATES
};

/// The terms from the first of spring.
const TERMS: [&str; 24] = [
    "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋",
    "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至", "小寒", "大寒",
];
/// How many of them a season has.
const OF_A_SEASON: usize = 6;
/// How far apart, in characters, two terms of one statement may stand.
const NEAR: usize = 20;

impl Rule for SolarTermOrder {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let terms = terms(block);
        for pair in terms.windows(2) {
            let [first, second] = pair else { continue };
            check_neighbours(block, *first, *second, context, out);
        }
        for (at, term) in terms.iter().enumerate() {
            let next = terms.get(at + 1).map_or(block.text.len(), |next| next.span.start as usize);
            check_number(block, *term, next, context, out);
        }
    }
}

/// A term of the text and its place in the year, from 0.
#[derive(Clone, Copy)]
struct Term {
    span: Span,
    number: usize,
}

/// The terms in whole sentences, in text order.
fn terms(block: &BlockView) -> Vec<Term> {
    let mut found: Vec<Term> = Vec::new();
    for (number, name) in TERMS.iter().enumerate() {
        for at in block.places_of(name) {
            found.push(Term { span: Span::new(at, at + name.len()), number });
        }
    }
    found.sort_by_key(|term| term.span.start);
    found.retain(|term| !block.is_open_at(term.span));
    found
}

/// What a statement says of its second term.
enum Order {
    Next,
    Previous,
}

/// 立冬之后的下一个节气小雪, 过了雨水就是惊蛰, 小满…，前一个节气是立夏.
fn check_neighbours(block: &BlockView, first: Term, second: Term, context: &RuleContext, out: &mut Drafts) {
    let between = &block.text[first.span.end as usize..second.span.start as usize];
    let Some(order) = order_told(&block.text[..first.span.start as usize], between) else { return };
    let right = match order {
        Order::Next => (first.number + 1) % TERMS.len(),
        Order::Previous => (first.number + TERMS.len() - 1) % TERMS.len(),
    };
    let (name, right_name, stated) = (TERMS[first.number], TERMS[right], TERMS[second.number]);
    let places = vec![here(second.span), here(first.span)];
    if right == second.number {
        let says = say!(context.lang, "{name}与{stated}前后相接", "{name} and {stated} follow on each other");
        return out.held(says, places);
    }
    let message = match order {
        Order::Next => say!(
            context.lang,
            "{name}之后是{right_name}，文中写“{stated}”",
            "{right_name} follows {name}; the text says “{stated}”"
        ),
        Order::Previous => say!(
            context.lang,
            "{name}之前是{right_name}，文中写“{stated}”",
            "{right_name} precedes {name}; the text says “{stated}”"
        ),
    };
    out.report(places[0], message)
        .evidence(places[1], say!(context.lang, "前后相接的节气", "its neighbour"))
        .rewrite(context.lang, places[0], right_name);
}

fn order_told(before: &str, between: &str) -> Option<Order> {
    if between.chars().count() > NEAR || between.contains(['。', '；', '！', '？']) {
        return None;
    }
    let between = between.trim_end_matches(['“', '‘', '—']);
    let is = ["就是", "便是", "正是", "即是", "是", "为", "即", "叫", "，"];
    let words = is.iter().find_map(|word| between.strip_suffix(word)).unwrap_or(between);
    let ends = |list: &[&str]| list.iter().any(|word| words.ends_with(word));
    if ends(&["下一个节气", "下个节气", "下一节气", "后一个节气"]) {
        return Some(Order::Next);
    }
    if ends(&["上一个节气", "上个节气", "上一节气", "前一个节气", "前一节气"]) {
        return Some(Order::Previous);
    }
    // 过了雨水就是惊蛰, 霜降过后便是立冬: nothing else is said.
    let words = ["就是", "便是"].iter().find_map(|word| between.strip_suffix(word))?;
    let words = words.rsplit_once("节气，").map_or(words, |(_, last)| last);
    let words = words.trim_end_matches('，').trim_start_matches(['”', '’']).trim_start_matches("节气");
    let passed = before.ends_with("过了") || before.ends_with("过了“") || before.ends_with("过完");
    let behind = ["之后", "过后", "以后", "一过", "后", "过了"].contains(&words);
    (behind || passed && words.is_empty()).then_some(Order::Next)
}

/// 芒种是二十四节气中的第九个节气, 秋季的第二个节气处暑.
fn check_number(block: &BlockView, term: Term, next: usize, context: &RuleContext, out: &mut Drafts) {
    let Some(sentence) = block.sentence_at(term.span.start as usize) else { return };
    let end = (sentence.span.end as usize).min(next);
    let behind = block.text[term.span.end as usize..end].trim_start_matches(['”', '’']);
    let before = &block.text[sentence.span.start as usize..term.span.start as usize];
    let clause = |words: &str| words.split(['，', '。', '；', '、']).next().unwrap_or_default().to_owned();
    let told = ["是", "为", "作为"].iter().find_map(|word| behind.strip_prefix(word)).map(clause);
    let before = before.trim_end_matches(['“', '‘', '—', '，', '：', '是']);
    let lead = before.ends_with("个节气").then(|| before.rsplit(['，', '。', '；']).next().unwrap_or(before));
    let Some(words) = told.or_else(|| lead.map(str::to_owned)) else { return };
    let Some(right) = number_told(&words) else { return };
    let (name, right_name) = (TERMS[term.number], TERMS[right]);
    if right == term.number {
        let says = say!(context.lang, "“{name}”的次序相符：{words}", "“{name}” stands there: {words}");
        return out.held(says, vec![here(term.span)]);
    }
    let message = say!(
        context.lang,
        "{words}：应为{right_name}，文中写“{name}”",
        "{words}: that is {right_name}; the text says “{name}”"
    );
    out.report(here(term.span), message).rewrite(context.lang, here(term.span), right_name);
}

/// Which term, counted from 0, the words point to: 二十四节气中的第九个节气, 春季最后一个节气.
fn number_told(words: &str) -> Option<usize> {
    const OTHER_COUNTS: [&str; 6] = ["今年", "新年", "每年", "公历", "阳历", "月"];
    let at = words.find("个节气")?;
    if holds_any(words, &OTHER_COUNTS) {
        return None;
    }
    let whole_year = ["二十四节气", "24节气", "二十四个节气", "24个节气"];
    let season = ["春", "夏", "秋", "冬"]
        .iter()
        .position(|season| ["季", "天"].iter().any(|kind| words[..at].contains(&format!("{season}{kind}"))));
    let (first, count) = match season {
        Some(season) => (season * OF_A_SEASON, OF_A_SEASON),
        None => whole_year.iter().any(|year| words.contains(year)).then_some((0, TERMS.len()))?,
    };
    let ordinal = &words[..at];
    if ordinal.ends_with("最后一") || ordinal.ends_with("末一") {
        return Some(first + count - 1);
    }
    let start = ordinal.rfind('第')? + '第'.len_utf8();
    let numeral = numeral::read_at(words, start).filter(|numeral| numeral.span.end as usize == at)?;
    let number = numeral.value.to_usize().filter(|number| (1..=count).contains(number))?;
    Some(first + number - 1)
}
