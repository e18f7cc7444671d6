//! `repeated-word`: a word of two or more characters printed twice in a row.

use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `repeated-word`.
#[derive(Debug)]
pub struct RepeatedWord;

static INFO: RuleInfo = RuleInfo {
    code: "repeated-word",
    former_codes: &[],
    family: Family::Wording,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["T13"],
    page: RulePage {
        title: Bilingual { zh: "词语重复", en: "Word printed twice" },
        finds: Bilingual {
            zh: "同一个词紧接着印了两遍。", en: "A word that is printed twice in a row."
        },
        why: Bilingual {
            zh: "多字是差错，每处计1分。", en: "An extra word is an error of one point."
        },
        instead: Bilingual { zh: "删去其中一个。", en: "Delete one of the two." },
        silent: Bilingual {
            zh: "动词重叠（研究研究）、拟声词不报。",
            en: "Silent on reduplicated verbs and on sounds.",
        },
        source: Bilingual {
            zh: "报纸编校差错率计算方法", en: "Method of counting errors in newspapers"
        },
    },
    examples: &[
        Example::new("全镇实现⟦联动联动⟧、协调配合、运转高效。"),
        Example::new("大家一起讨论讨论，再作决定。"),
    ],
};

impl Rule for RepeatedWord {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        const REDUPLICATED: &[&str] = &["讨论", "研究", "商量", "考虑"];
        let chars: Vec<(usize, char)> = block.text.char_indices().collect();
        for window in chars.windows(4) {
            let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
            let [(start, a), (_, b), (middle, c), (last, d)] = [window[0], window[1], window[2], window[3]];
            let word = &block.text[start..middle];
            if a == c && b == d && a != b && is_han(a) && is_han(b) && !REDUPLICATED.contains(&word) {
                let place = Place::new(0, Span::new(start, last + d.len_utf8()));
                let message =
                    say!(context.lang, "“{word}”重复印了两遍", "“{word}” is printed twice in a row");
                let title = say!(context.lang, "删去重复的“{word}”", "Delete the second “{word}”");
                out.report(place, message).fix(title, place, word);
            }
        }
    }
}
