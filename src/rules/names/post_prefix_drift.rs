//! `post-prefix-drift`: 常务, 原 or 代 before a post in one place and not in another, or the post on another level (off by
//! default).

use super::posts::{self, Held};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;

/// `post-prefix-drift`.
#[derive(Debug)]
pub struct PostPrefixDrift;

/// Words for levels of which one may stand for another by mistake.
const LEVELS: &str = "省市县区镇乡";

static INFO: RuleInfo = RuleInfo {
    code: "post-prefix-drift",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Hint,
    on_by_default: false,
    points: None,
    confidence: Confidence::Low,
    kinds: &["A12", "A13", "A21"],
    page: RulePage {
        title: Bilingual {
            zh: "职务的“常务”“原”或级别前后不一",
            en: "常务, 原 or the level of a post differs",
        },
        finds: Bilingual {
            zh: "同一个人的同一职务，一处带“常务”“原”“代”，另一处不带；或者一处是“县”，一处是“市”。",
            en: "One post of one person with 常务, 原 or 代 in one place and without in another, or with another level.",
        },
        why: Bilingual {
            zh: "漏写“原”“代”是事实差错。", en: "Leaving out 原 (former) is an error of fact."
        },
        instead: Bilingual {
            zh: "核对职务，首次出现写全。",
            en: "Check the post; give it in full at first mention.",
        },
        silent: Bilingual {
            zh: "所在句子说到任免、时任、曾任；级别不同而确实兼任的，由编辑判断；默认关闭，因为后文常省“常务”。",
            en: "Silent where the sentence tells of a change. Off by default, because later mentions often leave 常务 out.",
        },
        source: Bilingual {
            zh: "庖丁解news（2022）：“原”“前”的用法",
            en: "Practitioners’ note (2022) on 原 and 前",
        },
    },
    examples: &[
        Example::new("青川县常务副县长林若彤到村里调研。\n\n青川县⟦副县长⟧林若彤说，要多听意见。"),
        Example::new("青川县原县长王国平来到现场。\n\n青川县⟦县长⟧王国平说，水退了。"),
        Example::new("望潮镇代镇长周文炜带队清淤。\n\n望潮镇⟦镇长⟧周文炜说，水退了。"),
        Example::new("县信访局局长陈建峰接访。\n\n市信访局⟦局长⟧陈建峰走访渔民。"),
        Example::new("青屿县人大代表林若彤走访。\n\n青屿市⟦人大代表⟧林若彤递交建议。"),
        Example::new("青川县常务副县长林若彤到村里调研。常务副县长林若彤说，要多听意见。"),
        Example::new("青川县县长王国平来到现场。县长王国平说，水退了。"),
        Example::new("青川县代县长王国平来到现场。王国平今年当选县长。县长王国平当选后表态。"),
        Example::new("县信访局局长陈建峰接访。局长陈建峰走访渔民。"),
        Example::new("青川县信访局局长陈建峰接访。县信访局局长陈建峰走访渔民。"),
        Example::new("望潮镇镇长周文炜和原镇长方志远带队清淤。"),
        Example::new("县医院医生李文海接诊，市医院医生王国平会诊。"),
        Example::new("青川县副县长林若彤和青屿县副县长周文炜签约。"),
    ],
};

impl Rule for PostPrefixDrift {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut held = posts::held(article);
        held.retain(|held| !posts::tells_of_change(article, held.place(), held.base));
        for (number, later) in held.iter().enumerate() {
            let same_post = |earlier: &&Held| {
                std::ptr::eq(earlier.person, later.person)
                    && earlier.base == later.base
                    && earlier.is_deputy == later.is_deputy
            };
            let Some(earlier) = held[..number].iter().find(same_post) else { continue };
            if let Some((first, second)) = difference(earlier, later) {
                let name = &later.person.name().text;
                let message = say!(
                    context.lang,
                    "{name}的职务前文是“{first}”，这里是“{second}”",
                    "The post of {name} is “{first}” before and “{second}” here",
                );
                out.report(later.place(), message)
                    .evidence(earlier.place(), say!(context.lang, "这里是“{first}”", "“{first}” here"));
            }
        }
    }
}

/// How the two are written, where a word before the post or the level differs.
fn difference(earlier: &Held, later: &Held) -> Option<(String, String)> {
    let (one, other) = (earlier.organisation(), later.organisation());
    let level = |name: &str| name.chars().find(|c| LEVELS.contains(*c));
    let rest = |name: &str| name.replacen(|c| LEVELS.contains(c), "", 1);
    let levels_differ = rest(one) == rest(other) && level(one) != level(other) && !one.is_empty();
    let written = |held: &Held, organisation: &str| {
        let prefixes: String =
            held.prefixes.iter().rev().copied().filter(|prefix| !held.post.text.contains(prefix)).collect();
        format!("{organisation}{prefixes}{}", held.post.text)
    };
    if levels_differ {
        Some((written(earlier, one), written(later, other)))
    } else if earlier.prefixes != later.prefixes && posts::may_be_one_body(one, other) {
        Some((written(earlier, ""), written(later, "")))
    } else {
        None
    }
}
