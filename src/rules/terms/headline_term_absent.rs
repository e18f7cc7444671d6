//! `headline-term-absent`: a quoted term of the headline that the text never has (off by default).

use crate::facts::register::{At, EntityKind};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;

/// `headline-term-absent`.
#[derive(Debug)]
pub struct HeadlineTermAbsent;

/// A text this long, in characters, is expected to take up what its headline names.
const LEAST_TEXT: usize = 80;

/// Last characters of what a place, body or service is called (夜间法庭, 红色驿站). Other quoted words of a headline are mostly
/// metaphors.
const BODIES: &str = "庭站室台队所厅岗院会团库网点线馆家";

static INFO: RuleInfo = RuleInfo {
    code: "headline-term-absent",
    former_codes: &[],
    family: Family::Terms,
    severity: Severity::Hint,
    on_by_default: false,
    points: None,
    confidence: Confidence::Low,
    kinds: &["T04"],
    page: RulePage {
        title: Bilingual {
            zh: "标题里的提法正文没有", en: "A term of the headline that the text lacks"
        },
        finds: Bilingual {
            zh: "标题中加引号的机构、场所、服务的名称（夜间法庭、红色驿站），正文从头到尾没有出现。",
            en: "The quoted name of a body, place or service in the headline that stands nowhere in the text.",
        },
        why: Bilingual {
            zh: "可能是改稿后标题没有跟着改，也可能是标题的提法写错了。",
            en: "The text may have been rewritten under an old headline, or the headline misnames the thing.",
        },
        instead: Bilingual { zh: "核对标题与正文。", en: "Check headline against text." },
        silent: Bilingual {
            zh: "别的加引号的话，多是比喻（“小电驴”）；正文有这个提法（加不加引号都算）；正文太短；默认关闭，因为标题常用比喻。",
            en: "Silent on other quoted words, which are mostly metaphors, where the text has it, with marks or without, and on very short texts. Off by default: headlines \
                 like metaphors.",
        },
        source: Bilingual { zh: "题文一致", en: "A headline says what the text says" },
    },
    examples: &[
        Example::new(
            "“⟦夜间法庭⟧”开到码头\n\n入夜，县人民法院的法官来到码头，为渔民调解三起欠薪纠纷。渔民白天出海，晚上才有空，法官便把开庭时间改在晚上七点。半年来，法官到码头十二次，调解纠纷二十六起，渔民都说省了来回跑的工夫。",
        ),
        Example::new(
            "“⟦红色驿站⟧”进小区\n\n望潮镇在六个小区建起服务点，党员轮流值班，帮老人代买药品、代缴水电费。三个月来，服务点接待居民一千二百人次，解决难题八十六件。居民说，有事下楼就能找到人，心里踏实多了，邻里也更和睦了。",
        ),
        Example::new(
            "村里来了“⟦流动调解室⟧”\n\n渔溪村的老支书退休后闲不住，谁家有矛盾他都去劝一劝。两年里，他劝和了十七对吵架的邻居，调解了九起地界纠纷。村民信得过他，遇到烦心事先找他说一说，镇里也请他给年轻的调解员讲课传经。",
        ),
        Example::new(
            "“⟦一码通办网⟧”省时省力\n\n临澜市政务大厅新设十二个窗口，市民可以在任何一个窗口办理社保、医保、公积金等业务，不用再来回排队。上线两个月，平均等候时间从四十分钟降到十二分钟，受理业务三千六百件，市民满意度明显提高。",
        ),
        Example::new(
            "“⟦海上枫桥站⟧”暖人心\n\n青屿县渔政支队的队员随船调解，把纠纷化解在海上。去年以来，队员登船三百余次，调解渔具纠纷、碰撞纠纷四十八起，没有一起闹到岸上。渔民说，队员懂海、懂船，说的话在理，大家听得进去，也愿意照办。",
        ),
        Example::new(
            "“夜间法庭”开到码头\n\n入夜，县人民法院的“夜间法庭”来到码头，为渔民调解三起欠薪纠纷。渔民白天出海，晚上才有空，法官便把开庭时间改在晚上七点。半年来，法官到码头十二次，调解纠纷二十六起，渔民都说省了来回跑的工夫。",
        ),
        Example::new(
            "“夜间法庭”开到码头\n\n入夜，夜间法庭开庭，法官为渔民调解三起欠薪纠纷。渔民白天出海，晚上才有空，法官便把开庭时间改在晚上七点。半年来，法官到码头十二次，调解纠纷二十六起，渔民都说省了来回跑的工夫，心里很踏实。",
        ),
        Example::new(
            "法官来到码头\n\n入夜，县人民法院的法官为渔民调解三起欠薪纠纷。渔民白天出海，晚上才有空，法官便把开庭时间改在晚上七点。半年来，法官到码头十二次，调解纠纷二十六起，渔民都说省了来回跑的工夫，也省下了误工钱。",
        ),
        Example::new("“夜间法庭”开到码头\n\n法官为渔民调解三起纠纷。"),
        Example::new("《邻里公约》进村\n\n渔溪村把公约写在墙上，家家户户照着做。"),
        Example::new("“夜间法庭”受欢迎\n\n渔民说，“夜间法庭”好。"),
        Example::new("渔民点赞“夜间法庭”"),
        Example::new("镇里开会\n\n会上说到“夜间法庭”。"),
    ],
};

impl Rule for HeadlineTermAbsent {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let prose = article.blocks.iter().filter(|block| block.role.is_prose());
        if prose.map(|block| block.text.chars().count()).sum::<usize>() < LEAST_TEXT {
            return;
        }
        for term in article.register.of_kind(EntityKind::Term) {
            let in_title = |at: At| article.blocks[at.block].role.is_title();
            let quoted = term.mentions.iter().find(|mention| mention.is_quoted && in_title(mention.at));
            let Some(quoted) = quoted.filter(|_| term.mentions.iter().all(|mention| in_title(mention.at)))
            else {
                continue;
            };
            let text = &term.forms[0].text;
            if !text.ends_with(|c| BODIES.contains(c)) {
                continue;
            }
            let stands_in_text =
                article.blocks.iter().any(|block| !block.role.is_title() && block.text.contains(&**text));
            if !stands_in_text {
                let message = say!(
                    context.lang,
                    "标题有“{text}”，正文没有出现",
                    "The headline has “{text}”, the text does not",
                );
                out.report(Place::from(quoted.at), message);
            }
        }
    }
}
