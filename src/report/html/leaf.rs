//! One page of the paper: its text as set, the findings marked in it by number, and what goes with it.

use super::place::{InBlock, in_blocks};
use super::{facts, findings, overview};
use crate::analysis::meter::{ArticleMeter, Tally};
use crate::analysis::{Elsewhere, Finding};
use crate::article::{OutlineItem, Role, outline};
use crate::report::Checked;
use crate::rules::Severity;
use crate::text::{Bilingual, Lang, Span};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// A page of the report.
pub(super) struct Leaf<'a> {
    /// Its number in the report, from 1.
    pub number: usize,
    /// The path of its file.
    pub path: &'a str,
    /// What was found.
    pub checked: &'a Checked,
    /// The articles as an editor would list them.
    pub outline: Vec<OutlineItem>,
    /// Its estimated error points.
    pub tally: Tally,
    /// Those of its articles.
    pub articles: Vec<ArticleMeter>,
    /// The language of the report.
    pub lang: Lang,
    /// Where findings begin and end, by block.
    marks: BTreeMap<usize, Vec<Mark>>,
}

/// A place of a finding in a block.
#[derive(Clone, Copy, Debug)]
struct Mark {
    start: usize,
    end: usize,
    /// The finding's number on the page, from 1.
    finding: usize,
    /// 0 is the place itself; the places that it rests on follow.
    part: usize,
    severity: Severity,
    /// Whether it is the first run of its place, which carries the number.
    first: bool,
}

impl<'a> Leaf<'a> {
    /// The page number `number` of the report.
    pub(super) fn new(number: usize, path: &'a str, checked: &'a Checked, lang: Lang) -> Leaf<'a> {
        let (tally, articles) = checked.meters();
        let analysis = &checked.analysis;
        let mut marks: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
        for (index, finding) in checked.counting().enumerate() {
            let here = finding.evidence.iter().map(|it| it.elsewhere.is_none().then_some(it.span));
            let places = std::iter::once(Some(finding.span)).chain(here);
            for (part, place) in places.enumerate().filter_map(|(part, place)| Some((part, place?))) {
                for (nth, InBlock { block, span }) in in_blocks(checked, place).into_iter().enumerate() {
                    marks.entry(block).or_default().push(Mark {
                        start: span.start as usize,
                        end: span.end as usize,
                        finding: index + 1,
                        part,
                        severity: finding.severity,
                        first: nth == 0,
                    });
                }
            }
        }
        let outline = outline(&analysis.page, &analysis.text);
        Leaf { number, path, checked, outline, tally, articles, lang, marks }
    }

    /// The findings that count, with their numbers.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (usize, &'a Finding)> {
        self.checked.counting().enumerate().map(|(index, finding)| (index + 1, finding))
    }

    /// The index of the block that holds the beginning of `span` of the document.
    pub(super) fn block_of(&self, span: Span) -> usize {
        in_blocks(self.checked, span).first().map_or(0, |run| run.block)
    }

    /// The whole page.
    pub(super) fn section(&self, leaves: &[Leaf]) -> Markup {
        let t = |zh, en| Bilingual { zh, en }.get(self.lang);
        let number = self.number;
        html! {
            section.page id={ "p" (number) } aria-labelledby={ "p" (number) "h" } {
                h2 id={ "p" (number) "h" } { (self.path) }
                (overview::meter_words(&self.tally.meter(), self.lang))
                div.sheet {
                    div.text lang="zh-CN" role="group" aria-label=(format!("{}：{}", t("原文", "Text"), self.path)) {
                        (self.text())
                    }
                    (findings::list(self, leaves))
                }
                (overview::article_meters(self))
                (facts::tables(self))
                (findings::accepted(self))
                (findings::held(self))
            }
        }
    }

    fn text(&self) -> Markup {
        let page = &self.checked.analysis.page;
        let mut next = 0;
        html! {
            @for article in &page.articles {
                @for block in next..article.blocks.start { (self.block(block)) }
                div.article { @for block in article.blocks.clone() { (self.block(block)) } }
                ({ next = article.blocks.end; "" })
            }
            @for block in next..page.blocks.len() { (self.block(block)) }
        }
    }

    fn block(&self, index: usize) -> Markup {
        let id = format!("p{}b{index}", self.number);
        let text = self.marked_text(index);
        match self.checked.analysis.page.blocks[index].role {
            Role::Headline => html! { h3 id=(id) { (text) } },
            Role::SectionHead(_) => html! { h4 id=(id) { (text) } },
            Role::Kicker => html! { p.kicker id=(id) { (text) } },
            Role::Deck => html! { p.deck id=(id) { (text) } },
            Role::Byline => html! { p.byline id=(id) { (text) } },
            Role::Caption => html! { p.caption id=(id) { (text) } },
            Role::Label | Role::Folio => html! { p.folio id=(id) { (text) } },
            Role::Paragraph => html! { p id=(id) { (text) } },
        }
    }

    /// The block's text, cut where places begin and end, each place's number before its first words.
    fn marked_text(&self, block: usize) -> Markup {
        let text = self.checked.analysis.blocks[block].text();
        let Some(marks) = self.marks.get(&block) else { return html! { (text) } };
        let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| [mark.start, mark.end]).collect();
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        cuts.dedup();
        html! {
            @for pair in cuts.windows(2) {
                @let here: Vec<&Mark> =
                    marks.iter().filter(|mark| mark.start <= pair[0] && pair[1] <= mark.end).collect();
                @for mark in here.iter().filter(|mark| mark.first && mark.start == pair[0]) {
                    (self.number_link(mark))
                }
                (run(&text[pair[0]..pair[1]], &here))
            }
        }
    }

    fn number_link(&self, mark: &Mark) -> Markup {
        let (page, finding, part) = (self.number, mark.finding, mark.part);
        let name = place_name(finding, part);
        let id = place_id(page, finding, part);
        let label = format!("{}{name}", Bilingual { zh: "发现", en: "Finding " }.get(self.lang));
        html! {
            a.n.(class_of(mark.severity)) id=(id) href={ "#p" (page) "n" (finding) } data-f=(finding) aria-label=(label) { (name) }
        }
    }
}

/// Words under the places of `here`; the gravest finding colours them.
fn run(words: &str, here: &[&Mark]) -> Markup {
    let Some(gravest) = here.iter().min_by_key(|mark| (mark.severity, mark.part)) else {
        return html! { (words) };
    };
    let mut findings: Vec<usize> = here.iter().map(|mark| mark.finding).collect();
    findings.sort_unstable();
    findings.dedup();
    let findings: Vec<String> = findings.iter().map(usize::to_string).collect();
    let is_evidence = here.iter().all(|mark| mark.part > 0);
    html! {
        mark.(class_of(gravest.severity)).v[is_evidence] data-f=(findings.join(" ")) { (words) }
    }
}

/// What a place of a finding is called: 3 for the finding, 3a, 3b … for what it rests on.
pub(super) fn place_name(finding: usize, part: usize) -> String {
    match part {
        0 => finding.to_string(),
        _ => format!("{finding}{}", letters(part)),
    }
}

/// a, b, … z, aa, ab …
fn letters(mut part: usize) -> String {
    let mut name = Vec::new();
    while part > 0 {
        part -= 1;
        name.push(b'a' + (part % 26) as u8);
        part /= 26;
    }
    name.iter().rev().map(|&letter| char::from(letter)).collect()
}

/// The id of a place's number in the text.
pub(super) fn place_id(page: usize, finding: usize, part: usize) -> String {
    format!("p{page}f{}", place_name(finding, part))
}

/// The id of the block that a place in another file stands in, where that file is in the report.
pub(super) fn place_elsewhere(leaves: &[Leaf], there: &Elsewhere) -> Option<String> {
    let leaf = leaves.iter().find(|leaf| leaf.path == there.path)?;
    let offset = leaf.checked.lines().offset(&leaf.checked.analysis.text, there.start);
    let (block, _) = leaf.checked.analysis.block_at(offset)?;
    Some(format!("p{}b{block}", leaf.number))
}

/// The class of a severity in the style sheet.
pub(super) fn class_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "e",
        Severity::Warning => "w",
        Severity::Information => "i",
        Severity::Hint => "h",
    }
}
