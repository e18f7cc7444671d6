//! `mixed-width`: full-width and half-width forms of one mark in one file.

use crate::article::Role;
use crate::facts::script::WIDTH_PAIRS;
use crate::rules::WidthStyle;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, PageView, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `mixed-width`.
#[derive(Debug)]
pub struct MixedWidth;

static INFO: RuleInfo = RuleInfo {
    code: "mixed-width",
    former_codes: &[],
    family: Family::Punctuation,
    severity: Severity::Information,
    on_by_default: true,
    points: None,
    confidence: Confidence::High,
    kinds: &["PU39", "T20"],
    page: RulePage {
        title: Bilingual { zh: "标点全角半角混用", en: "Full-width and half-width marks mixed" },
        finds: Bilingual {
            zh: "同一种标点在一个文件里有的用全角、有的用半角。整个文件只报一次，标在少数的那种第一次出现的地方。",
            en: "One mark written full-width in some places and half-width in others. Reported once a file, at the first of \
                 the rarer form.",
        },
        why: Bilingual {
            zh: "标点宽度是版面体例，一个文件里应当一致。",
            en: "The width of marks is house style; within one file it should be one.",
        },
        instead: Bilingual { zh: "统一成占多数的那种。", en: "Use the form that prevails." },
        silent: Bilingual {
            zh: "数字、西文里的半角标点（1,200、8:30、3.5）；整版统一用一种的。",
            en: "Half-width marks inside numbers and Latin text; a file that keeps to one form.",
        },
        source: Bilingual {
            zh: "GB/T 15834—2011《标点符号用法》5.1", en: "GB/T 15834—2011, clause 5.1"
        },
    },
    examples: &[
        Example::new("网格员登门走访，逐户登记，当天回复⟦,⟧群众满意。"),
        Example::new("港区停靠渔船多,人员流动大,管理难度高⟦，⟧全靠网格员跑腿。"),
        Example::new("各村（社区）、乡镇⟦(⟧街道)都建起了驿站，另有企业（园区）参与。"),
        Example::new("他说⟦:⟧这里好。她说：那里也好。大家说：都好。"),
        Example::new("你来吗⟦?⟧他来吗？大家都来吗？"),
        Example::new("港区停靠渔船多,人员流动大,管理难度高。"),
        Example::new("全镇共登记1,200户，早上8:30开门，增长3.5%。"),
        Example::new("他用手机下载了Zhubi,Neovim等软件，很快学会了。"),
        Example::new("各村(社区)、乡镇(街道)都建起了驿站，群众满意。"),
        Example::new("网格员登门走访，逐户登记。"),
        Example::new("比分是3:2，主队获胜，观众叫好。"),
        Example::new("地址：http://example.com/a,b 供查询，欢迎访问。"),
        Example::new("会议于2024-05-18 9:00召开，请准时参加。"),
    ],
};

impl Rule for MixedWidth {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn counts_on_page(&self, block: &BlockView) -> bool {
        let script = &block.facts.script;
        block.role != Role::Folio && script.full.iter().chain(&script.half).any(|spans| !spans.is_empty())
    }

    fn check_page(&self, page: &PageView, context: &RuleContext, out: &mut Drafts) {
        let mut summary = Vec::new();
        let mut rarer: Vec<(Place, String)> = Vec::new();
        let mut counts = [(0, 0); WIDTH_PAIRS.len()];
        for (_, block) in &page.told {
            let script = &block.facts.script;
            for (pair, (fulls, halves)) in counts.iter_mut().enumerate() {
                *fulls += script.full[pair].len();
                *halves += script.half[pair].len();
            }
        }
        for (pair, (full, half)) in WIDTH_PAIRS.into_iter().enumerate() {
            let (fulls, halves) = counts[pair];
            let to_full = match context.settings.style.width {
                Some(house) => house == WidthStyle::Full,
                None => fulls >= halves,
            };
            let kept_to = if to_full { fulls } else { halves };
            if kept_to == fulls + halves || (kept_to == 0 && context.settings.style.width.is_none()) {
                continue;
            }
            summary.push(say!(
                context.lang,
                "“{full}”{fulls}处、“{half}”{halves}处",
                "“{full}” {fulls}, “{half}” {halves}"
            ));
            let new = if to_full { full } else { half };
            for &(index, block) in &page.told {
                let script = &block.facts.script;
                let spans = if to_full { &script.half[pair] } else { &script.full[pair] };
                for place in spans.iter().map(|&span| Place::new(index, span)) {
                    rarer.push((place, new.to_string()));
                    rarer.extend(closing(block.text, place, new));
                }
            }
        }
        rarer.sort();
        let Some((first, _)) = rarer.first().cloned() else { return };
        let counts = summary.join(&say!(context.lang, "；", "; "));
        let (message, title) = match context.settings.style.width {
            None => (
                say!(
                    context.lang,
                    "标点全角半角混用：{counts}",
                    "full-width and half-width marks are mixed: {counts}"
                ),
                say!(context.lang, "全文统一成占多数的一种", "use the prevailing form throughout"),
            ),
            Some(_) => (
                say!(
                    context.lang,
                    "标点的全角半角不合本项目的体例：{counts}",
                    "the width of marks is not that of the house: {counts}"
                ),
                say!(context.lang, "全文统一成体例规定的一种", "use the form of the house throughout"),
            ),
        };
        out.report(first, message).safe_fix(title, rarer);
    }
}

/// The closing bracket that belongs to the opening one at `place`, to be replaced along with it.
fn closing(text: &str, place: Place, new_opener: char) -> Option<(Place, String)> {
    let (old, new) = match new_opener {
        '（' => (')', '）'),
        '(' => ('）', ')'),
        _ => return None,
    };
    let from = place.span.end as usize;
    let at = from + text[from..].find([')', '）'])?;
    let found = text[at..].chars().next()?;
    (found == old).then(|| (Place::new(place.block, Span::new(at, at + found.len_utf8())), new.to_string()))
}
