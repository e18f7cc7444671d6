//! `zhubi rules`: all rules, as a table, as JSON, or as the manual.

use super::{Streams, arguments, check::write_json};
use crate::report::json::SCHEMA_VERSION;
use crate::rules::{RULES, RuleInfo, manual};
use clap::ArgMatches;
use serde_json::{Value, json};
use std::io;
use unicode_width::UnicodeWidthStr;

pub(super) fn run(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let lang = streams.lang;
    let infos = RULES.iter().map(|rule| rule.info());
    match arguments::value(matches, "format") {
        "json" => {
            let rules: Vec<Value> = infos.map(|info| row(info, lang)).collect();
            write_json(streams.out, &json!({ "schemaVersion": SCHEMA_VERSION, "rules": rules }))
        }
        "markdown" => write!(streams.out, "{}", manual::book(lang)),
        _ => {
            let widest = infos.clone().map(|info| info.code.width()).max().unwrap_or_default();
            for info in infos {
                let severity = info.severity.label().get(lang);
                let severity = if info.on_by_default { severity.to_owned() } else { format!("({severity})") };
                let gap = " ".repeat(13usize.saturating_sub(severity.width()));
                writeln!(
                    streams.out,
                    "{:widest$}  {severity}{gap}  {}",
                    info.code,
                    info.page.title.get(lang)
                )?;
            }
            Ok(())
        }
    }
}

fn row(info: &RuleInfo, lang: crate::text::Lang) -> Value {
    json!({
        "code": info.code,
        "formerCodes": info.former_codes,
        "severity": info.severity.name(),
        "onByDefault": info.on_by_default,
        "points": info.points.map(|points| f64::from(points) / 10.0),
        "kinds": info.kinds,
        "title": info.page.title.get(lang),
    })
}
