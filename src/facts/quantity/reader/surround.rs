//! The words around a quantity: its clause, the verb before it, the noun that it counts.

use crate::facts::cue::{self, Cue, CueKind};
use crate::facts::date::DateMention;
use crate::facts::quantity::model::{Head, Kind, Quantity};
use crate::text::{Span, ends_clause};

/// Marks at which the words around a figure end.
fn is_mark(c: char) -> bool {
    ends_clause(c)
        || matches!(c, '、' | '（' | '）' | '(' | ')' | '《' | '》' | '【' | '】' | '\t')
        || matches!(c, '“' | '”' | '‘' | '’' | '"')
}

/// Fills in the words around each quantity: its clause, the verb before it, the noun that it counts.
pub(super) fn surround(text: &str, found: &mut [Quantity], dates: &[DateMention], cues: &[Cue]) {
    for index in 0..found.len() {
        let floor = if index > 0 { found[index - 1].span.end as usize } else { 0 };
        let ceiling = found.get(index + 1).map_or(text.len(), |next| next.span.start as usize);
        let quantity = &mut found[index];
        let (start, end) = (quantity.span.start as usize, quantity.span.end as usize);
        let first_date = dates.partition_point(|date| (date.span.end as usize) <= start);
        let ceiling =
            dates.get(first_date).map_or(ceiling, |date| ceiling.min(date.span.start as usize)).max(end);
        let before = text[floor.min(start)..start].char_indices().rev().find(|&(_, c)| is_mark(c));
        let before = before.map_or(floor.min(start), |(at, c)| floor.min(start) + at + c.len_utf8());
        let after = text[end..ceiling].find(is_mark).map_or(ceiling, |at| end + at);
        quantity.before = Span::new(before, start);
        quantity.after = Span::new(end, after);
        let acts = cue::within(cues, quantity.before);
        quantity.act = acts
            .iter()
            .rev()
            .find(|cue| matches!(cue.kind, CueKind::Act | CueKind::Done))
            .map(|cue| cue.span);
        let last_date = first_date.checked_sub(1).map_or(0, |last| dates[last].span.end);
        quantity.head =
            head_after(text, quantity, cues).or_else(|| head_before(text, quantity, acts, last_date));
    }
}

/// Characters at which a noun phrase ends.
fn ends_noun(c: char) -> bool {
    c.is_whitespace() || "的了在被把与及并均都也还又则为是有由向从到等和或已让使给以且未不参".contains(c)
}

fn head_after(text: &str, quantity: &Quantity, cues: &[Cue]) -> Option<Head> {
    if !matches!(
        quantity.kind,
        Kind::Count | Kind::Percent | Kind::Fraction | Kind::Tenths | Kind::Money | Kind::Measure
    ) {
        return None;
    }
    let span = quantity.after;
    // A verb right after the measure word is the beginning of a noun: 12名调解员.
    let of_noun = |cue: &&Cue| !(cue.kind == CueKind::Act && cue.span.start == span.start);
    let cut = cue::within(cues, span).iter().find(of_noun).map_or(span.end, |cue| cue.span.start) as usize;
    let words = &text[span.start as usize..cut];
    let end = words.char_indices().find(|&(_, c)| ends_noun(c)).map_or(words.len(), |(at, _)| at);
    let long = words[..end].chars().count() > 14;
    (end > 0 && !long)
        .then(|| Head { span: Span::new(span.start as usize, span.start as usize + end), before: false })
}

fn head_before(text: &str, quantity: &Quantity, cues: &[Cue], last_date: u32) -> Option<Head> {
    let span = quantity.before;
    // Of verbs that touch, the later ones belong to the noun: 受理信访件.
    let mut last = cues.len();
    while last > 1
        && cues[last - 2].span.end == cues[last - 1].span.start
        && cues[last - 1].kind == CueKind::Act
    {
        last -= 1;
    }
    let start = last.checked_sub(1).map_or(span.start, |last| cues[last].span.end);
    let start = start.max(last_date).min(span.end) as usize;
    let words = &text[start..span.end as usize];
    let from = words.char_indices().rev().find(|&(_, c)| ends_noun(c)).map_or(0, |(at, c)| at + c.len_utf8());
    let count = words[from..].chars().count();
    (count > 0 && count <= 14)
        .then(|| Head { span: Span::new(start + from, span.end as usize), before: true })
}
