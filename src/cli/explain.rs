//! `zhubi explain CODE`: the rule's page.

use super::Streams;
use crate::rules::{RULES, manual, rule};
use clap::ArgMatches;
use std::io;

pub(super) fn run(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let code = matches.get_one::<String>("code").map_or("", String::as_str);
    let Some(rule) = rule(code) else {
        let nearest = RULES
            .iter()
            .map(|rule| rule.info().code)
            .max_by(|one, two| strsim::jaro_winkler(code, one).total_cmp(&strsim::jaro_winkler(code, two)));
        let nearest = nearest.unwrap_or_default();
        streams.trouble(
            &format!("没有“{code}”这条规则；是不是“{nearest}”？（全部规则见 zhubi rules）"),
            &format!("there is no rule “{code}”; did you mean “{nearest}”? (zhubi rules lists all)"),
        );
        return Ok(());
    };
    write!(streams.out, "{}", manual::page(rule.info(), streams.lang, 1))
}
