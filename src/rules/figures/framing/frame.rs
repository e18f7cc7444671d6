//! The frame of a figure: what its paragraph said before it of day, statistic and subject, so that the same words may
//! tell another thing.

use crate::facts::cue::{self, CueKind};
use crate::facts::date::DateKind;
use crate::facts::name::Kind as NameKind;
use crate::facts::quantity::{Kind, Quantity, Side};
use crate::rules::figures::licence::Mention;
use crate::text::{Span, holds_any};

/// Whether two figures with the same words beside them are told in different frames.
pub fn frames_differ(one: &Mention, two: &Mention) -> bool {
    let is_share = matches!(one.quantity.kind, Kind::Percent | Kind::PercentPoint);
    differ(day_before(one), day_before(two))
        || ends_a_list(one) != ends_a_list(two)
        || (is_comparison(one) && is_comparison(two) && bases_differ(one, two))
        || is_share
            && (differ(statistic_before(one), statistic_before(two))
                || is_norm(one) && is_norm(two)
                || names_its_own(one, two)
                || names_its_own(two, one))
}

fn differ<T: PartialEq>(one: Option<T>, two: Option<T>) -> bool {
    matches!((one, two), (Some(one), Some(two)) if one != two)
}

/// The day that the paragraph named last before the figure.
fn day_before(mention: &Mention) -> Option<u32> {
    let start = mention.quantity.span.start;
    let earlier = mention.view.facts.dates.iter().rev().filter(|date| date.span.end <= start);
    earlier
        .filter_map(|date| if let DateKind::Date(parts) = &date.kind { parts.day } else { None })
        .next()
        .map(|day| day.value)
}

/// 同比 or 环比, whichever the paragraph said last before the figure.
fn statistic_before(mention: &Mention) -> Option<CueKind> {
    let before = Span { start: 0, end: mention.quantity.span.start };
    let cues = cue::within(&mention.view.facts.cues, before).iter().rev();
    cues.map(|cue| cue.kind).find(|kind| matches!(kind, CueKind::YearOnYear | CueKind::MonthOnMonth))
}

/// 对接央企、地方国企项目64项: the figure counts all of what 、 joins, the last of it alone elsewhere.
fn ends_a_list(mention: &Mention) -> bool {
    let clause = mention.clause().start as usize;
    clause < mention.quantity.span.start as usize && mention.view.text[..clause].ends_with('、')
}

/// 较前一日上涨30元: the figure is the difference of what was told right before it.
fn is_comparison(mention: &Mention) -> bool {
    mention.clause().of(mention.view.text).starts_with(['较', '比'])
}

fn bases_differ(one: &Mention, two: &Mention) -> bool {
    matches!((base(one), base(two)), (Some(first), Some(second)) if !first.may_equal(second))
}

fn base<'a>(mention: &Mention<'a>) -> Option<&'a Quantity> {
    const NEAR: u32 = 6;
    let start = mention.clause().start;
    let base = mention.view.facts.quantities.iter().rev().find(|other| other.span.end <= start)?;
    (base.same_unit(mention.quantity) && start - base.span.end <= NEAR).then_some(base)
}

/// 不低于10%, 至少20%: a norm, of which a rule may hold another for each of its objects.
fn is_norm(mention: &Mention) -> bool {
    const LIMITS: [&str; 4] = ["不低于", "不少于", "不高于", "不超过"];
    let before = Span { start: mention.clause().start, end: mention.quantity.span.end };
    let words = before.of(mention.view.text);
    mention.quantity.bounds.iter().any(|bound| matches!(bound.side, Side::AtLeast | Side::AtMost))
        || holds_any(words, &LIMITS)
}

/// Whether the clause of `one` names a place or body before the figure that the sentence of `two` does not name.
fn names_its_own(one: &Mention, two: &Mention) -> bool {
    let text = one.view.text;
    let before = Span { start: one.clause().start, end: one.quantity.span.start };
    let at = two.quantity.figure.start as usize;
    let told = two.view.sentence_at(at).map_or("", |sentence| sentence.span.of(two.view.text));
    let mut names = one.view.facts.names.iter().filter(|name| before.covers(name.span));
    names.any(|name| !matches!(name.kind, NameKind::Person(_)) && !told.contains(name.span.of(text)))
}
