//! `attribute-unit`: an attribute in a unit that cannot measure it: 供热面积为22.8万户, 总库容5公里.

use super::passage::place;
use super::{FIGURES, both};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{BlockView, Confidence, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::{Span, is_han};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// `attribute-unit`.
#[derive(Debug)]
pub struct AttributeUnit;

static INFO: RuleInfo = RuleInfo {
    code: "attribute-unit",
    severity: Severity::Warning,
    confidence: Confidence::High,
    kinds: &["N18"],
    page: RulePage {
        title: both("名目与单位不配", "An attribute in a unit of something else"),
        finds: both(
            "面积、长度、重量、人口、产值等名目后面的数，用的是量别的东西的单位：“供热面积为22.8万户”“人口3.2万平方米”“全长5吨”。",
            "An area, a length, a weight, a population or an amount of money told in a unit that measures something else.",
        ),
        why: both(
            "面积不能用户来量，长度不能用吨来量：单位写错了，或者数字写到了别的名目后面。",
            "An area is not measured in households, nor a length in tonnes: the unit is wrong, or the figure belongs to another label.",
        ),
        instead: both("核对单位和名目。", "Check the unit and the label."),
        silent: both(
            "百分比、倍数、时间、名次和“个”不管；名目与数之间隔着别的词、数后面还跟着名词、几个名目并列的不报。表里没有的名目不报。",
            "Silent on shares, multiples, times, ranks and 个, where words stand between label and figure, where a noun follows, where several labels share the figures, and on labels that the table does not have.",
        ),
        source: both("GB 3100—3102 量和单位", "GB 3100—3102, quantities and units"),
    },
    examples: &[
        Example::new("这座换热站的供热面积为⟦22.8万户⟧，去年又接入两个小区。"),
        Example::new("全县现有人口⟦3.2万平方米⟧，其中城镇人口1.1万人。"),
        Example::new("新建的引水渠全长⟦约5吨⟧，投资320万元。"),
        Example::new("水库总库容达到⟦1.2亿公里⟧，坝高68米。"),
        Example::new("全县耕地面积⟦36万吨⟧，人均1.2亩。"),
        Example::new("去年全县粮食总产量达⟦36.8万亩⟧，比上年增长3%。"),
        Example::new("全年一般公共预算收入⟦12.6亿吨⟧，同比增长8%。"),
        Example::new("这名婴儿出生时体重⟦3.2公里⟧，母子平安。"),
        Example::new("当天最高气温达⟦36.5公里⟧，街上行人不多。"),
        Example::new("这座换热站的供热面积为22.8万平方米，去年又接入3600户。"),
        Example::new("全县现有人口3.2万人，面积860平方公里。"),
        Example::new("全镇总人口1200户3600人。"),
        Example::new("新建的引水渠全长约5公里，投资320万元。"),
        Example::new("水库蓄水量1.2亿吨，坝高68米。"),
        Example::new("全县粮食播种面积36.8万亩，粮食总产量12.6万吨。"),
        Example::new("一般公共预算收入增长8%，总投资36个亿。"),
        Example::new("供热面积22.8万户居民家的暖气已经热了。"),
        Example::new("三镇的面积和人口分别为86平方公里、3.2万人。"),
        Example::new("纪录片全长90分钟，讲了三个故事。"),
        Example::new("占全县总面积两成的林地，养活了3200人。"),
        Example::new("全县用电量4.2亿千瓦时，气温下降8摄氏度。"),
        Example::new("车流量每天3600辆，客流量1.2万人次。"),
    ],
    ..FIGURES
};

/// What may measure and count an attribute.
struct Measures {
    dimensions: Vec<&'static str>,
    counts: Vec<&'static str>,
}

static ATTRIBUTES: LazyLock<FxHashMap<&'static str, Measures>> = LazyLock::new(|| {
    let rows = include_str!("../data/attribute_units.tsv").lines().skip(1);
    let words = |cell: &'static str| cell.split(' ').filter(|word| *word != "-").collect();
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let name = cells.next()?;
        Some((name, Measures { dimensions: words(cells.next()?), counts: words(cells.next()?) }))
    })
    .collect()
});

/// The longest attribute of the table, in characters.
const LONGEST: usize = 5;

/// What stands between an attribute and its figure.
const LINKS: [&str; 16] = [
    "达到", "达", "约为", "为", "是", "约", "共计", "总计", "合计", "共", "已", "有", "近", "超过", "仅",
    "也",
];

/// Measure words that count what has no area, length, weight or price of itself.
const COUNTED: [&str; 5] = ["人", "户", "辆", "头", "株"];

/// Dimensions that say nothing against an attribute: a time for which it holds, and 度, which measures many things.
const OF_ANYTHING: [&str; 9] =
    ["time", "month", "quarter", "year", "century", "workday", "age", "anniversary", "degree"];

impl Rule for AttributeUnit {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if !block.role.is_prose() {
            return;
        }
        for quantity in &block.facts.quantities {
            let Some(found) = unit_of(quantity) else { continue };
            let Some(name) = attribute_before(block, quantity) else { continue };
            let Some(measures) = ATTRIBUTES.get(name) else { continue };
            if measures.allow(&found) || !ends_here(block, quantity) || block.is_open_at(quantity.span) {
                continue;
            }
            let words = block.at(quantity.span);
            let unit = found.name;
            let message = say!(
                context.lang,
                "“{name}”不用“{unit}”来量，文中写“{words}”",
                "“{name}” is not measured in “{unit}”; the text says “{words}”"
            );
            let label =
                Span { start: quantity.before.start.min(quantity.span.start), end: quantity.span.start };
            out.report(place(quantity.span), message).evidence(place(label), block.at(label));
        }
    }
}

impl Measures {
    fn allow(&self, unit: &UnitOf) -> bool {
        match unit.dimension {
            Some(dimension) => {
                let fits = |allowed: &&str| dimension == *allowed || *allowed == "money" && unit.is_money();
                OF_ANYTHING.contains(&dimension) || self.dimensions.iter().any(fits)
            }
            None => !COUNTED.contains(&unit.name) || self.counts.contains(&unit.name),
        }
    }
}

/// In what a figure is told.
struct UnitOf {
    name: &'static str,
    dimension: Option<&'static str>,
}

impl UnitOf {
    fn is_money(&self) -> bool {
        self.dimension.is_some_and(|dimension| dimension.starts_with("money"))
    }
}

fn unit_of(quantity: &Quantity) -> Option<UnitOf> {
    let of_things = matches!(quantity.kind, Kind::Count | Kind::Measure | Kind::Money);
    let name = quantity.counts_in().filter(|_| of_things)?;
    Some(UnitOf { name, dimension: quantity.unit.map(|unit| unit.dimension) })
}

/// The attribute that stands right before the figure, whose name the table has.
fn attribute_before<'a>(block: &BlockView<'a>, quantity: &Quantity) -> Option<&'a str> {
    let mut before = &block.text[..quantity.span.start as usize];
    while let Some(cut) = LINKS.iter().find_map(|link| before.strip_suffix(link)) {
        before = cut;
    }
    let starts = before.char_indices().rev().take(LONGEST).map(|(at, _)| at);
    let found = starts.filter(|&at| ATTRIBUTES.contains_key(&before[at..])).last()?;
    // 面积和人口: the figures follow in turn.
    let joined = before[..found].ends_with(['、', '和', '与', '及', '每']);
    (!joined).then_some(&before[found..])
}

/// Whether no noun follows the figure: 供热面积22.8万户居民 is another construction.
fn ends_here(block: &BlockView, quantity: &Quantity) -> bool {
    let after = &block.text[quantity.span.end as usize..];
    after.chars().next().is_none_or(|c| !is_han(c) && c != '/' || matches!(c, '和' | '与' | '以'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_its_dimensions_are_those_of_units() {
        let table = include_str!("../data/attribute_units.tsv");
        assert!(table.starts_with("# source: "));
        let names: Vec<&str> = table.lines().skip(1).map(|row| row.split_once('\t').unwrap().0).collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(names.iter().all(|name| (2..=LONGEST).contains(&name.chars().count())));
        let units = include_str!("../../facts/data/units.tsv");
        let known = |dimension: &str| {
            dimension == "money" || units.lines().any(|row| row.split('\t').nth(2) == Some(dimension))
        };
        assert!(ATTRIBUTES.values().all(|it| it.dimensions.iter().all(|dimension| known(dimension))));
        let measures = include_str!("../../facts/data/measures.tsv");
        let counted = |word: &str| measures.lines().any(|row| row.split('\t').nth(1) == Some(word));
        assert!(ATTRIBUTES.values().all(|it| it.counts.iter().all(|word| counted(word))));
    }
}
