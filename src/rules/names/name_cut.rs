//! `name-cut`: a name that lost characters in one place (陈建峰 … 陈峰; 社会矛盾纠纷调处化解中心 … 社会矛盾调处化解中心).

use super::posts;
use super::variant::{cite_usual, offer_everywhere, rewritten};
use crate::facts::name::{Evidence, PersonForm};
use crate::facts::register::{Entity, EntityKind, Post};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;

/// `name-cut`.
#[derive(Debug)]
pub struct NameCut;

/// How many characters a name of an organisation has that may have lost some.
const LONG_BODY: usize = 9;

/// How many characters an organisation's name may have lost.
const MOST_LOST: usize = 2;

/// Characters that tell one body from another: levels, numbers, directions, ranks.
const TELLING: &str =
    "省市县区镇乡村街州国第一二三四五六七八九十东南西北中上下新老大小总分支副附属原甲乙丙丁";

static INFO: RuleInfo = RuleInfo {
    code: "name-cut",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A05", "A19"],
    page: RulePage {
        title: Bilingual { zh: "名称漏字", en: "A name that lost characters" },
        finds: Bilingual {
            zh: "文中介绍过并反复出现的人名，有一处少了名字里的一个字（陈建峰、陈峰）；\
                 很长的机构名，有一处少了中间一两个字（社会矛盾纠纷调处化解中心、社会矛盾调处化解中心）。",
            en: "A person whom the article introduces and names again stands once without one character of the given name; \
                 a long name of an organisation stands once without one or two characters in the middle.",
        },
        why: Bilingual {
            zh: "漏一个字，人就成了别人，单位就成了别的单位。",
            en: "One character less names somebody else, or another body.",
        },
        instead: Bilingual {
            zh: "补上漏字；确是两个人或两个单位的，标为“两者都对”。",
            en: "Add what is lost; mark both as right if they are two.",
        },
        silent: Bilingual {
            zh: "两个名字都反复出现；短的一个另有职务或介绍；两者在同一句；少的是级别、数目、方位等有区别作用的字。",
            en: "Silent where both come back, where the shorter one is introduced, where both stand in one sentence, and \
                 where what is lost tells bodies apart: levels, numbers, directions.",
        },
        source: Bilingual {
            zh: "校对“校异同”的基本要求：同一名称全篇一致",
            en: "The first rule of proofreading: one name is written one way throughout",
        },
    },
    examples: &[
        Example::new(
            "青川县信访局局长陈建峰介绍了情况。陈建峰说，全县接访1200件。\n\n⟦陈峰⟧表示，下一步将继续下沉。",
        ),
        Example::new(
            "望潮镇镇长王志明带头清淤。王志明说，水退了就好办了。\n\n⟦王明⟧说，还要挨家挨户送热水。",
        ),
        Example::new("华远公司总经理计三猛到村里。计三猛说，先修路。\n\n总经理⟦计猛⟧说，路修好了再谈别的。"),
        Example::new(
            "县人民法院院长周文炜走访企业。周文炜说，要把服务送到门口。\n\n⟦周炜⟧指出，还要多回访。",
        ),
        Example::new(
            "青川县社会矛盾纠纷调处化解中心今天开门。青川县社会矛盾纠纷调处化解中心设窗口12个。\n\n昨天，⟦青川县社会矛盾调处化解中心⟧受理第一件。",
        ),
        Example::new(
            "青屿县社会矛盾纠纷调处化解中心挂牌。青屿县社会矛盾纠纷调处化解中心设窗口9个。\n\n昨天，⟦青屿县社会矛盾调处化解中心⟧接待群众12人。",
        ),
        Example::new("青川县信访局局长陈建峰介绍了情况。陈建峰说，全县接访1200件。"),
        Example::new(
            "青川县信访局局长陈建峰介绍了情况。陈建峰说，全县接访1200件。\n\n副局长陈峰表示，下一步将继续下沉。",
        ),
        Example::new("望潮镇镇长王志明带头清淤。王志明说，水退了。\n\n王明说，路通了。王明又说，灯亮了。"),
        Example::new("望潮镇镇长王志明带头清淤，王明说，路通了。王志明说，水退了。"),
        Example::new("望潮镇镇长王志明带头清淤。王志明说，水退了。\n\n王镇长说，路通了。老王说，灯亮了。"),
        Example::new("望潮镇镇长王志明带头清淤。王志明说，水退了。\n\n李明说，路通了。"),
        Example::new(
            "青川县第一人民医院今天义诊。青川县第一人民医院派出医生12名。\n\n青川县人民医院派出护士6名。",
        ),
        Example::new(
            "青屿县渔业资源保护管理委员会成立。青屿县渔业资源保护管理委员会有委员9名。\n\n青屿县委员会下月开会。",
        ),
        Example::new("村民陈建峰说，水退了。陈峰说，路通了。"),
    ],
};

impl Rule for NameCut {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (kind, is_cut) in [
            (EntityKind::Person, is_cut_person as fn(&Entity, &Entity, &ArticleView) -> bool),
            (EntityKind::Organisation, is_cut_body),
        ] {
            let known: Vec<&Entity> = article.register.of_kind(kind).collect();
            for odd in known.iter().filter(|odd| odd.mentions.len() == 1) {
                let here = Place::from(odd.mentions[0].at);
                let whole = known.iter().find(|whole| {
                    whole.mentions.len() > 1
                        && whole.mentions[0].at < odd.mentions[0].at
                        && is_cut(whole, odd, article)
                        && !whole
                            .mentions
                            .iter()
                            .any(|mention| posts::share_a_sentence(article, mention.at.into(), here))
                });
                if let Some(whole) = whole {
                    report(whole, here, &odd.forms[0].text, context, out);
                }
            }
        }
    }
}

/// Whether the shorter name is the longer one without a character of the given name, and nothing says who that is.
fn is_cut_person(whole: &Entity, odd: &Entity, article: &ArticleView) -> bool {
    let is_full = |entity: &Entity| entity.forms[0].person == Some(PersonForm::Full);
    let place = Place::from(odd.mentions[0].at);
    let block = &article.blocks[place.block];
    let is_bare = block.facts.names.iter().filter(|name| name.span == place.span).all(|name| {
        name.evidence.iter().all(|reason| {
            matches!(
                reason,
                Evidence::SurnameModel | Evidence::SpeechVerb | Evidence::Model | Evidence::Repeated
            )
        })
    });
    is_full(whole)
        && is_full(odd)
        && !whole.posts.is_empty()
        && (odd.posts.is_empty() && is_bare || have_the_same_posts(whole, odd))
        && block.role.is_prose()
        && lost(&whole.forms[0].text, &odd.forms[0].text)
            .is_some_and(|(start, lost)| start > 0 && lost.chars().count() == 1)
}

/// Whether the shorter name is called by posts of the longer one alone: 总经理计猛 after 总经理计三猛.
fn have_the_same_posts(whole: &Entity, odd: &Entity) -> bool {
    let has = |post: &Post| whole.posts.iter().any(|other| other.text == post.text);
    !odd.posts.is_empty() && odd.posts.iter().all(has)
}

/// Whether the shorter name is the longer one without one or two characters that tell no bodies apart.
fn is_cut_body(whole: &Entity, odd: &Entity, _: &ArticleView) -> bool {
    let (long, short) = (&whole.forms[0].text, &odd.forms[0].text);
    const SAME_ENDS: usize = 9;
    long.chars().count() >= LONG_BODY
        && lost(long, short).is_some_and(|(start, lost)| {
            lost.chars().count() <= MOST_LOST
                && start >= SAME_ENDS
                && long.len() - start - lost.len() >= SAME_ENDS
                && !lost.contains(|c| TELLING.contains(c))
        })
}

/// The piece of `long`, with the byte where it begins, without which it is `short`; the end of both is the same.
fn lost<'a>(long: &'a str, short: &str) -> Option<(usize, &'a str)> {
    let length = long.len().checked_sub(short.len()).filter(|&length| length > 0)?;
    let start: usize = long
        .chars()
        .zip(short.chars())
        .take_while(|(one, other)| one == other)
        .map(|(c, _)| c.len_utf8())
        .sum();
    let rest = short.get(start..)?;
    (!rest.is_empty() && long.get(start + length..) == Some(rest))
        .then(|| (start, &long[start..start + length]))
}

fn report(whole: &Entity, here: Place, odd: &str, context: &RuleContext, out: &mut Drafts) {
    let name: &str = &whole.forms[0].text;
    let places: Vec<Place> = whole.mentions_of(0).map(|mention| mention.at.into()).collect();
    let count = places.len();
    let message = say!(
        context.lang,
        "“{name}”{count}处，这里写作“{odd}”，疑漏字",
        "“{name}” × {count}, here “{odd}”: characters may be lost",
    );
    let draft = out.report(here, message);
    cite_usual(draft, name, &places, context.lang);
    draft.fix(say!(context.lang, "改为“{name}”", "Change to “{name}”"), here, name);
    offer_everywhere(draft, name, odd, rewritten(&places, odd), context.lang);
}

#[cfg(test)]
mod tests {
    use super::lost;

    #[test]
    fn tells_what_is_lost() {
        assert_eq!(lost("陈建峰", "陈峰"), Some((3, "建")));
        assert_eq!(lost("社会矛盾纠纷调处", "社会矛盾调处"), Some((12, "纠纷")));
        assert_eq!(lost("陈建峰", "陈建"), None);
        assert_eq!(lost("陈建峰", "李峰"), None);
        assert_eq!(lost("陈峰", "陈峰"), None);
    }
}
