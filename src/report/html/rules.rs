//! What the rules that found something say of themselves, so that a printed report explains itself.

use super::leaf::Leaf;
use crate::rules::RULES;
use crate::text::{Bilingual, Lang};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// The pages, in short, of the rules with findings, in catalogue order.
pub(super) fn pages(leaves: &[Leaf], lang: Lang) -> Markup {
    let t = |zh, en| Bilingual { zh, en }.get(lang);
    let found: BTreeSet<&str> =
        leaves.iter().flat_map(|leaf| leaf.numbered()).map(|(_, finding)| finding.info.code).collect();
    if found.is_empty() {
        return html! {};
    }
    html! {
        section #rules aria-labelledby="rules-h" {
            h2 #rules-h { (t("规则说明", "The rules")) }
            dl {
                @for info in RULES.iter().map(|rule| rule.info()).filter(|info| found.contains(info.code)) {
                    dt id={ "r-" (info.code) } tabindex="-1" { (info.page.title.get(lang)) " " code { (info.code) } }
                    dd { (info.page.finds.get(lang)) " " (info.page.instead.get(lang)) }
                }
            }
        }
    }
}
