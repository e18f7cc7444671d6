//! What two versions of a document have in common before and after an edit: the places whose line and column did not
//! change, and the findings that are written down in the same words.

use super::document::Checked;
use crate::analysis::Finding;
use crate::text::Span;

/// The places of a version whose line and column are those of the version before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unmoved {
    /// Up to this byte nothing changed.
    front: usize,
    /// From this byte on nothing changed but the number of bytes before; none where lines moved.
    back: Option<usize>,
    /// What is to be added to a byte of the version before.
    shift: isize,
}

impl Unmoved {
    /// Compares two versions.
    pub(super) fn between(before: &Checked, now: &Checked) -> Unmoved {
        let (old, new) = (before.analysis.text.as_bytes(), now.analysis.text.as_bytes());
        let same_front = common_prefix(old, new);
        let same_back = common_suffix(&old[same_front..], &new[same_front..]);
        // Columns are counted from the beginning of a line, so only whole lines stand where they stood.
        let line_start = |it: &Checked| it.lines.line_start(it.lines.line_of(same_front)).unwrap_or_default();
        let front = line_start(before).min(line_start(now));
        let first_after = now.lines.line_of(new.len() - same_back) + 1;
        let moved = before.lines.line_count() != now.lines.line_count();
        let back = now.lines.line_start(first_after).filter(|_| !moved);
        Unmoved { front, back, shift: new.len() as isize - old.len() as isize }
    }

    /// Whether `now` stands where `before` stood in the version before.
    fn is_same(&self, before: Span, now: Span) -> bool {
        let in_front = now.end as usize <= self.front && before == now;
        let moved = |at: u32| (at as usize).wrapping_add_signed(self.shift);
        let behind = |back: usize| {
            now.start as usize >= back
                && moved(before.start) == now.start as usize
                && moved(before.end) == now.end as usize
        };
        in_front || self.back.is_some_and(behind)
    }

    /// Whether the two findings are written down in the same way.
    pub(super) fn is_same_finding(&self, before: &Finding, now: &Finding) -> bool {
        let same_evidence = || {
            before.evidence.iter().zip(&now.evidence).all(|(before, now)| {
                before.message == now.message
                    && before.elsewhere == now.elsewhere
                    && self.is_same(before.span, now.span)
            })
        };
        let same_fixes = || {
            before.fixes.iter().zip(&now.fixes).all(|(before, now)| {
                let mut edits = before.edits.iter().zip(&now.edits);
                before.title == now.title
                    && before.safe == now.safe
                    && before.edits.len() == now.edits.len()
                    && edits.all(|(before, now)| before.1 == now.1 && self.is_same(before.0, now.0))
            })
        };
        before.id == now.id
            && self.is_same(before.span, now.span)
            && before.info.code == now.info.code
            && before.severity == now.severity
            && before.message == now.message
            && before.evidence.len() == now.evidence.len()
            && before.fixes.len() == now.fixes.len()
            && same_evidence()
            && same_fixes()
    }
}

/// Bytes that are compared at once.
const STRIDE: usize = 1024;

fn common_prefix(one: &[u8], other: &[u8]) -> usize {
    let strides = one.chunks(STRIDE).zip(other.chunks(STRIDE)).take_while(|(one, other)| one == other);
    let from = (strides.count() * STRIDE).min(one.len()).min(other.len());
    from + one[from..].iter().zip(&other[from..]).take_while(|(one, other)| one == other).count()
}

fn common_suffix(one: &[u8], other: &[u8]) -> usize {
    let strides = one.rchunks(STRIDE).zip(other.rchunks(STRIDE)).take_while(|(one, other)| one == other);
    let from = (strides.count() * STRIDE).min(one.len()).min(other.len());
    let rest = one[..one.len() - from].iter().rev().zip(other[..other.len() - from].iter().rev());
    from + rest.take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_in_common() {
        let long = "水".repeat(3000);
        let edited = format!("{}电{}", &long[..4500], &long[4500..]);
        let (one, other) = (long.as_bytes(), edited.as_bytes());
        assert_eq!(common_prefix(one, other), 4500);
        assert_eq!(common_suffix(&one[4500..], &other[4500..]), 4500);
        assert_eq!((common_prefix(one, one), common_suffix(one, one)), (9000, 9000));
        assert_eq!((common_prefix(b"", one), common_suffix(one, b"")), (0, 0));
        assert_eq!((common_prefix(b"abc", b"abd"), common_suffix(b"abc", b"dbc")), (2, 2));
    }

    /// The places between 0 and the end of `old` that stay where they are when it becomes `new`, as `front|back`.
    #[track_caller]
    fn check(old: &str, new: &str, front: usize, back: Option<usize>) {
        let checked = Checked::of_text(new);
        let unmoved = Unmoved::between(&Checked::of_text(old), &checked);
        assert_eq!((unmoved.front, unmoved.back), (front, back), "{old:?} {new:?}");
        // What is said to stand where it stood has the line and column that it had.
        let before = Checked::of_text(old);
        for at in (0..=old.len()).filter(|&at| old.is_char_boundary(at)) {
            for there in (0..=new.len()).filter(|&at| new.is_char_boundary(at)) {
                if unmoved.is_same(Span::empty(at), Span::empty(there)) {
                    assert_eq!(
                        before.places().position(at),
                        checked.places().position(there),
                        "{old:?} {new:?} {at}"
                    );
                }
            }
        }
    }

    #[test]
    fn lines_without_edits_stay() {
        check("一\n二\n三", "一\n二二\n三", 4, Some(11));
        check("一\r\n二\r\n三", "一\r\n三\r\n三", 5, Some(10));
        check("一\n二\n三", "一\n二\n\n三", 8, None);
        check("一\r\n二", "一\r二", 0, None);
        check("一\r二", "一\r\n二", 0, None);
        check("一", "一二", 0, None);
        check("一\n", "一\n", 4, None);
    }
}
