//! `zhubi terms`: lists, shows, checks, imports and exports term entries, and looks through folders of articles.

use super::arguments::with_help;
use super::{Outcome, Streams, files};
use crate::project::Project;
use crate::say;
use crate::terms::exchange::{self, Column, ExchangeNote, Imported, Unresolved};
use crate::terms::{Entry, Layer, TermBook, TermFile};
use crate::text::{Bilingual, Lang, LineIndex, decode};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The subcommand and its actions, speaking `lang`.
pub(super) fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| Bilingual { zh, en }.get(lang);
    let action = |name: &'static str, zh, en| with_help(Command::new(name).about(t(zh, en)), lang);
    let heading = t("参数", "Arguments");
    let path = |name: &'static str, value: &'static str, zh, en| {
        let parser = value_parser!(PathBuf);
        Arg::new(name)
            .value_name(value)
            .required(true)
            .value_parser(parser)
            .help_heading(heading)
            .help(t(zh, en))
    };
    let files = |required: bool| {
        path(
            "path",
            "FILE",
            "词条文件（TOML）；不写则为全部词条",
            "term files (TOML); all entries if left out",
        )
        .num_args(0..)
        .required(required)
    };
    with_help(Command::new("terms").about(t("专用语词条", "term entries")), lang)
        .subcommand_help_heading(t("命令", "Commands"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(action("list", "列出全部词条", "list all entries"))
        .subcommand(
            action("show", "说明一个专用语", "show a term").arg(
                Arg::new("form")
                    .value_name("TERM")
                    .required(true)
                    .help_heading(heading)
                    .help(t("专用语", "the term")),
            ),
        )
        .subcommand(action(
            "schema",
            "打印词条文件的 JSON Schema，供编辑器补全",
            "print the JSON Schema of term files, for completion in editors",
        ))
        .subcommand(action("validate", "检查词条文件", "check term files").arg(files(true)))
        .subcommand(
            action("import", "把别的格式转成词条文件", "turn another format into a term file")
                .arg(path(
                    "path",
                    "FILE",
                    "TBX、CSV、TSV、XLSX、XLS 或 ODS 文件",
                    "a TBX, CSV, TSV, XLSX, XLS or ODS file",
                ))
                .arg(
                    Arg::new("map")
                        .long("map")
                        .value_name("COLUMN=FIELD")
                        .action(ArgAction::Append)
                        .help_heading(t("选项", "Options"))
                        .help(t("列名与项的对应，可重复", "the field of a column; may be repeated")),
                ),
        )
        .subcommand(
            action("export", "把词条转成别的格式", "turn entries into another format").arg(files(false)).arg(
                Arg::new("to")
                    .long("to")
                    .value_name("FORMAT")
                    .value_parser(PossibleValuesParser::new(["toml", "tbx", "csv", "tsv", "skos"]))
                    .hide_possible_values(true)
                    .default_value("toml")
                    .hide_default_value(true)
                    .help_heading(t("选项", "Options"))
                    .help(t("toml（默认）、tbx、csv、tsv、skos", "toml (default), tbx, csv, tsv, skos")),
            ),
        )
        .subcommand(
            action("mine", "找出词条里没有的引号专用语", "find quoted terms that no entry has")
                .arg(path("path", "FOLDER", "文章文件夹", "a folder of articles").num_args(1..))
                .arg(
                    Arg::new("at-least")
                        .long("at-least")
                        .value_name("N")
                        .value_parser(value_parser!(usize))
                        .default_value("1")
                        .hide_default_value(true)
                        .help_heading(t("选项", "Options"))
                        .help(t("只列出现N次以上的", "only those that stand N times or more")),
                )
                .arg(
                    Arg::new("toml")
                        .long("toml")
                        .action(ArgAction::SetTrue)
                        .help_heading(t("选项", "Options"))
                        .help(t("写成待填的词条文件", "write a term file to be filled in")),
                ),
        )
        .subcommand(
            action(
                "coverage",
                "检查一份清单上的专用语是否处处查得到",
                "check that listed terms resolve everywhere",
            )
            .arg(path("path", "FOLDER", "文章文件夹", "a folder of articles"))
            .arg(path(
                "list",
                "LIST",
                "清单，每行一个，制表符后不计",
                "the list: a term a line, up to a tab",
            )),
        )
}

/// Runs `zhubi terms`.
pub(super) fn run(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    match matches.subcommand() {
        Some(("list", _)) => list(streams),
        Some(("show", matches)) => show(matches, streams),
        Some(("schema", _)) => write!(streams.out, "{}", include_str!("../../schemas/terms.schema.json")),
        Some(("validate", matches)) => validate(matches, streams),
        Some(("import", matches)) => import(matches, streams),
        Some(("export", matches)) => export(matches, streams),
        Some(("mine", matches)) => mine(matches, streams),
        Some(("coverage", matches)) => coverage(matches, streams),
        _ => Ok(()),
    }
}

/// The entries in use in the working folder.
fn book(lang: Lang) -> Arc<TermBook> {
    Project::above(Path::new(".")).unwrap_or_else(Project::defaults).inputs(lang).terms
}

fn paths(matches: &ArgMatches, name: &str) -> Vec<PathBuf> {
    matches.get_many::<PathBuf>(name).unwrap_or_default().cloned().collect()
}

fn read_text(path: &Path, streams: &mut Streams) -> Option<String> {
    let read = std::fs::read(path).map_err(|error| error.to_string());
    let text = read.and_then(|bytes| decode(&bytes).map(|read| read.text).map_err(|why| format!("{why:?}")));
    text.map_err(|why| unreadable(path, &why, streams)).ok()
}

fn unreadable(path: &Path, why: &str, streams: &mut Streams) {
    let path = path.display();
    streams.trouble(&format!("{path}：读不了：{why}"), &format!("{path}: cannot be read: {why}"));
}

fn list(streams: &mut Streams) -> io::Result<()> {
    let book = book(streams.lang);
    for id in book.ids() {
        let entry = book.entry(id);
        writeln!(streams.out, "{}\t{}\t{}", entry.term, entry.id, book.origin(id).file.name())?;
    }
    Ok(())
}

fn show(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let form = matches.get_one::<String>("form").map_or("", String::as_str);
    let book = book(streams.lang);
    let mut found: Vec<_> = book.lookup(form).into_iter().map(|(id, _)| id).collect();
    found.extend(book.by_id(form).filter(|id| !found.contains(id)));
    if found.is_empty() {
        streams.trouble(&format!("没有“{form}”这一条。"), &format!("there is no entry for “{form}”"));
    }
    for id in found {
        let origin = book.origin(id);
        let layer = match (origin.layer, streams.lang) {
            (Layer::BuiltIn, Lang::Zh) => "内置",
            (Layer::BuiltIn, Lang::En) => "built-in",
            (Layer::Project, Lang::Zh) => "本项目",
            (Layer::Project, Lang::En) => "project",
        };
        writeln!(streams.out, "# {layer} {}:{}", origin.file.name(), origin.line)?;
        writeln!(streams.out, "{}", exchange::to_toml(std::slice::from_ref(book.entry(id))))?;
    }
    Ok(())
}

fn validate(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let mut parsed = Vec::new();
    for path in paths(matches, "path") {
        if let Some(text) = read_text(&path, streams) {
            parsed.push(Arc::new(TermFile::parse(path.display().to_string(), text)));
        }
    }
    let book = TermBook::layered(&TermBook::default(), parsed);
    for (file, problem) in book.problems() {
        let position = LineIndex::new(file.text()).position(file.text(), problem.span.start as usize);
        let message = problem.kind.message(streams.lang);
        writeln!(streams.out, "{}:{}:{}: {message}", file.name(), position.line + 1, position.character + 1)?;
        if problem.kind.is_error() {
            streams.at_least(Outcome::Findings);
        }
    }
    let count = book.len();
    streams.remark(&say!(streams.lang, "{count}条词条可用", "{count} entries are in use"));
    Ok(())
}

fn import(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let Some(path) = matches.get_one::<PathBuf>("path") else { return Ok(()) };
    let mut mapping: Vec<(String, Column)> = Vec::new();
    for pair in matches.get_many::<String>("map").unwrap_or_default() {
        match pair.split_once('=').and_then(|(name, field)| Some((name.to_owned(), Column::named(field)?))) {
            Some(pair) => mapping.push(pair),
            None => streams
                .trouble(&format!("“{pair}”应写作 列名=项"), &format!("“{pair}” should read COLUMN=FIELD")),
        }
    }
    let extension = path.extension().and_then(|it| it.to_str()).unwrap_or_default().to_lowercase();
    let rows = |rows: Result<Vec<Vec<String>>, ExchangeNote>| match rows {
        Ok(rows) => exchange::from_rows(&rows, &mapping),
        Err(note) => Imported { entries: Vec::new(), notes: vec![note] },
    };
    let imported = match extension.as_str() {
        "xlsx" | "xls" | "ods" | "xlsb" => match std::fs::read(path) {
            Ok(bytes) => rows(exchange::rows_of_spreadsheet(&bytes)),
            Err(error) => {
                unreadable(path, &error.to_string(), streams);
                return Ok(());
            }
        },
        _ => {
            let Some(text) = read_text(path, streams) else { return Ok(()) };
            match extension.as_str() {
                "tbx" | "xml" | "mtf" => exchange::from_tbx(&text),
                "tsv" | "tab" => rows(exchange::rows_of_text(&text, b'\t')),
                _ => rows(exchange::rows_of_text(&text, exchange::separator_of(&text))),
            }
        }
    };
    tell(&imported.notes, streams);
    if imported.entries.is_empty() {
        streams.trouble("没有读到词条。", "no entry was read");
    }
    write!(streams.out, "{}", exchange::to_toml(&imported.entries))
}

fn tell(notes: &[ExchangeNote], streams: &mut Streams) {
    for note in notes {
        streams.remark(&note.message(streams.lang));
    }
}

fn export(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let mut parsed = Vec::new();
    for path in paths(matches, "path") {
        if let Some(text) = read_text(&path, streams) {
            parsed.push(Arc::new(TermFile::parse(path.display().to_string(), text)));
        }
    }
    let book = match parsed.is_empty() {
        true => book(streams.lang),
        false => Arc::new(TermBook::layered(&TermBook::default(), parsed)),
    };
    let entries: Vec<Entry> = book.ids().map(|id| book.entry(id).clone()).collect();
    let exported = match matches.get_one::<String>("to").map(String::as_str) {
        Some("tbx") => exchange::to_tbx(&entries),
        Some("skos") => exchange::to_skos(&entries, "urn:zhubi:terms", &book),
        Some("csv") => csv(&entries),
        Some("tsv") => exchange::Exported { text: exchange::to_table(&entries, b'\t'), notes: Vec::new() },
        _ => exchange::Exported { text: exchange::to_toml(&entries), notes: Vec::new() },
    };
    tell(&exported.notes, streams);
    write!(streams.out, "{}", exported.text)
}

/// CSV as spreadsheet programs open it: the mark at its front tells them the encoding.
fn csv(entries: &[Entry]) -> exchange::Exported {
    let text = format!("\u{feff}{}", exchange::to_table(entries, b','));
    exchange::Exported { text, notes: Vec::new() }
}

/// The articles under the paths, with their names.
fn articles(matches: &ArgMatches, streams: &mut Streams) -> Vec<(String, Arc<str>)> {
    let read = files::each(&paths(matches, "path"), streams, |source| source.text);
    read.into_iter().filter_map(|file| Some((file.path, file.result.ok()?))).collect()
}

fn mine(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let articles = articles(matches, streams);
    let texts: Vec<&str> = articles.iter().map(|(_, text)| &**text).collect();
    let mut found = exchange::mine(&book(streams.lang), &texts);
    let at_least = matches.get_one::<usize>("at-least").copied().unwrap_or(1);
    found.retain(|mined| mined.count >= at_least);
    if matches.get_flag("toml") {
        return write!(streams.out, "{}", exchange::skeleton(&found, streams.lang));
    }
    for mined in found {
        let (count, articles) = (mined.count, mined.articles);
        let counts = say!(streams.lang, "{count}处、{articles}个文件", "{count} places in {articles} files");
        writeln!(streams.out, "{}\t{counts}\t{}", mined.term, mined.example)?;
    }
    Ok(())
}

fn coverage(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let Some(list) = matches.get_one::<PathBuf>("list") else { return Ok(()) };
    let Some(list) = read_text(list, streams) else { return Ok(()) };
    let articles = articles(matches, streams);
    let texts: Vec<&str> = articles.iter().map(|(_, text)| &**text).collect();
    // A first line of column names is no term.
    let lines = list.lines().map(|line| line.split('\t').next().unwrap_or_default().trim());
    let terms: Vec<&str> =
        lines.filter(|term| !term.is_empty() && *term != "term" && !term.starts_with('#')).collect();
    let (unresolved, places) = exchange::coverage(&book(streams.lang), &texts, &terms);
    for one in &unresolved {
        let line = match one {
            Unresolved::Unknown(term) => say!(streams.lang, "“{term}”没有词条", "“{term}” has no entry"),
            Unresolved::Absent(term) => {
                say!(streams.lang, "“{term}”在这些文章中没有出现", "“{term}” stands in none of the articles")
            }
            Unresolved::At(term, article, span) => {
                let (path, text) = &articles[*article];
                let position = LineIndex::new(text).position(text, span.start as usize);
                let (line, column) = (position.line + 1, position.character + 1);
                let found = say!(streams.lang, "“{term}”查不到", "“{term}” does not resolve");
                format!("{path}:{line}:{column}: {found}")
            }
        };
        writeln!(streams.out, "{line}")?;
        streams.at_least(Outcome::Findings);
    }
    let (count, failed) = (terms.len(), unresolved.len());
    streams.remark(&say!(
        streams.lang,
        "清单{count}行，查了{places}处，{failed}处有问题",
        "{count} lines of the list, {places} places looked at, {failed} to be settled"
    ));
    Ok(())
}
