//! Sets of characters that are asked of every character of a text.

/// A set of characters of the basic plane, laid out when the program is compiled; one look-up tells whether it holds one.
pub struct CharSet([u64; 1024]);

impl CharSet {
    /// The characters of `members`, which must belong to the basic plane.
    pub const fn of(members: &str) -> CharSet {
        let mut words = [0; 1024];
        let bytes = members.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (c, length) = match bytes[at] {
                one @ ..0x80 => (one as usize, 1),
                one @ ..0xe0 => ((one as usize & 0x1f) << 6 | bytes[at + 1] as usize & 0x3f, 2),
                one @ ..0xf0 => {
                    let rest = (bytes[at + 1] as usize & 0x3f) << 6 | bytes[at + 2] as usize & 0x3f;
                    ((one as usize & 0xf) << 12 | rest, 3)
                }
                _ => panic!("a character outside the basic plane"),
            };
            words[c >> 6] |= 1 << (c & 63);
            at += length;
        }
        CharSet(words)
    }

    /// Whether `c` is a member.
    pub fn holds(&self, c: char) -> bool {
        let c = c as usize;
        c < 0x10000 && self.0[c >> 6] >> (c & 63) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::CharSet;

    #[test]
    fn holds_its_members_alone() {
        const MEMBERS: &str = "aé〇一龥～";
        static SET: CharSet = CharSet::of(MEMBERS);
        let held: String = ('\0'..='\u{1ffff}').filter(|&c| SET.holds(c)).collect();
        assert_eq!(held, MEMBERS);
    }
}
