//! The file of decisions: blocks of TOML, one a decision, sorted. Blocks are read one by one, so that a broken one costs
//! no other, and kept as they were written unless they are changed.

use super::{Decision, Decisions, Scope, Verdict};
use crate::analysis::Quote;
use crate::project::Problem;
use crate::project::write::replace_file;
use crate::rules::rule;
use crate::text::Bilingual;
use serde::Deserialize;
use std::fmt::Write;
use std::io::{self, ErrorKind};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The name of the file of decisions, beside the `zhubi.toml` of the project folder.
pub const DECISIONS_FILE: &str = "zhubi.decisions.toml";

/// How a block begins.
const HEADER: &str = "[[decision]]";

/// What a new file begins with.
const PREAMBLE: &str = "\
# 朱笔的校对决定，由编辑器和 zhubi accept 写入，一条一块，按文件、规则、编号排列；可以手改，也可以提交到版本库。
# Decisions of the proofreaders, written by the editor and by `zhubi accept`: one block each, sorted.
";

/// Why decisions could not be changed.
#[derive(Debug)]
pub enum DecisionsError {
    /// The file cannot be read or written.
    Io(PathBuf, io::Error),
    /// The file is not valid TOML, and sorting it could destroy what stands there.
    Broken(Box<Problem>),
}

impl DecisionsError {
    /// What is wrong, in one line.
    pub fn message(&self) -> (String, String) {
        match self {
            DecisionsError::Io(file, error) => {
                let file = file.display();
                (format!("{file}：写不了：{error}"), format!("{file}: cannot be written: {error}"))
            }
            DecisionsError::Broken(problem) => {
                let (file, line) = (problem.file.display(), problem.range.0.line + 1);
                let Bilingual { zh, en } = Bilingual { zh: "先改好再作决定", en: "mend it first" };
                (
                    format!("{file}:{line}: {}；{zh}", problem.zh),
                    format!("{file}:{line}: {}; {en}", problem.en),
                )
            }
        }
    }
}

/// The content of a file of decisions.
#[derive(Clone, Debug)]
pub struct DecisionsText {
    preamble: String,
    blocks: Vec<Block>,
    line_end: &'static str,
    /// The first part that is no TOML.
    broken: Option<Problem>,
}

#[derive(Clone, Debug)]
struct Block {
    /// As it is written, from its comments to its last line, with `\n`.
    raw: String,
    /// What it says; none where that is not understood.
    decision: Option<Decision>,
}

#[derive(Deserialize)]
struct Outer {
    decision: [Written; 1],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: Option<toml::Spanned<String>>,
    code: String,
    verdict: VerdictWord,
    #[serde(default)]
    scope: ScopeWord,
    #[serde(default)]
    file: String,
    places: Vec<WrittenPlace>,
    note: Option<toml::Spanned<String>>,
    who: Option<String>,
    when: Option<toml::value::Datetime>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum VerdictWord {
    Right,
    Baseline,
    Query,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "lowercase")]
enum ScopeWord {
    #[default]
    Article,
    Project,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPlace {
    #[serde(default)]
    before: String,
    text: String,
    #[serde(default)]
    after: String,
}

impl DecisionsText {
    /// Reads `text`, the content of `file`; what is not understood is among the problems.
    pub fn parse(text: &str, file: &Path) -> (DecisionsText, Vec<Problem>) {
        DecisionsText::parse_with(text, file, code_now)
    }

    /// The same; `code_now` tells what the rule of a code is called now.
    pub(super) fn parse_with(
        text: &str,
        file: &Path,
        code_now: impl Fn(&str) -> String,
    ) -> (DecisionsText, Vec<Problem>) {
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let mut problems = Vec::new();
        let mut broken = None;
        let ranges = block_ranges(text);
        let preamble = text[..ranges.first().map_or(text.len(), |first| first.start)].replace("\r\n", "\n");
        if let Err(error) = preamble.parse::<toml::Table>() {
            let bytes = error.span().unwrap_or(0..0);
            broken = Some(not_toml(file, text, bytes, error.message()));
        }
        let mut blocks = Vec::with_capacity(ranges.len());
        for range in ranges {
            let raw = &text[range.clone()];
            let decision = match toml::from_str::<Outer>(raw) {
                Ok(Outer { decision: [written] }) => {
                    let (decision, id) = understood(written, &code_now);
                    if let Some(id) = id.filter(|id| *id.get_ref() != decision.1) {
                        let bytes = id.span().start + range.start..id.span().end + range.start;
                        let zh = "编号与内容不符，以内容为准".to_owned();
                        let en = "the id does not fit what stands here, which holds".to_owned();
                        let problem = Problem::at(file, text, bytes, zh, en);
                        problems.push(Problem { loses_something: false, ..problem });
                    }
                    Some(decision.0)
                }
                Err(error) => {
                    let bytes = error.span().unwrap_or(0..0);
                    let bytes = bytes.start + range.start..bytes.end + range.start;
                    let problem = not_toml(file, text, bytes, error.message());
                    if raw.parse::<toml::Table>().is_err() {
                        broken.get_or_insert(problem);
                    } else {
                        problems.push(problem);
                    }
                    None
                }
            };
            blocks.push(Block { raw: raw.replace("\r\n", "\n"), decision });
        }
        problems.extend(broken.clone());
        (DecisionsText { preamble, blocks, line_end, broken }, problems)
    }

    /// The decision of this name.
    pub fn get(&self, id: &str) -> Option<&Decision> {
        self.blocks.iter().rev().find(|block| block.is_named(id)).and_then(|block| block.decision.as_ref())
    }

    /// The decisions.
    pub fn decisions(&self) -> Decisions {
        Decisions::of_all(self.blocks.iter().filter_map(|block| block.decision.clone()))
    }

    /// Adds a decision, in the place of an earlier one on the same findings. A decision that says the same as the earlier
    /// one leaves it as it is.
    pub fn put(&mut self, decision: Decision) {
        let id = decision.id();
        let same = self.blocks.iter_mut().find(|block| block.is_named(&id));
        match same {
            Some(block) if block.says_the_same_as(&decision) => {}
            Some(block) => *block = Block::of(decision),
            None => self.blocks.push(Block::of(decision)),
        }
    }

    /// Takes the decision of this name out; whether there was one.
    pub fn remove(&mut self, id: &str) -> bool {
        let before = self.blocks.len();
        self.blocks.retain(|block| !block.is_named(id));
        self.blocks.len() < before
    }

    /// The content, sorted.
    pub fn text(&self) -> String {
        let mut blocks: Vec<&Block> = self.blocks.iter().collect();
        // What is not understood stays at the end, as it stood.
        blocks.sort_by_cached_key(|block| {
            let decision = block.decision.as_ref();
            let key = decision.map(|it| (it.file.clone(), it.code.clone(), it.id()));
            (key.is_none(), key)
        });
        let preamble = if self.preamble.trim().is_empty() { PREAMBLE } else { &self.preamble };
        let mut text = format!("{}\n", preamble.trim_end());
        for block in blocks {
            text.push('\n');
            text.push_str(block.raw.trim_matches('\n'));
            text.push('\n');
        }
        if self.line_end == "\n" { text } else { text.replace('\n', self.line_end) }
    }
}

impl Block {
    fn of(decision: Decision) -> Block {
        Block { raw: written(&decision), decision: Some(decision) }
    }

    fn is_named(&self, id: &str) -> bool {
        self.decision.as_ref().is_some_and(|decision| decision.id() == id)
    }

    fn says_the_same_as(&self, decision: &Decision) -> bool {
        self.decision.as_ref().is_some_and(|it| it.verdict == decision.verdict && it.note == decision.note)
    }
}

/// The decision, its name by its written code, and its written name.
fn understood(
    written: Written,
    code_now: impl Fn(&str) -> String,
) -> ((Decision, String), Option<toml::Spanned<String>>) {
    let verdict = match written.verdict {
        VerdictWord::Right => Verdict::Right,
        VerdictWord::Baseline => Verdict::Baseline,
        VerdictWord::Query => Verdict::Query,
    };
    let scope = match written.scope {
        ScopeWord::Article => Scope::Article,
        ScopeWord::Project => Scope::Project,
    };
    let places = written
        .places
        .into_iter()
        .map(|place| Quote { text: place.text, before: place.before, after: place.after })
        .collect();
    let code = code_now(&written.code);
    let mut decision = Decision::new(&code, verdict, scope, &written.file, places);
    decision.note = written.note.map(toml::Spanned::into_inner).unwrap_or_default();
    decision.who = written.who;
    decision.when = written.when.map(|when| when.to_string());
    let now = std::mem::replace(&mut decision.code, written.code);
    let name = decision.id();
    decision.code = now;
    ((decision, name), written.id)
}

/// What the rule of this code is called now.
fn code_now(code: &str) -> String {
    rule(code).map_or(code, |rule| rule.info().code).to_owned()
}

fn not_toml(file: &Path, text: &str, bytes: Range<usize>, message: &str) -> Problem {
    let message = message.replace('\n', "; ");
    Problem::at(file, text, bytes, format!("这一条读不懂：{message}"), format!("not understood: {message}"))
}

/// Where the blocks stand: each from the comment lines right above its header to those of the next one.
fn block_ranges(text: &str) -> Vec<Range<usize>> {
    let mut starts = Vec::new();
    let mut comments_from = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if words == HEADER {
            starts.push(comments_from.take().unwrap_or(at));
        } else if words.starts_with('#') {
            comments_from.get_or_insert(at);
        } else {
            comments_from = None;
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// The block of a decision.
fn written(decision: &Decision) -> String {
    let mut block = format!("{HEADER}\n");
    let mut line = |key: &str, value: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(block, "{key} = {value}");
    };
    line("id", &quoted(&decision.id()));
    line("code", &quoted(&decision.code));
    line("verdict", &quoted(decision.verdict.name()));
    line("scope", &quoted(decision.scope.name()));
    let is_asked = decision.verdict == Verdict::Query;
    for (key, value, is_wanted) in [
        ("file", Some(&decision.file), false),
        // What the author is asked may be written in later.
        ("note", Some(&decision.note), is_asked),
        ("who", decision.who.as_ref(), false),
    ] {
        if let Some(value) = value.filter(|value| is_wanted || !value.is_empty()) {
            line(key, &quoted(value));
        }
    }
    if let Some(when) = &decision.when {
        line("when", when);
    }
    block.push_str("places = [\n");
    for place in &decision.places {
        let parts = [("before", &place.before), ("text", &place.text), ("after", &place.after)];
        let parts = parts.into_iter().filter(|&(key, words)| key == "text" || !words.is_empty());
        let parts: Vec<String> = parts.map(|(key, words)| format!("{key} = {}", quoted(words))).collect();
        let _ = writeln!(block, "  {{ {} }},", parts.join(", "));
    }
    block.push_str("]\n");
    block
}

/// `text` as a TOML string on one line.
fn quoted(text: &str) -> String {
    // Strings of JSON are strings of TOML but for this one character.
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007F")
}

/// The decisions of the project in the folder `root`; none where there is no file.
pub fn load(root: &Path) -> (Decisions, Vec<Problem>) {
    let file = root.join(DECISIONS_FILE);
    match std::fs::read_to_string(&file) {
        Ok(text) => {
            let (text, problems) = DecisionsText::parse(&text, &file);
            (text.decisions(), problems)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => (Decisions::default(), Vec::new()),
        Err(error) => (Decisions::default(), vec![Problem::unreadable(&file, &error)]),
    }
}

/// Where in `text`, the content of a file of decisions, the note of the decision of this name stands: its bytes between the
/// quotes.
pub fn note_in(text: &str, id: &str) -> Option<Range<usize>> {
    block_ranges(text).into_iter().rev().find_map(|range| {
        let Outer { decision: [mut written] } = toml::from_str(&text[range.clone()]).ok()?;
        let note = written.note.take()?.span();
        let ((decision, _), _) = understood(written, code_now);
        (decision.id() == id).then_some(range.start + note.start + 1..range.start + note.end - 1)
    })
}

/// Changes the decisions of the project in the folder `root`. The file is read anew, changed, and written whole or not at
/// all; where nothing changes it is left alone.
///
/// # Errors
/// The file cannot be read or written, or holds something that is no TOML.
pub fn change_decisions<T>(
    root: &Path,
    change: impl FnOnce(&mut DecisionsText) -> T,
) -> Result<T, DecisionsError> {
    let file = root.join(DECISIONS_FILE);
    let before = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(DecisionsError::Io(file, error)),
    };
    let (after, result) = changed_decisions(&before, &file, change)?;
    if after != before {
        replace_file(&file, &after).map_err(|error| DecisionsError::Io(file, error))?;
    }
    Ok(result)
}

/// The content `before` of the file of decisions `file` after the change, and what the change returned.
///
/// # Errors
/// The content holds something that is no TOML.
pub fn changed_decisions<T>(
    before: &str,
    file: &Path,
    change: impl FnOnce(&mut DecisionsText) -> T,
) -> Result<(String, T), DecisionsError> {
    let (mut text, _) = DecisionsText::parse(before, file);
    if let Some(problem) = text.broken {
        return Err(DecisionsError::Broken(Box::new(problem)));
    }
    let blocks = text.blocks.len();
    let result = change(&mut text);
    // A file that never was is not made for the sake of nothing.
    let after = if text.blocks.is_empty() && blocks == 0 { before.to_owned() } else { text.text() };
    Ok((after, result))
}
