//! `zhubi accept`: decides on findings, lists decisions, takes them back, and clears out those whose words are gone.

use super::arguments::{paths, value, with_help};
use super::{Streams, files};
use crate::analysis::{Analysis, Finding};
use crate::project::decisions::{
    DECISIONS_FILE, DecisionsError, Scope, Unseen, Verdict, change_decisions, load, sign,
};
use crate::project::{Decision, Decisions, Project, Projects};
use crate::report::{Checked, CheckedFile, compare_pages};
use crate::rules::rule;
use crate::say;
use crate::text::{Bilingual, Lang};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

/// A name may be cut to so many digits at least.
const SHORTEST_ID: usize = 4;

/// Digits of a name that are shown.
const SHOWN_ID: usize = 8;

/// The subcommand, speaking `lang`.
pub(super) fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| Bilingual { zh, en }.get(lang);
    let option = |name: &'static str, zh, en| {
        Arg::new(name).long(name).help_heading(t("选项", "Options")).help(t(zh, en))
    };
    let flag = |name, zh, en| option(name, zh, en).action(ArgAction::SetTrue);
    let several = |name, value, zh, en| option(name, zh, en).value_name(value).action(ArgAction::Append);
    let about = t("接受发现、记下决定、撤销决定", "accept findings, record decisions, take them back");
    with_help(Command::new("accept").about(about), lang)
        .arg(
            Arg::new("path")
                .value_name("PATH")
                .num_args(0..)
                .default_value(".")
                .hide_default_value(true)
                .value_parser(value_parser!(PathBuf))
                .help_heading(t("参数", "Arguments"))
                .help(t("文件或文件夹；不写为当前文件夹", "files or folders; the working folder if left out")),
        )
        .arg(flag("all", "全部发现", "all findings"))
        .arg(several("code", "CODE", "这条规则的发现，可重复", "findings of this rule; may be repeated"))
        .arg(several(
            "id",
            "ID",
            "这个编号的发现（check 在每条后面列出，可只写开头），可重复",
            "the finding of this id, as check lists it, or its first digits; may be repeated",
        ))
        .arg(flag(
            "baseline",
            "把现有的发现全部记为“原有”，以后只报新的",
            "record all present findings as known before: only new ones are reported from now on",
        ))
        .arg(flag("query", "不接受，记为要问作者", "do not accept: record as a query for the author"))
        .arg(
            option(
                "scope",
                "范围：article（默认，只是这几处）或 project（整个项目里同样的字词）",
                "how far: article (default, these places) or project (the same words anywhere in the project)",
            )
            .value_name("SCOPE")
            .value_parser(PossibleValuesParser::new(Scope::ALL.map(Scope::name)))
            .hide_possible_values(true)
            .default_value("article")
            .hide_default_value(true),
        )
        .arg(option("note", "理由，或要问作者的话", "why, or what the author is asked").value_name("TEXT"))
        .arg(flag("list", "列出全部决定", "list all decisions"))
        .arg(several(
            "undo",
            "ID",
            "撤销这个编号的决定，可重复",
            "take the decision of this id back; may be repeated",
        ))
        .arg(flag(
            "prune",
            "删去原文已经不在的决定",
            "remove decisions whose words are gone from the project's pages",
        ))
}

/// Runs `zhubi accept`.
pub(super) fn run(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let paths = paths(matches);
    let undo: Vec<&String> = matches.get_many("undo").unwrap_or_default().collect();
    if matches.get_flag("list") {
        with_project(&paths, streams, list)
    } else if !undo.is_empty() {
        with_project(&paths, streams, |root, streams| take_back(root, &undo, streams))
    } else if matches.get_flag("prune") {
        with_project(&paths, streams, prune)
    } else {
        decide(&Choice::of(matches), &paths, streams)
    }
}

/// Which findings are decided on, and how.
struct Choice {
    all: bool,
    codes: Vec<String>,
    ids: Vec<String>,
    verdict: Verdict,
    scope: Scope,
    note: String,
}

impl Choice {
    fn of(matches: &ArgMatches) -> Choice {
        let several =
            |name| matches.get_many::<String>(name).unwrap_or_default().cloned().collect::<Vec<_>>();
        let baseline = matches.get_flag("baseline");
        Choice {
            all: baseline || matches.get_flag("all"),
            codes: several("code"),
            ids: several("id"),
            verdict: match (baseline, matches.get_flag("query")) {
                (_, true) => Verdict::Query,
                (true, false) => Verdict::Baseline,
                (false, false) => Verdict::Right,
            },
            scope: Scope::from_name(value(matches, "scope")).unwrap_or(Scope::Article),
            note: matches.get_one::<String>("note").cloned().unwrap_or_default(),
        }
    }

    fn is_complaint(&self, lang: Lang) -> Option<String> {
        if let Some(code) = self.codes.iter().find(|code| rule(code).is_none()) {
            return Some(say!(
                lang,
                "没有“{code}”这条规则（全部规则见 zhubi rules）",
                "there is no rule “{code}” (zhubi rules lists all)"
            ));
        }
        if let Some(id) = self.ids.iter().find(|id| id.len() < SHORTEST_ID) {
            return Some(say!(
                lang,
                "编号“{id}”太短，至少写{SHORTEST_ID}位",
                "id “{id}” is too short: give {SHORTEST_ID} digits at least"
            ));
        }
        let nothing = !self.all && self.codes.is_empty() && self.ids.is_empty();
        nothing.then(|| {
            say!(
                lang,
                "请指明哪些发现：--id、--code、--all 或 --baseline",
                "say which findings: --id, --code, --all or --baseline"
            )
        })
    }

    /// Whether it means the finding of this name and code. A finding on which something was decided has to be named.
    fn means(&self, id: &str, code: &str, is_decided: bool) -> bool {
        if self.ids.iter().any(|wanted| id.starts_with(wanted.trim_start_matches('#'))) {
            return true;
        }
        let of_rule = |wanted: &String| rule(wanted).is_some_and(|rule| rule.info().code == code);
        !is_decided && (self.all || self.codes.iter().any(of_rule))
    }
}

fn decide(choice: &Choice, paths: &[PathBuf], streams: &mut Streams) -> io::Result<()> {
    let lang = streams.lang;
    if let Some(complaint) = choice.is_complaint(lang) {
        streams.trouble(&complaint, &complaint);
        return Ok(());
    }
    let (pages, named) = pages_to_read(paths);
    let mut projects = Vec::new();
    let mut checked = Vec::new();
    for read in files::each(&pages, streams, |source| {
        let analysis = Analysis::of(source.text, &source.inputs, None);
        (source.project, Checked::new(source.encoding, analysis).with_decisions(source.decisions))
    }) {
        let (project, result) = match read.result {
            Ok((project, checked)) => (Some(project), Ok(checked)),
            Err(why) => (None, Err(why)),
        };
        projects.push(project);
        checked.push(CheckedFile { path: read.path, result });
    }
    compare_pages(&mut checked);
    if let Some(id) = choice.ids.iter().find(|id| !checked.iter().any(|file| has_finding(file, id))) {
        streams.trouble(
            &format!("没有编号为“{id}”的发现；编号在 zhubi check 每条后面的 # 之后，原文改动后会变"),
            &format!("there is no finding “{id}”; zhubi check shows the ids behind #, and they change with the words"),
        );
    }
    let mut by_project: BTreeMap<PathBuf, Vec<Decision>> = BTreeMap::new();
    for (file, project) in checked.iter().zip(&projects) {
        let (Ok(page), Some(project)) = (&file.result, project) else { continue };
        if named.as_ref().is_some_and(|named| !named.contains(&file.path)) {
            continue;
        }
        let decisions = decisions_on(choice, page, project, Path::new(&file.path));
        match &project.root {
            _ if decisions.is_empty() => {}
            Some(root) => by_project.entry(root.clone()).or_default().extend(decisions),
            None => no_project(&file.path, streams),
        }
    }
    if by_project.is_empty() {
        return writeln!(streams.out, "{}", say!(lang, "没有要记的发现", "no finding to decide on"));
    }
    for (root, decisions) in by_project {
        let count = decisions.len();
        let changed = change_decisions(&root, |file| decisions.into_iter().for_each(|it| file.put(it)));
        if changed.map_err(|error| cannot(&error, streams)).is_ok() {
            let file = files::near(&root.join(DECISIONS_FILE));
            writeln!(streams.out, "{}", say!(lang, "记下{count}处：{file}", "{count} decided: {file}"))?;
        }
    }
    Ok(())
}

/// The files to read for `paths`: beside a named file the others of its folder, for findings across the pages of an issue;
/// and the named ones, where it is not all that are decided on.
fn pages_to_read(paths: &[PathBuf]) -> (Vec<PathBuf>, Option<BTreeSet<String>>) {
    if !paths.iter().all(|path| path.is_file()) {
        return (paths.to_owned(), None);
    }
    let projects = Projects::default();
    let pages: BTreeSet<PathBuf> =
        paths.iter().flat_map(|path| files::with_neighbours(path, &projects)).collect();
    (pages.into_iter().collect(), Some(paths.iter().map(|path| files::shown(path)).collect()))
}

/// Whether the file has a finding whose name begins with `id`.
fn has_finding(file: &CheckedFile, id: &str) -> bool {
    let id = id.trim_start_matches('#');
    file.result
        .as_ref()
        .is_ok_and(|page| page.analysis.findings.iter().any(|finding| finding.id.starts_with(id)))
}

/// The decisions on the findings of `page` that `choice` means.
fn decisions_on(choice: &Choice, page: &Checked, project: &Project, path: &Path) -> Vec<Decision> {
    let file = project.relative(path).unwrap_or_default();
    let meant =
        page.analysis.findings.iter().filter(|finding| {
            choice.means(&finding.id, finding.info.code, page.decision_on(finding).is_some())
        });
    let decide = |finding: &Finding| {
        let places = page.analysis.quotes(finding);
        let mut decision = Decision::new(finding.info.code, choice.verdict, choice.scope, &file, places);
        decision.note.clone_from(&choice.note);
        if project.config.signs_decisions {
            sign(&mut decision);
        }
        decision
    };
    meant.map(decide).collect()
}

fn no_project(path: &str, streams: &mut Streams) {
    streams.trouble(
        &format!("{path}：不属于任何项目，决定无处可记；先运行 zhubi init"),
        &format!("{path}: belongs to no project, so decisions have no place; run zhubi init first"),
    );
}

fn cannot(error: &DecisionsError, streams: &mut Streams) {
    let (zh, en) = error.message();
    streams.trouble(&zh, &en);
}

/// Does `work` for the folder of the project of the first path.
fn with_project(
    paths: &[PathBuf],
    streams: &mut Streams,
    work: impl FnOnce(&Path, &mut Streams) -> io::Result<()>,
) -> io::Result<()> {
    let path = paths.first().map_or(Path::new("."), PathBuf::as_path);
    match Project::above(path).and_then(|project| project.root) {
        Some(root) => work(&root, streams),
        None => {
            no_project(&files::shown(path), streams);
            Ok(())
        }
    }
}

fn read_decisions(root: &Path, streams: &mut Streams) -> Decisions {
    let (decisions, problems) = load(root);
    for problem in problems {
        let line = files::place_of(&problem, streams.lang);
        streams.trouble(&line, &line);
    }
    decisions
}

fn list(root: &Path, streams: &mut Streams) -> io::Result<()> {
    let decisions = read_decisions(root, streams);
    for (id, decision) in decisions.all() {
        writeln!(streams.out, "{}", line_of(id, decision, streams.lang))?;
    }
    let count = decisions.all().len();
    writeln!(streams.out, "{}", say!(streams.lang, "共{count}条决定", "{count} decisions"))
}

/// A decision in one line: name, verdict, how far, rule, words, note, who and when.
fn line_of(id: &str, decision: &Decision, lang: Lang) -> String {
    let verdict = decision.verdict.label().get(lang);
    let place = if decision.file.is_empty() { "*" } else { &decision.file };
    let mut words: Vec<&str> = decision.places.iter().map(|place| place.text.as_str()).collect();
    words.dedup();
    let mut line =
        format!("{}  {verdict}  {place}  {}  {}", &id[..SHOWN_ID], decision.code, words.join(" | "));
    let more = [Some(decision.note.as_str()), decision.who.as_deref(), decision.when.as_deref()];
    for part in more.into_iter().flatten().filter(|part| !part.is_empty()) {
        line += "  ";
        line += &part.replace('\n', " ");
    }
    line
}

fn take_back(root: &Path, wanted: &[&String], streams: &mut Streams) -> io::Result<()> {
    let decisions = read_decisions(root, streams);
    let mut ids = Vec::new();
    for wanted in wanted {
        let wanted = wanted.trim_start_matches('#');
        let named = decisions.all().into_iter().filter(|(id, _)| id.starts_with(wanted)).map(|(id, _)| id);
        match named.collect::<Vec<_>>()[..] {
            [id] => ids.push(id.to_owned()),
            [] => streams.trouble(
                &format!("没有编号为“{wanted}”的决定（见 zhubi accept --list）"),
                &format!("there is no decision “{wanted}” (see zhubi accept --list)"),
            ),
            _ => streams.trouble(
                &format!("“{wanted}”开头的决定不止一条，请多写几位"),
                &format!("more than one decision begins with “{wanted}”; give more digits"),
            ),
        }
    }
    remove(root, &ids, streams)
}

fn remove(root: &Path, ids: &[String], streams: &mut Streams) -> io::Result<()> {
    let removed = change_decisions(root, |file| ids.iter().filter(|id| file.remove(id)).count());
    match removed {
        Ok(count) => writeln!(streams.out, "{}", say!(streams.lang, "撤销{count}条", "{count} taken back")),
        Err(error) => {
            cannot(&error, streams);
            Ok(())
        }
    }
}

/// Removes the decisions whose words stand in no page of the project. Where a page cannot be read nothing is removed: the
/// words may stand there.
fn prune(root: &Path, streams: &mut Streams) -> io::Result<()> {
    let decisions = read_decisions(root, streams);
    let mut unseen = Unseen::of(&decisions);
    let named = decisions.all().into_iter().map(|(_, decision)| root.join(&decision.file));
    let mut pages: Vec<PathBuf> = named.filter(|path| path.is_file()).collect();
    let mut unread = 0;
    let projects = Projects::default();
    for found in files::find(&[root.to_owned()], &projects, streams.lang) {
        match found {
            Ok(path) => pages.push(path),
            Err(_) => unread += 1,
        }
    }
    pages.sort();
    pages.dedup();
    for page in &pages {
        if unseen.left().is_empty() {
            break;
        }
        match projects.text_of(page) {
            Some(text) => unseen.look_at(&text),
            None => {
                unread += 1;
                let page = files::shown(page);
                streams.trouble(&format!("{page}：读不了"), &format!("{page}: cannot be read"));
            }
        }
    }
    if unread > 0 {
        streams.trouble(
            "有的文件读不了，原文也许在那里，所以什么都没有删",
            "some files cannot be read, and the words may stand there: nothing was removed",
        );
        return Ok(());
    }
    let mut ids = Vec::new();
    for (id, decision) in unseen.left() {
        writeln!(streams.out, "{}", line_of(id, decision, streams.lang))?;
        ids.push((*id).to_owned());
    }
    remove(root, &ids, streams)
}
