//! The divisions of China: provinces, prefectures, counties, townships, each with the one it belongs to.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../data/divisions.txt");

/// The day as of which the table holds.
pub const AS_OF: &str = "2025-12-31";

/// Type words, longer ones before those that they end with.
const TYPE_WORDS: [&str; 16] = [
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "林区",
    "新区",
    "省",
    "市",
    "县",
    "区",
    "州",
    "盟",
    "旗",
    "镇",
];

/// The peoples whose names stand in names of divisions.
const PEOPLES: [&str; 51] = [
    "维吾尔族",
    "哈萨克族",
    "达斡尔族",
    "鄂温克族",
    "柯尔克孜",
    "鄂伦春",
    "塔吉克",
    "布依族",
    "土家族",
    "景颇族",
    "傈僳族",
    "哈尼族",
    "拉祜族",
    "布朗族",
    "独龙族",
    "纳西族",
    "普米族",
    "朝鲜族",
    "撒拉族",
    "保安族",
    "东乡族",
    "裕固族",
    "仡佬族",
    "毛南族",
    "仫佬族",
    "维吾尔",
    "哈萨克",
    "蒙古族",
    "壮族",
    "回族",
    "藏族",
    "羌族",
    "彝族",
    "苗族",
    "侗族",
    "水族",
    "瑶族",
    "黎族",
    "傣族",
    "白族",
    "佤族",
    "怒族",
    "满族",
    "土族",
    "畲族",
    "各族",
    "锡伯",
    "蒙古",
    "京族",
    "阿昌族",
    "德昂族",
];

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

struct Table {
    rows: Vec<(&'static str, Level, u32)>,
    by_name: FxHashMap<&'static str, Vec<u32>>,
}

const NONE: u32 = u32::MAX;

static DIVISIONS: LazyLock<Table> = LazyLock::new(|| {
    let mut rows = Vec::with_capacity(42_000);
    let mut by_name: FxHashMap<&'static str, Vec<u32>> = FxHashMap::default();
    let mut above = [NONE; 4];
    for line in TABLE.lines().skip(1) {
        let name = line.trim_start_matches('\t');
        let depth = (line.len() - name.len()).min(3);
        let level = [Level::Province, Level::Prefecture, Level::County, Level::Township][depth];
        let row = rows.len() as u32;
        rows.push((name, level, above[..depth].iter().rev().copied().find(|&up| up != NONE).unwrap_or(NONE)));
        above[depth] = row;
        above[depth + 1..].fill(NONE);
        by_name.entry(name).or_default().push(row);
        if depth < 3
            && let Some(short) = short_name(name)
        {
            by_name.entry(short).or_default().push(row);
        }
    }
    Table { rows, by_name }
});

impl Division {
    /// The divisions of this name, full (富阳区) or, above the townships, short (富阳), in the order of the table.
    /// The first call builds the index.
    pub fn named(name: &str) -> impl Iterator<Item = Division> + use<> {
        DIVISIONS.by_name.get(name).map_or(&[][..], Vec::as_slice).iter().map(|&row| Division { row })
    }

    /// Its full name.
    pub fn name(self) -> &'static str {
        DIVISIONS.rows[self.row as usize].0
    }

    /// Its level.
    pub fn level(self) -> Level {
        DIVISIONS.rows[self.row as usize].1
    }

    /// The division that it belongs to.
    pub fn parent(self) -> Option<Division> {
        let row = DIVISIONS.rows[self.row as usize].2;
        (row != NONE).then_some(Division { row })
    }

    /// Whether it belongs to `other`, directly or not.
    pub fn lies_in(self, other: Division) -> bool {
        std::iter::successors(self.parent(), |division| division.parent()).any(|above| above == other)
    }
}

/// The name without its type word and the names of peoples in it: 富阳 for 富阳区, 恩施 for 恩施土家族苗族自治州; none where
/// less than two characters are left.
pub fn short_name(name: &str) -> Option<&str> {
    let mut short = TYPE_WORDS.iter().find_map(|word| name.strip_suffix(word))?;
    let long_enough = |name: &str| name.chars().nth(1).is_some();
    while let Some(shorter) =
        PEOPLES.iter().find_map(|people| short.strip_suffix(people)).filter(|name| long_enough(name))
    {
        short = shorter;
    }
    long_enough(short).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn shortens_names() {
        assert_eq!(short_name("恩施土家族苗族自治州"), Some("恩施"));
        assert_eq!(short_name("内蒙古自治区"), Some("内蒙古"));
        assert_eq!(short_name("新疆维吾尔自治区"), Some("新疆"));
        assert_eq!(short_name("中区"), None);
        assert_eq!(short_name("县"), None);
    }

    #[test]
    fn finds_by_short_name() {
        assert!(Division::named("富阳").any(|division| division.name() == "富阳区"));
        assert_eq!(Division::named("没有这个地方").count(), 0);
    }
}
