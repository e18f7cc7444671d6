//! What is being typed before the cursor: a term after an opening mark, or the letters that spell one; and how a term is
//! written in its place.

use crate::text::Span;

/// A term being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Typing<'a> {
    /// What stands between its beginning and the cursor.
    pub typed: &'a str,
    /// The byte of the cursor.
    pub cursor: usize,
    /// The mark before it, if it began with one.
    mark: Option<Mark>,
    /// Whether the closing mark stands behind the cursor already.
    closed: bool,
    /// The marks that the text uses where none was typed.
    usual: Mark,
}

/// A pair of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    open: char,
    close: char,
    /// The pair for marks inside.
    inner: (char, char),
}

const MARKS: &[Mark] = &[
    Mark { open: '“', close: '”', inner: ('‘', '’') },
    Mark { open: '‘', close: '’', inner: ('“', '”') },
    Mark { open: '「', close: '」', inner: ('『', '』') },
    Mark { open: '『', close: '』', inner: ('「', '」') },
    Mark { open: '《', close: '》', inner: ('〈', '〉') },
    Mark { open: '"', close: '"', inner: ('‘', '’') },
];

/// No term is longer, in characters; what goes on longer after a mark is speech.
const LONGEST: usize = 24;

/// One letter is no hint of a term: every other sentence would bring one.
const FEWEST_LETTERS: usize = 2;

/// What is being typed at the byte `cursor` of `text`; none in ordinary prose.
pub(super) fn typing_at(text: &str, cursor: usize) -> Option<Typing<'_>> {
    let line_start = text[..cursor].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line = &text[line_start..cursor];
    let usual = MARKS[if text.contains('「') && !text.contains('“') { 2 } else { 0 }];
    let after = text[cursor..].chars().next();
    if let Some((mark, typed)) = after_mark(line) {
        let closed = after == Some(mark.close);
        return Some(Typing { typed, cursor, mark: Some(mark), closed, usual });
    }
    let typed = letters_before(line)?;
    let goes_on = after.is_some_and(|c| c.is_ascii_alphanumeric());
    (!goes_on).then_some(Typing { typed, cursor, mark: None, closed: false, usual })
}

/// The mark that is still open at the end of `line`, and what stands after it.
fn after_mark(line: &str) -> Option<(Mark, &str)> {
    for (at, c) in line.char_indices().rev().take(LONGEST + 1) {
        let after = &line[at + c.len_utf8()..];
        if c == '"' {
            // A straight mark opens where an even number stands before it.
            let opens = line[..at].matches('"').count().is_multiple_of(2);
            return opens.then_some((MARKS[5], after));
        }
        if let Some(mark) = MARKS.iter().find(|mark| mark.open == c) {
            return Some((*mark, after));
        }
        let ends = MARKS.iter().any(|mark| mark.close == c) || "，。；：！？、,;!?…\u{3000}".contains(c);
        if ends {
            return None;
        }
    }
    None
}

/// The letters at the end of `line` that may spell a term: small ones, not part of an address or a longer name.
fn letters_before(line: &str) -> Option<&str> {
    let before = line.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let letters = &line[before.len()..];
    let is_part = before.ends_with(|c: char| c.is_ascii_alphanumeric() || "@._-/:\\'+#&=%".contains(c));
    (letters.len() >= FEWEST_LETTERS && letters.len() <= LONGEST && !is_part).then_some(letters)
}

impl Typing<'_> {
    /// What to write for the term `form`, and in place of which bytes; none where the form does not fit the mark.
    /// `wants_marks` says whether it stands in quotation marks where none was typed.
    pub(super) fn insertion(&self, form: &str, wants_marks: bool) -> Option<(Span, String)> {
        let start = self.cursor - self.typed.len();
        let Some(mark) = self.mark else {
            let new_text = match wants_marks {
                true => enclosed(bare(form), self.usual),
                false => with_marks(form, (self.usual.open, self.usual.close)),
            };
            return Some((Span::new(start, self.cursor), new_text));
        };
        let start_with_mark = start - mark.open.len_utf8();
        let end = self.cursor + if self.closed { mark.close.len_utf8() } else { 0 };
        if mark.open == '《' {
            return form.starts_with('《').then(|| (Span::new(start_with_mark, end), form.to_owned()));
        }
        let bare = bare(form);
        if bare.starts_with('“') {
            // The mark that was typed is the term's own: “1+4”体系.
            let new_text = with_marks(bare, (mark.open, mark.close));
            return Some((Span::new(start_with_mark, end), new_text));
        }
        let new_text = format!("{}{}", with_marks(bare, mark.inner), mark.close);
        Some((Span::new(start, end), new_text))
    }
}

/// The form in marks; one that holds marks of its own keeps those alone.
fn enclosed(form: &str, mark: Mark) -> String {
    match form.contains('“') {
        true => with_marks(form, (mark.open, mark.close)),
        false => format!("{}{form}{}", mark.open, mark.close),
    }
}

/// The form with its “ ” written as `marks`.
fn with_marks(form: &str, (open, close): (char, char)) -> String {
    let changed = |c| match c {
        '“' => open,
        '”' => close,
        c => c,
    };
    form.chars().map(changed).collect()
}

/// The form without quotation marks that enclose all of it.
fn bare(form: &str) -> &str {
    let inner = form.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    inner.filter(|inner| !inner.contains(['“', '”'])).unwrap_or(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `marked` is a text with the cursor at `|`; `shown` what becomes of it when `form` is chosen.
    #[track_caller]
    fn check(marked: &str, form: &str, shown: &str) {
        let cursor = marked.find('|').unwrap();
        let text = marked.replace('|', "");
        let (span, new_text) = typing_at(&text, cursor).unwrap().insertion(form, false).unwrap();
        let mut changed = text.clone();
        changed.replace_range(span.range(), &new_text);
        assert_eq!(changed, shown);
    }

    #[track_caller]
    fn silent(marked: &str) {
        let cursor = marked.find('|').unwrap();
        assert_eq!(typing_at(&marked.replace('|', ""), cursor), None, "{marked}");
    }

    #[test]
    fn a_term_after_an_opening_mark_is_closed() {
        check("落实“|", "溪长制", "落实“溪长制”");
        check("落实“溪|”机制", "溪长制", "落实“溪长制”机制");
        check("落实“xz|，好", "溪长制", "落实“溪长制”，好");
        check("落实‘溪|’", "溪长制", "落实‘溪长制’");
        check("落实「溪|", "溪长制", "落实「溪长制」");
        check("落实\"溪|\"", "溪长制", "落实\"溪长制\"");
        check("依《溪|》判", "《溪山条例》", "依《溪山条例》判");
    }

    #[test]
    fn marks_of_the_term_itself_fit_those_around_it() {
        check("打通“最后|”", "最后“一公里”", "打通“最后‘一公里’”");
        check("打通「最后|", "最后“一公里”", "打通「最后『一公里』」");
        check("建“1+|”", "“1+4”体系", "建“1+4”体系");
        check("建「1+|」", "“1+4”体系", "建「1+4」体系");
        check("会前“san|", "“三定”", "会前“三定”");
    }

    #[test]
    fn letters_are_replaced_by_what_they_spell() {
        check("落实xz|。", "溪长制", "落实溪长制。");
        check("xz|", "溪长制", "溪长制");
        check("「甲」和jt|", "“1+4”体系", "「甲」和「1+4」体系");
        let typing = typing_at("落实xz", 8).unwrap();
        assert_eq!(typing.insertion("溪长制", true).unwrap().1, "“溪长制”");
        assert_eq!(typing.insertion("最后“一公里”", true).unwrap().1, "最后“一公里”");
    }

    #[test]
    fn ordinary_prose_is_left_alone() {
        silent("落实溪长|");
        silent("落实x|");
        silent("“溪长制”落实|");
        silent("他说：“今年雨水多，溪|");
        silent("APP|");
        silent("example.org/xz|");
        silent("张三@xz|");
        silent("5xz|");
        silent("xz|abc");
        silent("\"溪长制\"落实|");
        silent("“溪长制\n落实|");
        silent("“一二三四五六七八九十一二三四五六七八九十一二三四五|");
        silent("|");
    }

    #[test]
    fn a_title_takes_titles_only() {
        let typing = typing_at("依《溪", 9).unwrap();
        assert_eq!(typing.insertion("溪长制", false), None);
    }
}
