//! `vague-double`: two words of vagueness on one time.

use super::calendar::here;
use super::{DATES, both};
use crate::facts::date::{DateKind, Tail};
use crate::rules::{BlockView, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::Span;

/// `vague-double`.
#[derive(Debug)]
pub struct VagueDouble;

static INFO: RuleInfo = RuleInfo {
    code: "vague-double",
    family: Family::Wording,
    severity: Severity::Information,
    kinds: &["D33", "NM16"],
    page: RulePage {
        title: both("时间上约数重复", "Vagueness doubled on a time"),
        finds: both(
            "中旬前后、月底左右、约8时许：一个时间上加了两个表示大概的词。",
            "Two words for “about” on one time.",
        ),
        why: both(
            "旬、底、初本身就是大概的时间，再加前后、左右是重复。",
            "A third of a month is vague already.",
        ),
        instead: both("只留一个。", "Keep one of them."),
        silent: both(
            "确切日期加前后、左右，年底前、月底前不报。",
            "Silent on an exact day with one such word, and on 年底前.",
        ),
        source: both("《咬文嚼字》等编校手册的通例", "Common editorial practice"),
    },
    examples: &[
        Example::new("油菜花将在⟦3月中旬前后⟧盛开。"),
        Example::new("工程预计⟦5月底左右⟧完工。"),
        Example::new("事故发生在⟦约8时许⟧。"),
        Example::new("⟦大约凌晨2时左右⟧，雨势减弱。"),
        Example::new("⟦2021年底左右⟧，新校区启用。"),
        Example::new("油菜花将在3月中旬盛开。"),
        Example::new("工程预计5月底前完工。"),
        Example::new("事故发生在8时许。"),
        Example::new("凌晨2时左右，雨势减弱。"),
        Example::new("3月15日前后，油菜花盛开。"),
        Example::new("大约8时，雨势减弱。"),
        Example::new("国庆节前后，游客明显增多。"),
        Example::new("2021年底前后续工程全部完成。"),
    ],
    ..DATES
};

impl Rule for VagueDouble {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for mention in &block.facts.dates {
            let (before, after) = block.text.split_at(mention.span.start as usize);
            let after = &after[mention.span.len()..];
            let behind = ["左右", "前后", "上下", "许"].into_iter().find(|word| after.starts_with(word));
            let Some(behind) = behind else { continue };
            let ahead = ["大约", "大概", "约"].into_iter().find(|word| before.ends_with(word));
            let vague = match &mention.kind {
                DateKind::Date(parts) => match parts.tail {
                    Some(Tail::FirstTenDays | Tail::MiddleTenDays | Tail::LastTenDays) => behind != "许",
                    Some(Tail::Beginning | Tail::End) => behind == "左右" || behind == "上下",
                    None => ahead.is_some() && behind != "许",
                },
                DateKind::Time(_) => ahead.is_some(),
                _ => false,
            };
            if !vague {
                continue;
            }
            let start = mention.span.start as usize - ahead.map_or(0, str::len);
            let end = mention.span.end as usize + behind.len();
            let whole = Span::new(start, end);
            let written = block.at(whole);
            let message =
                say!(context.lang, "“{written}”：表示大概的说法重复", "“{written}” says “about” twice");
            let title = say!(context.lang, "删去“{behind}”", "Delete “{behind}”");
            out.report(here(whole), message).fix(title, here(Span::new(end - behind.len(), end)), "");
        }
    }
}
