//! `official-form`: a body, region or meeting called by a form that does not exist (浙江省省委, 新疆省, 十九次六中全会).

use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span, holds_any, is_han};

/// `official-form`.
#[derive(Debug)]
pub struct OfficialForm;

static INFO: RuleInfo = RuleInfo {
    code: "official-form",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["A37", "A38", "A39"],
    page: RulePage {
        title: Bilingual {
            zh: "机构、地区、会议名称形式有误",
            en: "Form that no body, region or meeting has",
        },
        finds: Bilingual {
            zh: "重复一级的党委名称（“青川县县委”）、不存在的行政区形式（“宁夏省”）、把“届”写成“次”的全会名称（“十九次六中全会”）。",
            en: "A committee with its level doubled, a region of a kind that does not exist, a plenum counted by the wrong word.",
        },
        why: Bilingual {
            zh: "这类名称有固定写法，写错属于政治性差错。",
            en: "Such names are fixed; a wrong one is a political error.",
        },
        instead: Bilingual {
            zh: "按规范写法：“浙江省委”“宁夏回族自治区”“十九届六中全会”。",
            en: "Write the set form.",
        },
        silent: Bilingual {
            zh: "泛指（“各县县委”“全省省委党校”）；讲历史的句子里1958年以前的旧省名。",
            en: "Silent where bodies are meant in general, and on old provinces in sentences with a year before 1966.",
        },
        source: Bilingual {
            zh: "新华社新闻报道中的禁用词和慎用词",
            en: "Xinhua’s list of words to avoid and to use with care",
        },
    },
    examples: &[
        Example::new("青川省⟦省委⟧书记到会讲话。"),
        Example::new("⟦宁夏省⟧的枸杞远近闻名。"),
        Example::new("大会传达了⟦十九次六中全会⟧精神。"),
        Example::new("记者来到⟦新疆省⟧采访。"),
        Example::new("临江市⟦市委⟧常委会研究了方案。"),
        Example::new("永宁县⟦县委⟧作出决定。"),
        Example::new("青川省委书记到会讲话。"),
        Example::new("各县县委书记到会讲话。"),
        Example::new("全市市委党校系统开展培训。"),
        Example::new("宁夏回族自治区的枸杞远近闻名。"),
        Example::new("大会传达了十九届六中全会精神。"),
        Example::new("1955年，广西省推广新种子。"),
        Example::new("两省省委书记互致问候。"),
        Example::new("市、县两级党委书记参加，县县委以上报备。"),
        Example::new("内蒙古省级公园开放。"),
        Example::new("新区区委员会换届。"),
    ],
};

/// Words before a level that speak of bodies in general: 各县县委, 两市市委.
const GENERAL: &[char] = &[
    '各', '全', '每', '该', '本', '两', '几', '数', '多', '一', '二', '三', '四', '五', '六', '七', '八',
    '九', '十', '个', '外', '邻', '我', '在', '兄', '弟', '省', '市', '县', '区', '州', '、', '级', '属',
    '地', '和', '及', '与', '城', '新', '郊', '辖', '特', '大', '小',
];

/// Forms with the word that the text must not go on with, and the right form.
const REGIONS: &[(&str, &str)] = &[
    ("内蒙古省", "内蒙古自治区"),
    ("宁夏省", "宁夏回族自治区"),
    ("广西省", "广西壮族自治区"),
    ("新疆省", "新疆维吾尔自治区"),
    ("西藏省", "西藏自治区"),
];

impl Rule for OfficialForm {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        doubled_levels(block, context, out);
        regions(block, context, out);
        plenums(block, context, out);
    }
}

fn doubled_levels(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    if !block.facts.letters.may_hold("委") {
        return;
    }
    for level in ['省', '市', '县', '区', '州'] {
        let doubled = format!("{level}{level}委");
        for (start, _) in block.text.match_indices(&doubled) {
            let mut before = block.text[..start].chars().rev();
            let (last, second_last) = (before.next(), before.next());
            let is_name = |c: Option<char>| c.is_some_and(|c| is_han(c) && !GENERAL.contains(&c));
            let after = &block.text[start + doubled.len()..];
            if !is_name(last) || !second_last.is_some_and(is_han) || after.starts_with(['会', '员']) {
                continue;
            }
            let at = start + level.len_utf8();
            let place = Place::new(0, Span::new(at, start + doubled.len()));
            let message = say!(
                context.lang,
                "“{level}{level}委”重复，规范写法是“…{level}委”",
                "“{level}{level}委” says the level twice; the set form is “…{level}委”",
            );
            let title = say!(context.lang, "删去重复的“{level}”", "Delete the doubled “{level}”");
            out.report(place, message).severity(Severity::Information).fix(title, place, "委");
        }
    }
}

fn regions(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    for (wrong, right) in REGIONS {
        for start in block.places_of(wrong) {
            let after = &block.text[start + wrong.len()..];
            if after.starts_with(['级', '会', '内', '道', '际', '钱']) || tells_history(block, start) {
                continue;
            }
            let place = Place::new(0, Span::new(start, start + wrong.len()));
            let message =
                say!(context.lang, "没有“{wrong}”，应为“{right}”", "There is no “{wrong}”: it is “{right}”",);
            out.report(place, message).rewrite(context.lang, place, *right);
        }
    }
}

/// Whether the sentence speaks of a time when these provinces existed.
fn tells_history(block: &BlockView, offset: usize) -> bool {
    let Some(sentence) = block.sentence_at(offset) else { return false };
    let text = block.at(sentence.span);
    holds_any(text, &["清", "民国", "解放", "建国", "新中国成立", "设立", "旧"])
        || text.match_indices('年').any(|(at, _)| {
            let digits: String = text[..at]
                .chars()
                .rev()
                .take_while(char::is_ascii_digit)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            digits.len() == 4 && digits.parse::<u16>().is_ok_and(|year| year < 1966)
        })
}

fn plenums(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    const NUMERALS: &str = "一二三四五六七八九十";
    for tail in block.places_of("中全会") {
        let mut back = block.text[..tail].char_indices().rev();
        let Some((_, nth)) = back.next() else { continue };
        let Some((wrong_at, '次')) = back.next() else { continue };
        let session: Vec<usize> = back.take_while(|&(_, c)| NUMERALS.contains(c)).map(|(at, _)| at).collect();
        let (Some(&start), true) = (session.last(), NUMERALS.contains(nth)) else { continue };
        let place = Place::new(0, Span::new(start, tail + "中全会".len()));
        let message = say!(
            context.lang,
            "中央全会按“届”称呼：第几届几中全会，不写“次”",
            "A plenum of the Central Committee is counted by 届, not 次",
        );
        let title = say!(context.lang, "把“次”改为“届”", "Change 次 to 届");
        out.report(place, message).fix(
            title,
            Place::new(0, Span::new(wrong_at, wrong_at + '次'.len_utf8())),
            "届",
        );
    }
}
