//! `place-type-word`: one place as town here and as street office there (柳城街道 … 柳城镇).

use super::variant::{cite_usual, offer_everywhere, rewritten};
use crate::facts::name::{Division, is_a_word};
use crate::facts::register::{Entity, EntityKind};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, holds_any};

/// `place-type-word`.
#[derive(Debug)]
pub struct PlaceTypeWord;

/// Words for a type of which a place has but one at a time.
const CLASSES: &[&[&str]] = &[&["街道", "镇", "乡"], &["县", "区", "市"]];

/// The class of townships.
const TOWNSHIPS: usize = 0;

/// Ends of a stem that make another word with 区 or 市: 开发区, 景区, 城市.
const OTHER_WORDS: &str = "发景社山库灾校城小园辖专地新老街片厂都";

/// Offices of former times, when the type was another.
const OLD_OFFICES: &[&str] =
    &["知县", "知府", "知州", "县丞", "典史", "巡抚", "总督", "布政使", "县令", "民国"];

/// Words that tell of a change of type.
const CHANGES: &[&str] =
    &["撤", "改设", "改为", "升格", "更名", "设立", "合并", "原", "建镇", "设区", "设市"];

static INFO: RuleInfo = RuleInfo {
    code: "place-type-word",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A25", "T02"],
    page: RulePage {
        title: Bilingual {
            zh: "同一地方，镇、街道等前后不一", en: "One place with two words for its type"
        },
        finds: Bilingual {
            zh: "同一篇稿件里，同名的地方一处写“街道”，一处写“镇”或“乡”；一处写“县”，一处写“区”或“市”。\
                 一种写法反复出现，另一种只有一处；或者只有标题与正文不同。",
            en: "Places of one name with 街道 in one place and 镇 or 乡 in another, or with 县 and 区 or 市, where the one form \
                 comes back and the other stands once, or only headline and text differ.",
        },
        why: Bilingual {
            zh: "镇和街道、县和区是不同的行政建制，写错是知识性差错。",
            en: "A town is not a street office and a county no district: it is an error of fact.",
        },
        instead: Bilingual {
            zh: "核对建制，统一写法。确是两个地方的，标为“两者都对”。",
            en: "Check which it is and write it one way; mark both as right if they are two places.",
        },
        silent: Bilingual {
            zh: "两种写法都反复出现；并列出现；同一上级下两者都有（南昌县、南昌市）；文中说到撤并、更名。",
            en: "Silent where both come back or stand side by side, where one division has both, and where the text tells \
                 of a change.",
        },
        source: Bilingual {
            zh: "校对“校异同”的基本要求：同一地名全篇一致",
            en: "The first rule of proofreading: one name is written one way throughout",
        },
    },
    examples: &[
        Example::new(
            "石浦街道新建驿站3个。石浦街道办事处介绍，石浦街道还将再建2个。\n\n⟦石浦镇⟧的网格员说，驿站人来人往。",
        ),
        Example::new("望潮镇成立救援队。望潮镇有渔船600艘。\n\n⟦望潮街道⟧的救援队上个月出动5次。"),
        Example::new("青屿县新添书屋。青屿县共有书屋12家。\n\n⟦青屿区⟧的渔民都说好。"),
        Example::new("白鹭乡种茶致富。白鹭乡有茶园300亩。\n\n⟦白鹭镇⟧今年还办了茶节。"),
        Example::new("⟦望潮街道⟧建起救援队\n\n望潮镇有渔船600艘，镇里的网格员都会驾船。"),
        Example::new("沿盘山路走上一个小时，就到了最高的竹源乡。⟦竹源镇⟧有9个村、5300多人。"),
        Example::new("沿盘山路走上一个小时，就到了最高的竹源乡。竹源乡有9个村、5300多人。"),
        Example::new("竹源乡和竹源镇只隔一条河。竹源镇有9个村、5300多人。"),
        Example::new("石浦街道新建驿站3个。石浦街道还将再建2个。"),
        Example::new("南昌县和南昌市区相邻。南昌县有镇11个，南昌市今年再投3亿元，南昌县出一半。"),
        Example::new("望潮镇成立救援队。望潮镇有渔船600艘。望潮村出船12艘。"),
        Example::new("望潮镇、望潮街道同时开工。望潮镇有渔船600艘。"),
        Example::new("望潮镇今年撤镇设街道。望潮镇有渔船600艘，望潮街道下月挂牌。"),
        Example::new("望潮镇有渔船600艘，望潮镇有码头2个。望潮街道有小区9个，望潮街道有学校3所。"),
        Example::new("青屿县新添书屋。青屿县共有书屋12家，青屿景区里也有一家。"),
        Example::new("白鹭乡种茶致富。白鹭乡有茶园300亩，白鹭湖边也种了茶。"),
        Example::new("洛杉矶县共有渔港6处。洛杉矶县今年禁渔两个月。\n\n船员的家在洛杉矶市以东。"),
        Example::new("青屿市新添书屋。青屿市共有书屋12家。\n\n碑上写着青屿县知县的名字。"),
    ],
};

impl Rule for PlaceTypeWord {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let places: Vec<(&Entity, &str, usize, &str)> =
            article.register.of_kind(EntityKind::Place).filter_map(typed).collect();
        for (number, &(one, stem, class, _)) in places.iter().enumerate() {
            let same = places[..number]
                .iter()
                .filter(|(_, other, its_class, _)| (*other, *its_class) == (stem, class));
            for &(other, ..) in same {
                // The headline takes its names from the text.
                let weight = |entity: &Entity| (entity.mentions.len(), !entity.mentions[0].role.is_title());
                let (usual, odd) = if weight(one) > weight(other) { (one, other) } else { (other, one) };
                if is_slip(usual, odd, class, article) {
                    report(usual, odd, context, out);
                }
            }
        }
    }
}

/// The place with its stem, the class of its word for the type, and that word.
fn typed(entity: &Entity) -> Option<(&Entity, &str, usize, &str)> {
    let name: &str = &entity.forms[0].text;
    let (class, word, stem) = CLASSES.iter().enumerate().find_map(|(class, words)| {
        words.iter().find_map(|word| Some((class, *word, name.strip_suffix(word)?)))
    })?;
    let is_name = stem.chars().count() > 1 && !stem.ends_with(|c| OTHER_WORDS.contains(c));
    is_name.then_some((entity, stem, class, word))
}

/// Townships of one name told in neighbouring sentences: 到了最高的竹源乡。竹源镇有9个村.
fn follow_one_another(one: &Entity, other: &Entity, class: usize, article: &ArticleView) -> bool {
    let ([first], [second]) = (&one.mentions[..], &other.mentions[..]) else { return false };
    let (from, to) = (first.at.span.end as usize, second.at.span.start as usize);
    let between = article.blocks[first.at.block].text.get(from..to).unwrap_or_default();
    let stops = between.matches(['。', '！', '？']).count();
    class == TOWNSHIPS && first.at.block == second.at.block && stops == 1 && !between.contains('、')
}

fn is_slip(usual: &Entity, odd: &Entity, class: usize, article: &ArticleView) -> bool {
    let in_title = |entity: &Entity| entity.mentions.iter().all(|mention| mention.role.is_title());
    let in_text = |entity: &Entity| entity.mentions.iter().all(|mention| !mention.role.is_title());
    let only_title_differs = in_title(usual) && in_text(odd) || in_text(usual) && in_title(odd);
    let odd_one_out = odd.mentions.len() == 1 && (usual.mentions.len() > 1 || only_title_differs);
    let is_odd = odd_one_out || follow_one_another(usual, odd, class, article);
    is_odd
        && !one_division_has_both(usual, odd)
        && !is_beyond_the_table(usual, odd, class)
        && !is_told_apart(usual, odd, article)
}

/// Whether a city is well known that the table of divisions does not have: abroad, county and city often share a name.
fn is_beyond_the_table(one: &Entity, other: &Entity, class: usize) -> bool {
    let is_listed = |entity: &Entity| Division::named(&entity.forms[0].text).next().is_some();
    let stem = |entity: &Entity| {
        let name = &entity.forms[0].text;
        name.chars().take(name.chars().count() - 1).collect::<Vec<_>>()
    };
    class != TOWNSHIPS && !is_listed(one) && !is_listed(other) && is_a_word(stem(one))
}

/// Whether the table has both, in one division or on two levels of it.
fn one_division_has_both(one: &Entity, other: &Entity) -> bool {
    let named = |entity: &Entity| {
        let name: &str = &entity.forms[0].text;
        Division::named(name).filter(|division| division.name() == name).collect::<Vec<_>>()
    };
    let others = named(other);
    named(one).iter().any(|one| {
        others
            .iter()
            .any(|other| one.parent() == other.parent() || one.lies_in(*other) || other.lies_in(*one))
    })
}

/// Whether both stand in one sentence, or a sentence with one of them tells of a change.
fn is_told_apart(usual: &Entity, odd: &Entity, article: &ArticleView) -> bool {
    let sentence = |entity: &Entity| {
        let sentences = entity.mentions.iter().map(|mention| {
            let block = &article.blocks[mention.at.block];
            let sentence = block.sentence_at(mention.at.span.start as usize);
            (mention.at.block, sentence.map_or(block.text, |sentence| block.at(sentence.span)))
        });
        sentences.collect::<Vec<_>>()
    };
    let (usual, odd) = (sentence(usual), sentence(odd));
    let changes = |(_, text): &(usize, &str)| holds_any(text, CHANGES);
    let is_old = |(_, text): &(usize, &str)| holds_any(text, OLD_OFFICES);
    odd.iter().any(|one| usual.contains(one))
        || usual.iter().chain(&odd).any(changes)
        || usual.iter().any(is_old) != odd.iter().any(is_old)
}

fn report(usual: &Entity, odd: &Entity, context: &RuleContext, out: &mut Drafts) {
    let lang = context.lang;
    let places = |entity: &Entity| -> Vec<Place> {
        entity.mentions.iter().map(|mention| Place::from(mention.at)).collect()
    };
    let (odd_name, usual_name): (&str, &str) = (&odd.forms[0].text, &usual.forms[0].text);
    let (odd_places, usual_places) = (places(odd), places(usual));
    let message = say!(
        lang,
        "同名的地方：“{usual_name}”{count}处，“{odd_name}”{odd_count}处，请核对建制",
        "Places of one name: “{usual_name}” × {count}, “{odd_name}” × {odd_count}. Which is it?",
        count = usual_places.len(),
        odd_count = odd_places.len(),
    );
    let draft = out.report(odd_places[0], message);
    cite_usual(draft, usual_name, &usual_places, lang);
    for (places, wrong, right) in [(&odd_places, odd_name, usual_name), (&usual_places, usual_name, odd_name)]
    {
        offer_everywhere(draft, wrong, right, rewritten(places, right), lang);
    }
}
