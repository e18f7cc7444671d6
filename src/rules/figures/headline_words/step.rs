//! The step of works: 开工 of a headline over a text that has 竣工.

use super::super::headline_lead::lead_below;
use super::prose;
use crate::rules::{ArticleView, BlockView, Place};
use crate::text::{Span, is_han};

/// The steps of building works.
const STEPS: [&[&str]; 3] = [
    &["奠基", "开工", "动工", "破土"],
    &["封顶", "合龙"],
    &["竣工", "完工", "落成", "建成", "投用", "启用", "投产", "通车", "投入使用", "投入运营"],
];

/// What the headline says is done with works of which the lead tells that another step is.
pub(super) fn other_step(article: &ArticleView, head: usize, title: &BlockView) -> Option<(Span, Place)> {
    const PLANNED: [&str; 14] =
        ["计划", "预计", "将", "拟", "力争", "确保", "争取", "有望", "即将", "未", "前", "后", "以来", "待"];
    let of_steps = |block: &BlockView, steps: &[&'static str]| {
        let mut places: Vec<Span> = steps
            .iter()
            .flat_map(|word| block.places_of(word).map(|at| Span::new(at, at + word.len())))
            .collect();
        places.sort_by_key(|span| span.start);
        places
    };
    let told: Vec<(usize, Span)> = (0..STEPS.len())
        .flat_map(|step| of_steps(title, STEPS[step]).into_iter().map(move |span| (step, span)))
        .collect();
    let [(step, told)] = told[..] else { return None };
    if prose(article).any(|(_, block)| STEPS[step].iter().any(|word| block.says(word))) {
        return None;
    }
    let lead = lead_below(article, head + 1..article.blocks.len())?;
    let block = &article.blocks[lead];
    let others = (0..STEPS.len()).filter(|&other| other != step);
    let others: Vec<Span> = others.flat_map(|other| of_steps(block, STEPS[other])).collect();
    let [other] = others[..] else { return None };
    let clause = |span: Span| {
        let marks = ['，', '。', '；', '！', '？', ','];
        let start = block.text[..span.start as usize].rfind(marks).map_or(0, |at| at + '，'.len_utf8());
        let rest = &block.text[span.end as usize..];
        let end = rest.find(marks).map_or(block.text.len(), |at| span.end as usize + at);
        block.text.get(start..end).unwrap_or_default()
    };
    let is_planned = |text: &str| PLANNED.iter().any(|word| text.contains(word));
    let title_clause = title.text;
    let is_same = subject_before(title.text, told).is_some_and(|subject| clause(other).contains(subject));
    (is_same && !is_planned(clause(other)) && !is_planned(title_clause))
        .then_some((told, Place::new(lead, other)))
}

/// The four characters that the clause of the headline begins with, which name what is built.
fn subject_before(title: &str, step: Span) -> Option<&str> {
    const SUBJECT: usize = 4;
    let before = &title[..step.start as usize];
    let start = before
        .rfind([' ', '\u{3000}', '，', '：', '！'])
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let clause = &before[start..];
    let end = clause.char_indices().nth(SUBJECT).map_or(clause.len(), |(at, _)| at);
    (clause.chars().count() >= SUBJECT && clause[..end].chars().all(is_han)).then(|| &clause[..end])
}
