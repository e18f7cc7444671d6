//! `pause-between-quotes`: 、 between quoted items in some places of a file and not in others.

use super::{MARKS, both};
use crate::article::Role;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, PageView, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Span;

/// `pause-between-quotes`.
#[derive(Debug)]
pub struct PauseBetweenQuotes;

static INFO: RuleInfo = RuleInfo {
    code: "pause-between-quotes",
    severity: Severity::Hint,
    kinds: &["PU04", "PU05"],
    confidence: Confidence::Medium,
    page: RulePage {
        title: both("并列引号、书名号之间的顿号不一致", "、 between quoted items used unevenly"),
        finds: both(
            "并列的引号（或书名号）之间，有的地方用顿号，有的地方不用。整个文件报一次。",
            "Quoted items, or titles, in a row: with 、 in some places of the file and without in others. Once a file.",
        ),
        why: both(
            "标准说这里通常不用顿号；许多报纸照旧用。用哪一种都行，一个文件里应当一致。",
            "The standard usually has no 、 here, many papers keep it; one file should keep to one way.",
        ),
        instead: both("统一成“甲”“乙”（或都用顿号）。", "“甲”“乙” throughout, or 、 throughout."),
        silent: both(
            "全文一致的；引号之间还有别的成分的。",
            "Files that keep to one way; items with words between.",
        ),
        source: both("GB/T 15834—2011，4.5.3.5", "GB/T 15834—2011, 4.5.3.5"),
    },
    examples: &[
        Example::new("村里有“渔歌”“船歌”“号子”，还办起“夜校”⟦、⟧“书屋”。"),
        Example::new("展柜里有《渔业志》⟦、⟧《海岛志》，还有《船谱》《网谱》《灯谱》。"),
        Example::new(
            "渔歌节\n“渔歌”“船歌”都有人唱。\n“夜校”“书屋”也热闹。\n“先看天”⟦、⟧“再出海”成了口头禅。",
        ),
        Example::new("“渔歌”、“船歌”、“号子”，还有“夜校”⟦“⟧书屋”。"),
        Example::new("《渔业志》《海岛志》《船谱》摆着，《灯谱》⟦、⟧《网谱》也在。"),
        Example::new("村里有“渔歌”“船歌”“号子”，还办起“夜校”“书屋”。"),
        Example::new("村里有“渔歌”、“船歌”、“号子”，还办起“夜校”、“书屋”。"),
        Example::new("村里有“渔歌”（老歌）、“船歌”（新歌），还有“夜校”“书屋”。"),
        Example::new("“渔歌”和“船歌”都有人唱，“夜校”“书屋”也热闹。"),
        Example::new("他唱“渔歌”，她唱“船歌”，孩子念《海岛志》。"),
        Example::new("展柜里有《渔业志》《海岛志》，墙上有“渔歌”、“船歌”。"),
        Example::new("“走吧。”“好。”两人上了船。"),
        Example::new("村里只有一支“渔歌”队、一支“船歌”队。"),
    ],
    ..MARKS
};

impl Rule for PauseBetweenQuotes {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn counts_on_page(&self, block: &BlockView) -> bool {
        block.role != Role::Folio && ["”“", "”、“", "》《", "》、《"].into_iter().any(|pair| block.says(pair))
    }

    fn check_page(&self, page: &PageView, context: &RuleContext, out: &mut Drafts) {
        for (close, open) in [("”", "“"), ("》", "《")] {
            let joined = places(page, &format!("{close}{open}"), close);
            let paused = places(page, &format!("{close}、{open}"), close);
            if joined.is_empty() || paused.is_empty() {
                continue;
            }
            let (with, without) = (paused.len(), joined.len());
            let add = with > without;
            let rarer = if add { joined } else { paused };
            let message = say!(
                context.lang,
                "并列的{open}{close}之间，用顿号的{with}处，不用的{without}处，宜统一；标准通常不用（GB/T 15834—2011，4.5.3.5）",
                "between {open}{close} in a row there is a 、 in {with} places and none in {without}; the standard usually \
                 has none (GB/T 15834—2011, 4.5.3.5)"
            );
            let finding = out.report(rarer[0], message);
            for &other in &rarer[1..] {
                finding.evidence(other, say!(context.lang, "这里也是", "here as well"));
            }
            let right = if add { format!("、{open}") } else { String::new() };
            let title = if add {
                say!(context.lang, "都加上顿号", "Put the 、 everywhere")
            } else {
                say!(context.lang, "都删去顿号", "Delete the 、 everywhere")
            };
            finding.fix_all(title, rarer.into_iter().map(|place| (place, right.clone())).collect());
        }
    }
}

/// Where `pair` stands, each place being what follows the closing mark: the 、, or the opening mark.
fn places(page: &PageView, pair: &str, close: &str) -> Vec<Place> {
    let finder = memchr::memmem::Finder::new(pair);
    let mut found = Vec::new();
    for &(index, block) in &page.told {
        for at in finder.find_iter(block.text.as_bytes()) {
            // Speech in turns, not a list: “走吧。”“好。”
            let speech = block.text[..at].ends_with(['。', '！', '？', '，', '…']);
            let start = at + close.len();
            let length = block.text[start..].chars().next().map_or(0, char::len_utf8);
            if !speech {
                found.push(Place::new(index, Span::new(start, start + length)));
            }
        }
    }
    found
}
