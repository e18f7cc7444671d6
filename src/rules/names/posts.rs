//! What the rules on posts share: a post with what stands before it, and words that tell of a change of post.

use crate::facts::name::PersonForm;
use crate::facts::register::{Entity, EntityKind, Post};
use crate::rules::word_lists::List;
use crate::rules::{ArticleView, Place};
use crate::text::{holds_any, is_han};

/// Words that tell what somebody is: a change only of the post that they name, not where 副县长王某担任现场总指挥.
const HOLDS: &[&str] = &["担任", "兼任", "出任"];

/// What may stand right before a post, longer words first.
const PREFIXES: &[&str] = &["常务", "代理", "时任", "名誉", "执行", "第一", "原", "前", "代", "副"];

/// A post of a person whom the article calls by the full name, standing before the name.
#[derive(Clone, Debug)]
pub(super) struct Held<'a> {
    /// The person.
    pub person: &'a Entity,
    /// The post as the register has it.
    pub post: &'a Post,
    /// The post without 副: 局长.
    pub base: &'a str,
    /// Whether it is a deputy's: 副局长, 党委副书记.
    pub is_deputy: bool,
    /// What else stands before it: 常务, 原.
    pub prefixes: Vec<&'static str>,
}

impl Held<'_> {
    /// Where the post stands.
    pub fn place(&self) -> Place {
        self.post.at.into()
    }

    /// The post of which a deputy's is the deputy: 党委书记 of 党委副书记.
    pub fn rank(&self) -> String {
        if is_deputy_of_an_organ(self.base) { self.base.replacen('副', "", 1) } else { self.base.to_owned() }
    }

    /// The organisation or place before the post; empty where there is none.
    pub fn organisation(&self) -> &str {
        self.post.organisation.as_ref().map_or("", |(text, _)| text)
    }
}

/// The posts before full names, in the order of the people.
pub(super) fn held<'a>(article: &ArticleView<'a>) -> Vec<Held<'a>> {
    let people = article.register.of_kind(EntityKind::Person);
    let is_full = |entity: &&Entity| entity.name().person == Some(PersonForm::Full);
    people
        .filter(is_full)
        .flat_map(|person| person.posts.iter().filter_map(|post| read(article, person, post)))
        .collect()
}

fn read<'a>(article: &ArticleView<'a>, person: &'a Entity, post: &'a Post) -> Option<Held<'a>> {
    let mention = &person.mentions[post.mention];
    let stands_before = post.at.block == mention.at.block && post.at.span.end <= mention.at.span.start;
    if !stands_before {
        return None;
    }
    let block = &article.blocks[post.at.block];
    let mut before = &block.text[..post.at.span.start as usize];
    let mut prefixes = Vec::new();
    while let Some(prefix) = PREFIXES.iter().find(|&&prefix| before.ends_with(prefix)) {
        prefixes.push(*prefix);
        before = &before[..before.len() - prefix.len()];
    }
    let mut base: &str = &post.text;
    while let Some(prefix) = PREFIXES.iter().find(|&&prefix| base.starts_with(prefix)) {
        prefixes.push(*prefix);
        base = &base[prefix.len()..];
    }
    let is_deputy = prefixes.contains(&"副") || is_deputy_of_an_organ(base);
    prefixes.retain(|prefix| *prefix != "副");
    (base.chars().count() > 1).then_some(Held { person, post, base, is_deputy, prefixes })
}

/// The body of the post; where no reader knows it, the words before the post that end as the post begins: 县中医院 of
/// 县中医院院长.
pub(super) fn body_of<'a>(held: &'a Held, article: &ArticleView<'a>) -> &'a str {
    const LONGEST: usize = 8;
    if !held.organisation().is_empty() {
        return held.organisation();
    }
    let place = held.place();
    let before = &article.blocks[place.block].text[..place.span.start as usize];
    let run = before.char_indices().rev().take(LONGEST).take_while(|&(_, c)| is_han(c)).last();
    let run = run.map_or("", |(at, _)| &before[at..]);
    let ends_in_its_body = run.chars().last() == held.base.chars().next();
    if ends_in_its_body || held.base == "校长" && run.ends_with('学') { run } else { "" }
}

/// Whether 副 stands behind the organ that a post begins with: 党委副书记.
fn is_deputy_of_an_organ(post: &str) -> bool {
    const ORGANS: [&str; 15] = [
        "党委",
        "省委",
        "市委",
        "县委",
        "区委",
        "州委",
        "旗委",
        "镇委",
        "党组",
        "纪委",
        "党工委",
        "团委",
        "党支部",
        "党总支",
        "支部",
    ];
    ORGANS.iter().any(|organ| post.strip_prefix(organ).is_some_and(|rest| rest.starts_with('副')))
}

/// Whether the sentence at `place` tells of a change of the post `base` or of another time.
pub(super) fn tells_of_change(article: &ArticleView, place: Place, base: &str) -> bool {
    let block = &article.blocks[place.block];
    let sentence =
        block.sentence_at(place.span.start as usize).map_or(block.text, |sentence| block.at(sentence.span));
    let holds = |word: &&str| {
        let told = sentence.split_once(word).map_or("", |(_, told)| told);
        told.split(['，', '。', '；']).next().is_some_and(|post| post.contains(base))
    };
    holds_any(sentence, List::PostChanges.words()) || HOLDS.iter().any(holds)
}

/// Whether both places stand in one sentence.
pub(super) fn share_a_sentence(article: &ArticleView, one: Place, other: Place) -> bool {
    let block = &article.blocks[one.block];
    one.block == other.block
        && block.sentence_at(one.span.start as usize).is_some_and(|sentence| sentence.span.covers(other.span))
}

/// Whether two organisations may be one: one is not named, or the one name ends in the other (县公安局, 公安局).
pub(super) fn may_be_one_body(one: &str, other: &str) -> bool {
    one.ends_with(other) || other.ends_with(one)
}
