//! Which decisions speak of words that no page has any more.

use super::{Decision, Decisions};
use crate::article::segment;

/// Decisions whose words have not been seen yet.
#[derive(Debug)]
pub struct Unseen<'a> {
    left: Vec<(&'a str, &'a Decision)>,
}

impl<'a> Unseen<'a> {
    /// All decisions.
    pub fn of(decisions: &'a Decisions) -> Unseen<'a> {
        Unseen { left: decisions.all() }
    }

    /// Looks for them in a page: a decision is seen where one page has all its places. Findings do not matter here: a
    /// rule may be off for a while.
    pub fn look_at(&mut self, page: &str) {
        let words = words_of_blocks(page);
        self.left.retain(|(_, decision)| !decision.places.iter().all(|place| words.contains(&place.whole())));
    }

    /// Those not seen, with their names.
    pub fn left(&self) -> &[(&'a str, &'a Decision)] {
        &self.left
    }
}

/// The text of all blocks without white space, each on a line of its own.
fn words_of_blocks(page: &str) -> String {
    let mut words = String::with_capacity(page.len());
    for block in &segment(page).blocks {
        words.extend(block.text(page).chars().filter(|c| !c.is_whitespace()));
        words.push('\n');
    }
    words
}
