//! What a line says by itself, whatever stands around it; kept for the next version of the page.

use super::ends::{End, begins_inside, end_of};
use super::lines::Line;
use super::sentences::{one_sentence, sentences_of};
use super::shape::{Shape, shape_of};
use super::{Page, Sentence};
use crate::text::at_same_place;
use std::sync::{Arc, OnceLock};

/// What is read off one line alone.
#[derive(Debug)]
pub(super) struct Look {
    /// What it looks like.
    pub shape: Shape,
    /// How it ends.
    pub end: End,
    /// Whether it begins inside a sentence.
    pub inside: bool,
    sentences: OnceLock<Arc<[Sentence]>>,
    whole: OnceLock<Arc<[Sentence]>>,
}

impl Look {
    fn of(line: &Line, text: &str) -> Look {
        Look {
            shape: shape_of(line, text),
            end: end_of(text),
            inside: begins_inside(text),
            sentences: OnceLock::new(),
            whole: OnceLock::new(),
        }
    }

    /// The sentences of the line, which says `text`.
    pub fn sentences(&self, text: &str) -> Arc<[Sentence]> {
        Arc::clone(self.sentences.get_or_init(|| sentences_of(text).into()))
    }

    /// The line, which says `text`, as one sentence.
    pub fn whole(&self, text: &str) -> Arc<[Sentence]> {
        Arc::clone(self.whole.get_or_init(|| one_sentence(text).into()))
    }
}

/// Every line of a page that is not blank, with its look.
#[derive(Clone, Debug, Default)]
pub(super) struct Looks(Vec<(Line, Arc<Look>)>);

impl Looks {
    /// Looks at the `lines` of `document`. Those that stand where they stood in the `previous` page, counted from the
    /// front or the back, are not looked at again.
    pub fn of(document: &str, lines: &[Line], previous: Option<(&str, &Page)>) -> Looks {
        let (before, known) =
            previous.map_or(("", [].as_slice()), |(before, page)| (before, &page.looks.0[..]));
        let look = |(index, line): (usize, &Line)| {
            let text = line.span.of(document);
            let mut there = at_same_place(known, index, lines.len());
            let same =
                there.find(|(known, _)| known.markdown == line.markdown && known.span.of(before) == text);
            (*line, same.map_or_else(|| Arc::new(Look::of(line, text)), |(_, look)| Arc::clone(look)))
        };
        Looks(lines.iter().enumerate().map(look).collect())
    }

    /// The shapes of all lines.
    pub fn shapes(&self) -> Vec<Shape> {
        self.0.iter().map(|(_, look)| look.shape).collect()
    }

    /// The look of a line.
    pub fn line(&self, line: usize) -> &Look {
        &self.0[line].1
    }
}
