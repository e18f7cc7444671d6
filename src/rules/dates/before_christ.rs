//! Years from before the era to one of ours: 公元前551年 to 1989 are 551 + 1989 − 1, as there was no year 0.

use super::calendar::{dates_in, in_script, own_year};
use crate::facts::date::{Anchor, CalendarUnit, DateKind, Length, LengthUnit};
use crate::facts::numeral;
use crate::rules::{BlockView, Drafts, Place, RuleContext, Severity};
use crate::say;
use crate::text::Span;
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;

const ERA: &str = "公元前";
/// Words right before a length that runs from one year to the other.
const WHOLE: [&str; 12] =
    ["距今", "至今", "迄今", "整整", "正好", "前后", "历时", "历经", "走过", "相距", "相隔", "跨越"];

/// The only year before the era in the sentence, the only one of ours, and the only count between them.
pub(super) fn check(
    block: &BlockView,
    index: usize,
    issue: Option<Date>,
    context: &RuleContext,
    out: &mut Drafts,
) {
    if !block.says(ERA) {
        return;
    }
    for sentence in block.sentences.iter().filter(|sentence| !sentence.open) {
        let mut eras = eras(block, sentence.span);
        let (Some((before, era)), None) = (eras.pop(), eras.pop()) else { continue };
        let Some(count) = only_count(block, sentence.span, era) else { continue };
        let Some((year, place)) = other_end(block, sentence.span, &count, issue) else { continue };
        judge(index, block, (before, era), &count, (year, place), context, out);
    }
}

/// A count of years.
struct Count {
    value: u32,
    figure: Option<Length>,
    span: Span,
}

/// The years before the era in the sentence, with where they stand.
fn eras(block: &BlockView, sentence: Span) -> Vec<(u32, Span)> {
    let inside = block.at(sentence);
    let found = inside.match_indices(ERA).filter_map(|(at, era)| {
        let start = sentence.start as usize + at;
        let numeral = numeral::read_at(block.text, start + era.len())?;
        let end = numeral.span.end as usize;
        let rest = block.text[end..].trim_start_matches(' ').strip_prefix('年')?;
        let value = numeral.value.to_u32().filter(|_| numeral.vague.is_none())?;
        // 公元前2000年前后 is no exact year.
        let exact = !rest.starts_with(['左', '前', '至', '到', '—', '-', '～']) && value % 100 != 0;
        let value = if exact { value } else { 0 };
        Some((value, Span::new(start, block.text.len() - rest.len())))
    });
    found.collect()
}

/// The only anniversary or whole length of years behind the year.
fn only_count(block: &BlockView, sentence: Span, era: Span) -> Option<Count> {
    let behind = dates_in(block, sentence).iter().filter(|it| it.span.start >= era.end);
    let mut counts = behind.filter_map(|it| match &it.kind {
        DateKind::Anniversary(value) => Some(Count { value: *value, figure: None, span: it.span }),
        DateKind::Duration(length) if length.unit == LengthUnit::Year => {
            Some(Count { value: length.count.value, figure: Some(*length), span: it.span })
        }
        _ => None,
    });
    let (count, None) = (counts.next()?, counts.next()) else { return None };
    let before =
        block.text[..count.span.start as usize].trim_end_matches(['已', '经', '有', '了', '是', '约']);
    let vague = block.text[count.span.end as usize..].starts_with(['多', '余', '左', '来']);
    let whole = count.figure.is_none() || WHOLE.iter().any(|word| before.ends_with(word));
    (whole && !vague).then_some(count)
}

/// The only year of our era between the two, or that of the issue.
fn other_end(
    block: &BlockView,
    sentence: Span,
    count: &Count,
    issue: Option<Date>,
) -> Option<(i32, Option<Span>)> {
    let dates = dates_in(block, sentence);
    let mut years = dates.iter().filter_map(|it| match &it.kind {
        DateKind::Date(parts) => Some((own_year(parts, None)?, it.span)),
        _ => None,
    });
    let ranges = dates.iter().any(|it| matches!(it.kind, DateKind::Range { .. }));
    match (years.next(), years.next(), issue) {
        (Some((year, span)), None, _) if !ranges => Some((year, Some(span))),
        (None, None, Some(issue)) => {
            let this_year = |anchor: &Anchor| *anchor == Anchor::Issue(CalendarUnit::Year, 0);
            let now =
                dates.iter().any(|it| matches!(&it.kind, DateKind::Relative(anchor) if this_year(anchor)));
            let before = &block.text[sentence.start as usize..count.span.start as usize];
            let today = now || ["距今", "至今", "迄今"].iter().any(|word| before.contains(word));
            today.then(|| (i32::from(issue.year()), None))
        }
        _ => None,
    }
}

fn judge(
    index: usize,
    block: &BlockView,
    (before, era): (u32, Span),
    count: &Count,
    (year, place): (i32, Option<Span>),
    context: &RuleContext,
    out: &mut Drafts,
) {
    let Ok(year) = u32::try_from(year) else { return };
    let right = before + year - 1;
    let stated = count.value;
    let places = [Some(count.span), Some(era), place];
    let mut places = places.into_iter().flatten().map(|span| Place::new(index, span));
    if stated == right {
        let says = say!(
            context.lang,
            "公元前{before}年到{year}年是{before}+{year}-1={right}年",
            "{before} BC to {year} is {before}+{year}-1={right}"
        );
        return out.held(says, places.collect());
    }
    // A length is often told round, and so is one year more or less.
    let round = count.figure.is_some() && (stated.is_multiple_of(10) || stated.abs_diff(right) <= 1);
    // 1989年是新县城落成10周年: of something else.
    let other = stated.to_string().len() != right.to_string().len();
    if before == 0 || round || other {
        return;
    }
    let written = block.at(count.span);
    let message = say!(
        context.lang,
        "公元前{before}年到{year}年是{before}+{year}-1={right}年（没有公元0年），文中写{written}",
        "{before} BC to {year} is {before}+{year}-1={right} years, as there is no year 0; the text says {written}"
    );
    let Some(here) = places.next() else { return };
    let draft = out.report(here, message);
    // Feasts of old masters are often kept by the sum of both years: the proofreader is told, no more.
    if stated == before + year {
        draft.severity(Severity::Information);
    }
    for place in places {
        draft.evidence(place, say!(context.lang, "年份", "the year"));
    }
    let (figure, new) = match &count.figure {
        Some(length) => (length.count.span, in_script(right, length.count.script)),
        None => (count.span, format!("{right}周年")),
    };
    let title = say!(context.lang, "改为{right}", "Change to {right}");
    draft.fix(title, Place::new(index, figure), new);
}
