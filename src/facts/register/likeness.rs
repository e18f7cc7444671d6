//! How one character comes to stand for another: it sounds the same, sounds nearly the same, or looks alike.

use super::pairs::PairTable;
use pinyin::{ToPinyin, ToPinyinMulti};

static LOOK_ALIKES: PairTable = PairTable::of(
    include_bytes!(concat!(env!("OUT_DIR"), "/look_alike_starts.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/look_alikes.bin")),
);

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
    } else if LOOK_ALIKES.holds(one, other) {
        Some(Likeness::LookAlike)
    } else if share_reading(one, other, folded) {
        Some(Likeness::NearSound)
    } else {
        None
    }
}

/// Whether the two sound the same in the reading that each has most often, tones aside.
pub fn share_usual_reading(one: char, other: char) -> bool {
    one.to_pinyin().zip(other.to_pinyin()).is_some_and(|(one, other)| one.plain() == other.plain())
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

#[cfg(test)]
mod tests {
    use super::super::layout::{self, LaidOut};
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
    fn what_was_laid_out_is_what_the_table_says() {
        assert!(LOOK_ALIKES.is(&LaidOut::of(layout::LOOK_ALIKES)));
    }

    #[test]
    fn the_table_is_sorted_clean_and_symmetric() {
        let rows: Vec<(&str, &str)> =
            layout::LOOK_ALIKES.lines().skip(1).map(|row| row.split_once('\t').unwrap()).collect();
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
