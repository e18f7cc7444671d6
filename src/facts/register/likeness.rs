//! How one character comes to stand for another: it sounds the same, sounds nearly the same, or looks alike.

use pinyin::ToPinyinMulti;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static LOOK_ALIKES: LazyLock<FxHashMap<char, &'static str>> =
    LazyLock::new(|| by_first_char(include_str!("data/look_alikes.tsv")));

/// How one character comes to stand for another. The order is from the commonest way to the rarest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// They share a reading, tones aside: 峰 and 锋, 明 and 鸣.
    SameSound,
    /// They look alike: 未 and 末, 侯 and 候.
    LookAlike,
    /// Their readings are one where zh/z, ch/c, sh/s, n/l and -ng/-n are not told apart: 林 and 凌.
    NearSound,
}

/// How `one` comes to stand for `other`, if it does. Symmetric; none for a character and itself.
pub fn likeness(one: char, other: char) -> Option<Likeness> {
    if one == other {
        None
    } else if share_reading(one, other, |plain| (plain, "")) {
        Some(Likeness::SameSound)
    } else if LOOK_ALIKES.get(&one).is_some_and(|alike| alike.contains(other)) {
        Some(Likeness::LookAlike)
    } else if share_reading(one, other, folded) {
        Some(Likeness::NearSound)
    } else {
        None
    }
}

fn share_reading(one: char, other: char, key: fn(&'static str) -> (&'static str, &'static str)) -> bool {
    let (Some(one), Some(other)) = (one.to_pinyin_multi(), other.to_pinyin_multi()) else { return false };
    one.into_iter().any(|one| {
        let one = key(one.plain());
        other.into_iter().any(|other| key(other.plain()) == one)
    })
}

/// Initial and final of a syllable, with what many speakers do not tell apart made one.
fn folded(syllable: &'static str) -> (&'static str, &'static str) {
    let (initial, rest) = match syllable.as_bytes() {
        [b'z' | b'c' | b's', b'h', ..] => (&syllable[..1], &syllable[2..]),
        [b'n', ..] => ("l", &syllable[1..]),
        [b'a' | b'e' | b'o', ..] => ("", syllable),
        _ => syllable.split_at(syllable.len().min(1)),
    };
    let ends_in_ng = ["ang", "eng", "ing"].iter().any(|ending| rest.ends_with(ending));
    (initial, if ends_in_ng { &rest[..rest.len() - 1] } else { rest })
}

/// The lines `character TAB characters` of a table, by their first character.
pub(super) fn by_first_char(table: &'static str) -> FxHashMap<char, &'static str> {
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t'))
        .filter_map(|(head, tail)| Some((head.chars().next()?, tail)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn tells_how_characters_are_mistaken() {
        for (one, other, expected) in [
            ('峰', '锋', Some(Likeness::SameSound)),
            ('晓', '小', Some(Likeness::SameSound)),
            ('佳', '家', Some(Likeness::SameSound)),
            ('侯', '候', Some(Likeness::SameSound)),
            ('未', '末', Some(Likeness::LookAlike)),
            ('土', '士', Some(Likeness::LookAlike)),
            ('治', '冶', Some(Likeness::LookAlike)),
            ('林', '凌', Some(Likeness::NearSound)),
            ('珊', '桑', Some(Likeness::NearSound)),
            ('南', '兰', Some(Likeness::NearSound)),
            ('东', '西', None),
            ('王', '李', None),
            ('明', '明', None),
        ] {
            assert_eq!(likeness(one, other), expected, "{one} {other}");
            assert_eq!(likeness(other, one), expected, "{other} {one}");
        }
    }

    #[test]
    fn the_table_is_sorted_clean_and_symmetric() {
        let rows: Vec<(&str, &str)> = include_str!("data/look_alikes.tsv")
            .lines()
            .skip(1)
            .map(|row| row.split_once('\t').unwrap())
            .collect();
        assert!(rows.is_sorted_by(|one, two| one.0 < two.0));
        let pairs: BTreeSet<(char, char)> = rows
            .iter()
            .flat_map(|(head, tail)| tail.chars().map(|c| (head.chars().next().unwrap(), c)))
            .collect();
        for &(one, other) in &pairs {
            assert!(pairs.contains(&(other, one)) && one != other, "{one} {other}");
        }
        assert!(rows.iter().all(|(_, tail)| tail.chars().is_sorted_by(|one, two| one < two)));
    }
}
