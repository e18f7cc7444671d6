//! A year told as so many years before the issue (8年前，也就是2012年; 10年前的2018年), and the year after another (2015年毕业，
//! 次年即2017年).

use super::calendar::{in_script, own_year};
use crate::facts::date::{Anchor, CalendarUnit, DateKind, DateMention, Length, LengthUnit};
use crate::rules::{ArticleView, BlockView, Drafts, Place, RuleContext};
use crate::say;
use crate::text::Span;

/// Looks at every count of years with a year beside it, and at every 次年 with one.
pub(super) fn check(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let issued = article.date.map(|date| i32::from(date.year()));
    for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
        if let Some(issued) = issued.filter(|_| block.says("年前")) {
            ago(index, block, issued, context, out);
        }
        if block.says("次年") || block.says("翌年") || block.says("第二年") {
            next_year(index, block, context, out);
        }
    }
}

fn plain_year(mention: &DateMention) -> Option<i32> {
    match &mention.kind {
        DateKind::Date(parts) => own_year(parts, None),
        _ => None,
    }
}

/// 8年前，也就是2012年, in a paper of 2026; no other year stands before, from which it may count.
fn ago(index: usize, block: &BlockView, issued: i32, context: &RuleContext, out: &mut Drafts) {
    for (at, pair) in block.facts.dates.windows(2).enumerate() {
        let [one, two] = pair else { continue };
        let found = match (&one.kind, &two.kind) {
            (DateKind::Duration(length), DateKind::Date(_)) => {
                let between = &block.text[one.span.end as usize..two.span.start as usize];
                let joined = ["前的", "前，也就是", "前，即", "前（", "前，是"].contains(&between);
                joined.then_some(()).and_then(|()| Some((*length, one.span, plain_year(two)?, two.span)))
            }
            (DateKind::Date(_), DateKind::Duration(length)) => {
                let between = &block.text[one.span.end as usize..two.span.start as usize];
                let joined = ["，也就是", "，即", "（"].contains(&between)
                    && block.text[two.span.end as usize..].starts_with('前');
                joined.then_some(()).and_then(|()| Some((*length, two.span, plain_year(one)?, one.span)))
            }
            _ => None,
        };
        let Some((length, span, year, place)) = found.filter(|(length, ..)| length.unit == LengthUnit::Year)
        else {
            continue;
        };
        let before = &block.text[..span.start.min(place.start) as usize];
        let vague = before.ends_with(['近', '约', '将', '多', '的', '那']);
        let another = block.facts.dates[..at].iter().any(|it| plain_year(it).is_some());
        let quoted = block.facts.quoted.iter().any(|quoted| quoted.inner.covers(span));
        if vague || another || quoted || block.is_open_at(span) {
            continue;
        }
        let places = [Place::new(index, span), Place::new(index, place)];
        judge(block, length, (issued, year), places, context, out);
    }
}

fn judge(
    block: &BlockView,
    length: Length,
    (issued, year): (i32, i32),
    places: [Place; 2],
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (right, stated) = (issued - year, length.count.value as i32);
    if (right - stated).abs() <= 1 {
        let says = say!(context.lang, "{issued}-{year}={right}年", "{issued}-{year}={right} years");
        return out.held(says, places.to_vec());
    }
    // An older text that was taken over counts from its own year.
    if right < 1 || (right - stated).abs() > 30 {
        return;
    }
    let written = block.at(places[0].span);
    let message = say!(
        context.lang,
        "{year}年到出版的{issued}年是{right}年，文中写{written}前",
        "{year} is {right} years before {issued}, the year of issue; the text says {written}前"
    );
    let new = in_script(right.unsigned_abs(), length.count.script);
    let title = say!(context.lang, "改为{new}年", "Change to {new}年");
    out.report(places[0], message).evidence(places[1], say!(context.lang, "年份", "the year")).fix(
        title,
        Place::new(places[0].block, length.count.span),
        new,
    );
}

/// 2015年毕业，次年即2017年回乡: the year is that after none of the years before it.
fn next_year(index: usize, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    for (at, pair) in block.facts.dates.windows(2).enumerate() {
        let [word, note] = pair else { continue };
        let next = matches!(word.kind, DateKind::Relative(Anchor::Context(CalendarUnit::Year, 1)));
        let between = &block.text[word.span.end as usize..note.span.start as usize];
        let joined = ["即", "，即", "（", "，也就是", "（即", "也就是"].contains(&between);
        let Some(year) = plain_year(note).filter(|_| next && joined) else { continue };
        let before: Vec<(i32, Span)> =
            block.facts.dates[..at].iter().filter_map(|it| Some((plain_year(it)?, it.span))).collect();
        let ranges = block.facts.dates[..at].iter().any(|it| matches!(it.kind, DateKind::Range { .. }));
        let Some(&(last, place)) = before.last().filter(|_| !ranges) else { continue };
        let right = last + 1;
        let places =
            vec![Place::new(index, note.span), Place::new(index, place), Place::new(index, word.span)];
        if before.iter().any(|&(known, _)| known + 1 == year) {
            let says = say!(context.lang, "{last}年的次年是{right}年", "the year after {last} is {right}");
            out.held(says, places);
            continue;
        }
        if block.is_open_at(note.span) || note.span.start - place.end > 200 {
            continue;
        }
        let (name, written) = (block.at(word.span), block.at(note.span));
        let message = say!(
            context.lang,
            "{last}年的{name}是{right}年，文中写{written}",
            "{name} after {last} is {right}; the text says {written}"
        );
        let draft = out.report(places[0], message);
        for &place in &places[1..] {
            draft.evidence(place, say!(context.lang, "起算的年份", "the year counted from"));
        }
    }
}
