//! `fixed-parts`: a part of a term that its entry wants written as it is (the half-width + of “小脑+手脚”).

use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::terms::form_key;
use crate::text::{Bilingual, Span};

/// `fixed-parts`.
#[derive(Debug)]
pub struct FixedParts;

static INFO: RuleInfo = RuleInfo {
    code: "fixed-parts",
    former_codes: &[],
    family: Family::Wording,
    severity: Severity::Hint,
    on_by_default: false,
    points: None,
    confidence: Confidence::High,
    kinds: &[],
    page: RulePage {
        title: Bilingual { zh: "专用语中须照写的部分", en: "Fixed part of a term" },
        finds: Bilingual {
            zh: "词条规定照写的部分（如“+”），写成了另一种全半角或另一种圆点。",
            en: "A part of a term that its entry wants as it is, such as a +, in the other width or with another dot.",
        },
        why: Bilingual {
            zh: "同一提法的符号，全报应当统一。",
            en: "A paper writes the signs of a formula one way throughout.",
        },
        instead: Bilingual { zh: "按词条改写。", en: "Write it as the entry has it." },
        silent: Bilingual {
            zh: "词条没有规定；书名号里照录的篇名。默认不启用。",
            en: "Silent where the entry does not say, and in book marks, which quote a title. Off by default.",
        },
        source: Bilingual { zh: "词条的 fixed_parts", en: "`fixed_parts` of the term entry" },
    },
    examples: &[
        Example::new("各镇用好“小脑⟦＋⟧手脚”机制。"),
        Example::new("“小脑⟦＋⟧手脚”越转越顺，处置事件300件。"),
        Example::new("他说：“我们有小脑⟦＋⟧手脚，不怕事多。”"),
        Example::new("小脑 ⟦＋⟧ 手脚，一体联动。"),
        Example::new("从“小脑+手脚”到“小脑⟦＋⟧手脚”，写法不一。"),
        // Silent.
        Example::new("各镇用好“小脑+手脚”机制。"),
        Example::new("用好“小脑”与“手脚”。"),
        Example::new("《小脑＋手脚工作手册》印了3000册。"),
        Example::new("大脑＋手脚，才是一个人。"),
        Example::new("“1＋4＋1”基层治理体系建成。"),
        Example::new("全市推广枫桥经验，小事就地解决。"),
        Example::new("1＋1等于2。"),
        Example::new("村民称好。"),
    ],
};

impl Rule for FixedParts {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for hit in block.terms.iter().filter(|hit| hit.form.is_right()) {
            let Some(entry) = hit.entries.first().map(|&entry| context.terms.entry(entry)) else { continue };
            if super::in_book_marks(block, hit.span) {
                continue;
            }
            for right in &entry.fixed_parts {
                let Some(span) = otherwise_written(block.at(hit.span), right) else { continue };
                let place = Place::new(0, span.shifted(hit.span.start as usize));
                let (written, term) = (block.at(place.span), super::bare(&entry.term));
                let message = say!(
                    context.lang,
                    "“{term}”中应为“{right}”，这里是“{written}”",
                    "“{term}” has “{right}”, here it is “{written}”"
                );
                out.report(place, message).rewrite(context.lang, place, right.as_str());
            }
        }
    }
}

/// Where `right` stands in `term` in another width, if it does not stand there as it is.
fn otherwise_written(term: &str, right: &str) -> Option<Span> {
    let key = form_key(right);
    if key.is_empty() || term.contains(right) {
        return None;
    }
    let length = right.chars().count();
    let places: Vec<usize> = term.char_indices().map(|(at, _)| at).chain([term.len()]).collect();
    let spans = places.windows(length + 1).map(|ends| Span::new(ends[0], ends[length]));
    spans.into_iter().find(|span| form_key(span.of(term)) == key)
}
