//! Which characters a text holds, so that most searches in it need not be made.

/// The characters of a text, told apart by ten bits each: what says no is sure, what says yes need not be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Letters([u64; 16]);

impl Letters {
    /// The characters of `text`.
    pub fn of(text: &str) -> Letters {
        let mut letters = Letters::default();
        for c in text.chars() {
            let (word, bit) = place_of(c);
            letters.0[word] |= bit;
        }
        letters
    }

    /// Whether `c` may stand in the text.
    pub fn may_hold_char(&self, c: char) -> bool {
        let (word, bit) = place_of(c);
        self.0[word] & bit != 0
    }

    /// Whether `word` may stand in the text.
    pub fn may_hold(&self, word: &str) -> bool {
        word.chars().all(|c| self.may_hold_char(c))
    }

    /// Whether one of `words` may stand in the text.
    pub fn may_hold_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.may_hold(word))
    }
}

fn place_of(c: char) -> (usize, u64) {
    let mixed = (c as u32).wrapping_mul(0x9e37_79b1) >> 22;
    ((mixed >> 6) as usize, 1 << (mixed & 63))
}

#[cfg(test)]
mod tests {
    use super::Letters;

    #[test]
    fn what_stands_in_the_text_may_stand_in_it() {
        let text = "溪口镇今年受理纠纷1200件，A座";
        let letters = Letters::of(text);
        for word in ["溪口", "纠纷1200", "，A", "镇座", ""] {
            assert!(letters.may_hold(word), "{word}");
        }
        assert!(!letters.may_hold("下降"));
        assert!(!letters.may_hold_any(&["同比", "中全会"]));
        assert!(!Letters::default().may_hold("溪"));
    }
}
