//! `zhubi explain CODE`: the rule's page.

use super::Streams;
use crate::rules::{RULES, manual, rule};
use clap::ArgMatches;
use std::io;

/// From this likeness on a code is proposed for a mistyped one.
const ALIKE: f64 = 0.75;

/// Runs `zhubi explain`.
pub(super) fn run(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let code = matches.get_one::<String>("code").map_or("", String::as_str);
    let Some(rule) = rule(code) else {
        let likeness = |known: &str| strsim::jaro_winkler(code, known);
        let known = RULES.iter().map(|rule| rule.info().code);
        let nearest = known.max_by(|one, two| likeness(one).total_cmp(&likeness(two)));
        let (zh, en) = match nearest.filter(|nearest| likeness(nearest) >= ALIKE) {
            Some(nearest) => (format!("；是不是“{nearest}”？"), format!("; did you mean “{nearest}”?")),
            None => (String::new(), String::new()),
        };
        streams.trouble(
            &format!("没有“{code}”这条规则{zh}（全部规则见 zhubi rules）"),
            &format!("there is no rule “{code}”{en} (zhubi rules lists all)"),
        );
        return Ok(());
    };
    write!(streams.out, "{}", manual::page(rule.info(), streams.lang, 1))
}
