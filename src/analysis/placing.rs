//! Puts findings where they stand in the document. Those of an article that did not change move along with it.

use super::finding::{Evidence, Finding, Fix, Held};
use super::{ArticleReading, BlockReading, identity};
use crate::article::{Block, Page};
use crate::rules::{Draft, DraftFix, DraftHeld, Place, Quote, Severity};
use crate::text::Span;
use std::ops::Range;
use std::sync::Arc;

/// The blocks of one version of a document, to place in.
#[derive(Clone, Copy)]
pub(super) struct Placer<'a> {
    /// The document.
    pub document: &'a str,
    /// Its blocks in the document.
    pub page: &'a Page,
    /// What was read in them.
    pub blocks: &'a [Arc<BlockReading>],
}

/// The findings and held checks of one article where they stood in the version in which it was read.
#[derive(Debug)]
pub(super) struct PlacedArticle {
    article: Arc<ArticleReading>,
    first_block: usize,
    stood: Standing,
    findings: Vec<Finding>,
    held: Vec<Held>,
}

impl PlacedArticle {
    /// Whether it is this article.
    pub(super) fn is_of(&self, article: &Arc<ArticleReading>) -> bool {
        Arc::ptr_eq(&self.article, article)
    }
}

/// Where the text of some blocks stands in a document.
#[derive(Debug, PartialEq, Eq)]
struct Standing {
    /// The pieces, counted from the first byte of the first.
    pieces: Vec<Span>,
    start: usize,
    /// Of the joints inside blocks, whether nothing but white space lies there.
    blank_joints: Vec<bool>,
}

impl Standing {
    fn of(blocks: &[Block], document: &str) -> Standing {
        let start = blocks.first().map_or(0, |block| block.pieces[0].span.start);
        let pieces = blocks.iter().flat_map(|block| block.pieces.iter());
        let joints = blocks.iter().flat_map(|block| block.pieces.windows(2));
        Standing {
            // A piece may stand above the one before it; what counts is that the same always gives the same.
            pieces: pieces
                .map(|piece| Span {
                    start: piece.span.start.wrapping_sub(start),
                    end: piece.span.end.wrapping_sub(start),
                })
                .collect(),
            start: start as usize,
            blank_joints: joints
                .map(|pair| {
                    let between = document.get(pair[0].span.end as usize..pair[1].span.start as usize);
                    between.is_some_and(|between| between.chars().all(char::is_whitespace))
                })
                .collect(),
        }
    }

    fn differs_by_a_move(&self, other: &Standing) -> bool {
        self.pieces == other.pieces && self.blank_joints == other.blank_joints
    }
}

/// How far an article moved since it was placed, in blocks of the page and bytes of the document.
#[derive(Clone, Copy)]
struct Move {
    blocks: isize,
    bytes: isize,
}

impl Move {
    fn span(self, span: Span) -> Span {
        let moved = |at: u32| (at as usize).wrapping_add_signed(self.bytes);
        Span::new(moved(span.start), moved(span.end))
    }

    fn place(self, place: Place) -> Place {
        Place::new(place.block.wrapping_add_signed(self.blocks), place.span)
    }

    fn finding(self, finding: &Finding) -> Finding {
        let mut moved = finding.clone();
        moved.span = self.span(moved.span);
        moved.places.iter_mut().for_each(|place| *place = self.place(*place));
        moved.evidence.iter_mut().for_each(|evidence| evidence.span = self.span(evidence.span));
        let edits = moved.fixes.iter_mut().flat_map(|fix| &mut fix.edits);
        edits.for_each(|(span, _)| *span = self.span(*span));
        moved
    }

    fn held(self, held: &Held) -> Held {
        let mut moved = held.clone();
        moved.spans.iter_mut().for_each(|span| *span = self.span(*span));
        moved
    }
}

/// What is found in a document, in no order.
#[derive(Default)]
pub(super) struct Found {
    /// What contradicts something or breaks a rule.
    pub findings: Vec<Finding>,
    /// The checks that came out right.
    pub held: Vec<Held>,
}

impl Found {
    /// Adds the findings of an article that begins with block `first`; `before` is how it was placed in an earlier
    /// version, if it was. Returns how it is placed, for the next.
    pub(super) fn add_article(
        &mut self,
        placer: Placer,
        article: &Arc<ArticleReading>,
        blocks: Range<usize>,
        before: Option<&Arc<PlacedArticle>>,
    ) -> Arc<PlacedArticle> {
        let first = blocks.start;
        let stands = Standing::of(&placer.page.blocks[blocks], placer.document);
        let known = before.filter(|known| known.is_of(article) && known.stood.differs_by_a_move(&stands));
        let Some(known) = known else {
            let findings: Vec<Finding> =
                article.drafts.iter().map(|draft| placer.finding(draft, first)).collect();
            let held: Vec<Held> = article.held.iter().map(|check| placer.held(check, first)).collect();
            self.findings.extend_from_slice(&findings);
            self.held.extend_from_slice(&held);
            let article = Arc::clone(article);
            return Arc::new(PlacedArticle { article, first_block: first, stood: stands, findings, held });
        };
        let moved = Move {
            blocks: first.wrapping_sub(known.first_block) as isize,
            bytes: stands.start.wrapping_sub(known.stood.start) as isize,
        };
        self.findings.extend(known.findings.iter().map(|finding| moved.finding(finding)));
        self.held.extend(known.held.iter().map(|held| moved.held(held)));
        Arc::clone(known)
    }

    /// Adds drafts whose places count blocks from block `first` of the page.
    pub(super) fn add(&mut self, placer: Placer, drafts: &[Draft], held: &[DraftHeld], first: usize) {
        self.findings.extend(drafts.iter().map(|draft| placer.finding(draft, first)));
        self.held.extend(held.iter().map(|check| placer.held(check, first)));
    }

    /// By place, then by gravity.
    pub(super) fn sort(&mut self) {
        self.findings.sort_by(|one, two| {
            (one.span, one.severity, one.info.code).cmp(&(two.span, two.severity, two.info.code))
        });
        self.held.sort_by(|one, two| (one.spans.first(), one.code).cmp(&(two.spans.first(), two.code)));
    }
}

impl Placer<'_> {
    fn span(&self, place: Place, first: usize) -> Span {
        self.page.blocks[place.block + first].document_span(place.span, self.document)
    }

    fn held(&self, check: &DraftHeld, first: usize) -> Held {
        Held {
            code: check.code,
            message: check.message.clone(),
            spans: check.places.iter().map(|&place| self.span(place, first)).collect(),
        }
    }

    fn finding(&self, draft: &Draft, first: usize) -> Finding {
        let places: Vec<Place> =
            draft.own_places().map(|place| Place::new(place.block + first, place.span)).collect();
        let evidence = draft.evidence.iter().map(|(place, message)| Evidence {
            span: self.span(*place, first),
            message: message.clone(),
            elsewhere: None,
        });
        let in_title = self.page.blocks[draft.place.block + first].role.is_title();
        let points = draft.info.points.filter(|_| draft.severity <= Severity::Information);
        let fix = |fix: &DraftFix| {
            let mut edits: Vec<(Span, String)> = Vec::with_capacity(fix.edits.len());
            fix.edits.iter().for_each(|(place, new)| self.edit(*place, new, first, &mut edits));
            edits.sort();
            Fix { title: fix.title.clone(), edits, safe: fix.safe }
        };
        Finding {
            id: identity::name_in_article(draft.info.code, &quotes(self.blocks, &places)),
            words_elsewhere: Vec::new(),
            info: draft.info,
            severity: draft.severity,
            points: points.map(|points| if in_title { points * 2 } else { points }),
            span: self.span(draft.place, first),
            message: draft.message.clone(),
            fixes: draft.fixes.iter().map(fix).collect(),
            evidence: evidence.collect(),
            places,
        }
    }

    /// One replacement in a block's text as replacements in the document: the new text goes where the first part stood,
    /// the other parts of a torn mention are removed.
    fn edit(&self, place: Place, new_text: &str, first: usize, edits: &mut Vec<(Span, String)>) {
        let block = &self.page.blocks[place.block + first];
        if let Some(span) = block.unbroken_span(place.span) {
            edits.push((span, new_text.to_owned()));
            return;
        }
        let mut new_text = Some(new_text.to_owned());
        let parts = block.document_parts(place.span).into_iter();
        edits.extend(parts.map(|part| (part, new_text.take().unwrap_or_default())));
    }
}

/// The words of `places` in `blocks`.
pub(super) fn quotes(blocks: &[Arc<BlockReading>], places: &[Place]) -> Vec<Quote> {
    places.iter().map(|place| Quote::of(blocks[place.block].text(), place.span)).collect()
}
