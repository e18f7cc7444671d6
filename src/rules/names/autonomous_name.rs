//! `autonomous-name`: an autonomous county without the people's name (景宁县) (off by default).

use crate::facts::name::{AS_OF, Division, Level};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;

/// `autonomous-name`.
#[derive(Debug)]
pub struct AutonomousName;

static INFO: RuleInfo = RuleInfo {
    code: "autonomous-name",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Hint,
    on_by_default: false,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A47"],
    page: RulePage {
        title: Bilingual { zh: "自治县（旗）名称不全", en: "An autonomous county cut short" },
        finds: Bilingual {
            zh: "自治县写成“景宁县”：区划表里没有这个县，只有“景宁畲族自治县”。",
            en: "景宁县 where the table has only 景宁畲族自治县.",
        },
        why: Bilingual {
            zh: "自治地方的名称是法定的，首次出现应写全。",
            en: "The names of autonomous divisions are set by law and given in full at first.",
        },
        instead: Bilingual {
            zh: "写全称；后文可以只写“景宁”。",
            en: "Give the full name; later 景宁 will do.",
        },
        silent: Bilingual {
            zh: "全称；不带“县”的简称；另有同名的县；默认关闭，因为后文常用简称。",
            en: "Silent on full names, on short names without 县, and where a county of that name exists. Off by default.",
        },
        source: Bilingual {
            zh: "民政部县级以上行政区划代码（截至2025年12月31日）",
            en: "Ministry of Civil Affairs: codes of divisions, as of 2025-12-31",
        },
    },
    examples: &[
        Example::new("调研组来到⟦景宁县⟧，走访三个村。"),
        Example::new("⟦长阳县⟧的茶农来取经。"),
        Example::new("来自⟦恭城县⟧的客商签了约。"),
        Example::new("⟦五峰县⟧今年新建驿站3个。"),
        Example::new("他在⟦石柱县⟧工作了十年。"),
        Example::new("调研组来到景宁畲族自治县，走访三个村。"),
        Example::new("调研组来到景宁，走访三个村。"),
        Example::new("桐庐县今年新建驿站3个。"),
        Example::new("青川县的茶农来取经。"),
        Example::new("望潮县今年新建驿站3个。"),
        Example::new("长阳土家族自治县的茶农来取经，长阳的茶好。"),
        Example::new("县里派人来取经。"),
        Example::new("该县新建驿站3个。"),
    ],
};

impl Rule for AutonomousName {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for name in block.facts.names.iter().filter(|name| name.place().is_some()) {
            let written = block.at(name.span);
            let Some(stem) = written.strip_suffix('县').filter(|stem| stem.chars().count() > 1) else {
                continue;
            };
            if Division::named(written).any(|division| division.name() == written) {
                continue;
            }
            let is_autonomous = |division: &Division| {
                division.level() == Level::County
                    && division.name().ends_with("自治县")
                    && division.name().starts_with(stem)
            };
            let Some(full) = Division::named(stem).find(is_autonomous) else { continue };
            let full = full.name();
            let place = Place::new(0, name.span);
            let message = say!(
                context.lang,
                "没有“{written}”，全称是“{full}”（行政区划表，截至{AS_OF}）",
                "There is no “{written}”: the full name is “{full}” (table of divisions as of {AS_OF})",
            );
            out.report(place, message).rewrite(context.lang, place, full);
        }
    }
}
