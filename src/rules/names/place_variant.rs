//! `place-variant`: one place under two spellings.

use super::variant::{self, Pair};
use crate::facts::register::{EntityKind, Mention, Slip, join_in_a_word};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::text::{Bilingual, is_han};

/// `place-variant`.
#[derive(Debug)]
pub struct PlaceVariant;

static INFO: RuleInfo = RuleInfo {
    code: "place-variant",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["A22", "T02"],
    page: RulePage {
        title: Bilingual { zh: "地名前后不一", en: "Place name in two spellings" },
        finds: Bilingual {
            zh: "文中反复出现的地名，另有一处与它只差一个音同、音近或形近的字（石浦镇、石埔镇）。",
            en: "A place that the article names again and again, and one copy of it with a character that sounds or looks \
                 alike.",
        },
        why: Bilingual {
            zh: "地名差一个字就是另一个地方，或者根本没有这个地方。",
            en: "One character makes it another place, or none at all.",
        },
        instead: Bilingual {
            zh: "核对地名，统一写法。", en: "Check the name and write it one way."
        },
        silent: Bilingual {
            zh: "两个地名都反复出现；两者并列；两者都是行政区划表里的地名（河南、河北；阜阳、富阳）；\
                 那个字与前后文组成别的词。",
            en: "Silent where both come back, stand side by side or are both divisions of the table, and where the \
                 character belongs to another word.",
        },
        source: Bilingual {
            zh: "校对“校异同”的基本要求：同一地名全篇一致",
            en: "The first rule of proofreading: one name is written one way throughout",
        },
    },
    examples: &[
        Example::new("渔船驶过南海。南海的风浪不小。\n\n冷空气最南害得渔民收了网。"),
        Example::new("杭州市新添书屋。杭州市共有书屋300家。\n\n这座杭州是书香之城。"),
        Example::new("江苏省组织大学生下乡。江苏省共有6所学校参加。\n\n“乡村振兴江苏行”上周结束。"),
        Example::new("汤加国王访华。汤加国王说，友谊长存。\n\n汤加王国位于南太平洋。"),
        Example::new(
            "渔溪村的小院很热闹。渔溪村党支部书记说，渔溪村家家都来议事。\n\n⟦鱼溪村⟧的老人也来了。",
        ),
        Example::new(
            "石浦街道今年新建驿站3个。石浦街道办事处介绍，石浦街道还将再建2个。\n\n记者在⟦石埔街道⟧看到，驿站人来人往。",
        ),
        Example::new(
            "青屿县新添船上书屋。青屿县委宣传部介绍，青屿县共有书屋12家。\n\n⟦青峪县⟧的渔民都说好。",
        ),
        Example::new(
            "望潮镇成立了救援队。望潮镇有渔船600艘，望潮镇的网格员都会驾船。\n\n⟦望湖镇⟧的救援队上个月出动5次。",
        ),
        Example::new(
            "白鹭港社区环境一新。白鹭港社区居民陈阿香说，白鹭港社区的路灯都亮了。\n\n⟦白露港社区⟧还添了座椅。",
        ),
        Example::new("台州渔船出海\n\n本报⟦抬州⟧6月7日讯 昨天，台州的渔船出海。台州今年新添渔船36艘。"),
        Example::new("渔业大会在宁海县召开。\n\n会上，⟦宁孩县⟧的渔民代表发了言。"),
        Example::new("渔溪村的小院很热闹。渔溪村党支部书记说，渔溪村家家都来议事。"),
        Example::new("城东街道和城西街道同时开工。城东街道有5个小区，城西街道有9个小区。"),
        Example::new("东溪村种茶，西溪村种果。东溪村有茶园300亩，西溪村有果园200亩。"),
        Example::new("上塘村和下塘村相邻。上塘村有120户，下塘村有96户，上塘村和下塘村共用一条渠。"),
        Example::new("渔溪村在山前，鱼溪村在山后，两村只隔一条河。渔溪村人多，鱼溪村田多。"),
        Example::new("青屿县新添书屋。全县共有书屋12家，该县还将新增3家。"),
        Example::new("第一社区和第二社区结对。第一社区有老人120名，第二社区有老人96名。"),
        Example::new("望潮镇和望潮村名字相近。望潮镇辖12个村，望潮村是其中之一。"),
    ],
};

impl Rule for PlaceVariant {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        variant::report_slips(EntityKind::Place, is_slip, article, context, out);
    }
}

fn is_slip(pair: &Pair, article: &ArticleView) -> bool {
    if is_in_a_dateline(pair, article) && pair.is_plain() && pair.copy.known_hits > 1 && pair.other.is_none()
    {
        return true;
    }
    if !pair.is_alike() || pair.are_two_things(article) {
        return false;
    }
    let is_long = pair.length() > 2;
    if !is_long && !pair.is_plain()
        || pair.is_a_word_both_ways() && !is_once_and_long(pair)
        || pair.is_stem_with_another_word(article)
        || pair.is_end_of_a_longer_name(article)
        || is_cut_from_a_longer_name(pair, article)
    {
        return false;
    }
    let comes_back = pair.known_count().max(pair.copy_count()).max(pair.copy.known_hits) > 1;
    let written_in_its_place = pair.is_plain()
        && (pair.has_the_same_words_beside()
            || pair.length() > 3 && !pair.may_be_a_word_beside()
            || is_torn_from_a_known_place(pair));
    match pair.other {
        None => {
            comes_back && (pair.copy.stands_out || written_in_its_place)
                || pair.length() > 3 && pair.is_plain() && pair.copy.stands_out
        }
        Some(other) => {
            comes_back
                && !(pair.known.is_in_gazetteer && other.is_in_gazetteer)
                && pair.is_plain()
                && (pair.copy.stands_out || is_long)
                || pair.known.is_in_gazetteer != other.is_in_gazetteer && is_no_division(pair)
        }
    }
}

/// Whether the copy stands where a dateline names its place: 本报天今1月7日电.
fn is_in_a_dateline(pair: &Pair, article: &ArticleView) -> bool {
    const SENDERS: [&str; 5] = ["本报", "新华社", "中新社", "本台", "通讯社"];
    let Place { block, span } = Place::from(pair.copy.at);
    let text = article.blocks[block].text;
    let after = text[span.end as usize..].trim_start_matches(|c: char| c.is_ascii_digit());
    SENDERS.iter().any(|sender| text[..span.start as usize].ends_with(sender))
        && after.len() < text[span.end as usize..].len()
        && after.starts_with('月')
}

/// Whether one of the two is a division of the table and the other, which no table knows, is called a province, city or
/// county too: 吉邻省.
fn is_no_division(pair: &Pair) -> bool {
    let is_named_so =
        pair.copy.text.ends_with(['省', '市', '县']) && pair.copy.known.ends_with(['省', '市', '县']);
    is_named_so && pair.length() > 2 && pair.is_plain() && pair.copy.other.is_some()
}

/// Whether a long name comes back and begins in the other order once: 滨海大道, 海滨大道. At its end the two orders are two
/// words: 汤加国王, 汤加王国.
fn is_once_and_long(pair: &Pair) -> bool {
    let begins_it = matches!(pair.copy.slip, Slip::Swapped { index: 0 });
    begins_it && pair.length() > 3 && pair.known_count().max(pair.copy_count()) > 1
}

/// Whether every mention is followed by one and the same character that makes a word with it, or no table knows the name and
/// one and the same character stands before every mention: 塔里 is cut from 塔里木, 亚人 from 罗兴亚人.
fn is_cut_from_a_longer_name(pair: &Pair, article: &ArticleView) -> bool {
    let next = |mention: &Mention| {
        article.blocks[mention.at.block].text[mention.at.span.end as usize..].chars().next()
    };
    let before = |mention: &Mention| {
        let text = &article.blocks[mention.at.block].text[..mention.at.span.start as usize];
        text.chars().next_back().filter(|&c| is_han(c))
    };
    let [same_next, same_before] = [&next as &dyn Fn(&Mention) -> Option<char>, &before].map(|beside| {
        let first = beside(&pair.known.mentions[0]);
        first.filter(|_| pair.known.mentions.iter().all(|mention| beside(mention) == first))
    });
    let last = pair.copy.known.chars().last();
    pair.length() == 2
        && pair.known_count() > 1
        && (matches!((last, same_next), (Some(last), Some(next)) if join_in_a_word(last, next))
            || same_before.is_some() && !pair.known.is_in_gazetteer)
}

/// Whether a place of the tables, three characters or more, is written with another first character: 已色列 is no word
/// and 色列 is none.
fn is_torn_from_a_known_place(pair: &Pair) -> bool {
    pair.length() > 2
        && pair.known.is_in_gazetteer
        && matches!(pair.copy.slip, Slip::Replaced { index: 0, .. })
}
