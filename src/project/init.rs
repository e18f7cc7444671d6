//! A first `zhubi.toml` for a folder: commented, with the house style that its files show.

use crate::analysis::{HouseStyle, NumeralStyle, QuoteStyle, SpacingStyle, WidthStyle};
use crate::article::segment;
use crate::facts::script::WIDTH_PAIRS;
use crate::say;
use crate::text::{Lang, is_han};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A habit counts from so many places on.
const ENOUGH: usize = 20;

/// A habit is kept in so many of a hundred places at least.
const CLEAR: usize = 90;

/// What the files of a folder show.
#[derive(Clone, Debug, Default)]
pub struct Habits {
    files: usize,
    undated: usize,
    dates: BTreeSet<Date>,
    full_or_half: [usize; 2],
    curly_corner_straight: [usize; 3],
    tight_or_spaced: [usize; 2],
    arabic_or_chinese: [usize; 2],
}

impl Habits {
    /// Looks at the text of one more file.
    pub fn look_at(&mut self, text: &str) {
        self.files += 1;
        match segment(text).date {
            Some(stated) => drop(self.dates.insert(stated.date)),
            None => self.undated += 1,
        }
        let mut before = [' '; 2];
        let mut numeral = Numeral::default();
        for c in text.chars() {
            self.look_at_char(before, c);
            if let Some(kind) = numeral.ends_before(c) {
                self.arabic_or_chinese[kind] += 1;
            }
            before = [before[1], c];
        }
    }

    fn look_at_char(&mut self, before: [char; 2], c: char) {
        let last = before[1];
        self.full_or_half[0] += usize::from(WIDTH_PAIRS.iter().any(|&(full, _)| full == c));
        self.full_or_half[1] += usize::from(is_han(last) && WIDTH_PAIRS.iter().any(|&(_, half)| half == c));
        for (kind, mark) in ['“', '「', '"'].into_iter().enumerate() {
            self.curly_corner_straight[kind] += usize::from(mark == c);
        }
        let (han, latin) = (|c: char| is_han(c), |c: char| c.is_ascii_alphanumeric());
        let meet = |one: char, two: char| (han(one) && latin(two)) || (latin(one) && han(two));
        self.tight_or_spaced[0] += usize::from(meet(last, c));
        self.tight_or_spaced[1] += usize::from(last == ' ' && meet(before[0], c));
    }

    /// The house style, as far as it is clear.
    pub fn style(&self) -> HouseStyle {
        HouseStyle {
            numerals: clear(self.arabic_or_chinese, [NumeralStyle::Arabic, NumeralStyle::Chinese]),
            width: clear(self.full_or_half, [WidthStyle::Full, WidthStyle::Half]),
            spacing: clear(self.tight_or_spaced, [SpacingStyle::None, SpacingStyle::Space]),
            quotes: clear(
                self.curly_corner_straight,
                [QuoteStyle::Curly, QuoteStyle::Corner, QuoteStyle::Straight],
            ),
        }
    }

    /// The one date that pages print.
    fn date(&self) -> Option<Date> {
        let mut dates = self.dates.iter();
        dates.next().copied().filter(|_| dates.next().is_none())
    }

    /// The configuration, every key with a word on it; what is not clear is commented out.
    pub fn config(&self, lang: Lang) -> String {
        let mut text = String::new();
        let mut put = |line: &str| {
            text.push_str(line);
            text.push('\n');
        };
        let files = self.files;
        put(&say!(
            lang,
            "# 朱笔的项目配置。以“#”开头的行不起作用；去掉“#”即可启用。",
            "# Configuration of a Zhubi project. Lines that begin with # have no effect."
        ));
        put("");
        put(&say!(lang, "# 报名", "# The name of the paper"));
        put(&say!(lang, "# paper = \"青禾日报\"", "# paper = \"The Daily\""));
        put("");
        put(&say!(
            lang,
            "# 出版日期；版面上印有日期的以版面为准",
            "# The publication date, where the page does not print one"
        ));
        match self.date() {
            // A date that few pages print may not be that of the others, which may be no issue at all.
            Some(date) if self.undated > 0 && 2 * self.undated <= self.files => {
                put(&format!("date = {date}"));
            }
            Some(date) => put(&format!("# date = {date}")),
            None => put("# date = 2024-05-18"),
        }
        put("");
        put(&say!(
            lang,
            "# 要检查的文件（不写为全部 .txt）；不检查的文件和文件夹。写法同 .gitignore",
            "# Which files are checked (all .txt files if left out), and which are not; patterns as in .gitignore"
        ));
        put("# include = [\"**/*.txt\"]");
        put(&say!(lang, "# exclude = [\"旧稿/\"]", "# exclude = [\"old/\"]"));
        put("");
        put(&say!(
            lang,
            "# 文件的编码（auto、utf-8、gb18030、big5 等）；不写则逐个文件辨认",
            "# The encoding of the files (auto, utf-8, gb18030, big5 …); each is looked at if left out"
        ));
        put("# encoding = \"auto\"");
        put("");
        put("[rules]");
        put(&say!(
            lang,
            "# 规则可以关掉（\"off\"）或改轻重（\"error\" \"warning\" \"information\" \"hint\"）；全部规则见 zhubi rules",
            "# Rules off (\"off\") or regraded (\"error\", \"warning\", \"information\", \"hint\"); zhubi rules lists all"
        ));
        put("# repeated-word = \"hint\"");
        put("");
        put("[style]");
        put(&say!(
            lang,
            "# 体例，由{files}个文件看出；看不出的以各篇多数为准",
            "# House style, as {files} files show it; what is not clear is held to the majority of each text"
        ));
        let style = serde_json::to_value(self.style()).unwrap_or_default();
        for (key, example, zh, en) in STYLE {
            put(&say!(lang, "# {zh}", "# {en}"));
            match style[key].as_str() {
                Some(word) => put(&format!("{key} = \"{word}\"")),
                None => put(&format!("# {key} = \"{example}\"")),
            }
        }
        put("");
        put("[terms]");
        put(&say!(lang, "# 本报的术语文件", "# Term files of the house"));
        put("# files = [\"terms.toml\"]");
        put("");
        put("[names]");
        put(&say!(
            lang,
            "# 本报的人名、单位名、地名表",
            "# The people, organisations and places that this paper writes of"
        ));
        put("# files = [\"names.toml\"]");
        put("");
        put("[decisions]");
        put(&say!(lang, "# 记下是谁、什么时候作的决定", "# Record who decided, and when"));
        put("# who = true");
        text
    }
}

/// Keys of the house style, with an example and what they mean.
const STYLE: [(&str, &str, &str, &str); 4] = [
    ("width", "full", "标点：full 全角，half 半角", "marks: full or half width"),
    (
        "quotes",
        "curly",
        "引号：curly “”，corner 「」，straight \"\"",
        "quotation marks: curly “”, corner 「」, straight \"\"",
    ),
    (
        "spacing",
        "none",
        "汉字与西文、数字之间：none 不空，space 空一格",
        "between Chinese and Latin letters or digits: none or space",
    ),
    ("numerals", "arabic", "数字：arabic 阿拉伯数字，chinese 汉字", "numerals: arabic or chinese"),
];

/// The kind that is kept to, where it is clear.
fn clear<T: Copy, const N: usize>(counts: [usize; N], kinds: [T; N]) -> Option<T> {
    let all: usize = counts.iter().sum();
    let (&most, kind) = counts.iter().zip(kinds).max_by_key(|(count, _)| **count)?;
    (all >= ENOUGH && most * 100 >= all * CLEAR).then_some(kind)
}

/// A number that is being read. Chinese numbers of one character (一个, 两人) say nothing: everybody writes them so.
#[derive(Default)]
struct Numeral {
    digits: usize,
    characters: usize,
}

impl Numeral {
    /// Takes the next character; 0 where an Arabic number with a measure word ends before it, 1 for a Chinese one.
    fn ends_before(&mut self, c: char) -> Option<usize> {
        let measures = "个人户名件项次年月日";
        let kind = match (self.digits, self.characters) {
            (1.., 0) => Some(0),
            (0, 2..) => Some(1),
            _ => None,
        };
        let (digits, characters) = (self.digits, self.characters);
        *self = Numeral::default();
        if c.is_ascii_digit() {
            self.digits = digits + 1;
        } else if "〇零一二三四五六七八九十百千万".contains(c) {
            self.characters = characters + 1;
        } else if measures.contains(c) {
            return kind;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Config;
    use std::path::Path;

    fn habits(text: &str, times: usize) -> Habits {
        let mut habits = Habits::default();
        habits.look_at(&text.repeat(times));
        habits
    }

    #[test]
    fn clear_habits_are_seen() {
        let style = habits("全县受理12件，“路”修了35公里，共3个App。\n", 20).style();
        assert_eq!(style.width, Some(WidthStyle::Full));
        assert_eq!(style.quotes, Some(QuoteStyle::Curly));
        assert_eq!(style.spacing, Some(SpacingStyle::None));
        assert_eq!(style.numerals, Some(NumeralStyle::Arabic));
        let style = habits("全县受理 十二件,「路」修好了(见图)。\n", 20).style();
        assert_eq!(style.width, Some(WidthStyle::Half));
        assert_eq!(style.quotes, Some(QuoteStyle::Corner));
        assert_eq!(style.spacing, None);
        assert_eq!(style.numerals, Some(NumeralStyle::Chinese));
        assert_eq!(habits("共 3 个 App 可用\n", 20).style().spacing, Some(SpacingStyle::Space));
    }

    #[test]
    fn few_places_and_mixed_ones_say_nothing() {
        assert_eq!(habits("全县受理12件，“路”修好了。\n", 3).style(), HouseStyle::default());
        assert_eq!(habits("路好,桥好，人好。\n", 40).style().width, None);
        assert_eq!(habits("来了一个人，两个人。\n", 40).style().numerals, None);
    }

    #[test]
    fn the_configuration_is_right_with_and_without_its_comments() {
        for lang in [Lang::Zh, Lang::En] {
            let text = habits("全县受理12件，“路”修了35公里，共3个App。\n", 20).config(lang);
            let (config, problems) = Config::parse(&text, Path::new("/zhubi.toml"));
            assert_eq!(problems, []);
            assert_eq!(config.settings.style.width, Some(WidthStyle::Full));
            let examples: String = text
                .lines()
                .map(|line| line.strip_prefix("# ").filter(|rest| rest.contains(" = ")).unwrap_or(line))
                .fold(String::new(), |all, line| all + line + "\n");
            let (config, problems) = Config::parse(&examples, Path::new("/zhubi.toml"));
            assert_eq!(problems, []);
            assert!(config.signs_decisions && config.name_files == ["names.toml"]);
        }
    }

    #[test]
    fn the_date_is_set_where_some_pages_print_it_and_others_do_not() {
        let dated = "青禾日报 2024年5月18日 星期六 第3版\n\n小院议事聚民心\n\n青禾县今年受理矛盾纠纷860件，群众满意。\n";
        let mut habits = Habits::default();
        habits.look_at(dated);
        assert!(habits.config(Lang::Zh).contains("\n# date = 2024-05-18\n"));
        habits.look_at("小院议事聚民心\n\n青禾县今年受理矛盾纠纷860件，群众满意。\n");
        assert!(habits.config(Lang::Zh).contains("\ndate = 2024-05-18\n"));
        habits.look_at("沙河镇修好水渠\n\n沙河镇上月修好水渠两条，灌溉农田千亩。\n");
        assert!(habits.config(Lang::Zh).contains("\n# date = 2024-05-18\n"), "most pages print none");
    }
}
