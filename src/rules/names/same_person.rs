//! Whether two names that differ in one character are two people, or one: posts, sentences, lists, introductions.

use super::variant::{Pair, share_a_sentence};
use crate::article::Role;
use crate::facts::name::Evidence;
use crate::facts::register::{At, Entity, Mention, Post};
use crate::rules::{ArticleView, Place};
use crate::text::is_han;

/// A sentence that names this many people is a list of names: namesakes and near-namesakes are common in it.
const LIST_OF_NAMES: usize = 6;

/// Whether the article tells the two apart: by their posts, by naming both in one sentence, or in lists of names.
pub(super) fn are_two_people(pair: &Pair, other: &Entity, article: &ArticleView) -> bool {
    const OFTEN: usize = 3;
    let one = pair.known;
    // Near-namesakes are common in long lists, unless one of the two is whom the article is about.
    let is_about_one = pair.is_plain()
        && pair.length() > 2
        && (pair.known_count().max(pair.copy_count()) >= OFTEN
            || one.is_in_gazetteer != other.is_in_gazetteer
            || is_introduced_beside_a_short_list(one, other, article));
    let have_same_neighbours = pair.is_plain() && have_same_neighbours(one, other, article);
    have_different_posts(one, other)
        || are_both_appointed(one, other, article)
        || is_one_of_them_a_relative(one, other, article)
        || share_a_sentence(one, other, article) && !is_named_again(pair, one, other, article)
        || !is_about_one && !have_same_neighbours && (is_in_list(one, article) || is_in_list(other, article))
}

/// Whether lists of appointments name each of the two once: 任命陆之恒为…… and 任命陆芝恒、钱思齐为…….
fn are_both_appointed(one: &Entity, other: &Entity, article: &ArticleView) -> bool {
    const DECISIONS: [&str; 7] = ["任命", "决定任命", "批准任命", "免去", "决定免去", "补选", "接受"];
    let is_appointed = |entity: &Entity| {
        let [only] = &entity.mentions[..] else { return false };
        let sentence = sentence_of(article, only.at.into());
        sentence.is_some_and(|place| {
            let sentence = article.blocks[place.block].at(place.span);
            DECISIONS.iter().any(|word| sentence.starts_with(word))
        })
    };
    is_appointed(one) && is_appointed(other)
}

/// Whether each is named once, and one of the two as somebody's relative: 陆达夫人王光美.
fn is_one_of_them_a_relative(one: &Entity, other: &Entity, article: &ArticleView) -> bool {
    const RELATIVES: [&str; 14] = [
        "夫人", "妻子", "丈夫", "儿子", "女儿", "哥哥", "弟弟", "姐姐", "妹妹", "父亲", "母亲", "爱人",
        "兄长", "儿媳",
    ];
    let ([one], [other]) = (&one.mentions[..], &other.mentions[..]) else { return false };
    let is_relative = |mention: &Mention| {
        let before = &article.blocks[mention.at.block].text[..mention.at.span.start as usize];
        RELATIVES.iter().any(|word| before.ends_with(word))
    };
    is_relative(one) != is_relative(other)
}

/// Whether the two stand beside the same name, marks aside: 刘华清、位健行、李岚清 after 刘华清尉健行李岚清.
pub(super) fn have_same_neighbours(one: &Entity, other: &Entity, article: &ArticleView) -> bool {
    let places = |entity: &Entity| entity.mentions.iter().map(|mention| mention.at).collect::<Vec<_>>();
    stand_beside_the_same(&places(one), &places(other), article)
}

/// The same of two lists of places.
pub(super) fn stand_beside_the_same(one: &[At], other: &[At], article: &ArticleView) -> bool {
    /// Neighbours have so many characters in common on both sides, or one more on one side.
    const A_NAME: usize = 2;
    const MOST_MENTIONS: usize = 4;
    let beside = |at: &At| {
        let text = article.blocks[at.block].text;
        let between = |c: &char| *c == '、' || c.is_whitespace();
        let (start, end) = (at.span.start as usize, at.span.end as usize);
        let before: Vec<char> = text[..start].chars().rev().skip_while(between).take(A_NAME + 1).collect();
        let after: Vec<char> = text[end..].chars().skip_while(between).take(A_NAME + 1).collect();
        (before, after)
    };
    let same = |side: &[char], its_side: &[char]| {
        side.iter().zip(its_side).take_while(|(a, b)| a == b && is_han(**a)).count()
    };
    let around = |places: &[At]| places.iter().take(MOST_MENTIONS).map(beside).collect::<Vec<_>>();
    let others = around(other);
    around(one).iter().any(|(before, after)| {
        others.iter().any(|(its_before, its_after)| {
            let (left, right) = (same(before, its_before), same(after, its_after));
            left.min(right) >= A_NAME || left.max(right) > A_NAME
        })
    })
}

/// Whether a sentence that has both merely names the one again in its next clause: 王美珍家……，解决了王美侦儿子的学费.
fn is_named_again(pair: &Pair, one: &Entity, other: &Entity, article: &ArticleView) -> bool {
    const OFTEN: usize = 3;
    let (usual, odd) = if one.mentions.len() >= other.mentions.len() { (one, other) } else { (other, one) };
    let [odd_mention] = &odd.mentions[..] else { return false };
    let here = odd_mention.at;
    let sentence = sentence_of(article, here.into());
    let text = article.blocks[here.block].text;
    let in_this_sentence = |mention: &&Mention| {
        mention.at.block == here.block
            && sentence.is_some_and(|sentence| sentence.span.covers(mention.at.span))
    };
    let in_another_clause = |mention: &Mention| {
        let (first, second) =
            if mention.at < here { (mention.at.span, here.span) } else { (here.span, mention.at.span) };
        let between = text.get(first.end as usize..second.start as usize).unwrap_or_default();
        between.contains(['，', ',', '；', '。'])
            && !(mention.at < here && between.contains(['、', '和', '与']))
    };
    let is_known = match pair.length() {
        2 => usual.mentions.len() >= OFTEN,
        3 => usual.mentions.len() > 1 || is_named_without_introduction(pair, one, other, article),
        _ => true,
    };
    pair.is_plain()
        && is_known
        && (odd.posts.is_empty() || have_the_same_post(usual, odd))
        && usual.mentions.iter().filter(in_this_sentence).all(in_another_clause)
}

/// Whether the article introduces somebody and then names, once and with nothing said of who that is, somebody whose name
/// sounds the same: 保定市民尤江虎……，从尤姜虎的账户里扣除.
pub(super) fn is_named_without_introduction(
    pair: &Pair,
    one: &Entity,
    other: &Entity,
    article: &ArticleView,
) -> bool {
    let (first, second) = if one.mentions[0].at < other.mentions[0].at { (one, other) } else { (other, one) };
    let evidence = |mention: &Mention| {
        let names = article.blocks[mention.at.block].facts.names.iter();
        let here = names.filter(|name| name.span == mention.at.span && name.person().is_some());
        here.flat_map(|name| name.evidence.iter().copied()).collect::<Vec<_>>()
    };
    let is_introduced =
        !first.posts.is_empty() || evidence(&first.mentions[0]).contains(&Evidence::Apposition);
    let is_bare = second.posts.is_empty()
        && evidence(&second.mentions[0])
            .iter()
            .all(|reason| !reason.introduces() || *reason == Evidence::Context);
    pair.is_plain()
        && is_introduced
        && is_bare
        && second.mentions.len() == 1
        && article.blocks[second.mentions[0].at.block].role == Role::Paragraph
}

/// Whether one is introduced with a post and the other stands in a list too short for near-namesakes to be likely.
fn is_introduced_beside_a_short_list(one: &Entity, other: &Entity, article: &ArticleView) -> bool {
    const SHORT: usize = 12;
    let people = |entity: &Entity| {
        let place = Place::from(entity.mentions[0].at);
        let sentence = sentence_of(article, place);
        let names = article.blocks[place.block].facts.names.iter();
        names
            .filter(|name| name.person().is_some() && sentence.is_some_and(|all| all.span.covers(name.span)))
            .count()
    };
    let (with_post, bare) = if one.posts.is_empty() { (other, one) } else { (one, other) };
    !with_post.posts.is_empty()
        && bare.posts.is_empty()
        && people(bare) <= SHORT
        && people(with_post) <= SHORT
}

/// Whether both are called by one post: 李鹏总理, 李棚总理.
pub(super) fn have_the_same_post(one: &Entity, other: &Entity) -> bool {
    one.posts.iter().any(|post| other.posts.iter().any(|another| another.text == post.text))
}

/// Whether each has posts, and no one in common; who wrote the article is a 记者.
pub(super) fn have_different_posts(one: &Entity, other: &Entity) -> bool {
    // 王庭惠代表各方致辞: after a name it is the verb.
    let is_verb =
        |post: &Post, entity: &Entity| &*post.text == "代表" && entity.mentions[post.mention].at < post.at;
    let posts = |entity: &Entity| -> Vec<Box<str>> {
        let wrote = entity.mentions.iter().any(|mention| mention.is_credit);
        let posts = entity.posts.iter().filter(|post| !is_verb(post, entity)).map(|post| post.text.clone());
        posts.chain(wrote.then(|| "记者".into())).collect()
    };
    let (one, other) = (posts(one), posts(other));
    let related = |one: &str, other: &str| one.ends_with(other) || other.ends_with(one);
    !one.is_empty()
        && !other.is_empty()
        && !one.iter().any(|post| other.iter().any(|another| related(post, another)))
}

fn sentence_of(article: &ArticleView, place: Place) -> Option<Place> {
    let sentence = article.blocks[place.block].sentence_at(place.span.start as usize)?;
    Some(Place::new(place.block, sentence.span))
}

fn is_in_list(entity: &Entity, article: &ArticleView) -> bool {
    entity.mentions.iter().all(|mention| {
        let place = Place::from(mention.at);
        let block = &article.blocks[place.block];
        let Some(sentence) = sentence_of(article, place) else { return block.role == Role::Byline };
        let people = block
            .facts
            .names
            .iter()
            .filter(|name| name.person().is_some() && sentence.span.covers(name.span));
        people.count() >= LIST_OF_NAMES
    })
}
