//! Reads one version of one document, taking over from the version before whatever did not change.

use super::finding::{Evidence, Finding, Fix, Held};
use super::identity;
use super::{Settings, settle};
use crate::article::{Block, Page, Role, Sentence, segment_again};
use crate::facts::name::Dictionary;
use crate::facts::register::{Register, Source};
use crate::facts::{BlockFacts, ReadContext};
use crate::rules::Quote;
use crate::rules::{
    ArticleView, BlockView, Draft, DraftHeld, Drafts, Family, PageView, Place, RULES, Rule, RuleContext,
    SectionView, Severity,
};
use crate::terms::{TermBook, TermHit};
use crate::text::{Span, is_misread};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What the analysis works with besides the text. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// The term entries.
    pub terms: Arc<TermBook>,
    /// The project's settings.
    pub settings: Arc<Settings>,
    /// The word dictionary, once it is loaded.
    pub dictionary: Option<Arc<Dictionary>>,
}

impl Inputs {
    /// Whether an analysis under one is an analysis under the other.
    pub fn same_as(&self, other: &Inputs) -> bool {
        let same_dictionary = match (&self.dictionary, &other.dictionary) {
            (Some(one), Some(two)) => Arc::ptr_eq(one, two),
            (None, None) => true,
            _ => false,
        };
        same_dictionary
            && Arc::ptr_eq(&self.terms, &other.terms)
            && (Arc::ptr_eq(&self.settings, &other.settings) || self.settings == other.settings)
    }
}

/// What was read in one block and found by looking at it alone.
#[derive(Debug)]
pub struct BlockReading {
    text: Box<str>,
    role: Role,
    sentences: Vec<Sentence>,
    /// Its facts.
    pub facts: BlockFacts,
    /// The known terms in it.
    pub terms: Vec<TermHit>,
    drafts: Vec<Draft>,
    held: Vec<DraftHeld>,
}

/// What was read in one article and found by looking at it alone.
#[derive(Debug)]
pub struct ArticleReading {
    blocks: Vec<Arc<BlockReading>>,
    headline: Option<usize>,
    sections: Vec<SectionView>,
    date: Option<Date>,
    /// Who and what it speaks of.
    pub register: Register,
    drafts: Vec<Draft>,
    held: Vec<DraftHeld>,
}

/// One version of one document, read and checked.
#[derive(Debug)]
pub struct Analysis {
    /// The document.
    pub text: Arc<str>,
    /// Its blocks and articles.
    pub page: Page,
    /// What was read in each block of [`Page::blocks`].
    pub blocks: Vec<Arc<BlockReading>>,
    /// What was read in each article of [`Page::articles`].
    pub articles: Vec<Arc<ArticleReading>>,
    /// The findings, by place, then by gravity.
    pub findings: Vec<Finding>,
    /// The checks that were made and found right, by place.
    pub held: Vec<Held>,
    inputs: Inputs,
    /// Whether the text came here with the wrong encoding, so that nothing in it was read.
    misread: bool,
}

impl Analysis {
    /// Reads and checks `text`. With `previous`, an analysis of an earlier version, unchanged blocks and articles are
    /// taken over; the result is the same as without.
    pub fn of(text: Arc<str>, inputs: &Inputs, previous: Option<&Analysis>) -> Analysis {
        Analysis::of_unless(text, inputs, previous, &|| false)
            .unwrap_or_else(|| unreachable!("never cancelled"))
    }

    /// The same, given up with `None` as soon as `cancelled` says so; it is asked between blocks and articles.
    pub fn of_unless(
        text: Arc<str>,
        inputs: &Inputs,
        previous: Option<&Analysis>,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Analysis> {
        let misread = is_misread(&text);
        let previous = previous.filter(|it| it.inputs.same_as(inputs) && it.misread == misread);
        let page = match misread {
            true => unread(&text),
            false => segment_again(&text, previous.map(|it| (&*it.text, &it.page))),
        };
        let mut rules = active_rules(&inputs.settings);
        rules.retain(|(rule, _)| !misread || rule.info().family == Family::File);
        let context =
            RuleContext { lang: inputs.settings.lang, settings: &inputs.settings, terms: &inputs.terms };

        let known = KnownBlocks::of(previous.map_or(&[], |it| &it.blocks), &page.blocks, &text);
        let mut blocks = Vec::with_capacity(page.blocks.len());
        for (index, block) in page.blocks.iter().enumerate() {
            if cancelled() {
                return None;
            }
            let block_text = block.text(&text);
            let taken_over = known.find(index, block, block_text);
            blocks.push(match taken_over {
                Some(reading) => reading,
                None => Arc::new(read_block(block, block_text, inputs, &rules, &context)),
            });
        }

        let date = page.date.map(|stated| stated.date).or(inputs.settings.date);
        let mut articles = Vec::with_capacity(page.articles.len());
        for (index, article) in page.articles.iter().enumerate() {
            if cancelled() {
                return None;
            }
            let first = article.blocks.start;
            let reading = ArticleReading {
                blocks: blocks[article.blocks.clone()].to_vec(),
                headline: article.headline.map(|headline| headline - first),
                sections: SectionView::relative(&article.sections, first),
                date,
                register: Register::default(),
                drafts: Vec::new(),
                held: Vec::new(),
            };
            let taken_over = previous.and_then(|previous| {
                let near = at_same_place(&previous.articles, index, page.articles.len());
                near.chain(&previous.articles).find(|known| known.reads_the_same_as(&reading)).cloned()
            });
            articles.push(match taken_over {
                Some(known) => known,
                None => Arc::new(check_article(reading, &rules, &context)),
            });
        }

        let page_view = PageView {
            document: &text,
            blocks: blocks.iter().map(|block| block.view()).collect(),
            articles: page.articles.iter().map(|article| article.blocks.clone()).collect(),
            date,
        };
        let mut page_drafts = Vec::new();
        let mut page_held = Vec::new();
        for &(rule, severity) in &rules {
            let mut out = Drafts::new(rule.info(), severity);
            rule.check_page(&page_view, &context, &mut out);
            out.offer_only_here(context.lang);
            page_drafts.append(&mut out.findings);
            page_held.append(&mut out.held);
        }

        let (findings, held) = place_all(&text, &page, &blocks, &articles, page_drafts, page_held);
        Some(Analysis { page, blocks, articles, findings, held, inputs: inputs.clone(), misread, text })
    }

    /// The block of the page whose text touches the document's byte `offset`, with the offset in its text.
    pub fn block_at(&self, offset: usize) -> Option<(usize, usize)> {
        self.page
            .blocks
            .iter()
            .enumerate()
            .find_map(|(index, block)| Some((index, block.text_offset(offset)?)))
    }

    /// The words of the places that a finding of this analysis rests on.
    pub fn quotes(&self, finding: &Finding) -> Vec<Quote> {
        let mut words = quotes(&self.blocks, &finding.places);
        words.extend(finding.words_elsewhere.iter().cloned());
        words
    }

    /// What it was made with.
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// The settings that it was made with.
    pub fn settings(&self) -> &Settings {
        &self.inputs.settings
    }

    /// The term entries that it was made with.
    pub fn terms(&self) -> &TermBook {
        &self.inputs.terms
    }

    /// The same, to be kept.
    pub fn shared_terms(&self) -> Arc<TermBook> {
        Arc::clone(&self.inputs.terms)
    }

    /// The publication date: of the folio, else of the settings.
    pub fn date(&self) -> Option<Date> {
        self.page.date.map(|stated| stated.date).or(self.inputs.settings.date)
    }
}

impl BlockReading {
    fn reads_the_same_as(&self, block: &Block, text: &str) -> bool {
        self.role == block.role && *self.text == *text && self.sentences == block.sentences
    }

    /// The block as rules see it.
    pub fn view(&self) -> BlockView<'_> {
        BlockView {
            text: &self.text,
            role: self.role,
            sentences: &self.sentences,
            facts: &self.facts,
            terms: &self.terms,
        }
    }

    /// The block's text, pieces joined.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl ArticleReading {
    fn reads_the_same_as(&self, other: &ArticleReading) -> bool {
        self.blocks.len() == other.blocks.len()
            && self.blocks.iter().zip(&other.blocks).all(|(one, two)| Arc::ptr_eq(one, two))
            && self.headline == other.headline
            && self.date == other.date
            && self.sections == other.sections
    }

    fn view(&self) -> ArticleView<'_> {
        ArticleView {
            blocks: self.blocks.iter().map(|block| block.view()).collect(),
            headline: self.headline,
            sections: self.sections.clone(),
            date: self.date,
            register: &self.register,
        }
    }
}

/// The blocks of the version before. Most stand unchanged at the beginning and at the end; those between are found by
/// the beginning, the end and the length of their text.
struct KnownBlocks<'a> {
    before: &'a [Arc<BlockReading>],
    /// How many are the same from the front.
    front: usize,
    /// From which block of the new version on they are the same, counted from the back.
    back: usize,
    count: usize,
    between: FxHashMap<Outline<'a>, &'a Arc<BlockReading>>,
}

impl<'a> KnownBlocks<'a> {
    fn of(before: &'a [Arc<BlockReading>], blocks: &[Block], document: &str) -> KnownBlocks<'a> {
        let same = |(known, block): &(&Arc<BlockReading>, &Block)| {
            known.reads_the_same_as(block, block.text(document))
        };
        let front = before.iter().zip(blocks).take_while(same).count();
        let rest = before[front..].iter().rev().zip(blocks[front..].iter().rev());
        let behind = rest.take_while(same).count();
        let between = &before[front..before.len() - behind];
        KnownBlocks {
            before,
            front,
            back: blocks.len() - behind,
            count: blocks.len(),
            between: between.iter().map(|block| (outline(&block.text), block)).collect(),
        }
    }

    /// The reading of `block`, which is number `index` and says `text`.
    fn find(&self, index: usize, block: &Block, text: &str) -> Option<Arc<BlockReading>> {
        if index < self.front {
            return self.before.get(index).cloned();
        }
        if index >= self.back {
            return self.before.get(self.before.len() + index - self.count).cloned();
        }
        let known = self.between.get(&outline(text))?;
        known.reads_the_same_as(block, text).then(|| Arc::clone(known))
    }
}

/// The length of a text, its first and its last bytes.
type Outline<'a> = (usize, &'a [u8], &'a [u8]);

/// What tells most blocks apart without reading all of their text: length, first and last bytes.
fn outline(text: &str) -> Outline<'_> {
    const BYTES: usize = 24;
    let bytes = text.as_bytes();
    let most = bytes.len().min(BYTES);
    (bytes.len(), &bytes[..most], &bytes[bytes.len() - most..])
}

/// What stood in `before` where number `index` of `count` stands now: counted from the front, then from the back.
fn at_same_place<T>(before: &[T], index: usize, count: usize) -> impl Iterator<Item = &T> {
    let from_back = (before.len() + index).checked_sub(count).and_then(|index| before.get(index));
    before.get(index).into_iter().chain(from_back)
}

/// A page that is not read: its first line alone, torn, in no article.
fn unread(document: &str) -> Page {
    let line = document.split(['\n', '\r']).map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let start = document.find(line).unwrap_or_default();
    let sentence = Sentence { span: Span::new(0, line.len()), open: true };
    let block = Block::whole(Role::Label, Span::new(start, start + line.len()), vec![sentence]);
    let mut page = Page::default();
    page.blocks.push(block);
    page
}

fn active_rules(settings: &Settings) -> Vec<(&'static dyn Rule, Severity)> {
    RULES.iter().filter_map(|&rule| Some((rule, settings.severity_of(rule.info())?))).collect()
}

fn read_block(
    block: &Block,
    text: &str,
    inputs: &Inputs,
    rules: &[(&'static dyn Rule, Severity)],
    context: &RuleContext,
) -> BlockReading {
    let read_context = ReadContext {
        role: block.role,
        sentences: &block.sentences,
        dictionary: inputs.dictionary.as_deref(),
    };
    let mut reading = BlockReading {
        text: text.into(),
        role: block.role,
        sentences: block.sentences.clone(),
        facts: BlockFacts::read(text, read_context),
        terms: inputs.terms.spans(text),
        drafts: Vec::new(),
        held: Vec::new(),
    };
    for &(rule, severity) in rules {
        let mut out = Drafts::new(rule.info(), severity);
        rule.check_block(&reading.view(), context, &mut out);
        out.offer_only_here(context.lang);
        reading.drafts.append(&mut out.findings);
        reading.held.append(&mut out.held);
    }
    reading
}

fn check_article(
    mut reading: ArticleReading,
    rules: &[(&'static dyn Rule, Severity)],
    context: &RuleContext,
) -> ArticleReading {
    let mut drafts = Vec::new();
    let mut held = Vec::new();
    for (index, block) in reading.blocks.iter().enumerate() {
        drafts.extend(block.drafts.iter().map(|draft| in_block(draft.clone(), index)));
        held.extend(block.held.iter().map(|check| held_in_block(check.clone(), index)));
    }
    reading.register = register_of(&reading.blocks);
    let view = reading.view();
    for &(rule, severity) in rules {
        let mut out = Drafts::new(rule.info(), severity);
        rule.check_article(&view, context, &mut out);
        out.offer_only_here(context.lang);
        drafts.append(&mut out.findings);
        held.append(&mut out.held);
    }
    reading.drafts = settle::settle(drafts);
    reading.held = held;
    reading
}

fn register_of(blocks: &[Arc<BlockReading>]) -> Register {
    let sources: Vec<Source> = blocks
        .iter()
        .map(|block| Source {
            text: &block.text,
            role: block.role,
            sentences: &block.sentences,
            facts: &block.facts,
        })
        .collect();
    Register::of(&sources)
}

/// Moves a draft by `blocks` blocks: from a block into its article, from an article into its page.
fn in_block(mut draft: Draft, blocks: usize) -> Draft {
    let shift = |place: &mut Place| place.block += blocks;
    shift(&mut draft.place);
    draft.evidence.iter_mut().for_each(|(place, _)| shift(place));
    draft.fixes.iter_mut().flat_map(|fix| &mut fix.edits).for_each(|(place, _)| shift(place));
    draft
}

fn held_in_block(mut held: DraftHeld, blocks: usize) -> DraftHeld {
    held.places.iter_mut().for_each(|place| place.block += blocks);
    held
}

fn place_all(
    document: &str,
    page: &Page,
    blocks: &[Arc<BlockReading>],
    articles: &[Arc<ArticleReading>],
    page_drafts: Vec<Draft>,
    page_held: Vec<DraftHeld>,
) -> (Vec<Finding>, Vec<Held>) {
    let mut drafts = page_drafts;
    let mut held = page_held;
    let mut in_article = vec![false; blocks.len()];
    for (article, reading) in page.articles.iter().zip(articles) {
        let first = article.blocks.start;
        in_article[article.blocks.clone()].fill(true);
        drafts.extend(reading.drafts.iter().map(|draft| in_block(draft.clone(), first)));
        held.extend(reading.held.iter().map(|check| held_in_block(check.clone(), first)));
    }
    for (index, block) in blocks.iter().enumerate().filter(|&(index, _)| !in_article[index]) {
        drafts.extend(block.drafts.iter().map(|draft| in_block(draft.clone(), index)));
        held.extend(block.held.iter().map(|check| held_in_block(check.clone(), index)));
    }
    let placed = |place: Place| page.blocks[place.block].document_span(place.span, document);
    let mut findings: Vec<Finding> =
        drafts.into_iter().map(|draft| finding(draft, page, blocks, &placed)).collect();
    findings.sort_by(|one, two| {
        (one.span, one.severity, one.info.code).cmp(&(two.span, two.severity, two.info.code))
    });
    let mut held: Vec<Held> = held
        .into_iter()
        .map(|check| Held {
            code: check.code,
            message: check.message,
            spans: check.places.into_iter().map(placed).collect(),
        })
        .collect();
    held.sort_by(|one, two| (one.spans.first(), one.code).cmp(&(two.spans.first(), two.code)));
    (findings, held)
}

fn finding(
    draft: Draft,
    page: &Page,
    blocks: &[Arc<BlockReading>],
    placed: &impl Fn(Place) -> Span,
) -> Finding {
    let span = placed(draft.place);
    let places: Vec<Place> = draft.own_places().collect();
    let evidence: Vec<Evidence> = draft
        .evidence
        .into_iter()
        .map(|(place, message)| Evidence { span: placed(place), message, elsewhere: None })
        .collect();
    let in_title = page.blocks[draft.place.block].role.is_title();
    let points = draft.info.points.filter(|_| draft.severity <= Severity::Information);
    Finding {
        id: identity::name_in_article(draft.info.code, &quotes(blocks, &places)),
        places,
        words_elsewhere: Vec::new(),
        info: draft.info,
        severity: draft.severity,
        points: points.map(|points| if in_title { points * 2 } else { points }),
        span,
        message: draft.message,
        fixes: draft
            .fixes
            .into_iter()
            .map(|fix| {
                let mut edits: Vec<(Span, String)> =
                    fix.edits.into_iter().flat_map(|(place, new)| edit(page, place, new)).collect();
                edits.sort();
                Fix { title: fix.title, edits, safe: fix.safe }
            })
            .collect(),
        evidence,
    }
}

fn quotes(blocks: &[Arc<BlockReading>], places: &[Place]) -> Vec<Quote> {
    places.iter().map(|place| Quote::of(&blocks[place.block].text, place.span)).collect()
}

/// One replacement in a block's text as replacements in the document: the new text goes where the first part stood,
/// the other parts of a torn mention are removed.
fn edit(page: &Page, place: Place, new_text: String) -> Vec<(Span, String)> {
    let parts = page.blocks[place.block].document_parts(place.span);
    let mut new_text = Some(new_text);
    parts.into_iter().map(|part| (part, new_text.take().unwrap_or_default())).collect()
}
