//! Tables that name for a character those that go with it, laid out when the program is built and read where they lie.

use super::character_number::number_of;
#[cfg(test)]
use super::layout::LaidOut;

/// A laid-out table.
pub(super) struct PairTable {
    starts: &'static [[u8; 4]],
    partners: &'static [[u8; 2]],
}

impl PairTable {
    /// The table of these bytes, as [`super::layout`] has them.
    pub(super) const fn of(starts: &'static [u8], partners: &'static [u8]) -> PairTable {
        PairTable { starts: starts.as_chunks().0, partners: partners.as_chunks().0 }
    }

    /// Whether the table names `second` for `first`.
    pub(super) fn holds(&self, first: char, second: char) -> bool {
        let (Some(first), Some(second)) = (number_of(first), number_of(second)) else { return false };
        let start = |number: usize| u32::from_le_bytes(self.starts[number]) as usize;
        let partners = &self.partners[start(first)..start(first + 1)];
        partners.binary_search_by_key(&second, |&partner| u16::from_le_bytes(partner).into()).is_ok()
    }

    /// Whether it is laid out as `tables` are.
    #[cfg(test)]
    pub(super) fn is(&self, tables: &LaidOut) -> bool {
        self.starts.as_flattened() == tables.starts && self.partners.as_flattened() == tables.partners
    }
}
