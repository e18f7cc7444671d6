//! What stands above the pages: totals, the meter, the outline, the filters, the chart.

use super::leaf::{Leaf, class_of};
use crate::analysis::meter::Meter;
use crate::article::OutlineItem;
use crate::report::{CheckedFile, issue_tally};
use crate::rules::{RULES, Severity};
use crate::text::{Bilingual, Lang};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Fewer findings than this need no chart.
const MANY: usize = 6;

/// The bars of a chart at most; the rest are summed up in the last.
const MOST_BARS: usize = 30;

/// Findings of each severity, gravest first.
type Counts = [usize; 4];

fn counts(leaves: &[Leaf]) -> Counts {
    let mut counts = Counts::default();
    for leaf in leaves {
        for (sum, count) in counts.iter_mut().zip(counts_of(leaf)) {
            *sum += count;
        }
    }
    counts
}

fn counts_of(leaf: &Leaf) -> Counts {
    Severity::ALL.map(|severity| leaf.numbered().filter(|(_, found)| found.severity == severity).count())
}

/// Files, characters and the meter of all together.
pub(super) fn summary(files: &[CheckedFile], lang: Lang) -> Markup {
    let t = |zh, en| Bilingual { zh, en }.get(lang);
    let read = files.iter().filter(|file| file.result.is_ok()).count();
    let meter = issue_tally(files).meter();
    html! {
        p.summary {
            (read) (t("个文件，", " files, ")) (meter.characters) (t("字。", " characters."))
        }
        (meter_words(&meter, lang))
    }
}

/// The meter as words and as a bar.
pub(super) fn meter_words(meter: &Meter, lang: Lang) -> Markup {
    let t = |zh, en| Bilingual { zh, en }.get(lang);
    let label = t("估算差错率", "Estimated error rate");
    let limit = meter.limit;
    html! {
        p.meter {
            (label) (t("：", ": "))
            meter min="0" max=(limit * 2.0) low=(limit / 2.0) high=(limit) optimum="0" value=(meter.per10k) aria-label=(label) {}
            " " b.over[meter.is_over()] { (t("万分之", "")) (meter.per10k) (t("", " in 10,000")) }
            (t("（", " (")) (meter.points) (t("分／", " points in ")) (meter.characters)
            (t("字，上限万分之", " characters, limit ")) (limit) (t("）", ")"))
        }
    }
}

/// The meters of a page's articles, where there are several.
pub(super) fn article_meters(leaf: &Leaf) -> Markup {
    let t = |zh, en| Bilingual { zh, en }.get(leaf.lang);
    if leaf.articles.len() < 2 {
        return html! {};
    }
    html! {
        details.facts {
            summary { (t("各篇估算差错率", "Estimated error rate by article")) }
            table.numbers {
                thead { tr {
                    th scope="col" { (t("文章", "Article")) }
                    th scope="col" { (t("字数", "Characters")) }
                    th scope="col" { (t("估算分", "Points")) }
                    th scope="col" { (t("每万字", "In 10,000")) }
                } }
                tbody { @for article in &leaf.articles {
                    tr {
                        th scope="row" lang="zh-CN" {
                            a href={ "#p" (leaf.number) "b" (leaf.block_of(article.article.title_range)) } { (article.article.title) }
                        }
                        td { (article.meter.characters) }
                        td { (article.meter.points) }
                        td { span.over[article.meter.is_over()] { (article.meter.per10k) } }
                    }
                } }
            }
        }
    }
}

/// Filters and keys; shown where scripts run.
pub(super) fn controls(leaves: &[Leaf], lang: Lang) -> Markup {
    let t = |zh, en| Bilingual { zh, en }.get(lang);
    let counts = counts(leaves);
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, finding) in leaves.iter().flat_map(|leaf| leaf.numbered()) {
        *rules.entry(finding.info.code).or_default() += 1;
    }
    html! {
        form.controls #controls hidden aria-label=(t("筛选", "Filters")) {
            fieldset {
                legend { (t("显示", "Show")) }
                @for (severity, count) in Severity::ALL.into_iter().zip(counts) {
                    label {
                        input type="checkbox" name="severity" value=(class_of(severity)) checked;
                        " " (severity.label().get(lang)) " " span.count { (count) }
                    }
                }
            }
            label {
                (t("规则 ", "Rule "))
                select name="rule" {
                    option value="" { (t("全部", "All")) }
                    @for info in RULES.iter().map(|rule| rule.info()) {
                        @if let Some(count) = rules.get(info.code) {
                            option value=(info.code) { (info.page.title.get(lang)) " (" (count) ")" }
                        }
                    }
                }
            }
            span.jump {
                button type="button" name="previous" { (t("上一处", "Previous")) " " kbd { "p" } }
                button type="button" name="next" { (t("下一处", "Next")) " " kbd { "n" } }
            }
            label { input type="checkbox" name="keys" checked; " " (t("用 n、p 键", "Keys n and p")) }
        }
    }
}

/// Pages, articles and sections to jump by.
pub(super) fn outline(leaves: &[Leaf], lang: Lang) -> Markup {
    let t = |zh, en| Bilingual { zh, en }.get(lang);
    html! {
        nav aria-label=(t("目录", "Contents")) {
            details open[leaves.len() <= 4] {
                summary { (t("目录", "Contents")) }
                ol {
                    @for leaf in leaves {
                        li {
                            a href={ "#p" (leaf.number) } { (leaf.path) }
                            " " (tags(counts_of(leaf), lang))
                            (items(leaf, &leaf.outline))
                        }
                    }
                }
            }
        }
    }
}

/// The numbers of findings by severity, those that are not 0.
fn tags(counts: Counts, lang: Lang) -> Markup {
    html! {
        @for (severity, count) in Severity::ALL.into_iter().zip(counts) {
            @if count > 0 { span.tag.(class_of(severity)) { (severity.label().get(lang)) " " (count) } " " }
        }
    }
}

fn items(leaf: &Leaf, items: &[OutlineItem]) -> Markup {
    if items.is_empty() {
        return html! {};
    }
    html! {
        ol {
            @for item in items {
                li {
                    @let block = leaf.block_of(item.title_range);
                    a href={ "#p" (leaf.number) "b" (block) } lang="zh-CN" { (item.title) }
                    (self::items(leaf, &item.sections))
                }
            }
        }
    }
}

/// The files that could not be checked.
pub(super) fn troubles(files: &[CheckedFile], lang: Lang) -> Markup {
    let failed: Vec<(&str, &str)> = files
        .iter()
        .filter_map(|file| Some((file.path.as_str(), file.result.as_ref().err()?.as_str())))
        .collect();
    if failed.is_empty() {
        return html! {};
    }
    html! {
        section.troubles aria-labelledby="troubles-h" {
            h2 #troubles-h { (Bilingual { zh: "没有检查的文件", en: "Files that were not checked" }.get(lang)) }
            ul { @for (path, why) in failed { li { (path) ": " (why) } } }
        }
    }
}

/// One line a page, and all together; nothing where there is one page.
pub(super) fn totals(leaves: &[Leaf], files: &[CheckedFile], lang: Lang) -> Markup {
    let t = |zh, en| Bilingual { zh, en }.get(lang);
    if leaves.len() < 2 {
        return html! {};
    }
    let row = |meter: &Meter, counts: Counts, held: usize| {
        html! {
            td { (meter.characters) }
            @for count in counts { td { (count) } }
            td { (held) }
            td { (meter.points) }
            td { span.over[meter.is_over()] { (meter.per10k) } }
        }
    };
    html! {
        section #totals aria-labelledby="totals-h" {
            h2 #totals-h { (t("总表", "Totals")) }
            div.wide role="group" aria-labelledby="totals-h" tabindex="0" {
                table.numbers {
                    thead { tr {
                        th scope="col" { (t("版面", "Page")) }
                        th scope="col" { (t("字数", "Characters")) }
                        @for severity in Severity::ALL { th scope="col" { (severity.label().get(lang)) } }
                        th scope="col" { (t("核对无误", "Held")) }
                        th scope="col" { (t("估算分", "Points")) }
                        th scope="col" { (t("每万字", "In 10,000")) }
                    } }
                    tbody { @for leaf in leaves {
                        tr {
                            th scope="row" { a href={ "#p" (leaf.number) } { (leaf.path) } }
                            (row(&leaf.tally.meter(), counts_of(leaf), leaf.checked.analysis.held.len()))
                        }
                    } }
                    tfoot { tr {
                        th scope="row" { (t("合计", "All")) }
                        @let held = leaves.iter().map(|leaf| leaf.checked.analysis.held.len()).sum();
                        (row(&issue_tally(files).meter(), counts(leaves), held))
                    } }
                }
            }
        }
    }
}

/// Findings by kind and by article, where there are many.
pub(super) fn chart(leaves: &[Leaf], lang: Lang) -> Markup {
    let t = |zh, en| Bilingual { zh, en }.get(lang);
    let mut kinds: BTreeMap<usize, Counts> = BTreeMap::new();
    for (_, finding) in leaves.iter().flat_map(|leaf| leaf.numbered()) {
        let rank = RULES.iter().position(|rule| rule.info().code == finding.info.code).unwrap_or_default();
        kinds.entry(rank).or_default()[finding.severity as usize] += 1;
    }
    if kinds.values().flatten().sum::<usize>() < MANY {
        return html! {};
    }
    let kinds = kinds.into_iter().map(|(rank, counts)| {
        let info = RULES[rank].info();
        (info.page.title.get(lang).to_owned(), format!("#r-{}", info.code), counts)
    });
    html! {
        section.charts aria-labelledby="chart-h" {
            h2 #chart-h { (t("一览", "At a glance")) }
            (bars(t("按差错种类", "By kind"), most(kinds.collect(), lang), lang))
            (bars(t("按文章", "By article"), most(by_article(leaves, lang), lang), lang))
        }
    }
}

/// A bar: its name, where it leads, its counts.
type Bar = (String, String, Counts);

fn by_article(leaves: &[Leaf], lang: Lang) -> Vec<Bar> {
    let mut bars = Vec::new();
    for leaf in leaves {
        let mut left = counts_of(leaf);
        for article in &leaf.outline {
            let mut counts = Counts::default();
            for (_, finding) in leaf.numbered().filter(|(_, found)| article.range.overlaps(found.span)) {
                let severity = finding.severity as usize;
                // Columns out of order can make the ranges of two articles overlap; a finding counts once.
                if left[severity] > 0 {
                    left[severity] -= 1;
                    counts[severity] += 1;
                }
            }
            if counts.iter().sum::<usize>() > 0 {
                let block = leaf.block_of(article.title_range);
                bars.push((article.title.clone(), format!("#p{}b{block}", leaf.number), counts));
            }
        }
        if left.iter().sum::<usize>() > 0 {
            let other = Bilingual { zh: "版面其余", en: "rest of the page" }.get(lang);
            bars.push((format!("{} {other}", leaf.path), format!("#p{}", leaf.number), left));
        }
    }
    bars
}

/// The longest bars, the rest summed up in one.
fn most(mut bars: Vec<Bar>, lang: Lang) -> Vec<Bar> {
    let total = |bar: &Bar| bar.2.iter().sum::<usize>();
    bars.sort_by_key(|bar| std::cmp::Reverse(total(bar)));
    if bars.len() > MOST_BARS {
        let rest = bars.split_off(MOST_BARS - 1);
        let mut counts = Counts::default();
        for (sum, count) in rest.iter().flat_map(|bar| bar.2.into_iter().enumerate()) {
            counts[sum] += count;
        }
        let name = Bilingual { zh: "其余", en: "the rest" }.get(lang);
        bars.push((format!("{name} ({})", rest.len()), "#main".to_owned(), counts));
    }
    bars
}

/// One bar a line: a name, a drawing that the numbers beside it say again, the numbers.
fn bars(title: &str, bars: Vec<Bar>, lang: Lang) -> Markup {
    let longest = bars.iter().map(|bar| bar.2.iter().sum::<usize>()).max().unwrap_or(1).max(1);
    html! {
        h3 { (title) }
        ul.bars {
            @for (name, href, counts) in &bars {
                li {
                    a href=(href) { (name) }
                    (drawing(*counts, longest))
                    span { (tags(*counts, lang)) }
                }
            }
        }
    }
}

fn drawing(counts: Counts, longest: usize) -> Markup {
    let mut x = 0;
    html! {
        svg viewBox={ "0 0 " (longest) " 1" } preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            @for (severity, count) in Severity::ALL.into_iter().zip(counts) {
                @if count > 0 {
                    rect.(class_of(severity)) x=(x) y="0" width=(count) height="1" {}
                    ({ x += count; "" })
                }
            }
        }
    }
}
