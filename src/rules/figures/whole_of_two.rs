//! Pairs of words for two parts that leave nothing over: men and women, town and country, imports and exports.

use std::sync::LazyLock;

/// A pair, and whether the two always make the whole: men and women do, 新建 and 续建 need not.
struct Pair {
    words: (&'static str, &'static str),
    always: bool,
}

static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| {
    let rows = include_str!("../data/wholes_of_two.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let words = (cells.next()?, cells.next()?);
        Some(Pair { words, always: cells.next()? == "always" })
    })
    .collect()
});

fn has(one: &str, two: &str, (a, b): (&str, &str)) -> bool {
    let in_order = one.contains(a) && two.contains(b) && !one.contains(b);
    let reversed = one.contains(b) && two.contains(a) && !two.contains(b);
    in_order || reversed
}

/// Whether the two labels name two parts of one whole: 男学员 and 女学员, 新建 and 改造.
pub(super) fn are_parts(one: &str, two: &str) -> bool {
    PAIRS.iter().any(|pair| has(one, two, pair.words))
}

/// Whether the two labels name parts that always make the whole: 男 and 女.
pub(super) fn are_complements(one: &str, two: &str) -> bool {
    PAIRS.iter().any(|pair| pair.always && has(one, two, pair.words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_clean() {
        let table = include_str!("../data/wholes_of_two.tsv");
        assert!(table.starts_with("# source: "));
        let rows: Vec<&str> = table.lines().skip(1).collect();
        assert!(rows.is_sorted() && rows.len() == PAIRS.len());
        assert!(rows.iter().all(|row| row.ends_with("\talways") || row.ends_with("\toften")));
    }

    #[test]
    fn pairs() {
        assert!(are_complements("男生达标率", "女生达标率"));
        assert!(are_parts("新建里程", "改造里程") && !are_complements("新建里程", "改造里程"));
        assert!(!are_parts("男生", "男教师"));
    }
}
