//! A rule whose kinds are rows of the table of forms.

use crate::article::Role;
use crate::facts::form::{Form, FormHit, form};
use crate::facts::quoted::Marks;
use crate::rules::{BlockView, Drafts, PageView, Place, Rule, RuleContext, RuleInfo};
use crate::say;
use crate::text::Lang;
use std::collections::BTreeMap;

/// A rule made of the rows of the table that bear its code.
#[derive(Debug)]
pub struct TableRule {
    /// What it declares.
    pub info: &'static RuleInfo,
}

impl Rule for TableRule {
    fn info(&self) -> &'static RuleInfo {
        self.info
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for (hit, row) in self.hits(block).filter(|(_, row)| !row.habit) {
            let place = Place::new(0, hit.span);
            let finding = out.report(place, message(block.at(hit.span), hit, row, context.lang));
            if let Some(right) = &hit.right {
                finding.fix(title(right, context.lang), place, &**right);
            }
        }
    }

    fn counts_on_page(&self, block: &BlockView) -> bool {
        self.hits(block).any(|(_, row)| row.habit)
    }

    fn check_page(&self, page: &PageView, context: &RuleContext, out: &mut Drafts) {
        let mut habits: BTreeMap<u16, Vec<(Place, &FormHit)>> = BTreeMap::new();
        for &(index, block) in &page.told {
            for (hit, _) in self.hits(&block).filter(|(_, row)| row.habit) {
                habits.entry(hit.row).or_default().push((Place::new(index, hit.span), hit));
            }
        }
        for (row, places) in habits {
            let Some((&(first, hit), others)) = places.split_first() else { continue };
            let said = message(page.at(first), hit, form(row), context.lang);
            let count = places.len();
            let said = if count == 1 {
                said
            } else {
                say!(context.lang, "{said}；全文{count}处", "{said}; {count} places in the file")
            };
            let finding = out.report(first, said);
            for (other, _) in others {
                finding.evidence(*other, say!(context.lang, "这里也是", "here as well"));
            }
            let edits: Vec<(Place, String)> = places
                .iter()
                .filter_map(|(place, hit)| Some((*place, hit.right.as_deref()?.to_owned())))
                .collect();
            if let Some(right) = &hit.right {
                let title = if count == 1 {
                    title(right, context.lang)
                } else {
                    say!(context.lang, "{count}处都改", "change all {count} places")
                };
                finding.fix_all(title, edits);
            }
        }
    }
}

impl TableRule {
    /// The places of this rule's rows in the block that count.
    fn hits<'a>(&self, block: &BlockView<'a>) -> impl Iterator<Item = (&'a FormHit, &'static Form)> {
        let block = *block;
        let code = self.info.code;
        let of_rule = block.facts.forms.iter().map(|hit| (hit, form(hit.row)));
        of_rule.filter(move |(hit, row)| row.rule == code && counts(&block, hit, row))
    }
}

/// Pairs of marks before a place that may be the ones around it.
const NEAR: usize = 8;

/// Not in page furniture, not in the title of a work, which keeps the form that it was given, and not across the
/// first character of a name (和 of 和田).
fn counts(block: &BlockView, hit: &FormHit, row: &Form) -> bool {
    let in_title = || {
        let before = block.facts.quoted.partition_point(|it| it.span.start <= hit.span.start);
        let mut near = block.facts.quoted[..before].iter().rev().take(NEAR);
        near.any(|it| it.marks == Marks::Book && it.inner.covers(hit.span))
    };
    let cuts_name = || {
        let names = &block.facts.names;
        let first = names.partition_point(|name| name.span.start <= hit.span.start);
        let mut inside = names[first..].iter().take_while(|name| name.span.start < hit.span.end);
        inside.any(|name| name.span.end > hit.span.end)
    };
    block.role != Role::Folio && (row.titles || !in_title()) && !cuts_name()
}

fn message(written: &str, hit: &FormHit, row: &Form, lang: Lang) -> String {
    let (zh, en, clause) = (&row.zh, &row.en, &row.clause);
    match &hit.right {
        Some(right) => say!(
            lang,
            "“{written}”应作“{right}”：{zh}（{clause}）",
            "“{written}” should be “{right}”: {en} ({clause})"
        ),
        None => say!(lang, "“{written}”：{zh}（{clause}）", "“{written}”: {en} ({clause})"),
    }
}

fn title(right: &str, lang: Lang) -> String {
    say!(lang, "改为“{right}”", "Change to “{right}”")
}
