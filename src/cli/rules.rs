//! `zhubi rules`: all rules, as a table, as JSON, or as the manual; and rules switched off or on in a project.

use super::{Streams, arguments, check::write_json, files};
use crate::project::{Project, changed_rules, replace_file};
use crate::report::json::SCHEMA_VERSION;
use crate::rules::{RULES, RuleInfo, manual, rule};
use crate::say;
use crate::text::{Bilingual, Lang};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthStr;

/// The subcommand, speaking `lang`.
pub(super) fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| Bilingual { zh, en }.get(lang);
    let switch = |name: &'static str, zh, en| {
        Arg::new(name)
            .long(name)
            .value_name("CODE")
            .action(ArgAction::Append)
            .help_heading(t("选项", "Options"))
            .help(t(zh, en))
    };
    let about = t("列出全部规则，在项目里开关规则", "list all rules, switch rules in a project");
    arguments::with_help(Command::new("rules").about(about), lang)
        .arg(
            Arg::new("path")
                .value_name("FOLDER")
                .default_value(".")
                .hide_default_value(true)
                .value_parser(value_parser!(PathBuf))
                .help_heading(t("参数", "Arguments"))
                .help(t(
                    "在哪个项目里开关规则；不写为当前文件夹",
                    "the project in which rules are switched; the working folder if left out",
                )),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(PossibleValuesParser::new(["text", "json", "markdown"]))
                .hide_possible_values(true)
                .default_value("text")
                .hide_default_value(true)
                .help_heading(t("选项", "Options"))
                .help(t(
                    "输出格式：text（默认）、json、markdown（整本手册）",
                    "output format: text (default), json, markdown (the whole manual)",
                )),
        )
        .arg(switch(
            "off",
            "在项目里关掉这条规则，可重复",
            "switch this rule off in the project; may be repeated",
        ))
        .arg(switch(
            "on",
            "在项目里打开这条规则（括号里的默认关闭），可重复",
            "switch this rule on in the project (those in brackets are off by default); may be repeated",
        ))
}

/// Runs `zhubi rules`.
pub(super) fn run(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let named = |name| matches.get_many::<String>(name).unwrap_or_default().map(String::as_str);
    let (off, on): (Vec<&str>, Vec<&str>) = (named("off").collect(), named("on").collect());
    if off.is_empty() && on.is_empty() {
        return list(matches, streams);
    }
    let folder = arguments::paths(matches).pop().unwrap_or_else(|| PathBuf::from("."));
    match switched(&folder, &off, &on, streams.lang) {
        Ok(config) => writeln!(streams.out, "{}", say!(streams.lang, "写好了{config}", "wrote {config}")),
        Err(complaint) => {
            streams.trouble(&complaint, &complaint);
            Ok(())
        }
    }
}

/// Writes into the configuration of the project of `folder` that the rules are off or on;
/// what was written, or why not.
fn switched(folder: &Path, off: &[&str], on: &[&str], lang: Lang) -> Result<String, String> {
    let known = |code: &&str| {
        rule(code).map(|rule| rule.info()).ok_or_else(|| {
            say!(
                lang,
                "没有“{code}”这条规则（全部规则见 zhubi rules）",
                "there is no rule “{code}” (zhubi rules lists all)"
            )
        })
    };
    let off: Vec<&RuleInfo> = off.iter().map(known).collect::<Result<_, _>>()?;
    let on: Vec<&RuleInfo> = on.iter().map(known).collect::<Result<_, _>>()?;
    let project = Project::above(folder).ok_or_else(|| {
        let folder = folder.display();
        say!(
            lang,
            "{folder}：不属于任何项目；先运行 zhubi init",
            "{folder}: belongs to no project; run zhubi init first"
        )
    })?;
    let mut written = BTreeSet::new();
    let levels = off.iter().map(|info| (info, "off")).chain(on.iter().map(|info| (info, "on")));
    for (info, level) in levels {
        for file in project.configs_for_rule(info.code) {
            let cannot = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
            let text = std::fs::read_to_string(&file).map_err(|error| cannot(&error))?;
            let text = changed_rules(&text, &[info.code], level).map_err(|error| cannot(&error))?;
            replace_file(&file, &text).map_err(|error| cannot(&error))?;
            written.insert(files::near(&file));
        }
    }
    Ok(written.into_iter().collect::<Vec<String>>().join(say!(lang, "、", ", ").as_str()))
}

fn list(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
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

fn row(info: &RuleInfo, lang: Lang) -> Value {
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
