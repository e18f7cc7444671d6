//! Help, version and complaints about arguments: one clear line in the user's language.

use super::Outcome;
use crate::say;
use crate::text::Lang;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::io::Write;

/// Writes what clap has to say about the arguments.
pub(super) fn report(error: &Error, lang: Lang, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
    // A closed stream leaves nobody to tell.
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = write!(out, "{}", error.render().ansi());
            Outcome::Clean
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(err, "{}", error.render().ansi());
            Outcome::Trouble
        }
        _ => {
            let _ = writeln!(err, "zhubi: {}", complaint(error, lang));
            Outcome::Trouble
        }
    }
}

fn complaint(error: &Error, lang: Lang) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::UnknownArgument => {
            say!(lang, "没有“{argument}”这个选项", "there is no option “{argument}”")
        }
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand);
            say!(lang, "没有“{name}”这个命令", "there is no command “{name}”")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = context(ContextKind::InvalidValue);
            let known = context(ContextKind::ValidValue);
            if value.is_empty() {
                say!(lang, "“{argument}”后面缺一个值", "“{argument}” wants a value")
            } else if known.is_empty() {
                say!(lang, "“{argument}”不能是“{value}”", "“{argument}” cannot be “{value}”")
            } else {
                say!(
                    lang,
                    "“{argument}”不能是“{value}”，可以是：{known}",
                    "“{argument}” cannot be “{value}”; it can be: {known}"
                )
            }
        }
        ErrorKind::MissingRequiredArgument => {
            say!(lang, "缺少参数 {argument}", "missing argument {argument}")
        }
        ErrorKind::ArgumentConflict => {
            say!(lang, "“{argument}”只能给一次", "“{argument}” can be given only once")
        }
        _ => error.kind().as_str().unwrap_or_default().to_owned(),
    };
    say!(lang, "{what}（用法见 zhubi --help）", "{what} (see zhubi --help)")
}
