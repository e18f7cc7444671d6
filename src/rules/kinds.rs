//! The kinds of inconsistency that the project knows of: which rules look for each, and why some are not looked for.

use super::{RULES, RuleInfo};
use crate::text::Bilingual;

/// How many kinds each group has. NM and PU are the number wording and the punctuation of the standards, ND the form of
/// numerals; N is figures, A names, D dates, T headline and structure.
const GROUPS: [(&str, usize); 7] =
    [("N", 54), ("A", 48), ("D", 42), ("T", 30), ("ND", 38), ("NM", 16), ("PU", 42)];

/// A kind that no rule looks for.
#[derive(Clone, Copy, Debug)]
pub struct Unchecked {
    /// N13.
    pub kind: &'static str,
    /// Its name.
    pub title: Bilingual,
    /// Why nothing looks for it.
    pub reason: Bilingual,
}

/// Every kind, in the order of the groups: N01 …, PU42.
pub fn all() -> impl Iterator<Item = String> {
    GROUPS.into_iter().flat_map(|(group, count)| (1..=count).map(move |number| format!("{group}{number:02}")))
}

/// The rules that look for `kind`, in catalogue order.
pub fn rules_of(kind: &str) -> impl Iterator<Item = &'static RuleInfo> {
    RULES.iter().map(|rule| rule.info()).filter(move |info| info.kinds.contains(&kind))
}

/// The kinds that no rule looks for, sorted.
pub fn unchecked() -> impl Iterator<Item = Unchecked> {
    include_str!("data/unchecked_kinds.tsv").lines().skip(1).filter_map(|line| {
        let mut fields = line.split('\t');
        let mut next = || fields.next();
        let kind = next()?;
        let title = Bilingual { zh: next()?, en: next()? };
        let reason = Bilingual { zh: next()?, en: next()? };
        Some(Unchecked { kind, title, reason })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_row_whole() {
        let rows: Vec<Unchecked> = unchecked().collect();
        let lines = include_str!("data/unchecked_kinds.tsv").lines().skip(1).count();
        assert_eq!(rows.len(), lines);
        assert!(rows.windows(2).all(|pair| pair[0].kind < pair[1].kind));
        for row in rows {
            assert!(all().any(|kind| kind == row.kind), "{}", row.kind);
            assert!(
                !row.reason.zh.is_empty() && row.reason.en.is_ascii() || row.reason.en.contains(' '),
                "{}",
                row.kind
            );
        }
    }

    #[test]
    fn every_kind_has_its_rule_or_the_reason_why_not() {
        let open: Vec<String> = all()
            .filter(|kind| rules_of(kind).next().is_none() && unchecked().all(|row| row.kind != kind))
            .collect();
        assert_eq!(open, Vec::<String>::new());
        let both: Vec<&str> =
            unchecked().map(|row| row.kind).filter(|kind| rules_of(kind).next().is_some()).collect();
        assert_eq!(both, [""; 0], "a kind with a rule needs no reason why not");
    }
}
