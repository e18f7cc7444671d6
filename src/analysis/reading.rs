//! Reads one version of one document, taking over from the version before whatever did not change.

use super::finding::{Finding, Held};
use super::known::KnownBlocks;
use super::placing::{Found, PlacedArticle, Placer, quotes};
use super::{Settings, settle};
use crate::article::{Block, Page, Role, Sentence, segment_again};
use crate::facts::name::Dictionary;
use crate::facts::register::{BlockPart, Register, Source};
use crate::facts::{BlockFacts, ReadContext};
use crate::rules::Quote;
use crate::rules::{
    ArticleView, BlockView, Digests, Draft, DraftHeld, Drafts, Family, PageView, Place, RULES, Rule,
    RuleContext, SectionView, Severity,
};
use crate::terms::{TermBook, TermHit};
use crate::text::{Span, at_same_place, is_misread};
use jiff::civil::Date;
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
    pub(super) text: Box<str>,
    role: Role,
    sentences: Arc<[Sentence]>,
    /// Its facts.
    pub facts: BlockFacts,
    /// The known terms in it.
    pub terms: Vec<TermHit>,
    part: BlockPart,
    digests: Digests,
    pub(super) drafts: Vec<Draft>,
    pub(super) held: Vec<DraftHeld>,
    /// For which of the active rules it counts on the page.
    on_page: Vec<usize>,
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
    pub(super) drafts: Vec<Draft>,
    pub(super) held: Vec<DraftHeld>,
    /// Which of its blocks count on the page: number of the active rule, index of the block.
    on_page: Vec<(usize, usize)>,
    /// Its Chinese characters.
    han: usize,
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
    placed: Vec<Arc<PlacedArticle>>,
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
            let parts = ArticleParts {
                blocks: &blocks[article.blocks.clone()],
                headline: article.headline.map(|headline| headline - article.blocks.start),
                sections: SectionView::relative(&article.sections, article.blocks.start),
                date,
            };
            let near = |previous| at_same_place(previous, index, page.articles.len());
            let known = previous.map_or(&[] as &[_], |previous| &previous.articles);
            let taken_over = near(known).chain(known).find(|known| known.is_read_from(&parts)).cloned();
            articles.push(match taken_over {
                Some(known) => known,
                None => {
                    let before = near(known).find(|known| known.shares_blocks_with(&parts));
                    Arc::new(check_article(parts, before.map(|it| &it.register), &rules, &context))
                }
            });
        }

        let mut found = Found::default();
        let placer = Placer { document: &text, page: &page, blocks: &blocks };
        let (drafts, held) = check_page(placer, &articles, misread, &rules, &context);
        found.add(placer, &drafts, &held, 0);
        let mut placed = Vec::with_capacity(articles.len());
        for (index, article) in articles.iter().enumerate() {
            let before = previous.and_then(|previous| {
                let mut near = at_same_place(&previous.placed, index, articles.len());
                near.find(|known| known.is_of(article))
            });
            placed.push(found.add_article(placer, article, page.articles[index].blocks.clone(), before));
        }
        for index in outside_articles(&page) {
            found.add(placer, &blocks[index].drafts, &blocks[index].held, index);
        }
        found.sort();
        let Found { findings, held } = found;
        Some(Analysis {
            page,
            blocks,
            articles,
            placed,
            findings,
            held,
            inputs: inputs.clone(),
            misread,
            text,
        })
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
    pub(super) fn reads_the_same_as(&self, block: &Block, text: &str) -> bool {
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
            digests: &self.digests,
        }
    }

    /// The block's text, pieces joined.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// What an article is read from, with block indices counted from its first.
struct ArticleParts<'a> {
    blocks: &'a [Arc<BlockReading>],
    headline: Option<usize>,
    sections: Vec<SectionView>,
    date: Option<Date>,
}

impl ArticleReading {
    fn is_read_from(&self, parts: &ArticleParts) -> bool {
        self.blocks.len() == parts.blocks.len()
            && self.blocks.iter().zip(parts.blocks).all(|(one, two)| Arc::ptr_eq(one, two))
            && self.headline == parts.headline
            && self.date == parts.date
            && self.sections == parts.sections
    }

    /// Whether it is likely an earlier version of the article: its first or its last block is the same.
    fn shares_blocks_with(&self, parts: &ArticleParts) -> bool {
        let same = |one: Option<&Arc<_>>, two: Option<&Arc<_>>| matches!((one, two), (Some(one), Some(two)) if Arc::ptr_eq(one, two));
        same(self.blocks.first(), parts.blocks.first()) || same(self.blocks.last(), parts.blocks.last())
    }
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
    let facts = BlockFacts::read(text, read_context);
    let reading = BlockReading {
        text: text.into(),
        role: block.role,
        sentences: Arc::clone(&block.sentences),
        part: BlockPart::of(text, block.role, &facts),
        facts,
        terms: inputs.terms.spans(text),
        digests: Digests::default(),
        drafts: Vec::new(),
        held: Vec::new(),
        on_page: Vec::new(),
    };
    let view = reading.view();
    let (mut drafts, mut held, mut on_page) = (Vec::new(), Vec::new(), Vec::new());
    for (number, &(rule, severity)) in rules.iter().enumerate() {
        let mut out = Drafts::new(rule.info(), severity);
        rule.check_block(&view, context, &mut out);
        out.hand_over(context.lang, &mut drafts, &mut held);
        if rule.counts_on_page(&view) {
            on_page.push(number);
        }
    }
    BlockReading { drafts, held, on_page, ..reading }
}

fn check_article(
    parts: ArticleParts,
    before: Option<&Register>,
    rules: &[(&'static dyn Rule, Severity)],
    context: &RuleContext,
) -> ArticleReading {
    let ArticleParts { blocks, headline, sections, date } = parts;
    let mut drafts = Vec::new();
    let mut held = Vec::new();
    let mut on_page = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        drafts.extend(block.drafts.iter().map(|draft| in_block(draft.clone(), index)));
        held.extend(block.held.iter().map(|check| held_in_block(check.clone(), index)));
        on_page.extend(block.on_page.iter().map(|&rule| (rule, index)));
    }
    let register = register_of(blocks, before);
    let view = ArticleView {
        blocks: blocks.iter().map(|block| block.view()).collect(),
        headline,
        sections,
        date,
        register: &register,
    };
    for &(rule, severity) in rules {
        let mut out = Drafts::new(rule.info(), severity);
        rule.check_article(&view, context, &mut out);
        out.hand_over(context.lang, &mut drafts, &mut held);
    }
    ArticleReading {
        drafts: settle::settle(drafts),
        held,
        on_page,
        han: blocks.iter().map(|block| block.facts.script.han).sum(),
        sections: view.sections,
        blocks: blocks.to_vec(),
        headline,
        date,
        register,
    }
}

/// Checks what is said once a file.
fn check_page(
    placer: Placer,
    articles: &[Arc<ArticleReading>],
    misread: bool,
    rules: &[(&'static dyn Rule, Severity)],
    context: &RuleContext,
) -> (Vec<Draft>, Vec<DraftHeld>) {
    let Placer { page, blocks, .. } = placer;
    let mut told: Vec<Vec<usize>> = vec![Vec::new(); rules.len()];
    for (article, reading) in page.articles.iter().zip(articles) {
        reading.on_page.iter().for_each(|&(rule, block)| told[rule].push(article.blocks.start + block));
    }
    let mut han: usize = articles.iter().map(|article| article.han).sum();
    for index in outside_articles(page) {
        blocks[index].on_page.iter().for_each(|&rule| told[rule].push(index));
        han += blocks[index].facts.script.han;
    }
    let (mut drafts, mut held) = (Vec::new(), Vec::new());
    for (&(rule, severity), mut told) in rules.iter().zip(told) {
        if misread {
            told = (0..blocks.len()).collect();
        }
        if told.is_empty() {
            continue;
        }
        told.sort_unstable();
        let told = told.into_iter().map(|index| (index, blocks[index].view())).collect();
        let mut out = Drafts::new(rule.info(), severity);
        rule.check_page(&PageView { told, han, misread }, context, &mut out);
        out.hand_over(context.lang, &mut drafts, &mut held);
    }
    (drafts, held)
}

/// The blocks that are in no article, in page order.
fn outside_articles(page: &Page) -> impl Iterator<Item = usize> {
    let ends = page.articles.iter().map(|article| article.blocks.end);
    let starts = page.articles.iter().map(|article| article.blocks.start);
    let gaps = std::iter::once(0).chain(ends).zip(starts.chain([page.blocks.len()]));
    gaps.flat_map(|(end, start)| end..start)
}

fn register_of(blocks: &[Arc<BlockReading>], before: Option<&Register>) -> Register {
    let sources: Vec<Source> = blocks
        .iter()
        .map(|block| Source {
            text: &block.text,
            role: block.role,
            sentences: &block.sentences,
            facts: &block.facts,
            part: &block.part,
        })
        .collect();
    Register::of(&sources, before)
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
