//! The check of a page's line roles against marks written before each line.

use crate::article::{Block, Page, Role, segment};

/// Checks the role of every line of a page. Each line of `marked` that is not blank begins with a mark and `|`:
/// K kicker, H headline, D deck, B byline, 1 to 4 a section head of that level, P paragraph, C caption, L label,
/// F folio; `+` a line that goes on with the block of the nearest such line above. `*` before the mark: an article
/// begins; `~` before it: its first sentence is open; `~` behind it: its last sentence is open.
#[track_caller]
pub(super) fn check(marked: &str) -> Page {
    let document: String = marked
        .lines()
        .map(|line| line.split_once('|').map_or(line, |(_, text)| text).to_owned() + "\n")
        .collect();
    let page = segment(&document);
    let found = mark(&document, &page);
    assert!(found == marked.trim_end_matches('\n'), "found:\n{found}\n\nexpected:\n{marked}");
    page
}

/// `document` with its marks.
fn mark(document: &str, page: &Page) -> String {
    let lines = document.lines().map(|line| {
        let start = line.as_ptr() as usize - document.as_ptr() as usize;
        let holds = |block: &Block| {
            block
                .pieces
                .iter()
                .position(|piece| (start..start + line.len() + 1).contains(&(piece.span.start as usize)))
        };
        if line.trim().is_empty() {
            return line.to_owned();
        }
        let found =
            page.blocks.iter().enumerate().find_map(|(at, block)| holds(block).map(|piece| (at, piece)));
        let mark = match found {
            None => "?".to_owned(),
            Some((at, piece)) if piece > 0 => {
                let last = piece + 1 == page.blocks[at].pieces.len();
                "+".to_owned() + if last { open_end(&page.blocks[at]) } else { "" }
            }
            Some((at, _)) => mark_of(page, at),
        };
        format!("{mark}|{line}")
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn mark_of(page: &Page, at: usize) -> String {
    let block = &page.blocks[at];
    let starts = if page.articles.iter().any(|article| article.blocks.start == at) { "*" } else { "" };
    let role = match block.role {
        Role::Kicker => 'K',
        Role::Headline => 'H',
        Role::Deck => 'D',
        Role::Byline => 'B',
        Role::SectionHead(level) => char::from(b'0' + level),
        Role::Paragraph => 'P',
        Role::Caption => 'C',
        Role::Label => 'L',
        Role::Folio => 'F',
    };
    let open_start =
        if block.sentences.first().is_some_and(|first| first.open) && begins_open(block) { "~" } else { "" };
    let end = if block.pieces.len() == 1 { open_end(block) } else { "" };
    format!("{starts}{open_start}{role}{end}")
}

/// A block of one open sentence counts as torn at its end, unless it ends with a stop.
fn begins_open(block: &Block) -> bool {
    block.sentences.len() > 1 || block.pieces.len() > 1
}

fn open_end(block: &Block) -> &'static str {
    if block.sentences.last().is_some_and(|last| last.open) { "~" } else { "" }
}
