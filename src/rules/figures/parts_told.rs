//! Sets and quarters of a match told one after another in prose: 首局21∶25失利。第二局25∶19扳回…, held against its score.

use super::score::{Score, scores};
use crate::rules::word_lists::List;
use crate::rules::{ArticleView, BlockView, Drafts, Place, RuleContext};
use crate::say;

/// What the parts of a match are called, in their order.
const SETS: [&[&str]; 5] = [
    &["首局", "第一局", "首盘", "第一盘"],
    &["次局", "第二局", "次盘", "第二盘"],
    &["第三局", "第三盘", "决胜局", "决胜盘"],
    &["第四局", "第四盘"],
    &["第五局", "决胜局", "第五盘", "决胜盘"],
];
const QUARTERS: [&[&str]; 3] = [&["首节", "第一节"], &["次节", "第二节"], &["半场"]];
/// Checks the parts that each block tells.
pub(super) fn check(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    for (index, block) in article.blocks.iter().enumerate() {
        if !block.role.is_prose() || !(block.says("局") || block.says("盘") || block.says("半场")) {
            continue;
        }
        check_half(index, block, context, out);
        if let Some(sets) = sets(block) {
            check_sets(article, (index, block, &sets), context, out);
        }
    }
}

/// The words that tell each part, from its name to that of the next; up to the first part that is not named.
fn told<'a>(text: &'a str, names: &[&[&str]]) -> Vec<(usize, &'a str)> {
    let mut starts: Vec<usize> = Vec::new();
    for called in names {
        let from = starts.last().map_or(0, |start| start + "局".len());
        let at = called.iter().filter_map(|name| text[from..].find(name)).min();
        let Some(at) = at else { break };
        starts.push(from + at);
    }
    let ends = starts.iter().copied().skip(1).chain([text.len()]);
    starts.iter().zip(ends).map(|(&start, end)| (start, &text[start..end])).collect()
}

/// The scores of all sets that the block tells, each with one score that a set can end with.
fn sets(block: &BlockView) -> Option<Vec<Score>> {
    let parts = told(block.text, &SETS);
    let ends_a_set = |score: &Score| {
        let [a, b] = score.points;
        let (most, lead) = (a.max(b), a.abs_diff(b));
        matches!(most, 11 | 15 | 21 | 25) && lead >= 2 || most > 11 && lead == 2
    };
    let one = |(start, words): (usize, &str)| {
        let mut ended = scores(words, start).into_iter().filter(ends_a_set);
        ended.next().filter(|_| ended.next().is_none())
    };
    let sets: Option<Vec<Score>> = parts.into_iter().map(one).collect();
    sets.filter(|sets| sets.len() >= 2)
}

/// Holds the sets, once one side has won as many as the score of the match says, against that score.
fn check_sets(
    article: &ArticleView,
    (index, block, sets): (usize, &BlockView, &[Score]),
    context: &RuleContext,
    out: &mut Drafts,
) {
    let last_told = SETS[sets.len() - 1];
    let mut untold = SETS.iter().skip(sets.len()).flat_map(|called| called.iter());
    let more = untold.any(|name| {
        !last_told.contains(name) && article.blocks.iter().any(|block| block.text.contains(name))
    });
    let results: Vec<(Place, Score)> = article
        .blocks
        .iter()
        .enumerate()
        .flat_map(|(at, block)| {
            results(block).into_iter().map(move |score| (Place::new(at, score.span), score))
        })
        .collect();
    let Some(&(place, stated)) = results.first() else { return };
    if more || !results.iter().all(|(_, other)| other.is(stated.points)) {
        return;
    }
    let won = |side: usize| sets.iter().filter(|set| set.points[side] > set.points[1 - side]).count() as u32;
    let made = [won(0), won(1)];
    let listed = sets.iter().map(Score::shown).collect::<Vec<_>>().join("、");
    let shown = stated.shown();
    let places = || sets.iter().map(|set| Place::new(index, set.span));
    if stated.is(made) {
        let message = say!(context.lang, "{listed}合{shown}，相符", "{listed} make {shown}, as stated");
        return out.held(message, places().chain([place]).collect());
    }
    // Sets told of whoever won them say nothing of the sides.
    let last = sets.last().map_or(0, |set| usize::from(set.points[1] > set.points[0]));
    if made.iter().max() != stated.points.iter().max() || made[last] <= made[1 - last] {
        return;
    }
    let result = format!("{}∶{}", made[0], made[1]);
    let message = say!(
        context.lang,
        "各局{listed}合{result}，文中写“{shown}”",
        "The sets {listed} make {result}; the text says “{shown}”"
    );
    let draft = out.report(place, message);
    for (set, place) in sets.iter().zip(places()) {
        draft.evidence(place, format!("“{}”", block.at(set.span)));
    }
}

/// The scores in sets that `block` gives a match: 以3∶1力克.
fn results(block: &BlockView) -> Vec<Score> {
    let of_sets = |score: &Score| matches!(score.points.iter().max(), Some(2..=4));
    let is_result = |score: &Score| {
        let (before, after) =
            (&block.text[..score.span.start as usize], &block.text[score.span.end as usize..]);
        let after = after.trim_start_matches(['的', '大', '比', '分', '总']);
        before.ends_with('以') || List::MatchResults.words().iter().any(|word| after.starts_with(word))
    };
    scores(block.text, 0).into_iter().filter(|score| of_sets(score) && is_result(score)).collect()
}

/// 首节21∶19，第二节24∶18，半场43∶39: the first two quarters make the score at half-time.
fn check_half(index: usize, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    let parts = told(block.text, &QUARTERS);
    let [(one, first), (two, second), (three, half)] = parts[..] else { return };
    let only = |start: usize, words: &str| {
        let told = scores(words, start);
        told.first().copied().filter(|_| told.len() == 1)
    };
    let clause = half.split(['。', '；']).next().unwrap_or(half);
    let scores = (only(one, first), only(two, second), only(three, clause));
    let (Some(first), Some(second), Some(half)) = scores else { return };
    let [[a, b], [c, d]] = [first.points, second.points];
    // Where the second quarter is told as the score so far, it is no part.
    let so_far = (c + d) * 2 >= (a + b) * 3;
    if so_far || clause.contains("下半场") || half.points.iter().min() < Some(&10) {
        return;
    }
    let sums = [[a + c, b + d], [a + d, b + c]];
    let (x, y, stated) = (first.shown(), second.shown(), half.shown());
    let place = Place::new(index, half.span);
    let parts = [Place::new(index, first.span), Place::new(index, second.span)];
    if sums.iter().any(|sum| half.is(*sum)) {
        let message = say!(context.lang, "{x}+{y}={stated}，相符", "{x} + {y} = {stated}, as stated");
        return out.held(message, parts.into_iter().chain([place]).collect());
    }
    let made = sums.map(|[a, b]| format!("{a}∶{b}"));
    let [one, other] = &made;
    let message = say!(
        context.lang,
        "前两节{x}、{y}合{one}（主客换位则{other}），文中半场比分写“{stated}”",
        "The quarters {x} and {y} make {one} (or {other}, the sides swapped); the text says “{stated}” at half-time"
    );
    out.report(place, message)
        .evidence(parts[0], format!("“{}”", block.at(first.span)))
        .evidence(parts[1], format!("“{}”", block.at(second.span)));
}
