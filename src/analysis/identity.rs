//! The stable name of a finding: a hash, fixed by definition, of the rule's code, the text of each place and the
//! characters just before and after it. Positions are no part of it, so it survives edits elsewhere.

use crate::text::Span;
use std::fmt::Write;

/// Characters of context on each side of a place that are part of the name.
const CONTEXT: usize = 6;

/// FNV-1a, 64 bits, over UTF-8 with a zero byte after each part.
struct Fnv(u64);

impl Fnv {
    fn add(&mut self, part: &str) {
        for byte in part.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

/// The name of a finding of rule `code` on `places` of `document`, the main place first: 16 hexadecimal digits.
pub(super) fn name(code: &str, places: impl Iterator<Item = Span>, document: &str) -> String {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    hash.add(code);
    for place in places {
        hash.add(place.of(document));
        for side in [before(document, place), after(document, place)] {
            hash.add(&side);
        }
    }
    let mut name = String::with_capacity(16);
    // Writing to a string cannot fail.
    let _ = write!(name, "{:016x}", hash.0);
    name
}

fn before(document: &str, place: Span) -> String {
    let visible = document[..place.start as usize].chars().rev().filter(|c| !c.is_whitespace());
    visible.take(CONTEXT).collect()
}

fn after(document: &str, place: Span) -> String {
    document[place.end as usize..].chars().filter(|c| !c.is_whitespace()).take(CONTEXT).collect()
}
