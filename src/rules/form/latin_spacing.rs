//! `latin-spacing`: a blank between Chinese and Latin letters or figures in some places of a file and not in others.

use super::{MARKS, both};
use crate::article::Role;
use crate::rules::SpacingStyle;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, PageView, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Span, is_han};

/// `latin-spacing`.
#[derive(Debug)]
pub struct LatinSpacing;

static INFO: RuleInfo = RuleInfo {
    code: "latin-spacing",
    severity: Severity::Hint,
    on_by_default: false,
    kinds: &["PU41"],
    confidence: Confidence::Low,
    page: RulePage {
        title: both("汉字与西文之间的空格不一致", "Blanks beside Latin letters used unevenly"),
        finds: both(
            "正文里，汉字与西文字母之间有的地方空格、有的地方不空。整个文件报一次。",
            "A blank between Chinese and Latin letters in some places and none in others. Reported once a file.",
        ),
        why: both("空不空都行，一个文件里应当一致。", "Either will do, but one file keeps to one way."),
        instead: both("统一成占多数的那种。", "The way that prevails."),
        silent: both(
            "全文一致的；标题、署名里的空格。",
            "Files that keep to one way; blanks in headlines and bylines.",
        ),
        source: both("CY/T 154—2017", "CY/T 154—2017"),
    },
    examples: &[
        Example::new("渔歌节\n岛上装了GPS，船上装了AIS，码头也有⟦ ⟧Wi-Fi可用。"),
        Example::new("渔歌节\n岛上装了 GPS，船上装了 AIS，码头也有⟦W⟧i-Fi。"),
        Example::new("渔歌节\n岛上装了GPS，船上装了AIS，码头也有Wi-Fi。"),
        Example::new("渔歌节\n岛上装了 GPS，船上装了 AIS，码头也有 Wi-Fi。"),
        Example::new("渔歌节\n岛上有20盏灯、 30条船，都在码头。"),
    ],
    ..MARKS
};

impl Rule for LatinSpacing {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn counts_on_page(&self, block: &BlockView) -> bool {
        let has_letters = block.text.bytes().any(|byte| byte.is_ascii_alphabetic());
        has_letters && block.role == Role::Paragraph && !Meetings::of(block.text).is_empty()
    }

    fn check_page(&self, page: &PageView, context: &RuleContext, out: &mut Drafts) {
        let (mut spaced, mut joined) = (Vec::new(), Vec::new());
        for &(index, block) in &page.told {
            let found = Meetings::of(block.text);
            spaced.extend(found.spaced.into_iter().map(|span| Place::new(index, span)));
            joined.extend(found.joined.into_iter().map(|span| Place::new(index, span)));
        }
        let (with, without) = (spaced.len(), joined.len());
        let add = match context.settings.style.spacing {
            Some(house) => house == SpacingStyle::Space,
            None if spaced.is_empty() || joined.is_empty() => return,
            None => with > without,
        };
        let rarer = if add { joined } else { spaced };
        if rarer.is_empty() {
            return;
        }
        let count = rarer.len();
        let message = match context.settings.style.spacing {
            None => say!(
                context.lang,
                "汉字与西文字母之间，空格的{with}处，不空的{without}处",
                "between Chinese and Latin letters there is a blank in {with} places and none in {without}"
            ),
            Some(_) if add => say!(
                context.lang,
                "本报体例：汉字与西文字母之间空一格；没有空的{count}处",
                "house style: a blank between Chinese and Latin letters; {count} without"
            ),
            Some(_) => say!(
                context.lang,
                "本报体例：汉字与西文字母之间不空格；空了的{count}处",
                "house style: no blank between Chinese and Latin letters; {count} with one"
            ),
        };
        let finding = out.report(rarer[0], message);
        for &other in &rarer[1..] {
            finding.evidence(other, say!(context.lang, "这里也是", "here as well"));
        }
        let edit = |place: &Place| {
            let written = page.at(*place);
            (*place, if add { format!(" {written}") } else { String::new() })
        };
        let edits = rarer.iter().map(edit).collect();
        let title = match context.settings.style.spacing {
            None => say!(context.lang, "统一成占多数的一种", "Use the way that prevails"),
            Some(_) => say!(context.lang, "统一为本报体例", "Keep to the house style"),
        };
        finding.safe_fix(title, edits);
    }
}

/// Where Chinese characters meet Latin letters in one block.
#[derive(Default)]
struct Meetings {
    /// The blanks between them.
    spaced: Vec<Span>,
    /// The latter of two that touch.
    joined: Vec<Span>,
}

impl Meetings {
    fn of(text: &str) -> Meetings {
        let mut found = Meetings::default();
        let mut before: Option<char> = None;
        let mut rest = text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let next = rest.peek().map(|&(_, next)| next);
            let meets = |one: Option<char>, two: Option<char>| {
                let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
                let han = |c: Option<char>| c.is_some_and(is_han);
                latin(one) && han(two) || han(one) && latin(two)
            };
            if c == ' ' && meets(before, next) {
                found.spaced.push(Span::new(at, at + 1));
            } else if meets(before, Some(c)) {
                found.joined.push(Span::new(at, at + c.len_utf8()));
            }
            before = Some(c);
        }
        found
    }

    fn is_empty(&self) -> bool {
        self.spaced.is_empty() && self.joined.is_empty()
    }
}
