//! `wrong-term-form`: a form that the term book lists as wrong.

use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::terms::{Entry, FormKind, TermHit};
use crate::text::Bilingual;

/// `wrong-term-form`.
#[derive(Debug)]
pub struct WrongTermForm;

static INFO: RuleInfo = RuleInfo {
    code: "wrong-term-form",
    former_codes: &[],
    family: Family::Terms,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["A46"],
    page: RulePage {
        title: Bilingual { zh: "专用语写错", en: "Wrong form of a term" },
        finds: Bilingual {
            zh: "词条中注明为错误的写法。全角半角、引号和空格不同不算错。",
            en: "A form that a term entry lists as wrong. Width, quotation marks and spaces make no difference.",
        },
        why: Bilingual {
            zh: "专用语错一个字，意思就变了，每处计1分。",
            en: "One wrong character makes another word of a term, and is an error of one point.",
        },
        instead: Bilingual {
            zh: "改用词条的规范写法。", en: "Use the form that the entry prefers."
        },
        silent: Bilingual {
            zh: "这个写法在另一词条中是正确写法；它是更长的已知专用语的一部分；它在书名号里，是照录的篇名。",
            en: "Silent where another entry has the form as a right one, where it is part of a longer known term, and \
                 in book marks, where it quotes a title.",
        },
        source: Bilingual {
            zh: "内置词条和本报词条，出处见词条",
            en: "The term entries, each with its source",
        },
    },
    examples: &[
        Example::new("全镇学习推广“⟦枫侨经验⟧”，矛盾就地化解。"),
        Example::new("民警对嫌疑人办理了⟦取保侯审⟧手续。"),
        Example::new("交警开展“⟦一盔一戴⟧”宣传，发放头盔120顶。"),
        Example::new("干部登录⟦浙政丁⟧，处理群众诉求32件。"),
        Example::new("群众⟦急难愁判⟧的事，一件一件办。"),
        Example::new("村民会议修订⟦村规明约⟧。"),
        // Silent.
        Example::new("全镇学习推广“枫桥经验”，矛盾就地化解。"),
        Example::new("民警对嫌疑人办理了取保候审手续。"),
        Example::new("交警开展“一盔一带”宣传，发放头盔120顶。"),
        Example::new("打通服务群众的最后一公里，就是打通最后“一公里”。"),
        Example::new("“小脑 + 手脚”机制运行以来，处置事件300件。"),
        Example::new("村规民约上墙，村规明明白白约束人。"),
        Example::new("他写过一篇《枫侨经验杂谈》，收在文集里。"),
        Example::new("群众的急难愁盼，判断要准，办理要快。"),
        Example::new("取保候审期间，他在家等候审理。"),
    ],
};

impl Rule for WrongTermForm {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for hit in block.terms.iter().filter(|hit| hit.form == FormKind::Wrong) {
            if super::in_book_marks(block, hit.span) {
                continue;
            }
            let Some(entry) = hit.entries.first().map(|&entry| context.terms.entry(entry)) else { continue };
            let (written, right) = (block.at(hit.span), super::bare(&entry.term));
            let why = why(entry, hit, block).map(|why| say!(context.lang, "（{why}）", " ({why})"));
            let why = why.unwrap_or_default();
            let message =
                say!(context.lang, "“{written}”应为“{right}”{why}", "“{written}” should be “{right}”{why}");
            let place = Place::new(0, hit.span);
            out.report(place, message).rewrite(context.lang, place, right);
        }
    }
}

fn why<'a>(entry: &'a Entry, hit: &TermHit, block: &BlockView) -> Option<&'a str> {
    let written = crate::terms::form_key(block.at(hit.span));
    let form = entry.wrong.iter().find(|wrong| crate::terms::form_key(&wrong.form) == written)?;
    form.why.as_deref()
}
