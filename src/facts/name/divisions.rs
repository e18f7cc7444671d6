//! The divisions of China: provinces, prefectures, counties, townships, each with the one it belongs to.

use super::division_names::short_name;

const TABLE: &str = include_str!("../data/divisions.txt");

/// The day as of which the table holds.
pub const AS_OF: &str = "2025-12-31";

/// The levels of divisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 省, 自治区, 直辖市, 特别行政区.
    Province,
    /// 地级市, 自治州, 地区, 盟.
    Prefecture,
    /// 县, 区, 县级市, 旗.
    County,
    /// 镇, 乡, 街道.
    Township,
}

/// A division of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Division {
    row: u32,
}

/// The index of the table, as [`super::layout`] lays it out.
struct Index {
    rows: &'static [[u8; 4]],
    names: &'static [[u8; 4]],
}

const NO_ROW: u32 = u32::MAX;

impl Index {
    fn built_in() -> Index {
        Index {
            rows: include_bytes!(concat!(env!("OUT_DIR"), "/division_rows.bin")).as_chunks().0,
            names: include_bytes!(concat!(env!("OUT_DIR"), "/division_names.bin")).as_chunks().0,
        }
    }

    /// Number `column` of the row.
    fn cell(&self, row: u32, column: usize) -> u32 {
        u32::from_le_bytes(self.rows[row as usize * 3 + column])
    }

    /// The first `length` bytes of the name of the row.
    fn start_of_name(&self, row: u32, length: usize) -> &'static str {
        let start = self.cell(row, 0) as usize;
        &TABLE[start..start + length]
    }

    /// The rows with this name, full or short, in the order of the table.
    fn named(&self, name: &str) -> impl Iterator<Item = u32> + use<> {
        let names = self.names;
        let row_and_name = |packed: [u8; 4]| {
            let packed = u32::from_le_bytes(packed);
            (packed >> 8, self.start_of_name(packed >> 8, (packed & 0xff) as usize))
        };
        let first = names.partition_point(|&packed| row_and_name(packed).1 < name);
        let count = names[first..].iter().take_while(|&&packed| row_and_name(packed).1 == name).count();
        names[first..first + count].iter().map(|&packed| u32::from_le_bytes(packed) >> 8)
    }
}

impl Division {
    /// The divisions of this name, full (富阳区) or, above the townships, short (富阳), in the order of the table.
    pub fn named(name: &str) -> impl Iterator<Item = Division> + use<> {
        Index::built_in().named(name).map(|row| Division { row })
    }

    /// Its full name.
    pub fn name(self) -> &'static str {
        let index = Index::built_in();
        index.start_of_name(self.row, (index.cell(self.row, 1) >> 2) as usize)
    }

    /// Its name without the word for what it is and the peoples in it (富阳, 恩施); the full name where less than two
    /// characters would be left.
    pub fn short_name(self) -> &'static str {
        short_name(self.name()).unwrap_or(self.name())
    }

    /// Its level.
    pub fn level(self) -> Level {
        let depth = Index::built_in().cell(self.row, 1) & 3;
        [Level::Province, Level::Prefecture, Level::County, Level::Township][depth as usize]
    }

    /// The division that it belongs to.
    pub fn parent(self) -> Option<Division> {
        let row = Index::built_in().cell(self.row, 2);
        (row != NO_ROW).then_some(Division { row })
    }

    /// Whether it belongs to `other`, directly or not.
    pub fn lies_in(self, other: Division) -> bool {
        std::iter::successors(self.parent(), |division| division.parent()).any(|above| above == other)
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::DivisionTables;
    use super::*;

    #[test]
    fn what_was_laid_out_is_what_the_table_says() {
        let (index, tables) = (Index::built_in(), DivisionTables::of_the_table());
        assert!(index.rows.as_flattened() == tables.rows && index.names.as_flattened() == tables.names);
    }

    #[test]
    fn short_names_leave_out_type_and_peoples() {
        let short = |name: &str| Division::named(name).next().unwrap().short_name();
        assert_eq!(short("富阳区"), "富阳");
        assert_eq!(short("广西壮族自治区"), "广西");
        assert_eq!(short("西藏自治区"), "西藏");
    }

    #[test]
    fn knows_levels_and_parents() {
        let district = Division::named("富阳区").next().unwrap();
        assert_eq!(district.level(), Level::County);
        assert_eq!(district.parent().unwrap().name(), "杭州市");
        assert_eq!(district.parent().unwrap().parent().unwrap().name(), "浙江省");
        assert!(Division::named("银湖街道").any(|street| street.lies_in(district)));
        assert!(!district.lies_in(Division::named("江苏省").next().unwrap()));
    }

    #[test]
    fn finds_by_short_name() {
        assert!(Division::named("富阳").any(|division| division.name() == "富阳区"));
        assert_eq!(Division::named("没有这个地方").count(), 0);
    }
}
