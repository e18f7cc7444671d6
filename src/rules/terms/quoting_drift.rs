//! `quoting-drift`: a term with quotation marks here and without them there.

use crate::facts::register::EntityKind;
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `quoting-drift`.
#[derive(Debug)]
pub struct QuotingDrift;

static INFO: RuleInfo = RuleInfo {
    code: "quoting-drift",
    former_codes: &[],
    family: Family::Terms,
    severity: Severity::Hint,
    on_by_default: false,
    points: None,
    confidence: Confidence::Low,
    kinds: &["A31"],
    page: RulePage {
        title: Bilingual { zh: "引号时有时无", en: "Term in and out of quotation marks" },
        finds: Bilingual {
            zh: "一个专用语在正文里多次加引号，另有一处没有加。默认不开。",
            en: "A term that stands in quotation marks again and again, and once without. Off by default.",
        },
        why: Bilingual {
            zh: "有的报社要求专用语统一加引号。",
            en: "Some papers want a term quoted throughout.",
        },
        instead: Bilingual { zh: "按本报习惯统一。", en: "Choose one, as your paper does." },
        silent: Bilingual {
            zh: "标题和小标题；加引号不足两处；在别的引号、书名号里面。",
            en: "Silent in headlines, where fewer than two are quoted, and inside other marks.",
        },
        source: Bilingual {
            zh: "GB/T 15834-2011《标点符号用法》4.8.3", en: "GB/T 15834-2011, 4.8.3"
        },
    },
    examples: &[
        Example::new("“邻里智联”好，“邻里智联”快，⟦邻里智联⟧全天在线。"),
        Example::new("推广“枫溪经验”，学习“枫溪经验”，让⟦枫溪经验⟧开花结果。"),
        Example::new("“三色管家”上门，“三色管家”陪聊，⟦三色管家⟧还代购。"),
        Example::new("“护苗先锋”进校园，“护苗先锋”进社区，大家都夸⟦护苗先锋⟧。"),
        Example::new("“一码通办”真快，“一码通办”真好，有了⟦一码通办⟧不用跑。"),
        Example::new("“邻里智联”好，邻里智联快。"),
        Example::new("邻里智联来了\n“邻里智联”好，“邻里智联”快。"),
        Example::new("“邻里智联”好，“邻里智联”快，《邻里智联操作手册》也印好了。"),
        Example::new("“平安”好，“平安”快，平安是福。"),
        Example::new("“三色管家”上门，“三色管家”陪聊。"),
        Example::new("三色管家上门，三色管家陪聊。"),
        Example::new("“护苗先锋”“护苗先锋”“护苗先锋”。"),
        Example::new("村民说：“有了邻里智联，不用跑。”“邻里智联”好，“邻里智联”快。"),
    ],
};

/// A shorter phrase stands without marks in its plain sense too often.
const SHORTEST: usize = 4;

impl Rule for QuotingDrift {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for term in article.register.of_kind(EntityKind::Term) {
            let text = &*term.name().text;
            let quoted =
                term.mentions.iter().filter(|mention| mention.is_quoted && !mention.role.is_title()).count();
            if quoted < 2 || text.chars().count() < SHORTEST {
                continue;
            }
            let bare = term.mentions.iter().filter(|mention| !mention.is_quoted && mention.role.is_prose());
            for mention in bare {
                let block = &article.blocks[mention.at.block];
                let is_in_marks =
                    block.facts.quoted.iter().any(|quoted| quoted.inner.covers(mention.at.span));
                if is_in_marks || is_part_of_longer_name(block.text, mention.at.span) {
                    continue;
                }
                let place = Place::from(mention.at);
                let message = say!(
                    context.lang,
                    "“{text}”在正文{quoted}处加了引号，这里没有加",
                    "“{text}” is quoted in {quoted} places, but not here",
                );
                let first = term.mentions.iter().find(|mention| mention.is_quoted).unwrap_or(mention);
                out.report(place, message)
                    .evidence(first.at.into(), say!(context.lang, "这里加了引号", "quoted here"))
                    .fix(say!(context.lang, "加引号", "Quote it"), place, format!("“{text}”"));
            }
        }
    }
}

/// Whether a quoted name goes on with the term: “义乌好货”品牌出海集合店.
fn is_part_of_longer_name(text: &str, span: Span) -> bool {
    text[..span.start as usize].ends_with(['”', '》'])
}
