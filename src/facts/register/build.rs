//! Builds the register: groups the mentions that every block gives, lets the article decide on weak candidates, finds
//! further occurrences of what is known.

use super::chars::Chars;
use super::entity::{At, Entity, EntityKind, Form, Mention, Post};
use super::known::{Known, Wanted};
use super::near::{Hit, Pattern};
use super::search::Search;
use super::words::{join_in_a_word, often_stands_alone};
use super::{Likeness, Register, copies, cuts, heads, likeness, link, strays, terms, turned};
use crate::article::{Role, Sentence};
use crate::facts::BlockFacts;
use crate::facts::name::{Evidence, Kind, NameMention, PersonForm};
use crate::text::Span;
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One block as the register sees it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its text, pieces joined.
    pub text: &'a str,
    /// What it is on the page.
    pub role: Role,
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// Its facts.
    pub facts: &'a BlockFacts,
    /// What the register reads off it alone.
    pub part: &'a BlockPart,
}

/// What the register reads off one block, kept as long as the block stays the same.
#[derive(Debug, Default)]
pub struct BlockPart {
    pub(super) chars: Arc<Chars>,
    terms: Vec<Span>,
    pub(super) strays: strays::BlockPart,
    turned: Box<[u32]>,
}

impl BlockPart {
    /// Reads the block that says `text`.
    pub fn of(text: &str, role: Role, facts: &BlockFacts) -> BlockPart {
        let chars = Chars::of(text);
        let strays = strays::BlockPart::of(role, facts, &chars);
        let turned = turned::suspects(role, facts, &chars);
        BlockPart { terms: terms::of_block(text, facts), strays, turned, chars: chars.into() }
    }
}

/// The confidence that a candidate needs at its best place, where it comes back in the article.
const COMES_BACK: u8 = 45;

/// Forms of one text and kind, before it is decided whether they name anything.
#[derive(Default)]
struct Group {
    person: Option<PersonForm>,
    best: u8,
    mentions: Vec<Mention>,
    posts: Vec<Post>,
    is_in_gazetteer: bool,
    /// The byte of the form from which on it is called by its short form: 富润集团 of 青川富润集团.
    short_from: Option<usize>,
}

type Groups = BTreeMap<(EntityKind, String), Group>;

/// Builds the register of `blocks`; `before` is that of an earlier version of the article.
pub(super) fn build(blocks: &[Source], before: Option<&Register>) -> Register {
    let mut groups = Groups::new();
    for (number, block) in blocks.iter().enumerate().filter(|(_, block)| block.role != Role::Folio) {
        for name in &block.facts.names {
            add_name(&mut groups, number, block, name);
        }
        for &span in &block.part.terms {
            add(&mut groups, EntityKind::Term, number, block, span, true).best = NameMention::SURE;
        }
    }
    cut_to_known_people(&mut groups, blocks);
    groups.retain(|_, group| {
        group.best >= NameMention::SURE || (group.best >= COMES_BACK && group.mentions.len() > 1)
    });
    let chars: Vec<&Chars> = blocks.iter().map(|block| &*block.part.chars).collect();
    let mut patterns: Vec<Pattern> =
        groups.iter().map(|((kind, text), group)| pattern(*kind, text, group.person)).collect();
    let mut wanted: Vec<Wanted> =
        groups.keys().map(|(kind, name)| Wanted { kind: *kind, name: name.clone(), cut: 0 }).collect();
    for ((kind, name), group) in &groups {
        if let Some(cut) =
            group.short_from.filter(|&cut| !groups.contains_key(&(*kind, name[cut..].to_owned())))
        {
            patterns.push(Pattern { chars: name[cut..].chars().collect(), near: true, cut: false });
            wanted.push(Wanted { kind: *kind, name: name.clone(), cut });
        }
    }
    let search = Search::of(patterns, blocks, before.map(|before| &before.search));
    let hits = search.hits();
    add_occurrences(&mut groups, &hits, blocks, &chars);
    let entities = entities(groups);
    let candidates = candidates(blocks);
    let known = Known::of(&entities, &wanted, &hits, &chars, &candidates);
    let (near_copies, cuts) = (copies::of(&known), cuts::of(&known));
    let parts: Vec<&strays::BlockPart> = blocks.iter().map(|block| &block.part.strays).collect();
    let strays = strays::of(&parts, &chars);
    let suspects: Vec<&[u32]> = blocks.iter().map(|block| &*block.part.turned).collect();
    let turned = turned::of(&suspects, &chars);
    let title_copies = heads::of(blocks, &chars);
    Register { near_copies, cuts, strays, turned, title_copies, ..Register::index(entities, search) }
}

/// A name of three characters that stands once and begins with a name of two that comes back is that name with the next
/// word: 李强监 in 李强监誓. Where its third character is an adverb, the name of two need not come back; there, and where it
/// begins a word, the two may be written with a character like one of a name that comes back.
fn cut_to_known_people(groups: &mut Groups, blocks: &[Source]) {
    let is_full = |group: &Group| group.person == Some(PersonForm::Full);
    let cut = |text: &str| text.char_indices().nth(2).map(|(at, _)| at);
    let people = || groups.iter().filter(|((kind, _), group)| *kind == EntityKind::Person && is_full(group));
    let known: Vec<(char, char)> = people()
        .filter(|(_, group)| group.mentions.len() > 1 && group.best >= NameMention::SURE)
        .filter_map(|((_, text), _)| two_characters(text))
        .collect();
    let is_like_known = |short: &str| {
        two_characters(short).is_some_and(|(surname, given)| {
            known.iter().any(|&(one, two)| {
                one == surname
                    && matches!(likeness(two, given), Some(Likeness::SameSound | Likeness::LookAlike))
            })
        })
    };
    let longer: Vec<(String, String)> = people()
        .filter(|((_, text), group)| {
            text.chars().count() == 3
                && matches!(&group.mentions[..], [only] if !only.is_credit && only.at.span.len() == text.len())
        })
        .filter_map(|((_, text), group)| {
            let short = &text[..cut(text)?];
            let begins_a_word = begins_a_word(group.mentions[0].at, blocks);
            let is_known = groups.get(&(EntityKind::Person, short.to_owned())).is_some_and(|group| {
                is_full(group)
                    && group.best >= NameMention::SURE
                    && (group.mentions.len() > 1 || ends_in_an_adverb(text))
            });
            let is_two_words =
                begins_a_word || text.chars().next_back().is_some_and(often_stands_alone) || ends_in_an_adverb(text);
            let is_cut = is_known || is_two_words && is_like_known(short);
            is_cut.then(|| (text.clone(), short.to_owned()))
        })
        .collect();
    for (long, short) in longer {
        let Some(mut group) = groups.remove(&(EntityKind::Person, long)) else { continue };
        let known = groups.entry((EntityKind::Person, short.clone())).or_default();
        let before = known.mentions.len();
        known.person = group.person;
        known.best = known.best.max(group.best);
        for mention in &mut group.mentions {
            mention.at.span.end = mention.at.span.start + short.len() as u32;
        }
        group.posts.iter_mut().for_each(|post| post.mention += before);
        known.mentions.append(&mut group.mentions);
        known.posts.append(&mut group.posts);
    }
}

fn two_characters(text: &str) -> Option<(char, char)> {
    let mut chars = text.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(one), Some(two), None) => Some((one, two)),
        _ => None,
    }
}

/// Whether the last character of a name is an adverb: 王利则 in 王利则说.
fn ends_in_an_adverb(name: &str) -> bool {
    name.ends_with(['则', '也', '又', '还', '就', '都', '却', '便', '已', '曾', '再', '均'])
}

/// Whether the last character of a name makes a word with the character after the name and none with the one before it.
fn begins_a_word(at: At, blocks: &[Source]) -> bool {
    let text = blocks[at.block].text;
    let mut name = at.span.of(text).chars().rev();
    let next = text[at.span.end as usize..].chars().next();
    match (name.next(), name.next(), next) {
        (Some(last), Some(before), Some(next)) => join_in_a_word(last, next) && !join_in_a_word(before, last),
        _ => false,
    }
}

fn kind_of(name: &NameMention) -> EntityKind {
    match &name.kind {
        Kind::Person(_) => EntityKind::Person,
        Kind::Place(_) => EntityKind::Place,
        Kind::Organisation(_) => EntityKind::Organisation,
    }
}

/// Where the reader of names sees what, weak candidates included.
fn candidates(blocks: &[Source]) -> FxHashSet<(At, EntityKind)> {
    let count = blocks.iter().map(|block| block.facts.names.len()).sum();
    let mut candidates = FxHashSet::with_capacity_and_hasher(count, FxBuildHasher);
    for (number, block) in blocks.iter().enumerate() {
        let names = block.facts.names.iter();
        candidates.extend(names.map(|name| (At { block: number, span: name.span }, kind_of(name))));
    }
    candidates
}

fn add_name(groups: &mut Groups, number: usize, block: &Source, name: &NameMention) {
    let group =
        add(groups, kind_of(name), number, block, name.span, name.evidence.contains(&Evidence::Quoted));
    group.best = group.best.max(name.confidence);
    group.is_in_gazetteer |= name.evidence.contains(&Evidence::Gazetteer);
    let index = group.mentions.len() - 1;
    group.mentions[index].is_credit =
        name.evidence.iter().any(|reason| matches!(reason, Evidence::Byline | Evidence::Credit));
    if !name.span.of(block.text).contains(char::is_whitespace) {
        group.short_from = short_from(name, block.text);
    }
    let Some(person) = name.person() else { return };
    // What the text marks as an alias once is one wherever it stands.
    group.person = match (group.person, person.form) {
        (Some(_), PersonForm::Alias) | (None, _) => Some(person.form),
        (known, _) => known,
    };
    let text_of = |span: Span| -> Box<str> { span.of(block.text).into() };
    let mut organisation = person.organisation;
    let mut before: Option<Span> = None;
    for &span in &person.posts {
        // 国务院总理、科技领导小组组长: the second post has a body of its own.
        if before.is_some_and(|before| !goes_on(before, span, block.text)) {
            let mut bodies = block.facts.names.iter().filter(|name| name.span.end == span.start);
            organisation = bodies.find(|name| name.person().is_none()).map(|name| name.span);
        }
        before = Some(span);
        group.posts.push(Post {
            text: text_of(span),
            at: At { block: number, span },
            organisation: organisation.map(|span| (text_of(span), At { block: number, span })),
            mention: index,
        });
    }
}

/// Whether nothing but a mark or 兼 parts two posts, so that both are of one body; the name may stand between them.
fn goes_on(before: Span, post: Span, text: &str) -> bool {
    let between = text.get(before.end as usize..post.start as usize).unwrap_or_default();
    matches!(between, "" | "、" | "兼") || !between.contains('、')
}

/// Where the short form of a name begins, in bytes of the name: after the place that an organisation begins with, after
/// the last · of a foreign name. What is left must still be long enough to be told from other words.
fn short_from(name: &NameMention, text: &str) -> Option<usize> {
    const LEAST_CHARS: usize = 3;
    let whole = name.span.of(text);
    let cut = match &name.kind {
        Kind::Organisation(organisation) => organisation.place?.end.checked_sub(name.span.start)? as usize,
        Kind::Person(person) if person.form == PersonForm::Transliterated => {
            whole.rfind('·')? + '·'.len_utf8()
        }
        _ => return None,
    };
    let rest = whole.get(cut..)?;
    let type_word = name.organisation().and_then(|it| it.type_word).map_or(0, |span| span.len());
    (cut > 0 && rest.chars().count() >= LEAST_CHARS && rest.len() > type_word).then_some(cut)
}

fn add<'a>(
    groups: &'a mut Groups,
    kind: EntityKind,
    number: usize,
    block: &Source,
    span: Span,
    is_quoted: bool,
) -> &'a mut Group {
    let mut text = String::with_capacity(span.len());
    text.extend(span.of(block.text).split(char::is_whitespace));
    let group = groups.entry((kind, text)).or_default();
    let at = At { block: number, span };
    group.mentions.push(Mention { at, form: 0, role: block.role, is_credit: false, is_quoted });
    group
}

fn pattern(kind: EntityKind, text: &str, person: Option<PersonForm>) -> Pattern {
    let chars: Vec<char> = text.chars().collect();
    let is_full = matches!(
        person,
        Some(PersonForm::Full | PersonForm::Transliterated | PersonForm::Ethnic | PersonForm::Alias)
    );
    let near = match kind {
        EntityKind::Person => is_full,
        EntityKind::Place | EntityKind::Organisation => true,
        EntityKind::Term => chars.len() > 2,
    };
    let least = match kind {
        EntityKind::Person => 3,
        EntityKind::Place | EntityKind::Term => 4,
        EntityKind::Organisation => 5,
    };
    let near = near && (2..=40).contains(&chars.len());
    let cut = near && chars.len() >= least && !text.contains('·');
    Pattern { near, cut, chars: padded(chars) }
}

/// A pattern has two characters at least; what is shorter is never found.
fn padded(mut chars: Vec<char>) -> Vec<char> {
    while chars.len() < 2 {
        chars.push('\0');
    }
    chars
}

/// Adds the exact occurrences that no reader saw: a name in a sentence that gives no sign of it, a term without its marks.
fn add_occurrences(groups: &mut Groups, hits: &[Hit], blocks: &[Source], chars: &[&Chars]) {
    let mut covered = Covered::new(blocks);
    for ((kind, _), group) in groups.iter() {
        for mention in &group.mentions {
            covered.add(mention.at, *kind);
        }
    }
    let mut by_pattern: BTreeMap<usize, Vec<At>> = BTreeMap::new();
    for hit in hits.iter().filter(|hit| hit.slip.is_none()) {
        by_pattern.entry(hit.pattern).or_default().push(hit.at);
    }
    // Longer names first: a name inside a longer one is no mention of its own.
    let mut numbered: Vec<_> = groups.iter_mut().enumerate().collect();
    numbered.sort_by_key(|(number, ((_, text), _))| (std::cmp::Reverse(text.len()), *number));
    for (number, ((kind, text), group)) in numbered {
        if *kind == EntityKind::Person && !group.person.is_some_and(is_own_form) {
            continue;
        }
        for at in by_pattern.remove(&number).unwrap_or_default() {
            let stands_alone = text.chars().nth(2).is_some() || stands_apart(chars[at.block], at.span);
            let is_other =
                *kind == EntityKind::Person && begins_a_term(&blocks[at.block].text[at.span.end as usize..]);
            if stands_alone && !is_other && !covered.blocks(at, *kind) {
                covered.add(at, *kind);
                let role = blocks[at.block].role;
                group.mentions.push(Mention { at, form: 0, role, is_credit: false, is_quoted: false });
            }
        }
    }
}

/// Whether what follows a person's name makes it part of a term: the theory of somebody is not the person.
fn begins_a_term(after: &str) -> bool {
    ["理论", "思想", "主义"].iter().any(|word| after.starts_with(word))
}

/// Which bytes of each block belong to mentions of which kinds.
struct Covered(Vec<Vec<u8>>);

impl Covered {
    fn new(blocks: &[Source]) -> Covered {
        Covered(blocks.iter().map(|block| vec![0; block.text.len()]).collect())
    }

    fn add(&mut self, at: At, kind: EntityKind) {
        self.0[at.block][at.span.range()].iter_mut().for_each(|kinds| *kinds |= 1 << kind as u8);
    }

    /// Whether a mention of `kind` at `at` would cut into a known one: any of its own kind, and for a person places and
    /// organisations too (王府井 is none called 王府).
    fn blocks(&self, at: At, kind: EntityKind) -> bool {
        let others = match kind {
            EntityKind::Person => [EntityKind::Place, EntityKind::Organisation].as_slice(),
            _ => &[],
        };
        let kinds = others.iter().fold(1 << kind as u8, |kinds, &other| kinds | 1 << other as u8);
        self.0[at.block][at.span.range()].iter().any(|here| here & kinds != 0)
    }
}

fn is_own_form(form: PersonForm) -> bool {
    !matches!(form, PersonForm::SurnameAndPost | PersonForm::GivenName)
}

/// Whether neither end of `span` grows together with its neighbour to a word: 高峰 in 高峰说, but not in 高峰期.
fn stands_apart(chars: &Chars, span: Span) -> bool {
    let here = chars.within(span);
    !chars.joined_before(here.start) && !chars.joined(here.end - 1)
}

/// The entities, in the order of their first mention.
fn entities(groups: Groups) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::with_capacity(groups.len());
    for ((kind, text), mut group) in groups {
        sort_mentions(&mut group);
        let form = Form { text: text.into(), person: group.person, count: group.mentions.len() };
        entities.push(Entity {
            kind,
            forms: vec![form],
            mentions: group.mentions,
            posts: group.posts,
            is_in_gazetteer: group.is_in_gazetteer,
            short_for: None,
        });
    }
    entities.sort_by_key(|entity| (entity.mentions[0].at, entity.kind));
    link::short_forms(&mut entities);
    entities
}

fn sort_mentions(group: &mut Group) {
    let mut order: Vec<usize> = (0..group.mentions.len()).collect();
    order.sort_by_key(|&index| group.mentions[index].at);
    let mut new_index = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        new_index[old] = new;
    }
    for post in &mut group.posts {
        post.mention = new_index[post.mention];
    }
    group.mentions.sort_by_key(|mention| mention.at);
    group.posts.sort_by_key(|post| post.at);
}
