//! `headline-figure-across-pages`: a figure in a headline that another page of the issue tells otherwise.

use super::{ArticleSummary, FigureSummary, FolderDrafts, FolderView};
use crate::facts::register::EntityKind;
use crate::rules::{Confidence, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::Bilingual;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// `headline-figure-across-pages`.
#[derive(Debug)]
pub struct HeadlineFigureAcrossPages;

/// How much of a headline's wording the other article's head must repeat, in percent, and at least.
const COVERED: usize = 75;
const FEWEST_PAIRS: usize = 4;

static INFO: RuleInfo = RuleInfo {
    code: "headline-figure-across-pages",
    former_codes: &[],
    family: Family::Folder,
    severity: Severity::Hint,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["N15"],
    page: RulePage {
        title: Bilingual {
            zh: "标题数字与别版不符", en: "Headline figure told otherwise on another page"
        },
        finds: Bilingual {
            zh: "一个版的标题里的数，同一期另一个版的同一件事写成了另一个数，例如头版导读与里页正文。",
            en: "A figure in a headline that an article on the same matter on another page gives otherwise, as between a front page's pointer and the story inside.",
        },
        why: Bilingual {
            zh: "头版的导读往往先写，里页改了数，导读没有跟着改。",
            en: "The pointer is written first; when the story's figure is corrected the pointer stays.",
        },
        instead: Bilingual {
            zh: "核对哪个数对，两处改成一样。",
            en: "Find out which is right and make both the same.",
        },
        silent: Bilingual {
            zh: "两处措辞大半相同、地名单位名不相抵触，才当作同一件事；另一版里任何一处有这个数就不报；约数对得上不报。",
            en: "Two articles tell one matter only where most of the headline's wording comes back and no place or organisation speaks against it. Silent where the other page has the figure anywhere, and where approximate figures agree.",
        },
        source: Bilingual { zh: "编校常规", en: "Editorial practice" },
    },
    examples: &[
        Example::new(
            "〓 01\n⟦62个⟧议事小院建到渔村码头\n本报讯 把议事小院建到码头边，船一靠岸就能议事。（详见第3版）\n〓 03\n议事小院建到渔村码头\n本报讯 目前，全县60个议事小院建到渔村码头，船一靠岸就能议事。",
        ),
        Example::new(
            "〓 01\n爱心企业捐赠⟦3200册⟧图书\n本报讯 山里的孩子有了新书。\n〓 02\n爱心企业捐赠图书暖童心\n本报讯 昨天，爱心企业捐赠2300册图书，送到山里的学校。",
        ),
        Example::new(
            "〓 A1\n防汛演练转移群众⟦1207人⟧\n本报讯 昨天下午，防汛演练在沙滩上举行。\n〓 A2\n防汛演练转移群众进行时\n本报讯 昨天下午，防汛演练转移群众2207人，用了不到两个小时。",
        ),
        Example::new(
            "〓 01\n志愿者清理海滩垃圾⟦18吨⟧\n本报讯 周末的海滩上，到处是弯腰的身影。\n〓 04\n志愿者清理海滩垃圾忙\n本报讯 周末，志愿者清理海滩垃圾13吨，装了几大车。",
        ),
        Example::new(
            "〓 01\n山村小学添置课桌椅⟦450套⟧\n本报讯 新学期，孩子们坐上了新课桌椅。\n〓 02\n山村小学添置课桌椅迎开学\n本报讯 开学前，山村小学添置课桌椅540套，旧的送去修理。",
        ),
        Example::new(
            "〓 01\n60个议事小院建到渔村码头\n本报讯 把议事小院建到码头边，船一靠岸就能议事。\n〓 03\n议事小院建到渔村码头\n本报讯 目前，全县60个议事小院建到渔村码头，船一靠岸就能议事。",
        ),
        Example::new(
            "〓 01\n近3000册图书暖童心\n本报讯 山里的孩子有了新书。\n〓 02\n爱心图书暖童心\n本报讯 昨天，2986册图书暖童心，送到山里的学校。",
        ),
        Example::new(
            "〓 01\n志愿者清理海滩垃圾18吨\n本报讯 周末的海滩上，到处是弯腰的身影。\n〓 04\n志愿者清理海滩垃圾忙\n本报讯 周末，志愿者清理海滩垃圾13吨、岸边垃圾5吨，共18吨。",
        ),
        Example::new(
            "〓 01\n山村小学添置课桌椅450套\n本报讯 新学期，孩子们坐上了新课桌椅。\n〓 02\n老街新灯亮起来\n本报讯 镇里买来路灯540套，老街亮了起来。",
        ),
        Example::new(
            "〓 01\n溪口乡添置垃圾桶450个\n本报讯 村里干净多了。\n〓 02\n柳堰镇添置垃圾桶540个\n本报讯 镇上干净多了。",
        ),
        Example::new(
            "〓 01\n防汛演练转移群众1207人\n本报讯 昨天下午，防汛演练在沙滩上举行。\n〓 02\n防汛演练转移群众进行时\n本报讯 昨天下午，防汛演练出动船只36艘，用了不到两个小时。",
        ),
        Example::new(
            "〓 01\n三招破解停车难\n本报讯 小区的停车位多了。\n〓 02\n两招破解停车难\n本报讯 医院门口不堵车了。",
        ),
        Example::new("〓 01\n爱心企业捐赠图书3200册\n本报讯 山里的孩子有了新书。"),
    ],
};

impl Rule for HeadlineFigureAcrossPages {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_folder(&self, folder: &FolderView, context: &RuleContext, out: &mut FolderDrafts) {
        let by_pair = by_pair(folder);
        let mut told = BTreeSet::new();
        for (page, it) in folder.pages.iter().enumerate() {
            for (number, article) in
                it.articles.iter().enumerate().filter(|(_, it)| !it.title_figures.is_empty())
            {
                let mut repeated: BTreeMap<Number, usize> = BTreeMap::new();
                for other in article.title_pairs.iter().filter_map(|pair| by_pair.get(pair)).flatten() {
                    *repeated.entry(*other).or_default() += 1;
                }
                for (place @ (there, other_number), repeated) in repeated {
                    let other = &folder.pages[there].articles[other_number];
                    if there == page
                        || told.contains(&(place, (page, number)))
                        || !tell_one_matter(article, other, repeated)
                    {
                        continue;
                    }
                    for figure in &article.title_figures {
                        if let Some(conflicting) = conflict(figure, other) {
                            told.insert(((page, number), place));
                            report((page, figure), (there, conflicting), folder, context, out);
                        }
                    }
                }
            }
        }
    }
}

/// An article by the numbers of its page and of itself on the page.
type Number = (usize, usize);

/// The articles by the pairs of letters in their heads and first lines, as far as a headline with a figure has the pair.
fn by_pair(folder: &FolderView) -> FxHashMap<(char, char), Vec<Number>> {
    let articles = folder.pages.iter().flat_map(|page| &page.articles);
    let with_figures = articles.filter(|article| !article.title_figures.is_empty());
    let pairs = with_figures.flat_map(|article| article.title_pairs.iter().map(|&pair| (pair, Vec::new())));
    let mut by_pair: FxHashMap<(char, char), Vec<Number>> = pairs.collect();
    for (page, it) in folder.pages.iter().enumerate() {
        for (number, article) in it.articles.iter().enumerate() {
            for pair in &article.lead_pairs {
                if let Some(articles) = by_pair.get_mut(pair) {
                    articles.push((page, number));
                }
            }
        }
    }
    by_pair
}

/// Whether the other article's head repeats most of the headline (`repeated` of its pairs), and no name of one speaks
/// against the other.
fn tell_one_matter(article: &ArticleSummary, other: &ArticleSummary, repeated: usize) -> bool {
    let pairs = &article.title_pairs;
    if repeated < FEWEST_PAIRS || repeated * 100 < pairs.len() * COVERED {
        return false;
    }
    let is_name = |kind| matches!(kind, EntityKind::Place | EntityKind::Organisation);
    let foreign = |from: &ArticleSummary, to: &ArticleSummary| {
        from.names.iter().filter(|name| name.in_title && is_name(name.kind)).any(|name| {
            !to.names.iter().any(|known| known.text.contains(&name.text) || name.text.contains(&known.text))
        })
    };
    !foreign(article, other) && !foreign(other, article)
}

/// The figure of `other` that counts the same and says something else; none where one says the same.
fn conflict<'a>(figure: &FigureSummary, other: &'a ArticleSummary) -> Option<&'a FigureSummary> {
    let alike =
        |it: &&FigureSummary| it.quantity.same_unit(&figure.quantity) && same_noun(&it.noun, &figure.noun);
    let same_unit = || {
        other.title_figures.iter().chain(&other.figures).filter(|it| it.quantity.same_unit(&figure.quantity))
    };
    if same_unit().any(|it| it.quantity.may_equal(&figure.quantity)) {
        return None;
    }
    same_unit().find(alike)
}

/// Whether two nouns name the same: equal, or one is the end of the other.
fn same_noun(one: &str, other: &str) -> bool {
    !one.is_empty() && !other.is_empty() && (one.ends_with(other) || other.ends_with(one))
}

fn report(
    (page, figure): (usize, &FigureSummary),
    (there, other): (usize, &FigureSummary),
    folder: &FolderView,
    context: &RuleContext,
    out: &mut FolderDrafts,
) {
    let (stated, told) = (&figure.at.quote.text, &other.at.quote.text);
    let name = folder.pages[there].label();
    let message = say!(
        context.lang,
        "标题说“{stated}”，{name}说“{told}”",
        "“{stated}” in the headline, “{told}” on {name}"
    );
    out.report(page, &figure.at, message).evidence(there, &other.at, other.at.quote.whole());
}
