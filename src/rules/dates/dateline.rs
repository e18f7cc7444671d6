//! The dateline of an article: 本报白鹭港4月1日讯, 新华社银溪4月2日电.

use crate::facts::date::{CalendarParts, DateKind};
use crate::rules::{ArticleView, Place};

/// How far into a block a dateline may stand, in bytes.
const HEAD: u32 = 100;
/// In how many of the first blocks under the title it is looked for.
const BLOCKS: usize = 4;

/// The day before 电 or 讯 near the head of the text.
pub(super) fn dateline<'a>(article: &ArticleView<'a>) -> Option<(Place, &'a CalendarParts)> {
    let prose = article.blocks.iter().enumerate().filter(|(_, block)| !block.role.is_title());
    prose.take(BLOCKS).find_map(|(index, block)| {
        let mention = block.facts.dates.iter().find(|mention| {
            let after = &block.text[mention.span.end as usize..];
            // 据新华社4月1日电 tells of another paper's report.
            let told = || block.text[..mention.span.start as usize].contains('据');
            mention.span.start <= HEAD && after.starts_with(['电', '讯']) && !told()
        })?;
        let DateKind::Date(parts) = &mention.kind else { return None };
        Some((Place::new(index, mention.span), parts))
    })
}
