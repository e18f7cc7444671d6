//! The meter: estimated error points by the official weights, over the characters, against the official limit. An
//! estimate: it counts what the rules can see, and nothing else.
//!
//! The weights are those of 报纸编校差错率计算方法, stated with each rule and doubled in title matter when a finding is
//! placed; the limit is that of 报纸期刊质量管理规定 (国新出发〔2020〕10号). The official method counts printed lines,
//! blanks included; here the characters are those that are not white space, so the estimate is never the milder one.

use super::{Analysis, Finding};
use crate::article::{OutlineItem, outline_of};
use crate::rules::Severity;
use crate::text::visible_count;
use serde::Serialize;
use std::collections::BTreeMap;

/// Error points in 10,000 characters that a newspaper may have.
pub const LIMIT: f64 = 3.0;

/// The same error in the same words counts at most this often.
const MOST_REPEATS: usize = 3;

/// The weight of a numeral's form, in tenths of a point; no other error weighs as little.
const NUMERAL_FORM: u16 = 1;

/// What all numeral forms of an issue weigh at most, in tenths of a point.
const MOST_NUMERAL_FORM: u32 = 10;

/// What a page, an article or an issue shows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Meter {
    /// Estimated error points.
    pub points: f64,
    /// Characters that are not white space.
    pub characters: usize,
    /// Estimated error points in 10,000 characters, to two decimals.
    pub per10k: f64,
    /// What a newspaper may have: [`LIMIT`].
    pub limit: f64,
    /// The findings that carry the points.
    pub findings: usize,
}

impl Meter {
    /// Whether there are more points than a newspaper may have.
    pub fn is_over(&self) -> bool {
        self.per10k > self.limit
    }
}

/// The meter of one article.
#[derive(Clone, Debug)]
pub struct ArticleMeter {
    /// The article: its title and where it stands.
    pub article: OutlineItem,
    /// Its meter.
    pub meter: Meter,
}

/// Findings that carry points, and the characters they are counted over; tallies of pages add up to that of an issue.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    characters: usize,
    findings: usize,
    /// Points of each occurrence, in tenths, by rule and words.
    errors: BTreeMap<(&'static str, String), Vec<u16>>,
    /// Numeral forms, in tenths of a point.
    numerals: u32,
}

impl Tally {
    /// The tally of a page and the meters of its articles. `counts` says which findings count; those that the
    /// proofreader accepted do not.
    pub fn of(analysis: &Analysis, counts: impl Fn(&Finding) -> bool) -> (Tally, Vec<ArticleMeter>) {
        let (page, text) = (&analysis.page, &analysis.text);
        let mut whole = Tally { characters: visible_count(text), ..Tally::default() };
        let mut tallies = vec![Tally::default(); page.articles.len()];
        for (article, tally) in page.articles.iter().zip(&mut tallies) {
            let readings = &analysis.blocks[article.blocks.clone()];
            tally.characters = readings.iter().map(|block| visible_count(block.text())).sum();
        }
        let mut pieces: Vec<(u32, usize)> = Vec::new();
        for (number, article) in page.articles.iter().enumerate() {
            let blocks = &page.blocks[article.blocks.clone()];
            pieces.extend(blocks.iter().flat_map(|block| &block.pieces).map(|it| (it.span.start, number)));
        }
        pieces.sort_unstable();
        for finding in analysis.findings.iter().filter(|finding| counts(finding)) {
            whole.add(finding, text);
            let after = pieces.partition_point(|&(start, _)| start <= finding.span.start);
            if let Some(&(_, number)) = after.checked_sub(1).and_then(|before| pieces.get(before)) {
                tallies[number].add(finding, text);
            }
        }
        let articles = page.articles.iter().zip(&tallies).filter_map(|(article, tally)| {
            Some(ArticleMeter { article: outline_of(page, text, article)?, meter: tally.meter() })
        });
        (whole, articles.collect())
    }

    /// Errors and warnings count with their weight, and numeral forms though they are milder.
    fn add(&mut self, finding: &Finding, text: &str) {
        let Some(points) = finding.points else { return };
        if finding.info.points == Some(NUMERAL_FORM) {
            self.numerals += u32::from(points);
        } else if finding.severity <= Severity::Warning {
            let words = finding.span.of(text).to_owned();
            self.errors.entry((finding.info.code, words)).or_default().push(points);
        } else {
            return;
        }
        self.findings += 1;
    }

    /// Takes another page of the same issue in.
    pub fn merge(&mut self, other: &Tally) {
        self.characters += other.characters;
        self.findings += other.findings;
        self.numerals += other.numerals;
        for (error, points) in &other.errors {
            self.errors.entry(error.clone()).or_default().extend(points);
        }
    }

    /// What it comes to.
    pub fn meter(&self) -> Meter {
        let errors = self.errors.values().map(|points| {
            let mut points = points.clone();
            points.sort_unstable_by(|one, two| two.cmp(one));
            points.iter().take(MOST_REPEATS).map(|&points| u32::from(points)).sum::<u32>()
        });
        let tenths = errors.sum::<u32>() + self.numerals.min(MOST_NUMERAL_FORM);
        let points = f64::from(tenths) / 10.0;
        let per10k = points * 10_000.0 / self.characters.max(1) as f64;
        Meter {
            points,
            characters: self.characters,
            per10k: (per10k * 100.0).round() / 100.0,
            limit: LIMIT,
            findings: self.findings,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Inputs, RuleLevel, Settings};
    use crate::terms::TermBook;
    use std::sync::Arc;

    fn tally(text: &str, settings: Settings) -> (Tally, Vec<ArticleMeter>) {
        let settings = Arc::new(settings);
        let inputs = Inputs { terms: TermBook::built_in(), settings, dictionary: None };
        Tally::of(&Analysis::of(text.into(), &inputs, None), |_| true)
    }

    fn points(text: &str) -> f64 {
        tally(text, Settings::default()).0.meter().points
    }

    #[test]
    fn the_same_error_counts_three_times_at_most() {
        let page = |times: usize| "全县实现了联动联动、协调配合。\n\n".repeat(times);
        assert_eq!(points(&page(1)), 1.0);
        assert_eq!(points(&page(3)), 3.0);
        assert_eq!(points(&page(5)), 3.0);
        assert_eq!(points("全县实现了联动联动、协调配合。\n全镇推进了协商协商、服务群众。\n"), 2.0);
    }

    #[test]
    fn a_headline_counts_double() {
        let body = "青禾县今年新建公园三座，方便市民休闲，受到欢迎。\n";
        assert_eq!(points(&format!("青禾县部门联动联动建公园\n\n{body}")), 2.0);
        assert_eq!(points(&format!("青禾县部门联动建公园\n\n{body}")), 0.0);
    }

    #[test]
    fn numeral_forms_come_to_one_point_at_most_in_an_issue() {
        // Years shortened to two digits: 0.1 each.
        let page = |years: std::ops::Range<u32>| -> String {
            years.map(|year| format!("他{year}年入伍，在部队里当过通信兵。\n\n")).collect()
        };
        assert_eq!(points(&page(91..95)), 0.4);
        assert_eq!(points(&page(80..95)), 1.0);
        let (mut issue, _) = tally(&page(80..87), Settings::default());
        issue.merge(&tally(&page(87..94), Settings::default()).0);
        assert_eq!(issue.meter().points, 1.0);
    }

    #[test]
    fn what_is_milder_than_a_warning_or_does_not_count_has_no_points() {
        let text = "全县实现了联动联动、协调配合。\n";
        let mut settings = Settings::default();
        settings.rules.insert("repeated-word".to_owned(), RuleLevel::At(Severity::Information));
        assert_eq!(tally(text, settings).0.meter().points, 0.0);
        let inputs = Inputs { terms: TermBook::built_in(), settings: Arc::default(), dictionary: None };
        let analysis = Analysis::of(text.into(), &inputs, None);
        assert_eq!(Tally::of(&analysis, |_| false).0.meter().points, 0.0);
    }

    #[test]
    fn articles_are_measured_apart_and_the_rate_is_that_of_ten_thousand_characters() {
        let page = "青禾县新添公园\n\n本报记者 沈知远\n\n青禾县今年实现联动联动，建公园。\n\n\n\n沙河镇修好水渠\n\n本报记者 叶向晚\n\n本报讯 沙河镇上月修好水渠一条，灌溉农田。\n";
        let (whole, articles) = tally(page, Settings::default());
        // Headline, byline, paragraph: 7 + 7 + 16 and 7 + 7 + 20 characters.
        assert_eq!((whole.meter().characters, whole.meter().findings), (64, 1));
        assert_eq!(whole.meter().per10k, 156.25);
        assert!(whole.meter().is_over());
        let shown: Vec<_> = articles
            .iter()
            .map(|it| (it.article.title.as_str(), it.meter.characters, it.meter.points))
            .collect();
        assert_eq!(shown, [("青禾县新添公园", 30, 1.0), ("沙河镇修好水渠", 34, 0.0)]);
    }
}
