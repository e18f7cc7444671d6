//! `paper-name`: a folio line that names another paper than the project's, or than the rest of the page.

use crate::article::{Role, paper_of};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, PageView, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::Bilingual;

/// `paper-name`.
#[derive(Debug)]
pub struct PaperName;

static INFO: RuleInfo = RuleInfo {
    code: "paper-name",
    former_codes: &[],
    family: Family::File,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(20),
    confidence: Confidence::High,
    kinds: &["T12"],
    page: RulePage {
        title: Bilingual { zh: "报眉的报名不对", en: "The paper's name in the folio" },
        finds: Bilingual {
            zh: "报眉的报名与 zhubi.toml 里的 paper 不同，或者同一版的两处报名只差一个字。差得多的（可能是转载来源）只作提示。",
            en: "A folio line whose paper is not the `paper` of zhubi.toml, or two names on one page that differ in one character. A name that differs in more (it may be a source) is only a hint.",
        },
        why: Bilingual {
            zh: "套用旧版式、改名以后，报眉最容易留下旧报名；报头、报眉的差错加倍计算。",
            en: "Old layouts keep the old name; errors in masthead and folio count double.",
        },
        instead: Bilingual { zh: "改为本报的名称。", en: "Write the paper's own name." },
        silent: Bilingual {
            zh: "没有报眉的稿件；zhubi.toml 没有写 paper、各处报名又一致的。",
            en: "Copy without folio lines; pages of one name where zhubi.toml sets no `paper`.",
        },
        source: Bilingual {
            zh: "项目配置 zhubi.toml；编校常规",
            en: "The project's zhubi.toml; editorial practice",
        },
    },
    examples: &[
        Example::new(
            "春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n青禾法治报\n2024年5月18日 星期六\n\n水渠修好了\n本报讯 溪口乡的水渠修好了。\n\n⟦青禾法制报⟧",
        ),
        Example::new(
            "春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n青禾法治报\n2024年5月18日 星期六\n\n水渠修好了\n本报讯 溪口乡的水渠修好了。\n\n青禾法治报",
        ),
        Example::new(
            "春耕开始了\n本报讯 溪口乡的春耕开始了。\n\n青禾日报\n2024年5月18日 星期六\n\n水渠修好了\n溪口乡的水渠修好了。\n\n溪口晚报",
        ),
    ],
};

impl Rule for PaperName {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn counts_on_page(&self, block: &BlockView) -> bool {
        block.role == Role::Folio && paper_of(block.text).is_some()
    }

    fn check_page(&self, page: &PageView, context: &RuleContext, out: &mut Drafts) {
        let folios = page.told.iter();
        let named: Vec<(Place, &str)> = folios
            .filter_map(|&(index, block)| {
                let span = paper_of(block.text)?;
                Some((Place::new(index, span), block.at(span)))
            })
            .collect();
        let Some(&(first, printed)) = named.first() else { return };
        let house = context.settings.paper.as_deref();
        let right = house.unwrap_or(printed);
        for &(place, name) in named.iter().filter(|(_, name)| *name != right) {
            let near = differs_in_one(name, right);
            if house.is_none() && !near {
                continue;
            }
            let message = match house {
                Some(_) => say!(
                    context.lang,
                    "报眉写“{name}”，本项目的报名是“{right}”",
                    "the folio names “{name}”; the paper of the project is “{right}”"
                ),
                None => say!(
                    context.lang,
                    "报眉写“{name}”，同版另一处是“{right}”",
                    "the folio names “{name}”, another line of the page “{right}”"
                ),
            };
            let title = say!(context.lang, "改为“{right}”", "Change to “{right}”");
            let draft = out.report(place, message);
            if !near {
                draft.severity(Severity::Hint);
            }
            if house.is_none() {
                draft.evidence(first, say!(context.lang, "同版的报名", "the name on the page"));
            }
            draft.fix(title, place, right);
        }
    }
}

/// Whether the two are of one length and differ in one character.
fn differs_in_one(one: &str, other: &str) -> bool {
    one.chars().count() == other.chars().count()
        && one.chars().zip(other.chars()).filter(|(one, other)| one != other).count() == 1
}
