//! `era-year-mismatch`: a year of an era (光绪二十六年) that is not the Gregorian year in the brackets beside it.

use super::sexagenary_year::cyclic_at;
use super::{DATES, both};
use crate::facts::numeral::{chinese, read_at};
use crate::rules::{BlockView, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;
use crate::text::Span;
use std::sync::LazyLock;

/// `era-year-mismatch`.
#[derive(Debug)]
pub struct EraYearMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "era-year-mismatch",
    kinds: &["D41"],
    page: RulePage {
        title: both("年号纪年与公元年不符", "Year of an era against the Gregorian year"),
        finds: both(
            "年号纪年与旁边括注的公元年不是同一年：光绪二十六年（1901年）；民国二十五年（1963年）。",
            "A year of an era beside another Gregorian year: 光绪二十六年（1901年）.",
        ),
        why: both(
            "年号的元年一定，公元年就定了：光绪元年是1875年，民国元年是1912年。",
            "The first year of an era settles all others: 光绪元年 is 1875, 民国元年 is 1912.",
        ),
        instead: both("核对后改其中一个。", "Check, then correct one of them."),
        silent: both(
            "旁边没有公元年的；差一年而写明十一月、十二月、冬月、腊月，或说的是生卒的（农历年底已是公历下一年）；重复使用过的年号。",
            "Silent without a Gregorian year beside it; on a year more where the last lunar months or a birth or death are told, for the lunar year ends in the next one; on eras whose names came back.",
        ),
        source: both(
            "宋、明、清年号表：src/rules/data/eras.tsv",
            "The table of eras of the Song, Ming and Qing: src/rules/data/eras.tsv",
        ),
    },
    examples: &[
        Example::new("石桥始建于⟦光绪二十六年⟧（1901年），十年后冲毁。"),
        Example::new("⟦民国二十五年⟧（1963年），村里办起第一所小学。"),
        Example::new("碑上刻着“⟦道光三年⟧（公元1832年）重修”。"),
        Example::new("渡口1786年（⟦乾隆五十年⟧）已有记载。"),
        Example::new("明⟦嘉靖八年⟧（1592年），乡人集资修塔。"),
        Example::new("书院建于南宋⟦淳熙四年⟧，即1178年。"),
        Example::new("县志修于清⟦康熙六年⟧（1676年）。"),
        Example::new("石桥始建于光绪二十六年（1900年），十年后冲毁。"),
        Example::new("民国二十五年（1936年），村里办起第一所小学。"),
        Example::new("碑上刻着“道光三年（公元1823年）重修”。"),
        Example::new("渡口1785年（乾隆五十年）已有记载。"),
        Example::new("他生于光绪二十六年（1901年），是家中长子。"),
        Example::new("光绪二十六年腊月（1901年），石桥落成。"),
        Example::new("民国初年（1912年），村里办起第一所小学。"),
        Example::new("光绪二十六年动工，1903年石桥落成。"),
        Example::new("绍兴二十年间（1990年至2010年）变化很大。"),
        Example::new("康熙年间（1662年至1722年）修的塔。"),
        Example::new("书院建于南宋淳熙四年，即1177年。"),
        Example::new("县志修于清康熙六年至九年（1667年至1670年）。"),
    ],
    ..DATES
};

struct Era {
    name: &'static str,
    first: u32,
    /// Its last number; 0 of one that did not end so.
    last: u32,
}

static ERAS: LazyLock<Vec<Era>> = LazyLock::new(|| {
    let rows = include_str!("../data/eras.tsv").lines().skip(1);
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        Some(Era {
            name: cells.next()?,
            first: cells.next()?.parse().ok()?,
            last: cells.next()?.parse().ok()?,
        })
    })
    .collect()
});

impl Rule for EraYearMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if !block.says("年") {
            return;
        }
        for era in ERAS.iter() {
            for at in block.places_of(era.name) {
                let open = block.sentence_at(at).is_none_or(|sentence| sentence.open);
                if let Some(told) = EraYear::at(block.text, at, era).filter(|_| !open) {
                    told.judge(block.text, context, out);
                }
            }
        }
    }
}

/// 光绪二十六年 and the Gregorian year that its number gives.
struct EraYear {
    era: &'static Era,
    span: Span,
    number: u32,
}

impl EraYear {
    fn at(text: &str, at: usize, era: &'static Era) -> Option<EraYear> {
        let start = at + era.name.len();
        let (number, end) = match text[start..].strip_prefix('元') {
            Some(_) => (1, start + '元'.len_utf8()),
            None => {
                let numeral = read_at(text, start).filter(|it| it.vague.is_none() && it.decimals == 0)?;
                (u32::try_from(numeral.value).ok()?, numeral.span.end as usize)
            }
        };
        let whole = text[end..].starts_with('年') && (1..=100).contains(&number);
        whole.then(|| EraYear { era, span: Span::new(at, end + '年'.len_utf8()), number })
    }

    fn judge(&self, text: &str, context: &RuleContext, out: &mut Drafts) {
        let Some((year, beside, late)) = self.year_behind(text).or_else(|| self.year_before(text)) else {
            return;
        };
        let (right, stated, shown) = (self.era.first + self.number - 1, beside.of(text), self.span.of(text));
        let places = [Place::new(0, self.span), Place::new(0, beside)];
        let exists = self.era.last == 0 || self.number <= self.era.last;
        if year == right && exists {
            let message = say!(context.lang, "{shown}是{right}年，相符", "{shown} is {right}, as stated");
            return out.held(message, places.to_vec());
        }
        let life = ["生", "卒", "逝", "殁", "病故"]
            .iter()
            .any(|word| text[..self.span.start as usize].chars().rev().take(6).any(|c| word.starts_with(c)));
        if year == right + 1 && exists && (late || life) {
            return;
        }
        let name = self.era.name;
        let mut message = say!(
            context.lang,
            "{name}元年是{first}年，{shown}是{right}年，旁边写的是“{stated}”",
            "The first year of {name} is {first}, so {shown} is {right}; beside it stands “{stated}”",
            first = self.era.first
        );
        if !exists {
            message = say!(
                context.lang,
                "{name}只有{last}年，没有{shown}；旁边写的是“{stated}”",
                "{name} had {last} years, so there is no {shown}; beside it stands “{stated}”",
                last = self.era.last
            );
        }
        let says = say!(context.lang, "公元年", "the Gregorian year");
        let draft = out.report(places[0], message);
        draft.evidence(places[1], says);
        let digits = Span::new(beside.start as usize, beside.start as usize + year.to_string().len());
        if exists {
            draft.rewrite(context.lang, Place::new(0, digits), right.to_string());
        }
        let meant = year
            .checked_sub(self.era.first - 1)
            .filter(|&number| number >= 1 && (self.era.last == 0 || number <= self.era.last));
        if let Some(words) = meant.and_then(chinese) {
            let words = if meant == Some(1) { "元".to_owned() } else { words };
            draft.rewrite(context.lang, places[0], format!("{name}{words}年"));
        }
    }

    /// 光绪二十六年（1900年）, …二十六年，即公元1900年; with the year whether the last months stand between.
    fn year_behind(&self, text: &str) -> Option<(u32, Span, bool)> {
        let mut at = self.span.end as usize;
        at += cyclic_at(text, at).map_or(0, str::len);
        let late = ["十一月", "十二月", "冬月", "腊月", "冬", "末"]
            .iter()
            .find(|month| text[at..].starts_with(**month));
        at += late.map_or(0, |month| month.len());
        let lead = ["（公元", "（", "(公元", "(", "，即公元", "，即", "，公元", "即公元", "即"]
            .iter()
            .find(|lead| text[at..].starts_with(**lead))?;
        let (year, span) = gregorian_at(text, at + lead.len())?;
        Some((year, span, late.is_some()))
    }

    /// 1900年（光绪二十六年）, 1900年（清光绪二十六年）; January and February may belong to the era year before.
    fn year_before(&self, text: &str) -> Option<(u32, Span, bool)> {
        let before = &text[..self.span.start as usize];
        let before = ["清", "明", "南宋", "北宋", "宋", "清代", "明代"]
            .iter()
            .find_map(|dynasty| before.strip_suffix(dynasty))
            .unwrap_or(before);
        let dated = before.strip_suffix(['（', '('])?;
        let start = dated.rfind(|c: char| !c.is_ascii_digit() && !matches!(c, '年' | '月' | '日'))?;
        let start = start + dated[start..].chars().next()?.len_utf8();
        let (year, span) = gregorian_at(text, start)?;
        let rest = &dated[span.end as usize..];
        let early = ["1月", "2月"].iter().any(|month| rest.starts_with(month));
        (rest.is_empty() || rest.ends_with(['月', '日'])).then_some((year, span, early))
    }
}

/// The year of four digits with its 年 at byte `start`; none of a range.
fn gregorian_at(text: &str, start: usize) -> Option<(u32, Span)> {
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let year = text.get(start..start + digits)?.parse().ok().filter(|_| digits == 4)?;
    let mut end = start + digits;
    if text[end..].starts_with('年') {
        end += '年'.len_utf8();
    }
    let ranged = text[end..].starts_with(['—', '-', '－', '–', '～', '至', '到', '、']);
    (!ranged).then(|| (year, Span::new(start, end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_whole() {
        assert!(include_str!("../data/eras.tsv").starts_with("# source: "));
        assert_eq!(ERAS.len(), include_str!("../data/eras.tsv").lines().count() - 1);
        assert!(ERAS.is_sorted_by(|one, two| one.name < two.name));
        assert!(ERAS.iter().all(|era| (900..2000).contains(&era.first) && era.last <= 61));
    }
}
