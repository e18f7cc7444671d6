//! `semicolon-items`: items set off by ； that hold a full stop.

use super::{MARKS, both};
use crate::facts::series::{Marker, Style};
use crate::rules::{BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;
use crate::text::Span;

/// `semicolon-items`.
#[derive(Debug)]
pub struct SemicolonItems;

static INFO: RuleInfo = RuleInfo {
    code: "semicolon-items",
    kinds: &["PU11"],
    confidence: Confidence::Medium,
    page: RulePage {
        title: both("用分号的分项里有句号", "A full stop inside items set off by semicolons"),
        finds: both(
            "“一是……。……；二是……；三是……”：分项之间用分号，某一项里面却有句号。",
            "Items set off by ；, one of which holds a full stop.",
        ),
        why: both(
            "分号比句号低一级：有一项里用了句号，各项末尾就不能再用分号。",
            "The semicolon ranks below the full stop: where an item holds a stop, no item may end in a semicolon.",
        ),
        instead: both(
            "项内的句号改为逗号，或各项末尾都改用句号。",
            "Commas inside the items, or full stops after each.",
        ),
        silent: both(
            "分项之间用句号的；句号在引号、括号里的。",
            "Items set off by full stops; stops inside quotations and brackets.",
        ),
        source: both("GB/T 15834—2011，附录A.5", "GB/T 15834—2011, annex A.5"),
    },
    examples: &[
        Example::new("要抓好三件事：一是摸清底数⟦。⟧逐户登记；二是建好台账；三是当天回复。"),
        Example::new("今年要做到：一是船要修好；二是网要补好⟦。⟧不留破洞；三是人要歇好。"),
        Example::new("要做到两点：（1）先看天⟦。⟧有风不出海；（2）早回港。"),
        Example::new("经验有三条：第一，靠人⟦。⟧人人都是网格员；第二，靠网；第三，靠情。"),
        Example::new("办法有三：①定岗⟦。⟧每船一人；②定时；③定责。"),
        Example::new("要抓好三件事：一是摸清底数，逐户登记；二是建好台账；三是当天回复。"),
        Example::new("要抓好三件事：一是摸清底数。逐户登记。二是建好台账。三是当天回复。"),
        Example::new("要抓好三件事：一是摸清底数（逐户登记。）；二是建好台账；三是当天回复。"),
        Example::new("要抓好三件事：一是喊响“先看天。再出海。”的口号；二是建好台账；三是当天回复。"),
        Example::new("要抓好两件事：一是摸清底数；二是建好台账。这两件事都要当天回复。"),
        Example::new("船修好了；网补好了。人也歇好了；饭也做好了。"),
        Example::new("一是摸清底数。今年已登记三千户；明年再登记两千户。二是建好台账。"),
        Example::new("他说：一是人要齐；二是心要齐。大家都说好。"),
    ],
    ..MARKS
};

impl Rule for SemicolonItems {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let markers: Vec<&Marker> =
            block.facts.series.iter().filter(|marker| marker.style != Style::Adverb).collect();
        for pair in markers.windows(2) {
            let (one, two) = (pair[0], pair[1]);
            if one.style != two.style || two.value != one.value + 1 {
                continue;
            }
            let item = Span::new(one.span.end as usize, two.span.start as usize);
            let text = block.at(item).trim_end();
            let Some(inside) = text.strip_suffix(['；', ';']) else { continue };
            let Some(stop) = bare_stop(inside) else { continue };
            let start = item.start as usize + stop;
            let place = Place::new(0, Span::new(start, start + '。'.len_utf8()));
            let semicolon = item.start as usize + inside.len();
            let end = Place::new(0, Span::new(semicolon, item.start as usize + text.len()));
            let message = say!(
                context.lang,
                "分项之间用了分号，这一项里面又有句号：项内改用逗号，或各项都以句号结束（GB/T 15834—2011，附录A.5）",
                "the items are set off by semicolons, and this one holds a full stop: use a comma inside, or end every item \
                 with a stop (GB/T 15834—2011, A.5)"
            );
            out.report(place, message)
                .evidence(end, say!(context.lang, "分项之间的分号", "the semicolon between the items"))
                .fix(say!(context.lang, "改为逗号", "Change to a comma"), place, "，");
        }
    }
}

/// The first full stop outside quotation marks and brackets.
fn bare_stop(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '“' | '‘' | '（' | '(' | '《' => depth += 1,
            '”' | '’' | '）' | ')' | '》' => depth = depth.saturating_sub(1),
            '。' if depth == 0 => return Some(at),
            _ => {}
        }
    }
    None
}
