//! Which decisions speak of words that no page has any more.

use super::{Decision, Decisions};
use crate::analysis::Quote;
use crate::article::segment;

/// Decisions whose words have not all been seen yet.
#[derive(Debug)]
pub struct Unseen<'a> {
    left: Vec<(&'a str, &'a Decision)>,
    /// For each of them, the words of the places that have not been seen.
    wanted: Vec<Vec<String>>,
}

impl<'a> Unseen<'a> {
    /// All decisions.
    pub fn of(decisions: &'a Decisions) -> Unseen<'a> {
        let left: Vec<(&str, &Decision)> =
            decisions.all().into_iter().filter(|(_, decision)| !decision.places.is_empty()).collect();
        let words = |decision: &Decision| decision.places.iter().map(Quote::whole).collect();
        let wanted = left.iter().map(|(_, decision)| words(decision)).collect();
        Unseen { left, wanted }
    }

    /// Looks for their words in a page. The places of a finding may stand on several pages. Findings do not matter here:
    /// a rule may be off for a while.
    pub fn look_at(&mut self, page: &str) {
        let words = words_of_blocks(page);
        for wanted in &mut self.wanted {
            wanted.retain(|place| !words.contains(place));
        }
        let mut wanted = self.wanted.iter();
        self.left.retain(|_| wanted.next().is_some_and(|wanted| !wanted.is_empty()));
        self.wanted.retain(|wanted| !wanted.is_empty());
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
