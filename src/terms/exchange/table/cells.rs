//! What a cell holds: lists, whose items are parted by `|` and the parts of one item by `@`, and dates. A backslash before one
//! of these marks makes it an ordinary character.

use crate::terms::PartialDate;

/// The items of a list.
pub(super) fn items(text: &str) -> Vec<String> {
    cut(text, '|').into_iter().filter(|item| !item.trim().is_empty()).collect()
}

/// The parts of an item.
pub(super) fn parts(item: &str) -> Vec<String> {
    cut(item, '@').iter().map(|part| unescaped(part.trim())).collect()
}

/// The items of a list of plain texts.
pub(super) fn texts(text: &str) -> Vec<String> {
    items(text).iter().map(|item| unescaped(item.trim())).collect()
}

/// A date as tables have it: 2021-04-02, 2021/4/2, 2021.4, 2021年4月2日.
pub(super) fn read_date(text: &str) -> Option<PartialDate> {
    let numbers: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let marks = text.chars().all(|c| c.is_ascii_digit() || "-/.年月日 ".contains(c));
    let padded: Vec<String> = numbers
        .iter()
        .enumerate()
        .map(|(at, part)| if at == 0 { (*part).to_owned() } else { format!("{part:0>2}") })
        .collect();
    PartialDate::parse(&padded.join("-")).filter(|_| marks)
}

/// Cuts at each unescaped `mark`; escapes stay.
fn cut(text: &str, mark: char) -> Vec<String> {
    let mut cut = vec![String::new()];
    let mut escaped = false;
    for c in text.chars() {
        if c == mark && !escaped {
            cut.push(String::new());
        } else if let Some(last) = cut.last_mut() {
            last.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    cut
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    out
}

/// Items in one text.
pub(super) fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("|")
}

/// Plain texts in one text.
pub(super) fn join_texts(items: &[String]) -> String {
    joined(items.iter().map(|item| escaped(item)))
}

/// The parts of an item in one text; empty ones at the end are left out.
pub(super) fn item(parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| escaped(part)).collect();
    parts.join("@").trim_end_matches('@').to_owned()
}

/// A date as it is written.
pub(super) fn date(date: Option<PartialDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '|' | '@') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
