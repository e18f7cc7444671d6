//! A score told again in one report: 这场98比61的胜利 behind 78比61; a final score against that at half time.

use super::score::{Score, scores, spelled};
use crate::rules::{ArticleView, BlockView, Drafts, Place, RuleContext};
use crate::say;

/// Words that point back to the match told just before, and what follows its score.
const POINTING: [&str; 6] = ["这场", "这一场", "这个", "这一", "该场", "此场"];
const RESULTS: [&str; 9] =
    ["的胜利", "的失利", "的大胜", "的平局", "的完胜", "的惨败", "的比分", "的险胜", "的失败"];
/// Words of another match.
const OTHER_MATCHES: [&str; 7] = ["另一场", "首回合", "次回合", "总比分", "加时", "点球", "两回合"];
/// The half is over; nobody scored any more; the match is over.
const HALVES: [&str; 5] = ["上半场", "半场结束", "半场战罢", "上半时", "中场休息"];
const NO_MORE: [&str; 8] = [
    "均无建树",
    "再无建树",
    "互交白卷",
    "均未进球",
    "都没有进球",
    "再未进球",
    "未再改写比分",
    "都没能再进球",
];
const ENDS: [&str; 3] = ["最终", "终场", "全场比赛结束"];
const WINS: [&str; 6] = ["获胜", "取胜", "战胜", "击败", "力克", "告捷"];

/// Checks the scores of every paragraph.
pub(super) fn check(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
        if POINTING.iter().any(|word| block.says(word)) && RESULTS.iter().any(|word| block.says(word)) {
            check_pointed(article, index, context, out);
        }
        if HALVES.iter().any(|word| block.says(word)) {
            check_half(index, block, context, out);
        }
    }
}

/// The scores of a block in both forms, in text order.
fn all_scores(block: &BlockView) -> Vec<Score> {
    let mut told = scores(block.text, 0);
    told.extend(spelled(block.text));
    told.sort_by_key(|score| score.span.start);
    told
}

/// 这场98比61的胜利 must be a score that the report told before.
fn check_pointed(article: &ArticleView, index: usize, context: &RuleContext, out: &mut Drafts) {
    let block = &article.blocks[index];
    let told = all_scores(block);
    for (number, score) in told.iter().enumerate() {
        let before = &block.text[..score.span.start as usize];
        let clause = &before[before.rfind(['。', '，', '；', '：', '！']).unwrap_or(0)..];
        let pointed = POINTING.iter().any(|word| clause.contains(word)) && clause.chars().count() <= 8;
        let after = &block.text[score.span.end as usize..];
        if !pointed || !RESULTS.iter().any(|word| after.starts_with(word)) || block.is_open_at(score.span) {
            continue;
        }
        let earlier_blocks = article.blocks[..index].iter().enumerate();
        let mut earlier: Vec<(usize, Score)> = earlier_blocks
            .flat_map(|(at, block)| all_scores(block).into_iter().map(move |it| (at, it)))
            .collect();
        earlier.extend(told[..number].iter().map(|it| (index, *it)));
        let near =
            earlier.iter().rev().find(|(at, _)| at + 1 >= index && article.blocks[*at].role.is_prose());
        let Some(&(at, first)) = near else { continue };
        let places = [Place::new(at, first.span), Place::new(index, score.span)];
        if earlier.iter().any(|(_, it)| it.is(score.points)) {
            let says = say!(context.lang, "比分前后相符", "the score is told alike");
            out.held(says, places.to_vec());
            continue;
        }
        let (one, two) = (article.blocks[at].at(first.span), block.at(score.span));
        let message = say!(
            context.lang,
            "前文的比分是“{one}”，此处回指“{two}”",
            "the score before is “{one}”; “{two}” points back to it"
        );
        out.report(places[1], message).evidence(places[0], format!("“{one}”"));
    }
}

/// A side has at the end no fewer points than at half time.
fn check_half(index: usize, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    let text = block.text;
    let Some(at) = HALVES.iter().filter_map(|word| text.find(word)).min() else { return };
    let told = all_scores(block);
    let mut rest = told.iter().filter(|score| score.span.start as usize > at);
    let (Some(half), Some(end), None) = (rest.next(), rest.next(), rest.next()) else { return };
    let lead = &text[at..half.span.start as usize];
    let between = &text[half.span.end as usize..end.span.start as usize];
    let behind = &text[end.span.end as usize..];
    let is_half = lead.chars().count() <= 20 && !lead.contains('。');
    let last = &between[between.rfind('。').unwrap_or(0)..];
    let is_end =
        ENDS.iter().any(|word| last.contains(word)) || WINS.iter().any(|word| behind.starts_with(word));
    let of_other = OTHER_MATCHES.iter().any(|word| text[at..].contains(word) || text.contains("首回合"));
    if !is_half || !is_end || of_other || block.is_open_at(half.span) || block.is_open_at(end.span) {
        return;
    }
    let ([a, b], [c, d]) = (half.points, end.points);
    let grows = c >= a && d >= b || c >= b && d >= a;
    let none_more = NO_MORE.iter().any(|word| between.contains(word)) && !between.contains("但");
    let places = [Place::new(index, half.span), Place::new(index, end.span)];
    let (one, two) = (block.at(half.span), block.at(end.span));
    let message = if !grows {
        say!(
            context.lang,
            "半场已是“{one}”，终场“{two}”反而少了",
            "“{one}” at half time cannot become “{two}”"
        )
    } else if none_more && !end.is(half.points) {
        say!(
            context.lang,
            "半场“{one}”，下半场没有进球，终场写“{two}”",
            "“{one}” at half time and no more goals; the text ends with “{two}”"
        )
    } else {
        let says =
            say!(context.lang, "终场比分不低于半场", "the final score is no less than that at half time");
        return out.held(says, places.to_vec());
    };
    out.report(places[1], message).evidence(places[0], format!("“{one}”"));
}
