//! `quote-style`: “” and 「」 in one file, or the pair that is not the house's; said once a file.

use super::{MARKS, both};
use crate::article::Role;
use crate::facts::quoted::Marks;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, PageView, Place, QuoteStyle, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::Span;

/// `quote-style`.
#[derive(Debug)]
pub struct QuoteStyleRule;

static INFO: RuleInfo = RuleInfo {
    code: "quote-style",
    severity: Severity::Hint,
    confidence: Confidence::Medium,
    kinds: &["PU40"],
    page: RulePage {
        title: both("引号的样式", "The form of quotation marks"),
        finds: both(
            "一个文件里既有“”又有「」；或者项目的体例定了一种，文中用的是另一种。整个文件报一次。",
            "Both “” and 「」 in one file, or the pair that is not the one the project sets. Reported once a file.",
        ),
        why: both("引号的样式全文应当一致。", "One text keeps one form of quotation marks."),
        instead: both(
            "体例在 zhubi.toml 的 style.quotes 里定：curly 是“”，corner 是「」。没有定的，以文中多的一种为准。",
            "Set style.quotes in zhubi.toml to curly (“”) or corner (「」). Where it is not set, the form that prevails in the file counts.",
        ),
        silent: both(
            "书名号；只有一种引号而体例没有定的。",
            "Book marks; one form throughout where the house sets none.",
        ),
        source: both("GB/T 15834—2011，4.8；编校常规", "GB/T 15834—2011, 4.8; editorial practice"),
    },
    examples: &[
        Example::new("村里办起“渔家夜校”和“书屋”，唱响⟦「⟧渔歌」。"),
        Example::new("村里办起「渔家夜校」和「书屋」，唱响⟦“⟧渔歌”。"),
        Example::new("村里办起“渔家夜校”和“书屋”，唱响“渔歌”。"),
        Example::new("村里办起「渔家夜校」和「书屋」，唱响「渔歌」。"),
        Example::new("老林说：“他们把‘渔歌’唱到了城里。”"),
        Example::new("《渔歌》和〈号子〉都出了书。"),
    ],
    ..MARKS
};

impl Rule for QuoteStyleRule {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn counts_on_page(&self, block: &BlockView) -> bool {
        block.role != Role::Folio && pairs(block).next().is_some()
    }

    fn check_page(&self, page: &PageView, context: &RuleContext, out: &mut Drafts) {
        let blocks = || page.told.iter();
        let count = |opener: char| {
            blocks().flat_map(|(_, block)| pairs(block)).filter(|&(_, first)| first == opener).count()
        };
        let (curly, corner) = (count('“'), count('「') + count('『'));
        let house = context.settings.style.quotes;
        let to_corner = match house {
            Some(QuoteStyle::Corner) => true,
            Some(QuoteStyle::Curly) => false,
            Some(QuoteStyle::Straight) => return,
            None => corner > curly,
        };
        let odd = if to_corner { curly } else { corner };
        if odd == 0 || house.is_none() && odd == curly + corner {
            return;
        }
        let edits: Vec<(Place, String)> = blocks()
            .flat_map(|(index, block)| pairs(block).map(move |(span, first)| (*index, span, first)))
            .filter_map(|(index, span, first)| Some((index, span, first, replacement(first, to_corner)?)))
            .flat_map(|(index, span, first, [open, close])| {
                let width = first.len_utf8() as u32;
                let opener = Span { start: span.start, end: span.start + width };
                let closer = Span { start: span.end - width, end: span.end };
                [(Place::new(index, opener), open.to_owned()), (Place::new(index, closer), close.to_owned())]
            })
            .collect();
        let Some(&(first, _)) = edits.iter().min_by_key(|(place, _)| *place) else { return };
        let (right, wrong) = if to_corner { ("「」", "“”") } else { ("“”", "「」") };
        let kept = if to_corner { corner } else { curly };
        let message = match house {
            Some(_) => say!(
                context.lang,
                "本项目的引号用{right}，文中有{wrong}{odd}对",
                "the house writes {right}; there are {odd} pairs of {wrong}"
            ),
            None => say!(
                context.lang,
                "引号样式不一：{right}{kept}对、{wrong}{odd}对",
                "two forms of quotation marks: {kept} pairs of {right}, {odd} of {wrong}"
            ),
        };
        out.report(first, message)
            .safe_fix(say!(context.lang, "全部改为{right}", "Change all to {right}"), edits);
    }
}

/// The pairs of quotation marks of a block, each with its opening mark.
fn pairs<'a>(block: &BlockView<'a>) -> impl Iterator<Item = (Span, char)> + use<'a> {
    let text = block.text;
    let quoted = block.facts.quoted.iter().filter(|quoted| quoted.marks != Marks::Book);
    quoted.filter_map(move |quoted| Some((quoted.span, quoted.span.of(text).chars().next()?)))
}

/// The marks of the other form; none where the pair has the wanted form.
fn replacement(opener: char, to_corner: bool) -> Option<[&'static str; 2]> {
    match (opener, to_corner) {
        ('“', true) => Some(["「", "」"]),
        ('‘', true) => Some(["『", "』"]),
        ('「', false) => Some(["“", "”"]),
        ('『', false) => Some(["‘", "’"]),
        _ => None,
    }
}
