//! `straight-quote`: straight quotation marks in Chinese text, said once a file.

use super::{MARKS, both};
use crate::article::Role;
use crate::rules::QuoteStyle;
use crate::rules::{BlockView, Drafts, Example, PageView, Place, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;
use crate::text::{Span, is_han};

/// `straight-quote`.
#[derive(Debug)]
pub struct StraightQuote;

static INFO: RuleInfo = RuleInfo {
    code: "straight-quote",
    kinds: &["PU40", "T16"],
    page: RulePage {
        title: both("中文里用了直引号", "Straight quotation marks in Chinese text"),
        finds: both(
            "用英文直引号\"…\"引中文。整个文件报一次。",
            "Chinese words between straight quotation marks. Reported once a file.",
        ),
        why: both("直引号分不出前后。", "Straight marks do not show which opens and which closes."),
        instead: both("写作：As in: “…”", "As in: “…”"),
        silent: both("英寸、代码和西文里的直引号。", "Inches, code, Latin text."),
        source: both("GB/T 15834—2011，4.8", "GB/T 15834—2011, 4.8"),
    },
    examples: &[
        Example::new("村里办起⟦\"⟧渔家夜校\"，老人也来听课。"),
        Example::new("他说：⟦\"⟧船要早点靠岸。\"大家点头。"),
        Example::new("办起“渔家夜校”，唱响⟦\"⟧渔歌\"。"),
        Example::new("渔歌节\n孩子们学唱⟦\"⟧渔歌\"。\n老人们又唱起\"号子\"。"),
        Example::new("⟦\"⟧渔歌\"响起来，\"号子\"喊起来。"),
        Example::new("村里办起“渔家夜校”，老人也来听课。"),
        Example::new("活动室装了55\"的电视机。"),
        Example::new("程序里写着print(\"hello\")一行。"),
        Example::new("歌名叫\"Yesterday\"，老少都会唱。"),
        Example::new("会议室有一台27\"显示器，两台32\"显示器。"),
        Example::new("他说：“船要早点靠岸。”"),
        Example::new("坐标为30°15'20\"，误差很小。"),
        Example::new("渔歌节热闹。孩子们学唱渔歌。"),
    ],
    ..MARKS
};

impl Rule for StraightQuote {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn counts_on_page(&self, block: &BlockView) -> bool {
        block.role != Role::Folio && !chinese_pairs(block.text).is_empty()
    }

    fn check_page(&self, page: &PageView, context: &RuleContext, out: &mut Drafts) {
        let mut pairs: Vec<(Place, Place)> = Vec::new();
        for &(index, block) in &page.told {
            pairs.extend(
                chinese_pairs(block.text)
                    .into_iter()
                    .map(|(one, two)| (Place::new(index, one), Place::new(index, two))),
            );
        }
        let Some(&(first, _)) = pairs.first() else { return };
        let [open, close] = match context.settings.style.quotes {
            Some(QuoteStyle::Straight) => return,
            Some(QuoteStyle::Corner) => ["「", "」"],
            Some(QuoteStyle::Curly) | None => ["“", "”"],
        };
        let count = pairs.len();
        let message = say!(
            context.lang,
            "中文用了直引号，应作{open} {close}；全文{count}对",
            "straight quotation marks round Chinese words, {count} pairs in the file; they should be {open} {close}"
        );
        let edits =
            pairs.iter().flat_map(|&(one, two)| [(one, open.to_owned()), (two, close.to_owned())]).collect();
        let finding = out.report(first, message);
        for &(other, _) in &pairs[1..] {
            finding.evidence(other, say!(context.lang, "这里也是", "here as well"));
        }
        finding.safe_fix(say!(context.lang, "全部改为{open} {close}", "Change all to {open} {close}"), edits);
    }
}

/// The pairs of straight marks of one block that hold Chinese words. A block with an odd mark is left alone: nobody
/// can tell which ones belong together.
fn chinese_pairs(text: &str) -> Vec<(Span, Span)> {
    let inches = |at: usize| text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '\'' || c == '′');
    let marks: Vec<usize> = memchr::memchr_iter(b'"', text.as_bytes()).filter(|&at| !inches(at)).collect();
    if !marks.len().is_multiple_of(2) {
        return Vec::new();
    }
    let pairs = marks.chunks_exact(2).map(|pair| (pair[0], pair[1]));
    pairs
        .filter(|&(one, two)| text[one + 1..two].chars().any(is_han))
        .map(|(one, two)| (Span::new(one, one + 1), Span::new(two, two + 1)))
        .collect()
}
