//! `organisation-variant`: one organisation under two spellings.

use super::variant::{self, Pair};
use crate::facts::name::Division;
use crate::facts::register::EntityKind;
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::text::Bilingual;

/// `organisation-variant`.
#[derive(Debug)]
pub struct OrganisationVariant;

static INFO: RuleInfo = RuleInfo {
    code: "organisation-variant",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["A19", "A20"],
    page: RulePage {
        title: Bilingual { zh: "机构名前后不一", en: "Organisation in two spellings" },
        finds: Bilingual {
            zh: "文中反复出现的机构名，另有一处与它只差一个音同、音近或形近的字，或者相邻两字颠倒。",
            en: "An organisation that the article names again and again, and one copy of it with a single slip: a \
                 character that sounds or looks alike, or two neighbours swapped.",
        },
        why: Bilingual {
            zh: "机构名是专名，错一个字就不是这个机构。",
            en: "An organisation's name is its own; one wrong character makes it another body.",
        },
        instead: Bilingual {
            zh: "对照机构的全称，统一写法。",
            en: "Check the full name and write it one way.",
        },
        silent: Bilingual {
            zh: "两个名称都反复出现；两者并列；那个字与前后文组成别的词。",
            en: "Silent where both come back or stand side by side, and where the character belongs to another word.",
        },
        source: Bilingual {
            zh: "校对“校异同”的基本要求：同一机构名全篇一致",
            en: "The first rule of proofreading: one name is written one way throughout",
        },
    },
    examples: &[
        Example::new(
            "青屿县人民检察院发出检察建议。青屿县人民检察院检察官介绍，青屿县人民检察院已回访。\n\n⟦青屿县人民检查院⟧将继续跟进。",
        ),
        Example::new(
            "青屿县司法局开展普法。青屿县司法局干部说，青屿县司法局今年办讲座12场。\n\n⟦青屿县司发局⟧还走访了渔船。",
        ),
        Example::new(
            "临澜市渔政支队登船检查。临澜市渔政支队队员说，临澜市渔政支队每周出海两次。\n\n⟦临澜市鱼政支队⟧还开展了救生培训。",
        ),
        Example::new(
            "临澜市气象局发布预报。临澜市气象局台长方敏说，临澜市气象局已发预警3次。\n\n⟦临澜市气像局⟧还在码头立了显示屏。",
        ),
        Example::new(
            "青屿县人民法院选派法官进村。青屿县人民法院院长说，青屿县人民法院每月坐班两次。\n\n⟦青屿县人名法院⟧还办了普法讲座。",
        ),
        Example::new(
            "海润集团添了新船。海润集团今年出海36次。\n\n五年前，海润集团只有3艘船。⟦还润集团⟧负责人说，明年再添两艘。",
        ),
        Example::new(
            "明惠小学开学了。明惠小学校长说，明惠小学有学生120名。\n\n渔溪镇⟦名惠小学⟧校长还走访了家长。",
        ),
        Example::new(
            "海岛联邦调查局来了人。海岛联邦调查局还在取证，海岛联邦调查局没有答复。\n\n海岛⟦邦联调查局⟧说，再等一周。",
        ),
        Example::new("王国酒店开业了。王国酒店有客房60间。国王酒店也在同一条街上。"),
        Example::new(
            "临澜队夺冠。临澜队主教练说，临澜队打得顽强。\n\n临澜队一度被临澜追平的青屿队拖入加时。",
        ),
        Example::new(
            "枫林县队先进一球。枫林县队守住了优势，枫林县队首次夺冠。\n\n月岭县队1∶0小胜，获得季军。",
        ),
        Example::new("临澜市委宣传部牵头，临澜市卫计部门协办，市教育工委也派了人。"),
        Example::new("青屿县人民检察院发出检察建议。青屿县人民检察院检察官介绍，青屿县人民检察院已回访。"),
        Example::new("县公安局出动警力。县公安局介绍，水退了。\n\n县公安局说，现公安局大楼已供电。"),
        Example::new("青屿县公安局和青溪县公安局联合巡逻。青屿县公安局出警车3辆，青溪县公安局出警车2辆。"),
        Example::new("县图书馆办起借阅点。县图书馆的玩具图书馆也开门了，孩子们爱去县图书馆。"),
        Example::new("县法院和县检察院各派两人。县法院负责调解，县检察院负责监督。"),
        Example::new("第一中学和第二中学同时开学。第一中学有学生1200名，第二中学有学生960名。"),
        Example::new("望潮镇派出所和望湖镇派出所结对。望潮镇派出所有民警8名，望湖镇派出所有民警6名。"),
        Example::new("临澜市渔政支队登船检查，支队每周出海两次，渔政支队的队员都会游泳。"),
        Example::new("青屿县教育局印发通知，县教育局还将组织检查，教育局负责人说，要抓好落实。"),
        Example::new(
            "海燕渔业公司添了新船，海鸥渔业公司也添了新船。海燕渔业公司有船12艘，海鸥渔业公司有船9艘。",
        ),
    ],
};

impl Rule for OrganisationVariant {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        variant::report_slips(EntityKind::Organisation, is_slip, article, context, out);
    }
}

/// A name this long, in characters, is hardly written twice with one character another, unless by a slip.
const LONG_NAME: usize = 8;

/// A name that stands so often is well known here.
const OFTEN: usize = 3;

/// The characters of the shortest name that is no plain word with a word for a type: 联邦调查局.
const WHOLE_NAME: usize = 5;

fn is_slip(pair: &Pair, article: &ArticleView) -> bool {
    let comes_back = pair.known_count().max(pair.copy_count()).max(pair.copy.known_hits) > 1;
    let is_well_known_here = pair.known_count().max(pair.copy.known_hits) >= OFTEN && pair.copy_count() == 1;
    let is_sure_by_length =
        comes_back && pair.length() >= LONG_NAME || is_well_known_here && pair.length() >= WHOLE_NAME;
    let is_word_pair = pair.is_a_word_both_ways() && !is_sure_by_length;
    if !pair.is_alike()
        || is_word_pair
        || pair.are_two_things(article)
        || pair.is_stem_with_another_word(article)
        || pair.is_end_of_a_longer_name(article)
    {
        return false;
    }
    let is_long = pair.length() > 3;
    match pair.other {
        // A name of an organisation is a phrase; another phrase with but one character another is hardly chance.
        None => {
            // 名 in 镇名惠小学, where 明惠小学 comes back and no word begins with 惠小.
            let is_its_first = || {
                let is_at_start = !pair.keeps_its_first_character() && !pair.may_begin_with_a_word();
                is_well_known_here && is_at_start && pair.has_the_same_words_beside()
            };
            let may_be_a_word_beside = pair.may_be_a_word_beside() && !is_its_first();
            comes_back && (pair.copy.stands_out || is_long && pair.is_plain() && !may_be_a_word_beside)
                || pair.length() > 4 && pair.is_plain() && pair.copy.stands_out && !pair.makes_a_word_inside()
        }
        Some(_) => {
            (comes_back || pair.length() >= LONG_NAME && pair.copy.stands_out)
                && !begin_with_two_divisions(&pair.copy.known, &pair.copy.text)
                && pair.is_plain()
                && (pair.copy.stands_out || is_long)
                && !pair.may_begin_with_a_word()
        }
    }
}

/// Whether both names begin with a division of their own: 陕西省委, 山西省委.
fn begin_with_two_divisions(one: &str, other: &str) -> bool {
    let division = |name: &str| {
        let ends = name.char_indices().skip(1).take(7).map(|(at, c)| at + c.len_utf8());
        ends.map(|end| name[..end].to_owned()).find(|start| Division::named(start).next().is_some())
    };
    matches!((division(one), division(other)), (Some(one), Some(other)) if one != other)
}
