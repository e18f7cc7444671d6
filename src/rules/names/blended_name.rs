//! `blended-name`: a name made of the beginning of one and the end of its neighbour in a list (石潭镇, where the article has
//! 石门镇、龙潭镇): the eye skipped from the one to the other.

use crate::facts::register::{Entity, EntityKind};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};
use std::collections::BTreeMap;

/// `blended-name`.
#[derive(Debug)]
pub struct BlendedName;

static INFO: RuleInfo = RuleInfo {
    code: "blended-name",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A22"],
    page: RulePage {
        title: Bilingual { zh: "两个地名混成一个", en: "Two names run into one" },
        finds: Bilingual {
            zh: "文中并列的两个地名，另有一处成了前一个的头加后一个的尾，如“石门镇、龙潭镇”成了“石潭镇”。",
            en: "Two places stand side by side in the article, and in one place a name has the beginning of the first and the end of the second.",
        },
        why: Bilingual {
            zh: "录入时看串了行，中间几个字漏掉，两个地方成了一个不存在的地方。",
            en: "The eye skipped the characters between, and two places became one that does not exist.",
        },
        instead: Bilingual {
            zh: "补全两个名称，或者改成其中的一个。",
            en: "Write both names, or the one that is meant.",
        },
        silent: Bilingual {
            zh: "混成的名称出现不止一次；两个名称没有并列过，或有一个只出现一次。",
            en: "Silent where the blended name comes back, where the two never stand side by side, or where one of them stands once.",
        },
        source: Bilingual {
            zh: "校勘学“脱文”：两处字形相近，看串而漏",
            en: "Textual criticism: a leap from like to like",
        },
    },
    examples: &[
        Example::new(
            "石门镇、龙潭镇交界处的柿子红透了。石门镇有柿树，龙潭镇有烘房。\n\n据介绍，⟦石潭镇⟧还将办柿子节。",
        ),
        Example::new("渔溪村和沙埕村相邻。渔溪村种茶，沙埕村养鱼。\n\n今年，⟦渔埕村⟧修了路。"),
        Example::new("青川县与桐岭县结对。青川县出技术，桐岭县出土地。\n\n去年，⟦青岭县⟧的脐橙卖到了外省。"),
        Example::new("枫林乡、白沙乡都通了车。枫林乡修桥，白沙乡修路。\n\n⟦枫沙乡⟧的老人很高兴。"),
        Example::new(
            "望潮街道和临江街道共用一个大厅。望潮街道派了人，临江街道也派了人。\n\n⟦望江街道⟧还设了热线。",
        ),
        Example::new(
            "石门镇、龙潭镇交界处的柿子红透了。石门镇有柿树，龙潭镇有烘房。石门镇、龙潭镇还将办柿子节。",
        ),
        Example::new(
            "石门镇、龙潭镇交界处的柿子红透了。石门镇有柿树，龙潭镇有烘房，石潭镇有客商。石潭镇还办了节。",
        ),
        Example::new(
            "石门镇的柿子红透了。石门镇人多。隔着一座山，龙潭镇也红了，龙潭镇人少。石潭镇来了客商。",
        ),
        Example::new("石门镇、龙潭镇交界处的柿子红透了。石潭镇来了客商。"),
        Example::new("渔溪村和沙埕村相邻。渔溪村种茶，沙埕村养鱼。溪埕村在山后。"),
        Example::new("青川县与桐岭县结对。青川县出技术，桐岭县出土地。青川县岭下村也修了路。"),
        Example::new("东溪村和西溪村相邻。东溪村种茶，西溪村养鱼。东西溪汇在一处。"),
        Example::new("枫林乡、白沙乡都通了车。枫林乡修桥，白沙乡修路。枫林村的老人很高兴。"),
    ],
};

/// The characters of the names that are compared.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=5;

impl Rule for BlendedName {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let places = article.register.of_kind(EntityKind::Place);
        let (once, again): (Vec<&Entity>, Vec<&Entity>) = places.partition(|place| place.mentions.len() == 1);
        let [once, again] = [once, again].map(by_name);
        for (name, first) in &again {
            for (list, second) in neighbours(name, first, &again, article) {
                let blends = blends(name, &second.name().text);
                for odd in blends.iter().filter_map(|blend| once.get(&**blend)) {
                    report(odd, first, second, list, article, context, out);
                }
            }
        }
    }
}

fn by_name(places: Vec<&Entity>) -> BTreeMap<&str, &Entity> {
    let named = places.into_iter().map(|place| (&*place.name().text, place));
    named.filter(|(name, _)| LENGTHS.contains(&name.chars().count())).collect()
}

/// The first place where each of the `places` stands right behind `first` in a list, as many characters long as `name`.
fn neighbours<'a>(
    name: &str,
    first: &Entity,
    places: &BTreeMap<&str, &'a Entity>,
    article: &ArticleView,
) -> Vec<(Place, &'a Entity)> {
    let mut found: Vec<(Place, &Entity)> = Vec::new();
    for mention in &first.mentions {
        let text = article.blocks[mention.at.block].text;
        let rest = &text[mention.at.span.end as usize..];
        let Some(rest) = ["、", "和", "与", "及"].iter().find_map(|link| rest.strip_prefix(link)) else {
            continue;
        };
        let next: String = rest.chars().take(name.chars().count()).collect();
        let Some(&second) = places.get(&*next) else { continue };
        let end = text.len() - rest.len() + next.len();
        if second.name().text != first.name().text && !found.iter().any(|(_, it)| std::ptr::eq(*it, second)) {
            let span = Span::new(mention.at.span.start as usize, end);
            found.push((Place::new(mention.at.block, span), second));
        }
    }
    found
}

/// The names that begin as the first and end as the second, and are neither; the last character is the same in both.
fn blends(first: &str, second: &str) -> Vec<String> {
    if first.chars().last() != second.chars().last() {
        return Vec::new();
    }
    let starts = first.char_indices().zip(second.char_indices()).skip(1);
    let names = starts.map(|((at, _), (its_at, _))| format!("{}{}", &first[..at], &second[its_at..]));
    names.filter(|name| name != first && name != second).collect()
}

fn report(
    odd: &Entity,
    first: &Entity,
    second: &Entity,
    list: Place,
    article: &ArticleView,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let [odd_name, one, other] = [odd, first, second].map(|place| &place.name().text);
    let both = article.blocks[list.block].at(list.span);
    let message = say!(
        context.lang,
        "“{odd_name}”只有这一处，像是“{both}”漏了中间几个字，请核对",
        "“{odd_name}” stands only here and looks like “{both}” without what is between: check",
    );
    let here = Place::from(odd.mentions[0].at);
    out.report(here, message)
        .evidence(list, say!(context.lang, "这里是“{both}”", "“{both}” here"))
        .fix(say!(context.lang, "改为“{both}”", "Change to “{both}”"), here, both)
        .fix(say!(context.lang, "改为“{one}”", "Change to “{one}”"), here, &**one)
        .fix(say!(context.lang, "改为“{other}”", "Change to “{other}”"), here, &**other);
}
