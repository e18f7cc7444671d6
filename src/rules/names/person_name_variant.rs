//! `person-name-variant`: one person under two spellings.

use super::variant::{self, Pair};
use crate::article::Role;
use crate::facts::register::{Entity, EntityKind, Likeness};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::text::Bilingual;

/// `person-name-variant`.
#[derive(Debug)]
pub struct PersonNameVariant;

/// A sentence that names this many people is a list of names: namesakes and near-namesakes are common in it.
const LIST_OF_NAMES: usize = 6;

/// Short names of countries that are surnames or stand in given names too: 乌美 are two countries, not a person.
const COUNTRIES: &str = "中美英法德俄日韩朝越老柬泰缅印巴蒙乌土伊埃加澳欧非以";

static INFO: RuleInfo = RuleInfo {
    code: "person-name-variant",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["A01", "A02", "A03", "A04", "A17", "A35", "T01"],
    page: RulePage {
        title: Bilingual { zh: "人名前后不一", en: "Person's name in two spellings" },
        finds: Bilingual {
            zh: "同一篇稿件里两个只差一个字的人名：差的字音同、音近或形近（陈建峰、陈建锋），\
                 或者两字次序颠倒（李国强、李强国）。标题、署名、图片说明和正文一起比对。",
            en: "Two names of people in one article that differ by one character that sounds or looks alike, or by the \
                 order of two. Headline, byline, captions and text are compared together.",
        },
        why: Bilingual {
            zh: "写错人名是最不能有的差错之一，读者和当事人一眼就能看出来。",
            en: "A misspelt name is among the gravest errors, and the person concerned sees it at once.",
        },
        instead: Bilingual {
            zh: "向作者或当事人核对，统一为正确的一种。确是两个人的，标为“两者都对”。",
            en: "Check with the author and write the right one. If they are two people, mark both as right.",
        },
        silent: Bilingual {
            zh: "两个名字都反复出现；职务不同；在同一句或同一串名单里并列；三个字的名字之外，各只出现一次。\
                 只提文中已有的写法，不会拿别的名字来替换。",
            en: "Silent where both names come back, where their posts differ, where they stand in one sentence or one \
                 list. It proposes only what stands in the text.",
        },
        source: Bilingual {
            zh: "校对“校异同”的基本要求：同一人名全篇一致",
            en: "The first rule of proofreading: one name is written one way throughout",
        },
    },
    examples: &[
        Example::new(
            "青川县信访局局长陈建峰介绍了情况。陈建峰说，全县接访1200件。\n\n局长⟦陈建锋⟧表示，下一步将继续下沉。",
        ),
        Example::new(
            "网格员周晓岚在镇上干了20年。周晓岚说，村民的事就是自己的事。村民都认识周晓岚。\n\n这天清早，⟦周晓兰⟧又出了门。",
        ),
        Example::new("村支书王志明带头清淤。王志明说，水退了就好办了。\n\n⟦王明志⟧还挨家挨户送去热水。"),
        Example::new(
            "青川县人民法院院长周文炜走访企业。周文炜说，要把服务送到门口。\n\n随后，⟦周文伟⟧来到车间。",
        ),
        Example::new(
            "小院议事聚民心\n\n本报记者 沈知远 通讯员 傅晓岚\n\n初夏的海岛，小院里又坐满了人。\n\n村民在小院里议事 ⟦傅晓兰⟧ 摄",
        ),
        Example::new("青川县信访局局长陈建峰介绍了情况。陈建峰说，全县接访1200件，陈建峰表示将继续下沉。"),
        Example::new("调解员李国强和李国祥是兄弟。李国强管东片，李国祥管西片。李国强说，李国祥比他细心。"),
        Example::new("参加座谈的有陈建峰、陈建锋、王志明等人。陈建峰说，大家各抒己见。"),
        Example::new(
            "村民王志明家住渔溪村，村民王志强家住沙埕村。王志明说路修好了，王志强说灯也亮了。王志明和王志强都很高兴。",
        ),
        Example::new("本报记者 沈知远 沈知行\n\n沈知远到渔村采访，沈知行在码头守候。"),
        Example::new("患者张某说，手续很快。家属张某某也说，办得顺当。"),
        Example::new("老王说，水退了。老汪说，路通了。老王又说，灯亮了。"),
        Example::new("县长林若彤到村里调研。林若彤说，要多听意见。林县长还走访了两户渔民。"),
    ],
};

impl Rule for PersonNameVariant {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        variant::report_slips(EntityKind::Person, is_slip, article, context, out);
    }
}

fn is_slip(pair: &Pair, article: &ArticleView) -> bool {
    let may_be_a_person = !pair.known.forms[0].text.chars().all(|c| COUNTRIES.contains(c));
    if !may_be_a_person || pair.are_two_things(article) {
        return false;
    }
    let is_long = pair.copy.text.chars().count() > 2;
    let comes_back = pair.known_count().max(pair.copy_count()) > 1;
    let near_sound = pair.copy.likeness == Some(Likeness::NearSound);
    match pair.other {
        None => pair.copy.stands_out && (comes_back || (is_long && !near_sound)),
        Some(other) => {
            let enough = comes_back && (is_long || !near_sound)
                || !near_sound && (is_long || only_headline_and_text_differ(pair.known, other));
            enough && !are_two_people(pair.known, other, article)
        }
    }
}

/// Whether one name stands in the headline alone and the other in the text alone.
fn only_headline_and_text_differ(one: &Entity, other: &Entity) -> bool {
    let in_title = |entity: &Entity| entity.mentions.iter().all(|mention| mention.role.is_title());
    let in_text = |entity: &Entity| entity.mentions.iter().all(|mention| mention.role == Role::Paragraph);
    (in_title(one) && in_text(other)) || (in_text(one) && in_title(other))
}

/// Whether the article tells the two apart: by their posts, by naming both in one sentence, or in lists of names.
fn are_two_people(one: &Entity, other: &Entity, article: &ArticleView) -> bool {
    have_different_posts(one, other)
        || share_a_sentence(one, other, article)
        || is_in_list(one, article)
        || is_in_list(other, article)
}

fn have_different_posts(one: &Entity, other: &Entity) -> bool {
    let posts = |entity: &Entity| -> Vec<Box<str>> {
        let wrote = entity.mentions.iter().any(|mention| mention.is_credit);
        let posts = entity.posts.iter().map(|post| post.text.clone());
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

fn share_a_sentence(one: &Entity, other: &Entity, article: &ArticleView) -> bool {
    one.mentions.iter().any(|one| {
        let here = sentence_of(article, one.at.into());
        other.mentions.iter().any(|other| {
            other.at.block == one.at.block && here.is_some() && sentence_of(article, other.at.into()) == here
        })
    })
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
