//! A length of time that stands beside one label in two places of an article: 工期8个月 … 工期18个月.

use crate::facts::date::{DateKind, Length};
use crate::rules::{ArticleView, BlockView, Drafts, Place, RuleContext};
use crate::say;
use crate::text::Span;

/// Labels of which an article about one thing has one value.
const LABELS: [&str; 16] = [
    "工期",
    "展期",
    "会期",
    "学制",
    "有效期",
    "公示期",
    "保质期",
    "质保期",
    "保修期",
    "试用期",
    "任期",
    "聘期",
    "租期",
    "合同期",
    "服务期",
    "施工期",
];
/// What may stand between label and length.
const FILLED: [char; 9] = ['为', '是', '共', '约', '总', '：', '限', '计', '定'];
/// Words that make one of the two another thing, or no longer so.
const OTHER: [&str; 13] =
    ["缩短", "延长", "原", "缩", "提前", "压缩", "一期", "二期", "最长", "最短", "分别", "其中", "标段"];

struct Told {
    place: Place,
    label: &'static str,
    length: Length,
    plain: bool,
}

/// Reports the second of exactly two such lengths where a slip makes one of the other.
pub(super) fn check(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let blocks =
        article.blocks.iter().enumerate().filter(|(_, block)| block.says("期") || block.says("学制"));
    let all: Vec<Told> = blocks.flat_map(|(index, block)| told_in(index, block)).collect();
    for label in LABELS {
        let of_label: Vec<&Told> = all.iter().filter(|told| told.label == label).collect();
        let [one, two] = of_label[..] else { continue };
        let [first, second] = [one, two].map(|told| told.length.count.value);
        let slip = one.length.unit == two.length.unit && is_slip(first, second);
        if !one.plain || !two.plain || !slip || !is_of_one(article, one, two) {
            continue;
        }
        let [here, there] = [two, one].map(|told| article.blocks[told.place.block].at(told.place.span));
        let message = say!(
            context.lang,
            "前文{label}是{there}，这里写{here}",
            "{label} is {there} above and {here} here"
        );
        out.report(two.place, message)
            .evidence(one.place, say!(context.lang, "前文的时长", "the length above"));
    }
}

fn told_in(index: usize, block: &BlockView) -> Vec<Told> {
    let found = block.facts.dates.iter().filter_map(|mention| {
        let DateKind::Duration(length) = &mention.kind else { return None };
        let before = block.text[..mention.span.start as usize].trim_end_matches(FILLED);
        let label = LABELS.into_iter().find(|label| before.ends_with(label))?;
        let sentence = block.sentence_at(mention.span.start as usize).filter(|it| !it.open)?;
        let words = block.at(sentence.span);
        let plain = !OTHER.iter().any(|word| words.contains(word));
        Some(Told { place: Place::new(index, mention.span), label, length: *length, plain })
    });
    found.collect()
}

/// Whether the sentences of the two have a word in common besides the label, or one of them stands in a headline.
fn is_of_one(article: &ArticleView, one: &Told, two: &Told) -> bool {
    let words = |told: &Told| {
        let block = &article.blocks[told.place.block];
        let span = block.sentence_at(told.place.span.start as usize).map_or(told.place.span, |it| it.span);
        let before = Span { start: span.start, end: told.place.span.start };
        block.at(before).replace(told.label, "")
    };
    let title = [one, two].iter().any(|told| article.blocks[told.place.block].role.is_title());
    let (first, second) = (words(one), words(two));
    let pairs: Vec<String> =
        first.chars().zip(first.chars().skip(1)).map(|(a, b)| format!("{a}{b}")).collect();
    let common =
        pairs.iter().filter(|pair| !pair.contains(['，', '的', '。']) && second.contains(*pair)).count();
    title || common >= 2
}

/// Whether the one is the other with a digit changed, lost or swapped.
fn is_slip(one: u32, two: u32) -> bool {
    let (a, b) = (one.to_string(), two.to_string());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let lost =
        short.len() + 1 == long.len() && (long.starts_with(short.as_str()) || long.ends_with(short.as_str()));
    let changed = a.len() == b.len() && a.len() >= 2 && {
        let apart = a.chars().zip(b.chars()).filter(|(x, y)| x != y).count();
        apart == 1 || apart == 2 && a.chars().rev().eq(b.chars())
    };
    one != two && (lost || changed)
}
