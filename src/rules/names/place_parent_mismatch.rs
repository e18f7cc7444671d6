//! `place-parent-mismatch`: a place under a division that it does not belong to (湖北省张家界市).

use crate::facts::name::{AS_OF, Division, Level};
use crate::rules::word_lists::List;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span, holds_any};

/// `place-parent-mismatch`.
#[derive(Debug)]
pub struct PlaceParentMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "place-parent-mismatch",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::High,
    kinds: &["A23"],
    page: RulePage {
        title: Bilingual { zh: "地名与上级行政区不符", en: "Place under the wrong division" },
        finds: Bilingual {
            zh: "连写的两级地名，后一级不归前一级管，如“湖北省张家界市”。对照截至2025年12月31日的行政区划表，\
                 查写全的、全国唯一的省、市、县名，和省名、地级市名的简称（“安徽淮安”）。",
            en: "Two names of divisions written one after the other of which the second does not belong to the first. \
                 Held against the table of divisions as of 2025-12-31: full names of provinces, prefectures and counties that \
                 the country has once, and a province and a prefecture both by their short names (安徽淮安).",
        },
        why: Bilingual {
            zh: "写错上级行政区是知识性差错。",
            en: "The wrong province or city is an error of fact.",
        },
        instead: Bilingual {
            zh: "改为正确的上级行政区，或核对后一级的地名。",
            en: "Write the division that it belongs to, or check the lower name.",
        },
        silent: Bilingual {
            zh: "县以下的简称；直辖市后面的市名（“北京西安”可以是航线）；后面接路名、商会的；全国不止一处的地名；区划表里没有的地名；\
                 说历史、说撤并改名的句子；2000年以前的年份。",
            en: "Silent on short names of counties, on a city behind a municipality (which may be a route), before words such as 路 and 商会, on names that the country has more than once or the table lacks, and in sentences \
                 about former times.",
        },
        source: Bilingual {
            zh: "民政部县级以上及乡级行政区划代码（截至2025年12月31日）",
            en: "Ministry of Civil Affairs: codes of divisions, as of 2025-12-31",
        },
    },
    examples: &[
        Example::new("辽宁青岛齐头并进夺赛点。"),
        Example::new("调研组来到⟦湖北省张家界市⟧，考察景区管理。"),
        Example::new("参访团从⟦江苏省温州市⟧出发。"),
        Example::new("来自⟦浙江省黄山市⟧的客商签了约。"),
        Example::new("⟦绍兴市桐庐县⟧的经验在会上介绍。"),
        Example::new("他出生在⟦广东省桂林市⟧。"),
        Example::new("在⟦安徽淮安⟧一家商场，市民正在选购年货。"),
        Example::new("⟦湖北张家界⟧的导游前来交流。"),
        Example::new("记者从⟦江苏省宿州市⟧公安局获悉，窗口周末不打烊。"),
        Example::new("记者从安徽省宿州市公安局获悉，窗口周末不打烊。江苏省宿州市商会也来了人。"),
        Example::new("在江苏淮安一家商场，市民正在选购年货。"),
        Example::new("北京拉萨航线今天复航，安徽淮安路上挂起灯笼。"),
        Example::new("他在安徽淮南工作，妻子在江苏淮安。"),
        Example::new("湖北温州商会昨日成立。"),
        Example::new("调研组来到湖南省张家界市，考察景区管理。"),
        Example::new("参访团从浙江省温州市出发。"),
        Example::new("杭州市桐庐县的经验在会上介绍，浙江省桐庐县也派人参会。"),
        Example::new("湖北、张家界两地签约。"),
        Example::new("湖北省、湖南省张家界市、江西省九江市都派人参加。"),
        Example::new("1988年以前，四川省重庆市的这家船厂就已出名。"),
        Example::new("青川省望潮市的网格员来学习。"),
        Example::new("北京市朝阳区和长春市朝阳区结对。"),
    ],
};

impl Rule for PlaceParentMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for name in &block.facts.names {
            let Some(parent) = name.place().and_then(|place| place.parent) else { continue };
            if parent.end != name.span.start {
                continue;
            }
            let whole = Span { start: parent.start, end: name.span.end };
            let (above, below) = (block.at(parent), block.at(name.span));
            let behind = &block.text[whole.end as usize..];
            let is_authority = is_authority(block, whole);
            let short = || {
                let found = mismatch_of_short_names(above, below);
                found.filter(|_| !names_something_else(behind) && !is_authority)
            };
            let Some((child, stated)) = mismatch(above, below).or_else(short) else { continue };
            if tells_history(block, whole) || goes_on(block, whole) && !is_authority {
                continue;
            }
            report(child, stated, parent, whole, context, out);
        }
    }
}

/// The division named `child` and the one named `parent`, where the country has the child once and it lies in none of that
/// name.
fn mismatch(parent: &str, child: &str) -> Option<(Division, Division)> {
    let mut children = Division::named(child).filter(|division| division.name() == child);
    let only = children.next().filter(|division| division.level() <= Level::County)?;
    if children.next().is_some() {
        return None;
    }
    let above: Vec<Division> = Division::named(parent).filter(|division| division.name() == parent).collect();
    let stated = *above.iter().find(|division| division.level() < only.level())?;
    (!above.iter().any(|division| only.lies_in(*division))).then_some((only, stated))
}

/// The same of a province and a city that both go by their short names: 安徽淮安. Cities of the same short name at other
/// levels count too, and municipalities are left out: 北京拉萨 is an air route.
fn mismatch_of_short_names(parent: &str, child: &str) -> Option<(Division, Division)> {
    let is_province = |division: &Division| {
        division.level() == Level::Province && division.name() != parent && !division.name().ends_with('市')
    };
    if List::WiderLands.words().contains(&child) {
        return None;
    }
    let stated = Division::named(parent).find(is_province)?;
    let mut cities = Division::named(child).filter(|division| division.level() == Level::Prefecture);
    let (only, None) = (cities.next()?, cities.next()) else { return None };
    let lies_there = Division::named(child).any(|division| division.lies_in(stated));
    (only.name() != child && !lies_there).then_some((only, stated))
}

/// Whether the words behind a city make it the name of a road, a chamber or one side of two.
fn names_something_else(behind: &str) -> bool {
    List::BehindCities.words().iter().any(|word| behind.starts_with(word))
}

fn tells_history(block: &BlockView, place: Span) -> bool {
    let sentence =
        block.sentence_at(place.start as usize).map_or(block.text, |sentence| block.at(sentence.span));
    let is_old = |at: usize| {
        let year = at.checked_sub(4).and_then(|start| sentence.get(start..at));
        year.and_then(|year| year.parse::<u32>().ok()).is_some_and(|year| year < 2000)
    };
    holds_any(sentence, List::OtherDivisions.words())
        || sentence.match_indices('年').any(|(at, _)| is_old(at))
}

/// Whether the names are part of a longer one, such as a company's or a school's.
fn goes_on(block: &BlockView, place: Span) -> bool {
    let is_longer = |span: Span| span.covers(place) && span.end > place.end;
    block.facts.names.iter().any(|name| name.organisation().is_some() && is_longer(name.span))
}

/// Whether the names begin that of an authority, which lies where they say: 江苏省宿州市公安局.
fn is_authority(block: &BlockView, place: Span) -> bool {
    const AUTHORITIES: [&str; 7] = ["政府", "公安局", "法院", "检察院", "教育局", "民政局", "司法局"];
    let names = block.facts.names.iter().filter(|name| name.organisation().is_some());
    let mut longer = names.filter(|name| name.span.start == place.start && name.span.end > place.end);
    longer.any(|name| AUTHORITIES.iter().any(|word| block.at(name.span).ends_with(word)))
}

fn report(
    child: Division,
    stated: Division,
    parent: Span,
    whole: Span,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let above: Vec<&str> =
        std::iter::successors(child.parent(), |division| division.parent()).map(Division::name).collect();
    let (name, wrong) = (child.name(), stated.name());
    let belongs: String = above.iter().rev().copied().collect();
    let message = say!(
        context.lang,
        "{name}属{belongs}，不属{wrong}（行政区划表，截至{AS_OF}）",
        "{name} belongs to {belongs}, not to {wrong} (table of divisions as of {AS_OF})",
    );
    let right = std::iter::successors(child.parent(), |division| division.parent())
        .find(|division| division.level() == stated.level());
    let draft = out.report(Place::new(0, whole), message);
    if let Some(right) = right {
        let is_full = parent.len() == stated.name().len();
        let shown = |division: Division| if is_full { division.name() } else { division.short_name() };
        let (right, wrong) = (shown(right), shown(stated));
        draft.replace(context.lang, wrong, Place::new(0, parent), right);
    }
}
