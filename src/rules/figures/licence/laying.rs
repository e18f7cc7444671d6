//! Two runs of words laid side by side: what they share, and where each has something of its own.

use super::clause::Mark;

/// What two runs of words share, the figure at their front.
pub struct Laid {
    /// Telling characters in common.
    pub shared: u32,
    /// Whether each has words of its own in the same place.
    pub differ: bool,
    /// Whether the words next to the figure are the same.
    pub adjacent: bool,
}

/// The longest common subsequence of two runs, with the places where both have something of their own.
pub fn lay(one: &[Mark], two: &[Mark]) -> Laid {
    let rows = one.len();
    let columns = two.len();
    let mut best = vec![0u32; (rows + 1) * (columns + 1)];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let at = row * (columns + 1) + column;
            let here = if one[row].c == two[column].c { 1 + best[at + columns + 2] } else { 0 };
            best[at] = here.max(best[at + 1]).max(best[at + columns + 1]);
        }
    }
    let mut laid = Laid { shared: 0, differ: false, adjacent: false };
    let (mut row, mut column) = (0, 0);
    let (mut own_one, mut own_two) = (0, 0);
    let mut run = 0;
    while row < rows && column < columns {
        let at = row * (columns + 1) + column;
        if one[row].c == two[column].c && best[at] == 1 + best[at + columns + 2] {
            laid.differ |= own_one > 0 && own_two > 0;
            run = if own_one + own_two == 0 { run + 1 } else { 1 };
            laid.adjacent |= run >= 2 && row.min(column) <= 2;
            laid.shared += u32::from(one[row].telling);
            (own_one, own_two) = (0, 0);
            row += 1;
            column += 1;
        } else if best[at + 1] >= best[at + columns + 1] {
            own_two += 1;
            column += 1;
        } else {
            own_one += 1;
            row += 1;
        }
    }
    own_one += rows - row;
    own_two += columns - column;
    laid.differ |= own_one > 0 && own_two > 0;
    laid
}

/// The common words right after two figures: the noun that is counted. Later words are what is said of it.
pub fn lay_front(one: &[Mark], two: &[Mark]) -> Laid {
    if one.is_empty() || two.is_empty() {
        return Laid { shared: 0, differ: false, adjacent: false };
    }
    let common = one.iter().zip(two).take_while(|(one, two)| one.c == two.c).count();
    if common >= 2 || common == one.len().min(two.len()) {
        let shared = one[..common].iter().filter(|mark| mark.telling).count() as u32;
        return Laid { shared, differ: false, adjacent: true };
    }
    // 687个重大项目, 680个项目: one has a modifier more.
    let inserted = |short: &[Mark], long: &[Mark]| {
        (1..long.len().min(6)).find(|&skip| {
            long.len() > skip + 1
                && short.len() > 1
                && long[skip].c == short[0].c
                && long[skip + 1].c == short[1].c
        })
    };
    if inserted(one, two).or_else(|| inserted(two, one)).is_some() {
        return Laid { shared: 2, differ: false, adjacent: true };
    }
    Laid { shared: 0, differ: true, adjacent: false }
}

#[cfg(test)]
mod tests {
    use super::super::clause::marks;
    use super::*;

    fn laid(one: &str, two: &str) -> (u32, bool) {
        let reversed = |text: &str| {
            let mut marks = marks(text).0;
            marks.reverse();
            marks
        };
        let laid = lay(&reversed(one), &reversed(two));
        (laid.shared, laid.differ)
    }

    #[test]
    fn words_that_say_nothing_and_shortening_do_not_part_two_clauses() {
        assert_eq!(laid("全县排查隐患", "排查隐患共"), (4, false));
        assert_eq!(laid("甲县排查隐患", "乙县排查隐患"), (5, true));
    }
}
