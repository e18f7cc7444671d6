//! Reads enumerations with what claims their length: 甲、乙、丙三镇; 三项制度：值班、回访、督查; “三定”即“定时”“定人”“定题”;
//! and pairs of lists: 甲、乙两镇分别受理12件、15件.

mod before;
mod behind;
mod claim;
mod clauses;
mod layout;
mod members;
mod paired;
mod words;

#[cfg(test)]
mod list_test;

pub use claim::CountClaim;
pub use members::{Counts, Members};
pub use paired::{Paired, Subjects};
pub use words::Counted;

use crate::facts::numeral;
use crate::text::Span;
use before::list_before;
use behind::list_behind;
use layout::Layout;

/// How a claim is tied to its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// The claim stands right behind the list: 甲、乙、丙三镇.
    After,
    /// The list follows the counted noun behind a colon, a dash, 即, 分别是: 三项制度：值班、回访、督查.
    Before,
    /// The list stands in brackets behind the counted noun.
    Brackets,
}

/// An enumeration whose length is claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Its members, first to last, in bytes of the block's text.
    pub span: Span,
    /// Its members.
    pub members: Members,
    /// The claim.
    pub claim: CountClaim,
    /// How the claim is tied to it.
    pub link: Link,
    /// Whether 等, 包括 or the like says that there may be more members.
    pub open: bool,
    /// Whether more members may stand beyond a comma, or within a longer enumeration.
    pub may_go_on: bool,
}

/// What the list readers find in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// The lists whose length is claimed, by their first byte.
    pub lists: Vec<List>,
    /// The counts that a list or a numbered sequence can be held against, in text order.
    pub counts: Vec<CountClaim>,
    /// The pairs of lists that 分别 matches one by one, by the place of 分别.
    pub pairs: Vec<Paired>,
}

/// Reads the lists of `text` and what claims their length.
pub fn read(text: &str) -> Lists {
    // Whatever claims a length or is paired is told with a numeral.
    if !text.chars().any(numeral::may_begin) {
        return Lists::default();
    }
    let layout = Layout::new(text);
    let clauses = layout.clauses();
    let mut found = Lists { pairs: paired::read(&layout, &clauses), ..Lists::default() };
    for &clause in &clauses {
        for claim in claim::read(&layout, clause) {
            found.lists.extend(list_before(&layout, clause, &claim));
            let behind = list_behind(&layout, clause, &claim);
            found.lists.extend(behind.or_else(|| clauses::behind_colon(&layout, clause, &claim)));
            found.counts.push(claim.claim);
        }
    }
    found.lists.sort_by_key(|list| (list.span, list.claim.span));
    found.counts.sort_by_key(|claim| claim.span);
    found
}
