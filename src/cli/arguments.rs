//! The arguments: subcommands and options with their help in the user's language.

use crate::text::{Bilingual, Lang};
use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser, value_parser};
use std::ffi::OsString;
use std::path::PathBuf;

const TEMPLATE: Bilingual = Bilingual {
    zh: "{before-help}{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}\n",
    en: "{before-help}{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}\n",
};

/// The language that the arguments ask for with `--lang`, found before they are parsed, so that help and complaints
/// come in it too.
pub(super) fn lang_of(arguments: &[OsString]) -> Lang {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let value = if word == "--lang" { words.next() } else { word.strip_prefix("--lang=") };
        if value == Some("en") {
            return Lang::En;
        }
    }
    Lang::Zh
}

/// The whole command, speaking `lang`.
pub(super) fn command(lang: Lang) -> Command {
    let t = |zh: &'static str, en: &'static str| Bilingual { zh, en }.get(lang);
    let subcommand = |name: &'static str, zh, en| with_help(Command::new(name).about(t(zh, en)), lang);
    let paths = || {
        Arg::new("path")
            .value_name("PATH")
            .num_args(1..)
            .required(true)
            .value_parser(value_parser!(PathBuf))
            .help_heading(t("参数", "Arguments"))
            .help(t("文件或文件夹；“-”是标准输入", "files or folders; “-” is standard input"))
    };
    let option = |name: &'static str, value: &'static str, values: &'static [&'static str]| {
        Arg::new(name)
            .long(name)
            .value_name(value)
            .value_parser(PossibleValuesParser::new(values))
            .hide_possible_values(true)
            .help_heading(t("选项", "Options"))
    };
    let root = Command::new("zhubi")
        .version(env!("CARGO_PKG_VERSION"))
        .about(t(
            "朱笔：查出中文报纸文章里自相矛盾的地方",
            "Zhubi: finds where a Chinese newspaper article contradicts itself",
        ))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand_help_heading(t("命令", "Commands"))
        .disable_help_subcommand(true)
        .arg(
            option("lang", "zh|en", &["zh", "en"])
                .global(true)
                .default_value("zh")
                .hide_default_value(true)
                .help(t("消息的语言：zh（默认）或 en", "language of messages: zh (default) or en")),
        )
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help_heading(t("选项", "Options"))
                .help(t("显示版本", "print the version")),
        )
        .disable_version_flag(true);
    with_help(root, lang)
        .subcommand(
            subcommand("check", "检查文件或文件夹", "check files or folders")
                .arg(paths())
                .arg(
                    option("format", "FORMAT", &["text", "json", "sarif", "github"])
                        .default_value("text")
                        .hide_default_value(true)
                        .help(t(
                            "输出格式：text（默认）、json、sarif、github",
                            "output format: text (default), json, sarif, github",
                        )),
                )
                .arg(
                    option("fail-on", "SEVERITY", &["error", "warning", "information", "hint", "never"])
                        .default_value("warning")
                        .hide_default_value(true)
                        .help(t(
                            "有这一级或更重的发现时退出码为 1：error、warning（默认）、information、hint、never",
                            "exit with 1 on findings this grave: error, warning (default), information, hint, never",
                        )),
                )
                .arg(
                    Arg::new("show-accepted")
                        .long("show-accepted")
                        .action(ArgAction::SetTrue)
                        .help_heading(t("选项", "Options"))
                        .help(t("已接受的发现也列出来", "list accepted findings too")),
                ),
        )
        .subcommand(super::accept::command(lang))
        .subcommand(
            subcommand("queries", "列出要问作者的问题", "print the query sheet for the author").arg(paths()),
        )
        .subcommand(
            subcommand("report", "做成一份可看可印的报告", "make a report to read and print")
                .arg(paths())
                .arg(
                    Arg::new("output")
                        .short('o')
                        .long("output")
                        .value_name("FILE")
                        .value_parser(value_parser!(PathBuf))
                        .help_heading(t("选项", "Options"))
                        .help(t(
                            "写到这个文件；不给就写到标准输出",
                            "write to this file; without it, to standard output",
                        )),
                )
                .arg(
                    option("format", "FORMAT", &["html", "markdown"])
                        .default_value("html")
                        .hide_default_value(true)
                        .help(t(
                            "格式：html（默认，一个文件，不联网）、markdown（贴邮件、发聊天）",
                            "format: html (default; one file, no network), markdown (for mail and chat)",
                        )),
                )
                .arg(
                    Arg::new("queries")
                        .long("queries")
                        .action(ArgAction::SetTrue)
                        .help_heading(t("选项", "Options"))
                        .help(t("只出给作者的查询单", "only the query sheet for the author")),
                ),
        )
        .subcommand(
            subcommand("watch", "看着一个文件夹，有改动就重新检查", "check a folder again whenever it changes")
                .arg(
                    Arg::new("path")
                        .value_name("FOLDER")
                        .required(true)
                        .value_parser(value_parser!(PathBuf))
                        .help_heading(t("参数", "Arguments"))
                        .help(t("文件夹", "the folder")),
                )
                .arg(
                    Arg::new("port")
                        .long("port")
                        .value_name("PORT")
                        .value_parser(value_parser!(u16))
                        .default_value("7878")
                        .hide_default_value(true)
                        .help_heading(t("选项", "Options"))
                        .help(t(
                            "本机端口，默认 7878；0 由系统挑选",
                            "port on this machine, 7878 by default; 0 lets the system choose",
                        )),
                ),
        )
        .subcommand(
            subcommand("outline", "列出文章和小标题", "list articles and section heads")
                .arg(paths())
                .arg(format_option(&option, lang)),
        )
        .subcommand(
            subcommand("facts", "列出数字、日期、人名等", "list figures, dates, names")
                .arg(paths())
                .arg(format_option(&option, lang)),
        )
        .subcommand(
            subcommand("explain", "说明一条规则", "explain a rule").arg(
                Arg::new("code")
                    .value_name("CODE")
                    .required(true)
                    .help_heading(t("参数", "Arguments"))
                    .help(t("规则代码，例如 repeated-word", "the rule's code, such as repeated-word")),
            ),
        )
        .subcommand(super::rules::command(lang))
        .subcommand(
            subcommand("init", "写一个带注释的 zhubi.toml", "write a commented zhubi.toml").arg(
                Arg::new("path")
                    .value_name("FOLDER")
                    .default_value(".")
                    .hide_default_value(true)
                    .value_parser(value_parser!(PathBuf))
                    .help_heading(t("参数", "Arguments"))
                    .help(t("文件夹；不写为当前文件夹", "the folder; the working folder if left out")),
            ),
        )
        .subcommand(
            subcommand("config", "配置的架构", "the schema of the configuration")
                .hide(true)
                .subcommand_required(true)
                .subcommand(subcommand("schema", "输出 JSON Schema", "print the JSON Schema").arg(
                    Arg::new("vscode").long("vscode").action(ArgAction::SetTrue).hide(true),
                )),
        )
        .subcommand(super::terms::command(lang))
        .subcommand(
            subcommand("lsp", "启动语言服务器（供编辑器使用）", "serve an editor over standard input and output")
                // Editors add these by habit; there is no other way to talk to the server.
                .arg(Arg::new("stdio").long("stdio").action(ArgAction::SetTrue).hide(true))
                .arg(Arg::new("client").long("clientProcessId").value_name("ID").hide(true)),
        )
        .subcommand(
            subcommand("completions", "输出命令行补全脚本", "print a shell completion script").arg(
                Arg::new("shell")
                    .value_name("SHELL")
                    .required(true)
                    .value_parser(value_parser!(clap_complete::Shell))
                    .hide_possible_values(true)
                    .help_heading(t("参数", "Arguments"))
                    .help("bash、zsh、fish、powershell、elvish"),
            ),
        )
}

fn format_option(
    option: &impl Fn(&'static str, &'static str, &'static [&'static str]) -> Arg,
    lang: Lang,
) -> Arg {
    let help = Bilingual {
        zh: "输出格式：text（默认）或 json", en: "output format: text (default) or json"
    };
    option("format", "FORMAT", &["text", "json"])
        .default_value("text")
        .hide_default_value(true)
        .help(help.get(lang))
}

/// The command with headings and the help option in the language of the user.
pub(super) fn with_help(command: Command, lang: Lang) -> Command {
    let heading = Bilingual { zh: "选项", en: "Options" }.get(lang);
    command.help_template(TEMPLATE.get(lang)).disable_help_flag(true).arg(
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help_heading(heading)
            .help(Bilingual { zh: "显示这份帮助", en: "print this help" }.get(lang)),
    )
}

/// The value of an option that has a default.
pub(super) fn value<'a>(matches: &'a ArgMatches, name: &str) -> &'a str {
    matches.get_one::<String>(name).map_or("", String::as_str)
}

/// The paths given.
pub(super) fn paths(matches: &ArgMatches) -> Vec<PathBuf> {
    matches.get_many::<PathBuf>("path").unwrap_or_default().cloned().collect()
}
