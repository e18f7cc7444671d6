//! Bare personal names, as bylines and credits have them.

use super::words::{Words, entries};
use crate::text::is_han;
use std::sync::LazyLock;

struct Surnames {
    single: Vec<char>,
    compound: Words,
}

static SURNAMES: LazyLock<Surnames> = LazyLock::new(|| {
    let all = entries(include_str!("data/surnames.txt"));
    let mut single: Vec<char> =
        all.iter().filter(|entry| entry.chars().count() == 1).flat_map(|entry| entry.chars()).collect();
    single.sort_unstable();
    let compound = Words::new(all.into_iter().filter(|entry| entry.chars().count() == 2));
    Surnames { single, compound }
});

/// Whether `c` is a surname.
pub(super) fn is_surname(c: char) -> bool {
    SURNAMES.single.binary_search(&c).is_ok()
}

/// Whether `token` has the shape of a name: surname and one or two characters, or a foreign name with a dot inside.
pub(super) fn is_name(token: &str) -> bool {
    if let Some(other) = token.chars().find(|&c| !is_han(c)) {
        return other == '·' && is_foreign_name(token);
    }
    let length = token.chars().count();
    if length > 2 && length < 5 && SURNAMES.compound.open(token) {
        return true;
    }
    (2..=3).contains(&length) && token.chars().next().is_some_and(is_surname)
}

/// Whether `token` could be a name where a word such as 记者 says that one follows: two to four characters.
pub(super) fn may_be_name(token: &str) -> bool {
    is_foreign_name(token) || ((2..=4).contains(&token.chars().count()) && token.chars().all(is_han))
}

fn is_foreign_name(token: &str) -> bool {
    let parts = || token.split('·');
    (2..=4).contains(&parts().count())
        && parts().all(|part| (1..=6).contains(&part.chars().count()) && part.chars().all(is_han))
}

/// Whether `text` is two names or more set close to each other: 周建平李梅.
pub(super) fn is_run_of_names(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    if !(4..=12).contains(&chars.len()) || !chars.iter().copied().all(is_han) {
        return false;
    }
    // reached[n]: the first n characters are whole names
    let mut reached = vec![false; chars.len() + 1];
    reached[0] = true;
    for start in 0..chars.len() {
        if reached[start] && is_surname(chars[start]) {
            (2..=3)
                .filter(|length| start + length <= chars.len())
                .for_each(|length| reached[start + length] = true);
        }
    }
    reached[chars.len()]
}

/// A token, or the two tokens of a name that is set with a space inside: “王 芳”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NameTokens<'a> {
    /// The token, or the surname.
    pub first: &'a str,
    /// The same token, or the given name.
    pub last: &'a str,
    /// Whether there are two.
    pub is_spaced: bool,
}

/// `tokens` with names that are set with a space inside put together again.
pub(super) fn tokens_of_names<'a>(
    tokens: impl Iterator<Item = &'a str>,
) -> impl Iterator<Item = NameTokens<'a>> {
    let mut tokens = tokens.peekable();
    let the_one = |token: &str| {
        let mut chars = token.chars();
        chars.next().filter(|&c| chars.next().is_none() && is_han(c))
    };
    std::iter::from_fn(move || {
        let first = tokens.next()?;
        let given = the_one(first)
            .filter(|&c| is_surname(c))
            .and_then(|_| tokens.next_if(|next| the_one(next).is_some()));
        Some(NameTokens { first, last: given.unwrap_or(first), is_spaced: given.is_some() })
    })
}

/// Whether the whole line is nothing but names: “楼晓华 徐虹”, “王 芳 李建国”.
pub(super) fn is_line_of_names(line: &str) -> bool {
    let separates = |c: char| matches!(c, '、' | '，' | ',') || c.is_whitespace();
    let mut count = 0;
    let tokens = line.split(separates).filter(|token| !token.is_empty()).inspect(|_| count += 1);
    let all_names = tokens_of_names(tokens).all(|name| name.is_spaced || is_name(name.first));
    all_names && (1..=24).contains(&count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_names() {
        for line in
            ["楼晓华 徐虹 汤锦程", "孟海", "王 芳 李建国", "王　芳", "欧阳修远 周平", "玛丽·勒布朗 周平"]
        {
            assert!(is_line_of_names(line), "{line}");
        }
        for line in
            ["行动有力", "平安浙江", "共治 法治", "河东 河西", "周平来了 李建国", "", "退一步海阔天空"]
        {
            assert!(!is_line_of_names(line), "{line}");
        }
    }
}
