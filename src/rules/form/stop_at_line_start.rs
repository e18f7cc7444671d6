//! `stop-at-line-start`: a paragraph that begins with a mark that cannot begin a line.

use super::{MARKS, both};
use crate::article::Role;
use crate::rules::{BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;
use crate::text::Span;

/// `stop-at-line-start`.
#[derive(Debug)]
pub struct StopAtLineStart;

static INFO: RuleInfo = RuleInfo {
    code: "stop-at-line-start",
    kinds: &["PU36"],
    confidence: Confidence::Medium,
    page: RulePage {
        title: both("段首出现点号", "A paragraph begins with a stop"),
        finds: both("段落以，。、；：？！开头。", "A paragraph that begins with a stop."),
        why: both(
            "点号不能出现在一行的开头；多半是一段话被断成两段。",
            "No line begins with a stop; usually one paragraph was broken in two.",
        ),
        instead: both("与前一段接上，或删去点号。", "Join it to the paragraph before, or delete the stop."),
        silent: both("读得出与前段相连、已经接上的。", "Paragraphs that were joined to the one before."),
        source: both("GB/T 15834—2011，5.1", "GB/T 15834—2011, 5.1"),
    },
    examples: &[
        Example::new("渔歌节\n渔歌节在白鹭港开幕，渔民登台唱歌。\n⟦，⟧老人们坐在前排，一句一句跟着唱。"),
        Example::new("渔歌节\n渔歌节在白鹭港开幕，渔民登台唱歌。\n⟦。⟧老人们坐在前排，一句一句跟着唱。"),
        Example::new("渔歌节\n渔歌节在白鹭港开幕，渔民登台唱歌。\n⟦、⟧竹篮、竹席摆满长廊，游客挑得仔细。"),
        Example::new("渔歌节\n渔歌节在白鹭港开幕，渔民登台唱歌。\n⟦；⟧长廊里摆满竹器，游客挑得仔细。"),
        Example::new("渔歌节\n渔歌节在白鹭港开幕，渔民登台唱歌。\n　　⟦，⟧长廊里摆满竹器，游客挑得仔细。"),
        Example::new("渔歌节\n渔歌节在白鹭港开幕，渔民登台唱歌。\n老人们坐在前排，一句一句跟着唱。"),
        Example::new("渔歌节\n渔歌节在白鹭港开幕，渔民登台唱歌。\n“好听！”老人们坐在前排，一句一句跟着唱。"),
        Example::new("渔歌节\n渔歌节在白鹭港开幕，渔民登台唱歌。\n——老人们坐在前排，一句一句跟着唱。"),
        Example::new("渔歌节\n渔歌节在白鹭港开幕，渔民登台唱歌。\n……老人们坐在前排，一句一句跟着唱。"),
        Example::new("渔歌节\n渔歌节在白鹭港开幕，渔民登台唱歌。\n（一）老人们坐在前排，一句一句跟着唱。"),
        Example::new("渔歌节\n渔歌节在白鹭港开幕，渔民登台唱歌。\n《渔歌志》摆在前排，老人们翻看。"),
        Example::new("渔歌节\n渔歌节在白鹭港开幕，渔民登台唱歌。\n·老人们坐在前排，一句一句跟着唱。"),
        Example::new("渔歌节\n渔歌节在白鹭港开幕，渔民登台唱歌。\n①老人们坐在前排，一句一句跟着唱。"),
    ],
    ..MARKS
};

impl Rule for StopAtLineStart {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let start = block.text.len() - block.text.trim_start().len();
        let Some(mark) = block.text[start..].chars().next().filter(|&c| "，。、；：？！".contains(c))
        else {
            return;
        };
        if block.role != Role::Paragraph || block.text.chars().count() < 8 {
            return;
        }
        let place = Place::new(0, Span::new(start, start + mark.len_utf8()));
        let message = say!(
            context.lang,
            "段落以“{mark}”开头：点号不出现在一行的开头，可能是一段话断成了两段（GB/T 15834—2011，5.1）",
            "the paragraph begins with “{mark}”: no line begins with a stop; it may be a paragraph broken in two \
             (GB/T 15834—2011, 5.1)"
        );
        let title = say!(context.lang, "删去“{mark}”", "Delete “{mark}”");
        out.report(place, message).fix(title, place, "");
    }
}
