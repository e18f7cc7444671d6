//! Names of divisions without their type words.

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

/// The name without its type word and the names of peoples in it: 富阳 for 富阳区, 恩施 for 恩施土家族苗族自治州; none where
/// less than two characters are left.
pub(super) fn short_name(name: &str) -> Option<&str> {
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
    fn shortens_names() {
        assert_eq!(short_name("恩施土家族苗族自治州"), Some("恩施"));
        assert_eq!(short_name("内蒙古自治区"), Some("内蒙古"));
        assert_eq!(short_name("新疆维吾尔自治区"), Some("新疆"));
        assert_eq!(short_name("中区"), None);
        assert_eq!(short_name("县"), None);
    }
}
