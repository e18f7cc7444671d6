//! `name-cut`: a name that lost characters in one place (陈建峰 … 陈峰; 社会矛盾纠纷调处化解中心 … 社会矛盾调处化解中心).

use super::posts;
use super::same_person::have_same_neighbours;
use super::variant::{cite_usual, offer_everywhere, rewritten};
use crate::article::Role;
use crate::facts::name::{Evidence, PersonForm};
use crate::facts::register::{CutName, Entity, EntityKind, Post, join_in_a_word, often_stands_alone};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;
use std::collections::BTreeMap;

/// `name-cut`.
#[derive(Debug)]
pub struct NameCut;

/// How many characters a name of an organisation has that may have lost some.
const LONG_BODY: usize = 9;

/// How many characters an organisation's name may have lost.
const MOST_LOST: usize = 2;

/// A name of an organisation or place that stands whole but once must have so many characters.
const LONG_ALONE: usize = 7;

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
                 很长的机构名，有一处少了中间一两个字；机构、地方、专用语的名称，有一处少了一个字，\
                 缺口两边不成词（海上救援协会、海上援协会）。",
            en: "A person whom the article introduces and names again stands once without one character of the given name; \
                 a long name of an organisation stands once without one or two characters in the middle; a name of an \
                 organisation, place or term stands once without a character, and what meets at the gap makes no word.",
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
        Example::new("清塘村村民戴碧蓉种了20年茶。戴碧蓉说，茶树认人。\n\n⟦戴碧⟧的儿子今年也回村了。"),
        Example::new("医生梁惠珍每周到村里坐诊。村民都认得梁惠珍。\n\n⟦梁惠⟧的药箱跟了她12年。"),
        Example::new(
            "青屿县海上救援协会成立。青屿县海上救援协会有会员36名。\n\n⟦青屿县海上援协会⟧下月开会。",
        ),
        Example::new("县里推出“富春智联”平台。“富春智联”汇聚各方信息。\n\n村民通过“⟦富智联⟧”反映问题。"),
        Example::new(
            "清塘村村民戴碧蓉种了20年茶。戴碧蓉说，茶树认人。\n\n戴碧，男，1960年生，是村里的会计。",
        ),
        Example::new("清塘村村民刘伯承志种了20年茶。村民都找刘伯帮忙，刘伯从不推辞。"),
        Example::new("李祖村有茶园300亩，李祖村家家种茶。村里推出“大李祖”片区。"),
        Example::new("青屿市检察院发出建议。青屿市检察院已回访。\n\n青屿检察院将继续跟进。"),
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
        Example::new(
            "青屿海润水产有限公司昨天投产。青屿海润水产有限公司招工120人。\n\n⟦青屿海润水产有公司⟧经理说，年产600吨。",
        ),
        Example::new(
            "青屿海润水产有限公司昨天投产。青屿海润水产有限公司招工120人。\n\n青屿海润水产公司经理说，年产600吨。",
        ),
        Example::new("村民陈建峰说，水退了。陈峰说，路通了。"),
        Example::new("余万栋是村支书。余万栋说，要逐户排查。\n\n全县拆除危房1.8万余栋。"),
        Example::new("县长马凯任组长。\n\n会上，马凯讲了三点意见。"),
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
        let mut counts: BTreeMap<(usize, &str), usize> = BTreeMap::new();
        for cut in &article.register.cuts {
            *counts.entry((cut.entity, &cut.text)).or_default() += 1;
        }
        for cut in &article.register.cuts {
            if counts[&(cut.entity, &*cut.text)] == 1 && is_slip(cut, article) {
                report(&article.register.entities[cut.entity], cut.at.into(), &cut.text, context, out);
            }
        }
    }
}

/// Whether the rest of a name is no name of its own, nor a usual short form.
fn is_slip(cut: &CutName, article: &ArticleView) -> bool {
    let register = article.register;
    let whole = &register.entities[cut.entity];
    let other = cut.other.map(|other| &register.entities[other]);
    let block = &article.blocks[cut.at.block];
    if block.role == Role::Byline || other.is_some_and(|other| other.mentions.len() > 1) {
        return false;
    }
    match whole.kind {
        EntityKind::Person => is_cut_off_person(cut, whole, other, article),
        EntityKind::Organisation | EntityKind::Place => {
            let length = whole.forms[0].text.chars().count();
            let is_certain = whole.mentions.len() > 1 || length >= LONG_ALONE && cut.index > 2;
            is_certain
                && (cut.is_torn || is_in_the_form_of_a_company(cut, whole))
                && cut.index + 1 < length
                && !TELLING.contains(cut.lost)
                && !is_short_form(cut, block.text)
        }
        EntityKind::Term => {
            let before = &block.text[..cut.at.span.start as usize];
            let after = &block.text[cut.at.span.end as usize..];
            let is_whole_quote = before.ends_with('“') && after.starts_with('”')
                || before.ends_with('《') && after.starts_with('》');
            whole.mentions.len() > 1 && is_whole_quote && cut.is_torn && !TELLING.contains(cut.lost)
        }
    }
}

/// Whether the lost character is one of those that end the name of a company: 海润水产有公司.
fn is_in_the_form_of_a_company(cut: &CutName, whole: &Entity) -> bool {
    const FORMS: [&str; 3] = ["股份有限公司", "有限责任公司", "有限公司"];
    let name = &whole.forms[0].text;
    let form = FORMS.iter().find_map(|form| name.strip_suffix(form));
    form.is_some_and(|own| (own.chars().count()..name.chars().count()).contains(&cut.index))
}

/// Whether the rest is the beginning of another word, or of a longer name, with what follows: 青溪县 in 青溪县城.
fn is_short_form(cut: &CutName, text: &str) -> bool {
    let next = text[cut.at.span.end as usize..].chars().next();
    let last = cut.text.chars().last();
    matches!((last, next), (Some(last), Some(next)) if join_in_a_word(last, next))
}

/// Whether a name of three characters without the second or third stands where the reader sees nobody else.
fn is_cut_off_person(cut: &CutName, whole: &Entity, other: Option<&Entity>, article: &ArticleView) -> bool {
    const OFTEN: usize = 3;
    const NUMERALS: &str = "一二两三四五六七八九十百千万亿";
    /// After a surname they make a form of address: 刘伯, 王总.
    const ADDRESSES: &str = "老总工伯叔婶姨嫂哥姐弟妹爷奶妈爸队局处科厂校导师某氏家女男医董";
    /// After two characters they make a place, a kind or a quality: 李祖村, 普惠性.
    const TYPES: &str = "省市州县区镇乡村街路桥站港国性化度率式型号";
    let chars: Vec<char> = cut.text.chars().collect();
    let [first, second] = chars[..] else { return false };
    // 余栋 in 18.8万余栋, 金一 in 两金一铜.
    let before = article.blocks[cut.at.block].text[..cut.at.span.start as usize].chars().next_back();
    let follows_a_figure = before.is_some_and(|c| c.is_ascii_digit() || NUMERALS.contains(c));
    // 朱沃在 may be 朱沃 and the next word.
    let may_end_before = whole.mentions.len() == 1 && cut.index == 2 && often_stands_alone(cut.lost);
    let is_full = matches!(whole.forms[0].person, Some(PersonForm::Full | PersonForm::Transliterated));
    let is_introduced = whole.mentions.len() > 1 || !whole.posts.is_empty();
    let stands_in_prose = article.blocks[cut.at.block].role.is_prose() && whole.mentions[0].at < cut.at;
    if !is_full
        || !is_introduced
        || !stands_in_prose
        || follows_a_figure
        || may_end_before
        || TYPES.contains(cut.lost)
        || ADDRESSES.contains(second)
    {
        return false;
    }
    let makes_a_word = join_in_a_word(first, second);
    let is_well_known = whole.mentions.len() >= OFTEN && !whole.posts.is_empty();
    let is_prefix = cut.index == 2;
    match other {
        Some(other) => {
            let is_nobody_else = is_not_introduced(other, article)
                || have_the_same_posts(whole, other)
                || whole.mentions.len() > 1 && have_same_neighbours(whole, other, article);
            is_nobody_else && (is_prefix || is_well_known)
        }
        None if is_prefix => cut.stands_apart && (!makes_a_word || cut.is_candidate),
        None => !makes_a_word && cut.stands_apart && (cut.is_candidate || is_well_known),
    }
}

/// Whether nothing but a form of address is said of who that is.
fn is_not_introduced(odd: &Entity, article: &ArticleView) -> bool {
    const INTRODUCTIONS: [&str; 7] = ["，男", "，女", "（男", "（女", "今年", "（", "，1"];
    let place = Place::from(odd.mentions[0].at);
    let block = &article.blocks[place.block];
    let after = &block.text[place.span.end as usize..];
    let is_bare = block.facts.names.iter().filter(|name| name.span == place.span).all(|name| {
        name.evidence.iter().all(|reason| {
            matches!(
                reason,
                Evidence::SurnameModel
                    | Evidence::SpeechVerb
                    | Evidence::Model
                    | Evidence::Repeated
                    | Evidence::Context
                    | Evidence::PostAfter(_)
            )
        })
    });
    odd.posts.is_empty() && is_bare && !INTRODUCTIONS.iter().any(|word| after.starts_with(word))
}

/// Whether the shorter name is the longer one without a character of the given name, and nothing says who that is.
fn is_cut_person(whole: &Entity, odd: &Entity, article: &ArticleView) -> bool {
    let is_full = |entity: &Entity| entity.forms[0].person == Some(PersonForm::Full);
    let block = &article.blocks[odd.mentions[0].at.block];
    is_full(whole)
        && is_full(odd)
        && !whole.posts.is_empty()
        && (is_not_introduced(odd, article) || have_the_same_posts(whole, odd))
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
    if !is_sure(whole, odd) {
        draft.severity(Severity::Information);
    }
    cite_usual(draft, name, &places, context.lang);
    draft.rewrite(context.lang, here, name);
    offer_everywhere(draft, name, odd, rewritten(&places, odd), context.lang);
}

/// Whether what is left is hardly another name or a shorter form: a person's name that lost a character before its last
/// one, or a name that lost a word that joins its parts (和, 到, 的).
fn is_sure(whole: &Entity, odd: &str) -> bool {
    let name: &str = &whole.forms[0].text;
    let Some((at, lost)) = lost(name, odd) else { return true };
    match whole.kind {
        EntityKind::Person => at + lost.len() < name.len(),
        _ => ["和", "与", "及", "到", "的", "之"].contains(&lost),
    }
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
