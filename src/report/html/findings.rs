//! The list of findings beside the text, each with its arithmetic, its places and its repairs; the checks that held.

use super::leaf::{Leaf, class_of, place_elsewhere, place_id, place_name};
use super::place::{in_blocks, link};
use crate::analysis::Finding;
use crate::rules::{Severity, rule};
use crate::text::Bilingual;
use maud::{Markup, html};

/// The findings of a page: errors and warnings, then what is milder.
pub(super) fn list(leaf: &Leaf, leaves: &[Leaf]) -> Markup {
    let t = |zh, en| Bilingual { zh, en }.get(leaf.lang);
    let (grave, mild): (Vec<_>, Vec<_>) =
        leaf.numbered().partition(|(_, finding)| finding.severity <= Severity::Warning);
    html! {
        div.findings {
            @if grave.is_empty() && mild.is_empty() { p { (t("没有发现。", "Nothing was found.")) } }
            (group(leaf, leaves, t("错误和疑误", "Errors and warnings"), &grave))
            (group(leaf, leaves, t("规范和提示", "Form and style"), &mild))
        }
    }
}

fn group(leaf: &Leaf, leaves: &[Leaf], title: &str, findings: &[(usize, &Finding)]) -> Markup {
    if findings.is_empty() {
        return html! {};
    }
    html! {
        h3 { (title) " " span.count { (findings.len()) } }
        ul { @for (number, finding) in findings { (card(leaf, leaves, *number, finding)) } }
    }
}

fn card(leaf: &Leaf, leaves: &[Leaf], number: usize, finding: &Finding) -> Markup {
    let t = |zh, en| Bilingual { zh, en }.get(leaf.lang);
    let page = leaf.number;
    let code = finding.info.code;
    html! {
        li.card.(class_of(finding.severity)) id={ "p" (page) "n" (number) } data-f=(number) data-c=(code) tabindex="-1" {
            p.what {
                a.n.(class_of(finding.severity)) href={ "#" (place_id(page, number, 0)) }
                    aria-label=(format!("{}{number}", t("原文中的发现", "In the text: finding "))) { (number) }
                " " b { (finding.severity.label().get(leaf.lang)) } " "
                a.rule href={ "#r-" (code) } { (finding.info.page.title.get(leaf.lang)) }
            }
            @if let Some(decision) = leaf.checked.decision_on(finding) {
                p { span.tag.h { (decision.verdict.label().get(leaf.lang)) } " " (decision.note) }
            }
            p { (finding.message) }
            @if !finding.evidence.is_empty() {
                ul.evidence {
                    @for (index, evidence) in finding.evidence.iter().enumerate() {
                        li {
                            @let href = match &evidence.elsewhere {
                                Some(there) => place_elsewhere(leaves, there),
                                None => Some(place_id(page, number, index + 1)),
                            };
                            @if let Some(href) = href {
                                a.n.(class_of(finding.severity)) href={ "#" (href) } data-f=(number) {
                                    (place_name(number, index + 1))
                                }
                            }
                            @if let Some(there) = &evidence.elsewhere {
                                " " (there.path) (t("，第", ", line ")) (there.start.line + 1) (t("行：", ": "))
                            }
                            " " (evidence.message)
                        }
                    }
                }
            }
            @for fix in &finding.fixes { p.fix { (t("可改：", "Fix: ")) (fix.title) } }
        }
    }
}

/// The findings that the proofreader accepted, with the reason.
pub(super) fn accepted(leaf: &Leaf) -> Markup {
    let settled: Vec<_> = leaf.checked.decided().filter(|(_, decision)| decision.verdict.settles()).collect();
    if settled.is_empty() {
        return html! {};
    }
    html! {
        details.held {
            summary { (Bilingual { zh: "已接受", en: "Accepted" }.get(leaf.lang)) " " span.count { (settled.len()) } }
            ul {
                @for (finding, decision) in settled {
                    li {
                        (finding.message)
                        @if let Some(at) = in_blocks(leaf.checked, finding.span).first() {
                            " " (link(leaf.number, leaf.checked, *at, "[1]"))
                        }
                        " " small { (decision.verdict.label().get(leaf.lang)) " " (decision.note) }
                    }
                }
            }
        }
    }
}

/// The checks that were made and found right.
pub(super) fn held(leaf: &Leaf) -> Markup {
    let t = |zh, en| Bilingual { zh, en }.get(leaf.lang);
    let held = &leaf.checked.analysis.held;
    if held.is_empty() {
        return html! {};
    }
    html! {
        details.held {
            summary { (t("核对无误", "Checks that held")) " " span.count { (held.len()) } }
            ul {
                @for check in held {
                    li {
                        (check.message)
                        @if let Some(rule) = rule(check.code) { " " small { (rule.info().page.title.get(leaf.lang)) } }
                        @for (index, span) in check.spans.iter().enumerate() {
                            @if let Some(at) = in_blocks(leaf.checked, *span).first() {
                                " " (link(leaf.number, leaf.checked, *at, &format!("[{}]", index + 1)))
                            }
                        }
                    }
                }
            }
        }
    }
}
