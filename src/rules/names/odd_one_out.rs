//! Whether two names of one surname that neither look nor sound alike are one person's all the same: by where the article
//! introduces each, and where it names each again.

use super::bare_speaker::is_bare_speaker;
use super::same_person::{are_two_people, have_different_posts, have_the_same_post};
use super::variant::Pair;
use crate::article::Role;
use crate::facts::name::PersonForm;
use crate::facts::register::{At, Entity, Slip};
use crate::rules::ArticleView;

/// Whether one of the two, `other` being written like the pair's copy, is the odd one out.
pub(super) fn is_odd_one_out(pair: &Pair, other: &Entity, article: &ArticleView) -> bool {
    let [surname, its_surname] = [&pair.copy.known, &pair.copy.text].map(|name| name.chars().next());
    if surname != its_surname {
        return has_another_surname_once(pair, other, article);
    }
    is_once_in_passing(pair, other, article)
        || is_in_headline_alone(pair, other)
        || is_introduced_alone(pair, other, article)
        || is_in_caption_alone(pair, other, article)
}

/// Whether somebody who is named again and again stands once with another surname and the same two characters as given name:
/// 许家康 beside 薛家康. Two people in one article seldom share a whole given name, unless a list of names has both.
fn has_another_surname_once(pair: &Pair, other: &Entity, article: &ArticleView) -> bool {
    const WITH_TWO_GIVEN: usize = 3;
    let is_full = |entity: &Entity| entity.forms[0].person == Some(PersonForm::Full);
    let counts = [pair.known_count(), pair.copy_count()];
    pair.length() == WITH_TWO_GIVEN
        && matches!(pair.copy.slip, Slip::Replaced { index: 0, .. })
        && is_full(pair.known)
        && is_full(other)
        && !stands_alone_too(pair, article)
        && (counts.contains(&1) && counts.iter().any(|&count| count > 1)
            || counts == [1, 1] && have_the_same_post(pair.known, other))
        && !are_two_people(pair, other, article)
}

/// Whether the given name stands by itself somewhere, so that what is before it may be another word: 作家琼瑶, 向琼瑶道歉.
fn stands_alone_too(pair: &Pair, article: &ArticleView) -> bool {
    let Some((at, _)) = pair.copy.known.char_indices().nth(1) else { return true };
    let given = &pair.copy.known[at..];
    let all: usize = article.blocks.iter().map(|block| block.text.matches(given).count()).sum();
    all != pair.known_count() + pair.copy_count()
}

/// Whether a name of three characters, given once and with nothing said of who that is, differs in one character of the
/// given name from somebody whom the article introduced before and names again and again, or named before in the same
/// paragraph, or named twice where the odd one says something. Brothers and colleagues are introduced, or come back.
fn is_once_in_passing(pair: &Pair, other: &Entity, article: &ArticleView) -> bool {
    const OFTEN: usize = 3;
    let (usual, odd) = match (pair.known_count(), pair.copy_count()) {
        (2.., 1) => (pair.known, other),
        (1, 2..) => (other, pair.known),
        _ => return false,
    };
    let mention = &odd.mentions[0];
    // In a paragraph that speaks of one person, the next sentence goes on with him.
    let goes_on = || {
        usual.mentions.iter().any(|usual| usual.at.block == mention.at.block && usual.at < mention.at)
            && begins_a_sentence(mention.at, article)
    };
    let speaks = || usual.mentions.len() > 1 && is_bare_speaker(mention.at.into(), article);
    pair.length() > 2
        && (usual.mentions.len() >= OFTEN || goes_on() || speaks())
        && !usual.posts.is_empty()
        && usual.mentions[0].at < mention.at
        && article.blocks[mention.at.block].role == Role::Paragraph
        && is_bare(mention.at, article)
        && !is_called_a_relative(mention.at, article)
        && !are_two_people(pair, other, article)
}

/// Whether a word for a relative or a pupil, however long, ends right before the name: 侄孙女阮小珊, 二徒弟贾宝山.
fn is_called_a_relative(at: At, article: &ArticleView) -> bool {
    const LAST: [char; 12] = ['女', '子', '孙', '侄', '妻', '夫', '弟', '妹', '兄', '姐', '媳', '婿'];
    article.blocks[at.block].text[..at.span.start as usize].ends_with(LAST)
}

/// Whether the one is introduced with a post and never named again, and the other, of the same surname, is named again
/// and again right afterwards without ever being introduced: 副校长郑必紧在会上讲话。 郑必坚指出……郑必坚强调…….
fn is_introduced_alone(pair: &Pair, other: &Entity, article: &ArticleView) -> bool {
    let (introduced, named) =
        if pair.known.posts.is_empty() { (other, pair.known) } else { (pair.known, other) };
    let [only] = &introduced.mentions[..] else { return false };
    let first = named.mentions[0].at;
    let is_right_after = only.at < first && first.block <= only.at.block + 1;
    pair.length() > 2
        && !introduced.posts.is_empty()
        && named.posts.is_empty()
        && named.mentions.len() > 1
        && is_right_after
        && named.mentions.iter().all(|mention| {
            article.blocks[mention.at.block].role == Role::Paragraph && is_bare(mention.at, article)
        })
        && begins_a_sentence(first, article)
        && !are_two_people(pair, other, article)
}

/// Whether a caption names somebody of whom the text knows nothing, with the post of somebody whom the text names again
/// and again: 图为民警汪春林在巡逻.
fn is_in_caption_alone(pair: &Pair, other: &Entity, article: &ArticleView) -> bool {
    let stands_in = |entity: &Entity, role: Role| {
        entity.mentions.iter().all(|mention| mention.role == role && !mention.is_credit)
    };
    let (text, caption) =
        if stands_in(other, Role::Caption) { (pair.known, other) } else { (other, pair.known) };
    pair.length() > 2
        && stands_in(caption, Role::Caption)
        && stands_in(text, Role::Paragraph)
        && text.mentions.len() > 1
        && have_the_same_post(text, caption)
        && !are_two_people(pair, other, article)
}

/// Whether the headline names somebody of whom the text knows nothing, and says nothing of whom the text names again and
/// again. The headline takes its names from the text.
fn is_in_headline_alone(pair: &Pair, other: &Entity) -> bool {
    const OFTEN: usize = 3;
    let is_title = |entity: &Entity| entity.mentions.iter().all(|mention| mention.role.is_title());
    let is_text = |entity: &Entity| entity.mentions.iter().all(|mention| mention.role == Role::Paragraph);
    let (text, title) = if is_title(other) { (pair.known, other) } else { (other, pair.known) };
    is_title(title) && is_text(text) && text.mentions.len() >= OFTEN && !have_different_posts(text, title)
}

/// Whether nothing around the name there says who that is.
pub(super) fn is_bare(at: At, article: &ArticleView) -> bool {
    let names = article.blocks[at.block].facts.names.iter().filter(|name| name.span == at.span);
    names.flat_map(|name| &name.evidence).all(|reason| !reason.introduces())
}

/// Whether a sentence begins there.
pub(super) fn begins_a_sentence(at: At, article: &ArticleView) -> bool {
    let sentence = article.blocks[at.block].sentence_at(at.span.start as usize);
    sentence.is_some_and(|sentence| sentence.span.start == at.span.start)
}
