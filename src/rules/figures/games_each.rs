//! Records of an article that says how many games each team has played: 每队各赛五场, yet 八战全胜.

use super::games_record::{NO_DRAWS, count_at, count_before, records};
use super::passage::Passage;
use crate::rules::{ArticleView, Drafts, Place, RuleContext};
use crate::say;
use crate::text::Span;

/// Holds every record against the one number of games that each team played.
pub(super) fn check(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let texts = || article.blocks.iter().map(|block| block.text);
    if !article.blocks.iter().any(|block| block.says("各赛")) {
        return;
    }
    let later_stage = ["决赛", "复赛", "第二阶段", "加赛", "补赛", "两阶段", "主客场"];
    let Some((told, games)) = games_of_each(article) else { return };
    if texts().any(|text| later_stage.iter().any(|stage| text.contains(stage))) {
        return;
    }
    let no_draws = texts().any(|text| NO_DRAWS.iter().any(|sport| text.contains(sport)));
    let stated = told.span.of(article.blocks[told.block].text);
    for (index, block) in article.blocks.iter().enumerate() {
        let mut wrong: Vec<(Span, String)> = Vec::new();
        for record in records(&Passage::whole(block)) {
            let sum = record.games();
            let in_one_sentence = told.block == index
                && !block.text[told.span.end as usize..]
                    .get(..record.span.start.saturating_sub(told.span.end) as usize)
                    .is_some_and(|between| between.contains('。'));
            if !in_one_sentence && (sum > games || sum < games && (no_draws || record.drawn.is_some())) {
                wrong.push((record.span, record.sum()));
            }
        }
        wrong.extend(
            all_won(block.text).filter(|&(_, won)| won > games).map(|(span, won)| (span, won.to_string())),
        );
        for (span, sum) in wrong.into_iter().filter(|&(span, _)| !block.is_open_at(span)) {
            let message = say!(
                context.lang,
                "战绩合{sum}场，文中写“{stated}”",
                "The record makes {sum} games; the text says “{stated}”"
            );
            out.report(Place::new(index, span), message).evidence(told, format!("“{stated}”"));
        }
    }
}

/// Where the article says 各赛N场, if it says so with one number only.
fn games_of_each(article: &ArticleView) -> Option<(Place, u32)> {
    let mut found: Option<(Place, u32)> = None;
    for (index, block) in article.blocks.iter().enumerate() {
        for at in block.places_of("各赛") {
            let start = at + "各赛".len();
            let Some((games, end)) = count_at(block.text, start) else { continue };
            if !block.text[end..].starts_with('场') {
                continue;
            }
            if found.is_some_and(|(_, other)| other != games) {
                return None;
            }
            found = Some((Place::new(index, Span::new(at, end + '场'.len_utf8())), games));
        }
    }
    found.filter(|&(_, games)| games > 1)
}

/// 八战全胜, 八战八胜: where it stands and how many games it tells.
fn all_won(text: &str) -> impl Iterator<Item = (Span, u32)> {
    text.match_indices('战').filter_map(move |(at, word)| {
        let (games, start) = count_before(text, at)?;
        let after = at + word.len();
        if text[after..].starts_with("全胜") {
            return Some((Span::new(start, after + "全胜".len()), games));
        }
        let (won, end) = count_at(text, after)?;
        let all = won == games && text[end..].starts_with('胜');
        all.then(|| (Span::new(start, end + '胜'.len_utf8()), games))
    })
}
