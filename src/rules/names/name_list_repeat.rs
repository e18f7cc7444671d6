//! `name-list-repeat`: one name twice in a byline.

use crate::article::Role;
use crate::rules::word_lists::List;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span, is_han};

/// `name-list-repeat`.
#[derive(Debug)]
pub struct NameListRepeat;

static INFO: RuleInfo = RuleInfo {
    code: "name-list-repeat",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["A43"],
    page: RulePage {
        title: Bilingual { zh: "署名重复", en: "Name twice in a byline" },
        finds: Bilingual {
            zh: "同一条署名里，一个名字出现两次（“通讯员 王芳 李明 王芳”）。",
            en: "The same name twice in one byline.",
        },
        why: Bilingual {
            zh: "署名重复多半是漏了另一个人。", en: "Mostly another author was left out."
        },
        instead: Bilingual {
            zh: "核对作者名单，删去或改正重复的名字。", en: "Check the list of authors."
        },
        silent: Bilingual {
            zh: "名字分写成单字（“王 芳”）；职务词重复（“本报记者 甲 通讯员 乙 本报记者 丙”）。",
            en: "Silent on names written with a space inside and on repeated role words.",
        },
        source: Bilingual { zh: "署名核对", en: "Checking of bylines" },
    },
    examples: &[
        Example::new("全县晒出平安账\n本报记者 王芳明 通讯员 李大海 ⟦王芳明⟧\n一年来，全县接访1200件。"),
        Example::new("夜访小区\n通讯员 赵晓 钱立 ⟦赵晓⟧\n夜幕降临，小区里灯火通明。"),
        Example::new("山里来了调解员\n本报记者 周大山 ⟦周大山⟧\n清早，山路上走来一个人。"),
        Example::new("水退之后\n记者 吴小满 通讯员 郑江河 吴大满 ⟦郑江河⟧\n水退了，村民开始清淤。"),
        Example::new("一码通办\n本报记者 孙之远 李子健 王立 ⟦李子健⟧\n一部手机，事事能办。"),
        Example::new("全县晒出平安账\n本报记者 王芳明 通讯员 李大海 赵一鸣\n一年来，全县接访1200件。"),
        Example::new("夜访小区\n通讯员 赵 晓 赵 立\n夜幕降临。"),
        Example::new("山里来了调解员\n本报记者 周大山 通讯员 吴小满 通讯员 郑江河\n清早，山路上走来一个人。"),
        Example::new("王明不明\n王明今年五十岁。"),
        Example::new("水退之后\n本报记者 吴小满 本报通讯员 郑江河\n水退了。"),
        Example::new("一码通办\n记者 李立 李立平\n一部手机，事事能办。"),
        Example::new("大家谈\n王明：要快。王明：要好。\n会场里掌声不断。"),
        Example::new("平安哨\n通讯员 孙立 摄影 孙立\n哨声响起。"),
    ],
};

impl Rule for NameListRepeat {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if block.role != Role::Byline {
            return;
        }
        let mut seen: Vec<(&str, Span)> = Vec::new();
        for (start, word) in words(block.text) {
            if matches!(word, "摄影" | "摄" | "图" | "供图") {
                seen.clear();
            }
            let length = word.chars().count();
            let is_name = (2..=4).contains(&length)
                && word.chars().all(is_han)
                && !List::BylineWords.words().contains(&word);
            if !is_name {
                continue;
            }
            let span = Span::new(start, start + word.len());
            if let Some(&(_, first)) = seen.iter().find(|(name, _)| *name == word) {
                let message =
                    say!(context.lang, "署名里“{word}”出现了两次", "“{word}” stands twice in the byline");
                let title = say!(context.lang, "删去重复的“{word}”", "Delete the second “{word}”");
                out.report(Place::new(0, span), message)
                    .evidence(Place::new(0, first), say!(context.lang, "第一次", "the first time"))
                    .fix(title, Place::new(0, span), "");
            }
            seen.push((word, span));
        }
    }
}

/// The words of a byline with their offsets in bytes; white space and marks divide them.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let divides = |c: char| {
        c.is_whitespace()
            || matches!(c, '、' | '，' | ',' | '/' | '／' | '■' | '（' | '）' | '：' | ':' | '|')
    };
    text.split(divides).map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}
