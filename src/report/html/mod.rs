//! The report as one self-contained page for the browser and the printer: the text with the findings in place, the
//! arithmetic, the facts, the checks that held, the meter. Nothing in it asks the network for anything.

mod facts;
mod findings;
mod leaf;
mod overview;
mod place;
mod rules;

use super::CheckedFile;
use crate::text::{Bilingual, Lang};
use leaf::Leaf;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");
const LIVE_SCRIPT: &str = include_str!("live.js");

/// How a report is made.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// What the report is about: the path that the user named.
    pub title: &'a str,
    /// The language of the report.
    pub lang: Lang,
    /// Whether a server tells the page when to load itself again.
    pub live: bool,
}

/// The report on `files`, in their order.
pub fn report(files: &[CheckedFile], options: Options) -> String {
    let lang = options.lang;
    let t = |zh, en| Bilingual { zh, en }.get(lang);
    let leaves: Vec<Leaf> = files
        .iter()
        .enumerate()
        .filter_map(|(index, file)| Some(Leaf::new(index + 1, &file.path, file.result.as_ref().ok()?, lang)))
        .collect();
    let title = format!("{} · {}", t("朱笔校样报告", "Zhubi proof report"), options.title);
    let page = html! {
        (DOCTYPE)
        html lang=(t("zh-CN", "en")) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy(options.live));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#main" { (t("跳到正文", "Skip to the text")) }
                header {
                    h1 { (t("朱笔校样报告", "Zhubi proof report")) " " small { (options.title) } }
                    (overview::summary(files, lang))
                    (overview::controls(&leaves, lang))
                }
                (overview::outline(&leaves, lang))
                main #main tabindex="-1" {
                    (overview::troubles(files, lang))
                    (overview::totals(&leaves, files, lang))
                    (overview::chart(&leaves, lang))
                    @for leaf in &leaves { (leaf.section(&leaves)) }
                    (rules::pages(&leaves, lang))
                }
                footer { (footer(lang)) }
                p #said.hidden aria-live="polite" {}
                script { (PreEscaped(SCRIPT)) }
                @if options.live { script { (PreEscaped(LIVE_SCRIPT)) } }
            }
        }
    };
    page.into_string()
}

/// What the page may load: nothing; a live one listens to its own server.
fn policy(live: bool) -> &'static str {
    if live {
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'"
    } else {
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
    }
}

fn footer(lang: Lang) -> Markup {
    let t = |zh, en| Bilingual { zh, en }.get(lang);
    html! {
        p {
            (t(
                "分数是估算：按《报纸编校差错率计算方法》的分值，只计本工具看得出的错误和疑误，标题中加倍，同一差错至多计三次，数字写法合计至多1分。上限万分之三见《报纸期刊质量管理规定》。",
                "Points are an estimate by the official weights. They count only the errors and warnings that Zhubi can see: double in headlines, the same error at most three times, numeral forms one point at most. A newspaper may have 3 in 10,000.",
            ))
        }
        p { "Zhubi " (env!("CARGO_PKG_VERSION")) }
    }
}

#[cfg(test)]
mod tests;
