//! `must-quote`: a term that the house wants in quotation marks, or without.

use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::terms::{MustQuote, TermHit};
use crate::text::{Bilingual, Span};

/// `must-quote`.
#[derive(Debug)]
pub struct MustQuoteRule;

static INFO: RuleInfo = RuleInfo {
    code: "must-quote",
    former_codes: &[],
    family: Family::Wording,
    severity: Severity::Hint,
    on_by_default: false,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A31"],
    page: RulePage {
        title: Bilingual { zh: "专用语的引号", en: "Quotation marks of a term" },
        finds: Bilingual {
            zh: "词条规定要加引号而没有加，或规定不加而加了。",
            en: "A term without the quotation marks that its entry asks for, or with marks that it rules out.",
        },
        why: Bilingual {
            zh: "同一专用语的引号应当全报统一。",
            en: "A paper marks a term the same way throughout.",
        },
        instead: Bilingual { zh: "按词条加上或去掉引号。", en: "Add or remove the marks." },
        silent: Bilingual {
            zh: "标题里；更长的引文、书名里面；词条没有规定。默认不启用。",
            en: "Silent in title matter, inside longer quotations and titles, and where the entry does not say. Off by \
                 default.",
        },
        source: Bilingual { zh: "本报词条的 must_quote", en: "`must_quote` of the term entry" },
    },
    examples: &[
        Example::new("各村坚持和发展⟦枫桥经验⟧，小事就地解决。"),
        Example::new("县里深化⟦最多跑一次⟧改革，群众少跑腿。"),
        Example::new("全县持续推进⟦八八战略⟧，一张蓝图绘到底。"),
        Example::new("干部学⟦枫桥经验⟧，用“枫桥经验”。"),
        Example::new("他说，⟦最多跑一次⟧改的是作风。"),
        // Silent.
        Example::new("各村坚持和发展“枫桥经验”，小事就地解决。"),
        Example::new("县里深化“最多跑一次”改革，群众少跑腿。"),
        Example::new("他说：“枫桥经验要学，更要用。”"),
        Example::new("《枫桥经验研究》出版，印数3000册。"),
        Example::new("网格员登录浙里办，帮老人查询。"),
        Example::new("新时代“枫桥经验”在这里落地。"),
        Example::new("营商环境持续优化。"),
        Example::new("‘枫桥经验’写进了村史。"),
    ],
};

impl Rule for MustQuoteRule {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if block.role.is_title() {
            return;
        }
        for hit in block.terms.iter().filter(|hit| hit.form.is_right()) {
            let Some(entry) = hit.entries.first().map(|&entry| context.terms.entry(entry)) else { continue };
            let written = block.at(hit.span);
            let place = Place::new(0, hit.span);
            match entry.must_quote {
                MustQuote::Yes if !is_marked(block, hit) => {
                    let message =
                        say!(context.lang, "“{written}”应加引号", "“{written}” stands in quotation marks");
                    let title = say!(context.lang, "加引号", "Add quotation marks");
                    out.report(place, message).fix(title, place, format!("“{written}”"));
                }
                MustQuote::No if hit.quoted => {
                    let marks = outside(block, hit.span);
                    let message = say!(
                        context.lang,
                        "“{written}”不加引号",
                        "“{written}” stands without quotation marks"
                    );
                    let title = say!(context.lang, "去掉引号", "Remove the quotation marks");
                    out.report(place, message).fix(title, Place::new(0, marks), written.to_owned());
                }
                _ => {}
            }
        }
    }
}

/// Whether the term has marks of its own, inside or around, or stands in longer quoted words.
fn is_marked(block: &BlockView, hit: &TermHit) -> bool {
    let inside = block.at(hit.span).contains(['“', '‘', '"']);
    hit.quoted || inside || block.facts.quoted.iter().any(|quoted| quoted.inner.covers(hit.span))
}

/// The span with the mark on each side.
fn outside(block: &BlockView, span: Span) -> Span {
    let before = block.text[..span.start as usize].chars().next_back().map_or(0, char::len_utf8);
    let after = block.text[span.end as usize..].chars().next().map_or(0, char::len_utf8);
    Span::new(span.start as usize - before, span.end as usize + after)
}
