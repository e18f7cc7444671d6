//! What three figures are called of which the third is the difference, or the sum, of the other two: 目标, 完成, 超额.

use std::sync::LazyLock;

/// The words that lead to each of three figures.
type Words = [Vec<&'static str>; 3];

struct Relation {
    is_sum: bool,
    of: &'static str,
    words: Words,
}

static RELATIONS: LazyLock<Vec<Relation>> = LazyLock::new(|| {
    let mut relations: Vec<Relation> = Vec::new();
    for row in include_str!("../data/relations.tsv").lines().skip(1) {
        let mut cells = row.split('\t');
        let (Some(kind), Some(of), Some(role), Some(word)) =
            (cells.next(), cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        if relations.last().is_none_or(|last| last.of != of) {
            relations.push(Relation { is_sum: kind == "sum", of, words: Words::default() });
        }
        let at = ["first", "second", "third"].iter().position(|name| *name == role);
        if let (Some(relation), Some(at)) = (relations.last_mut(), at) {
            relation.words[at].push(word);
        }
    }
    relations
});

/// The relations whose third figure is the first less the second.
pub fn differences() -> impl Iterator<Item = &'static Words> {
    RELATIONS.iter().filter(|relation| !relation.is_sum).map(|relation| &relation.words)
}

/// The relations whose third figure is the sum of the others.
pub fn sums() -> impl Iterator<Item = &'static Words> {
    RELATIONS.iter().filter(|relation| relation.is_sum).map(|relation| &relation.words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_unique_and_whole() {
        let table = include_str!("../data/relations.tsv");
        assert!(table.starts_with("# source: "));
        let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|row| row.split('\t').collect()).collect();
        assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(rows.iter().all(|row| row.len() == 4));
        let words: usize = RELATIONS.iter().flat_map(|relation| &relation.words).map(Vec::len).sum();
        assert_eq!(words, rows.len());
        assert!(RELATIONS.iter().all(|relation| relation.words.iter().all(|words| !words.is_empty())));
    }
}
