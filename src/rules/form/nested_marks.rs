//! `nested-marks`: quotation marks, book marks or brackets of one shape inside each other.

use super::{MARKS, both};
use crate::facts::quoted::{Marks, Quoted};
use crate::rules::{BlockView, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::{Span, marks_of};

/// `nested-marks`.
#[derive(Debug)]
pub struct NestedMarks;

static INFO: RuleInfo = RuleInfo {
    code: "nested-marks",
    kinds: &["PU02", "PU26", "PU34"],
    page: RulePage {
        title: both("同形标点套用", "Marks of one shape inside each other"),
        finds: both(
            "双引号里又用双引号，双书名号里又用双书名号；圆括号里又用圆括号（提示）。",
            "Double quotation marks inside double ones, 《》 inside 《》; round brackets inside round ones (a hint).",
        ),
        why: both(
            "外层用双的，里层用单的，才看得出哪里起、哪里止。",
            "Double outside and single inside shows what begins and ends where.",
        ),
        instead: both("“这是‘渔歌’的由来。”《学习〈渔业法〉》", "As in: “…‘…’…”, 《…〈…〉…》."),
        silent: both("前后相接的引号；里层已用单引号、单书名号的。", "Marks in a row; single marks inside."),
        source: both("GB/T 15834—2011，4.8、4.9、4.15", "GB/T 15834—2011, 4.8, 4.9, 4.15"),
    },
    examples: &[
        Example::new("他说：“这是⟦“渔歌”⟧的由来，老人都知道。”"),
        Example::new("她说：“大家都夸⟦“一网通”⟧好用，办事不跑腿。”村民也点头。"),
        Example::new("他写了《读⟦《渔业志》⟧有感》一文。"),
        Example::new("县里印发《关于学习⟦《海岛保护条例》⟧的通知》。"),
        Example::new("各乡镇（街道⟦（园区）⟧）都设了驿站。"),
        Example::new("他说：“这是‘渔歌’的由来，老人都知道。”"),
        Example::new("“渔歌”“船歌”“号子”都有人唱。"),
        Example::new("他写了《读〈渔业志〉有感》一文。"),
        Example::new("《渔业志》《海岛志》都已出版。"),
        Example::new("各乡镇（街道、园区）都设了驿站（点）。"),
        Example::new("他说：“早点来。”又说：“别带东西。”"),
        Example::new("《海岛志》（修订版）收入“渔歌”一章。"),
        Example::new("各乡镇（街道〔园区〕）都设了驿站。"),
        Example::new("会议批准《〈《海岛公约》2001年议定书〉修正案》。"),
    ],
    ..MARKS
};

/// The longest phrase in inner marks that is reported, in bytes.
const LONGEST: usize = 600;

impl Rule for NestedMarks {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let shapes = [("“", "”", "‘", "’"), ("《", "》", "〈", "〉")];
        for (open, close, single_open, single_close) in shapes {
            let book = open == "《";
            let mut around: Vec<&Quoted> = Vec::new();
            for quoted in block.facts.quoted.iter().filter(|quoted| (quoted.marks == Marks::Book) == book) {
                while around.pop_if(|outer| !outer.inner.covers(quoted.span)).is_some() {}
                let double = |quoted: &Quoted| block.at(quoted.span).starts_with(open);
                // Within a single pair the double one comes again.
                let outer = around.last().copied().filter(|outer| double(outer) && double(quoted));
                around.push(quoted);
                let Some(outer) = outer.filter(|_| quoted.span.len() <= LONGEST) else { continue };
                let place = Place::new(0, quoted.span);
                let written = block.at(quoted.span);
                let right = format!("{single_open}{}{single_close}", block.at(quoted.inner));
                let message = say!(
                    context.lang,
                    "{open}{close}里面又用{open}{close}，里层应作“{right}”",
                    "{open}{close} inside {open}{close}: the inner “{written}” should be “{right}”"
                );
                let title = say!(
                    context.lang,
                    "里层改为{single_open}{single_close}",
                    "Use {single_open}{single_close} inside"
                );
                out.report(place, message)
                    .evidence(Place::new(0, outer.span), say!(context.lang, "外层", "the outer pair"))
                    .fix(title, place, right);
            }
        }
        for (inner, outer) in nested_brackets(block.text) {
            let message = say!(
                context.lang,
                "圆括号里又用圆括号，里层可用〔〕",
                "round brackets inside round brackets; the inner ones may be 〔〕"
            );
            out.report(Place::new(0, inner), message)
                .severity(Severity::Hint)
                .evidence(Place::new(0, outer), say!(context.lang, "外层", "the outer pair"));
        }
    }
}

/// The closed round brackets that stand inside closed ones, with the pair around each.
fn nested_brackets(text: &str) -> Vec<(Span, Span)> {
    let mut open: Vec<usize> = Vec::new();
    let mut waiting: Vec<Span> = Vec::new();
    let mut found = Vec::new();
    for (at, c) in marks_of(text) {
        match c {
            '（' => open.push(at),
            '）' => {
                let Some(start) = open.pop() else { continue };
                let pair = Span::new(start, at + c.len_utf8());
                if open.is_empty() {
                    found.extend(
                        waiting.drain(..).filter(|inner| pair.covers(*inner)).map(|inner| (inner, pair)),
                    );
                } else if open.len() == 1 {
                    waiting.push(pair);
                }
            }
            _ => {}
        }
    }
    found
}
