//! What a rule is given to look at: blocks with their text and facts, an article, a page.

use super::{Digests, Place};
use crate::analysis::Settings;
use crate::article::{Role, Section, Sentence};
use crate::facts::BlockFacts;
use crate::facts::register::Register;
use crate::terms::{TermBook, TermHit};
use crate::text::{Lang, Span};
use jiff::civil::Date;
use std::any::Any;
use std::ops::Range;
use std::sync::Arc;

/// What holds for the whole run.
#[derive(Clone, Copy, Debug)]
pub struct RuleContext<'a> {
    /// The language of messages.
    pub lang: Lang,
    /// The project's settings.
    pub settings: &'a Settings,
    /// The term entries.
    pub terms: &'a TermBook,
}

/// One block with what was read in it.
#[derive(Clone, Copy, Debug)]
pub struct BlockView<'a> {
    /// Its text, pieces joined.
    pub text: &'a str,
    /// What it is on the page.
    pub role: Role,
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// Its facts.
    pub facts: &'a BlockFacts,
    /// The known terms in it, in text order, none overlapping.
    pub terms: &'a [TermHit],
    /// What rules worked out from it alone.
    pub digests: &'a Digests,
}

impl<'a> BlockView<'a> {
    /// What `make` works out from the block alone; made once for as long as the block stays the same. `T` must be a type
    /// of its own for each `make`.
    pub fn digest<T: Any + Send + Sync>(&self, make: fn(&BlockView) -> T) -> Arc<T> {
        self.digests.get(|| make(self))
    }

    /// The text under `span`.
    pub fn at(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// Where `word` stands in the text, in bytes, left to right, none overlapping.
    pub fn places_of(&self, word: &'a str) -> impl Iterator<Item = usize> + use<'a> {
        let text = if self.facts.letters.may_hold(word) { self.text } else { "" };
        let mut from = 0;
        std::iter::from_fn(move || {
            if text.len() - from < word.len().max(1) {
                return None;
            }
            let found = from + text[from..].find(word)?;
            from = found + word.len();
            Some(found)
        })
    }

    /// Whether `word` stands in the text.
    pub fn says(&self, word: &str) -> bool {
        self.facts.letters.may_hold(word) && self.text.contains(word)
    }

    /// Whether `span` touches a sentence with a torn end, in which nothing is counted or compared.
    pub fn is_open_at(&self, span: Span) -> bool {
        let from = self.sentences.partition_point(|sentence| sentence.span.end < span.start);
        let near = self.sentences[from..].iter().take_while(|sentence| sentence.span.start <= span.end);
        near.filter(|sentence| sentence.open).any(|sentence| sentence.span.overlaps(span))
    }

    /// The sentence that holds the byte `offset`.
    pub fn sentence_at(&self, offset: usize) -> Option<Sentence> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start as usize <= offset);
        let last = self.sentences[..after].last().copied();
        last.filter(|sentence| sentence.span.contains(offset))
    }
}

/// A section, with block indices as in [`ArticleView::blocks`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionView {
    /// The section head.
    pub head: usize,
    /// Head and contents.
    pub blocks: Range<usize>,
    /// Sections one level down.
    pub sections: Vec<SectionView>,
}

impl SectionView {
    /// The same sections with block indices counted from `first`.
    pub fn relative(sections: &[Section], first: usize) -> Vec<SectionView> {
        let shift = |section: &Section| SectionView {
            head: section.head - first,
            blocks: section.blocks.start - first..section.blocks.end - first,
            sections: SectionView::relative(&section.sections, first),
        };
        sections.iter().map(shift).collect()
    }
}

/// One article.
#[derive(Clone, Debug)]
pub struct ArticleView<'a> {
    /// Its blocks in page order, folio lines that interrupt it included.
    pub blocks: Vec<BlockView<'a>>,
    /// Its headline, as an index into `blocks`.
    pub headline: Option<usize>,
    /// Its sections.
    pub sections: Vec<SectionView>,
    /// The publication date: of the folio, else of the settings.
    pub date: Option<Date>,
    /// Who and what it speaks of.
    pub register: &'a Register,
}

/// One file, as far as a rule looks at it.
#[derive(Clone, Debug)]
pub struct PageView<'a> {
    /// The blocks that count for the rule ([`Rule::counts_on_page`](super::Rule::counts_on_page)) with their index in the
    /// page, in page order.
    pub told: Vec<(usize, BlockView<'a>)>,
    /// The Chinese characters of the whole page.
    pub han: usize,
    /// Whether the file came here with the wrong encoding, so that nothing but its first line was read; then all blocks
    /// count.
    pub misread: bool,
}

impl<'a> PageView<'a> {
    /// The text under `place`, which must lie in a block that counts.
    pub fn at(&self, place: Place) -> &'a str {
        let found = self.told.binary_search_by_key(&place.block, |(index, _)| *index);
        found.map_or("", |at| self.told[at].1.at(place.span))
    }
}
