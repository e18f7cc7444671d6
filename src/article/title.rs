//! The short lines above an article: which is label, kicker, headline, deck.

use super::ends::{End, end_of};
use super::layout::Layout;
use super::lines::Line;
use super::words::Words;
use super::{Role, lines};
use std::sync::LazyLock;

static COMMENT_COLUMNS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("data/comment_columns.txt")));

/// The role of one line above an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TitleLine {
    /// Index of the line.
    pub line: usize,
    /// Label, kicker, headline or deck.
    pub role: Role,
    /// Whether it goes on with the block of the line before.
    pub continues: bool,
}

/// Words that end a kicker whose sentence the headline goes on with.
const LEADS_ON: &[&str] = &[
    "指出", "强调", "表示", "要求", "时说", "会见", "时", "提出", "透露", "宣布", "认为", "说", "：", ":",
    "——", "座谈", "调研",
];

/// The roles of the short lines `indices` directly above an article.
pub(super) fn place(document: &str, lines: &[Line], layout: &Layout, indices: &[usize]) -> Vec<TitleLine> {
    let title = Title { document, lines, layout };
    let mut groups = title.groups(indices);
    let mut placed = Vec::new();
    while groups.len() > 1 && title.is_label(&groups[0], &groups[1]) {
        placed.extend(groups.remove(0).into_iter().map(|line| TitleLine {
            line,
            role: Role::Label,
            continues: false,
        }));
    }
    let roles = title.roles(&groups);
    for (group, role) in groups.iter().zip(roles) {
        for (nth, &line) in group.iter().enumerate() {
            placed.push(TitleLine { line, role, continues: nth > 0 && role != Role::Label });
        }
    }
    placed
}

/// Whether the line is the heading of a column of comment: 短评, ■快评, 【时评】.
pub(super) fn is_comment_column(line: &str) -> bool {
    let inner = line.trim_matches(['■', '●', '◆', '□', '◎', '▲', '★', '【', '】', '[', ']', '·']);
    COMMENT_COLUMNS.contain(inner.trim())
}

struct Title<'a> {
    document: &'a str,
    lines: &'a [Line],
    layout: &'a Layout,
}

impl Title<'_> {
    fn text(&self, line: usize) -> &str {
        self.lines[line].span.of(self.document)
    }

    /// The lines in groups that belong together: set without blank line between, or “place：” with what follows.
    fn groups(&self, indices: &[usize]) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let all_touch = indices.windows(2).all(|pair| self.lines[pair[1]].gap == 0);
        for &index in indices {
            let touches = self.lines[index].gap == 0 && (self.layout.spaced || !all_touch);
            match groups.last_mut() {
                Some(group)
                    if group.len() < 4
                        && group.last().is_some_and(|&last| {
                            (touches && last + 1 == index) || end_of(self.text(last)) == End::Colon
                        }) =>
                {
                    group.push(index);
                }
                _ => groups.push(vec![index]),
            }
        }
        groups
    }

    fn chars(&self, group: &[usize]) -> usize {
        group.iter().map(|&line| self.lines[line].chars).sum()
    }

    /// Whether the first group is a column's or a page's name, not part of the title under it.
    fn is_label(&self, group: &[usize], next: &[usize]) -> bool {
        let spelled =
            group.iter().any(|&line| self.text(line).chars().all(|c| c.is_ascii() || lines::is_blank(c)));
        let set_off = self.lines[next[0]].gap >= self.layout.wide_gap;
        let column = group.iter().all(|&line| is_comment_column(self.text(line)));
        spelled || column || (self.layout.spaced && (set_off || self.chars(group) <= 4))
    }

    fn roles(&self, groups: &[Vec<usize>]) -> Vec<Role> {
        let count = groups.len();
        let text = |at: usize| self.text(groups[at][0]);
        let deck_marked = count > 1 && text(count - 1).starts_with(['—', '－', '-', '―', '─']);
        let leads_on = |at: usize| LEADS_ON.iter().any(|word| text(at).ends_with(word));
        let compact = !self.layout.spaced;
        match count {
            0 => vec![],
            1 => vec![Role::Headline],
            _ if compact => {
                let kicker = usize::from(leads_on(0));
                (0..count)
                    .map(|at| match at {
                        _ if at < kicker => Role::Kicker,
                        _ if at == kicker => Role::Headline,
                        _ => Role::Deck,
                    })
                    .collect()
            }
            _ => {
                let long_last = count == 3 && self.chars(&groups[2]) * 10 > self.chars(&groups[1]) * 13;
                let deck = usize::from(deck_marked || (long_last && !leads_on(1)));
                let headline = count - 1 - deck;
                (0..count)
                    .map(|at| match at {
                        _ if at > headline => Role::Deck,
                        _ if at == headline => Role::Headline,
                        _ if at + 1 == headline => Role::Kicker,
                        _ => Role::Label,
                    })
                    .collect()
            }
        }
    }
}
