//! Measure words that count the same nouns: a dispute is one 起 or one 件, a firm one 家 or one 户.

use crate::facts::quantity::{Kind, Quantity};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static GROUPS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../data/measure_kin.tsv").lines().skip(1);
    rows.filter_map(|row| row.split_once('\t')).collect()
});

/// What `quantity` counts in, interchangeable measure words taken for one.
pub fn kin_unit(quantity: &Quantity) -> Option<&'static str> {
    let counts_in = quantity.counts_in();
    let measured = quantity.kind == Kind::Count && quantity.measure.is_some();
    counts_in.map(|unit| if measured { GROUPS.get(unit).copied().unwrap_or(unit) } else { unit })
}

/// Whether both figures make the same kind of statement in interchangeable units.
pub fn are_kin(one: &Quantity, two: &Quantity) -> bool {
    one.same_unit(two) || one.kind == two.kind && kin_unit(one).is_some() && kin_unit(one) == kin_unit(two)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_is_sorted_and_every_group_has_members() {
        let table = include_str!("../../data/measure_kin.tsv");
        assert!(table.starts_with("# source: "));
        let rows: Vec<(&str, &str)> =
            table.lines().skip(1).map(|line| line.split_once('\t').unwrap()).collect();
        assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0));
        let members = |group: &str| rows.iter().filter(|row| row.1 == group).count();
        assert!(rows.iter().all(|row| members(row.1) > 1));
    }
}
