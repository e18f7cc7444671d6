//! The commands that decide on findings, take decisions back and list them, and the code actions that run them.
//! `docs/protocol.md` describes their arguments.

use super::super::address::{self, Key};
use super::super::document::Checked;
use super::super::outbox::answered;
use super::super::state::Shared;
use super::super::{decided, watch};
use super::execute_command::page_of;
use super::{Current, current, note};
use crate::analysis::Finding;
use crate::project::decisions::{DECISIONS_FILE, DecisionsText, Scope, Verdict, changed_decisions, sign};
use crate::project::{Decision, Project, changed_rules, replace_file};
use crate::say;
use crate::text::{Lang, LineIndex};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{
    ApplyWorkspaceEditResponse, CodeAction, CodeActionKind, Command, Position, Range, TextEdit, Uri,
    WorkspaceEdit,
};

/// Decides on findings of an open page.
pub(in super::super) const DECIDE: &str = "zhubi.decide";

/// Takes decisions back.
pub(in super::super) const UNDO_DECISION: &str = "zhubi.undoDecision";

/// Lists the decisions of a project.
pub(in super::super) const LIST_DECISIONS: &str = "zhubi.listDecisions";

/// The verdict that switches the rule off.
const RULE_OFF: &str = "rule-off";

/// What may be decided on a finding, on which `decision` was made before.
pub(super) fn actions(current: &Current, finding: &Finding, decision: Option<&Decision>) -> Vec<CodeAction> {
    let lang = current.lang;
    let uri = current.uri.as_str();
    let action = |title: String, command: &str, argument: Value| CodeAction {
        title: title.clone(),
        kind: Some(CodeActionKind::QUICKFIX),
        command: Some(Command { title, command: command.to_owned(), arguments: Some(vec![argument]) }),
        ..CodeAction::default()
    };
    let code = finding.info.code;
    let decide = |title: String, verdict: &str, scope: Scope| {
        let argument = json!({ "uri": uri, "id": finding.id, "verdict": verdict, "scope": scope.name() });
        action(title, DECIDE, argument)
    };
    let mut actions = Vec::new();
    if let Some(decision) = decision {
        let label = decision.verdict.label().get(lang);
        let title = say!(lang, "撤销“{label}”（{code}）", "Take back “{label}” ({code})");
        actions.push(action(title, UNDO_DECISION, json!({ "uri": uri, "id": decision.id() })));
        if decision.verdict.settles() {
            return actions;
        }
        let title = say!(lang, "改写要问作者的话（{code}）", "Change what the author is asked ({code})");
        let argument = json!({
            "uri": uri, "id": finding.id, "verdict": Verdict::Query.name(), "scope": decision.scope.name(),
            "asked": decision.note,
        });
        actions.push(action(title, DECIDE, argument));
    }
    let right = Verdict::Right.name();
    let here =
        say!(lang, "没有错，这里不再提示（{code}）", "It is right: do not report it here again ({code})");
    actions.push(decide(here, right, Scope::Article));
    let everywhere = say!(
        lang,
        "没有错，整个项目里同样的字词不再提示（{code}）",
        "It is right: do not report these words anywhere in the project ({code})"
    );
    actions.push(decide(everywhere, right, Scope::Project));
    if decision.is_none() {
        let ask = say!(lang, "记下来问作者（{code}）", "Ask the author ({code})");
        actions.push(decide(ask, Verdict::Query.name(), Scope::Article));
    }
    let title = finding.info.page.title.get(lang);
    let off = say!(
        lang,
        "本项目停用规则“{title}”（{code}）",
        "Switch the rule “{title}” off in this project ({code})"
    );
    actions.push(decide(off, RULE_OFF, Scope::Project));
    actions
}

/// `zhubi.decide`.
pub(super) async fn decide(shared: &Arc<Shared>, arguments: &[Value]) -> Result<Value> {
    let argument = arguments.first().unwrap_or(&Value::Null);
    let ids = ids_of(argument)?;
    let word = |key: &str| argument.get(key).and_then(Value::as_str);
    let Some(current) = current(shared, &uri_of(argument)?).await? else {
        return Err(Error::invalid_params("the page is not open, or not read"));
    };
    let Some(checked) = current.checked() else { return Err(no_project(current.lang)) };
    let findings = findings_named(checked, &ids, current.lang)?;
    let Some(root) = checked.project.root.clone() else { return Err(no_project(current.lang)) };
    if word("verdict") == Some(RULE_OFF) {
        let mut codes: Vec<&str> = findings.iter().map(|finding| finding.info.code).collect();
        codes.sort_unstable();
        codes.dedup();
        for code in &codes {
            for config in checked.project.configs_for_rule(code) {
                change_file(shared, &config, current.lang, |before| {
                    changed_rules(before, &[code], "off").map_err(|why| failed(&why))
                })
                .await?;
            }
        }
        watch::read_all_again(shared);
        return Ok(json!({ "rules": codes }));
    }
    let Some(verdict) = word("verdict").and_then(Verdict::from_name) else {
        return Err(Error::invalid_params("verdict must be right, query or rule-off"));
    };
    let Some(scope) = Scope::from_name(word("scope").unwrap_or("article")) else {
        return Err(Error::invalid_params("scope must be article or project"));
    };
    let file = address::file_path(&current.uri).and_then(|path| checked.project.relative(&path));
    let note = word("note");
    let decisions: Vec<Decision> = findings
        .into_iter()
        .map(|finding| {
            let places = checked.analysis.quotes(finding);
            let mut decision =
                Decision::new(finding.info.code, verdict, scope, file.as_deref().unwrap_or_default(), places);
            decision.note = note.unwrap_or_default().to_owned();
            if checked.project.config.signs_decisions {
                sign(&mut decision);
            }
            decision
        })
        .collect();
    let names: Vec<String> = decisions.iter().map(Decision::id).collect();
    let is_unworded = verdict == Verdict::Query && note.is_none();
    let after = change_decisions(shared, &root, current.lang, |text| {
        for mut decision in decisions {
            let before = text.get(&decision.id()).filter(|it| is_unworded && it.verdict == verdict);
            if let Some(before) = before {
                decision.note.clone_from(&before.note);
            }
            text.put(decision);
        }
    })
    .await?;
    if let Some(first) = names.first().filter(|_| is_unworded) {
        note::lead_to_it(shared, &root.join(DECISIONS_FILE), &after, first, current.lang);
    }
    Ok(json!({ "decided": names }))
}

/// `zhubi.undoDecision`.
pub(super) async fn undo(shared: &Arc<Shared>, arguments: &[Value]) -> Result<Value> {
    let argument = arguments.first().unwrap_or(&Value::Null);
    let ids = ids_of(argument)?;
    let (project, lang) = project_of(shared, &uri_of(argument)?)?;
    let Some(root) = &project.root else { return Err(no_project(lang)) };
    let mut undone = Vec::new();
    change_decisions(shared, root, lang, |text| {
        undone = ids.into_iter().filter(|id| text.remove(id)).collect();
    })
    .await?;
    Ok(json!({ "undone": undone }))
}

/// `zhubi.listDecisions`.
pub(super) async fn list(shared: &Arc<Shared>, arguments: &[Value]) -> Result<Value> {
    let argument = arguments.first().unwrap_or(&Value::Null);
    let uri = uri_of(argument)?;
    let (project, _) = project_of(shared, &uri)?;
    let decisions = {
        let projects = Arc::clone(&shared.lock().projects);
        projects.decisions_of(&project)
    };
    let current = current(shared, &uri).await?;
    let checked = current.as_ref().and_then(Current::checked);
    let mut ranges = HashMap::new();
    if let Some(checked) = checked {
        for finding in &checked.analysis.findings {
            if let Some(decision) = checked.decision_on(finding) {
                ranges.entry(decision.id()).or_insert_with(|| checked.places().range(finding.span));
            }
        }
    }
    let only_here = argument.get("here").and_then(Value::as_bool).unwrap_or_default();
    let all = decisions.all().into_iter().filter(|(id, _)| !only_here || ranges.contains_key(*id));
    let listed = all.map(|(id, decision)| {
        let mut shown = decided::as_json(id, decision);
        shown["range"] = json!(ranges.get(id));
        shown
    });
    Ok(json!({ "decisions": listed.collect::<Vec<Value>>() }))
}

fn uri_of(argument: &Value) -> Result<Uri> {
    page_of(argument).ok_or_else(|| Error::invalid_params("uri must be the address of a page"))
}

/// The field `id`: one name or a list of them.
fn ids_of(argument: &Value) -> Result<Vec<String>> {
    let ids: Vec<String> = match argument.get("id") {
        Some(Value::String(id)) => vec![id.clone()],
        Some(Value::Array(ids)) => ids.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    if ids.is_empty() { Err(Error::invalid_params("id must be a name or a list of names")) } else { Ok(ids) }
}

fn findings_named<'a>(checked: &'a Checked, ids: &[String], lang: Lang) -> Result<Vec<&'a Finding>> {
    ids.iter()
        .map(|id| {
            let named = checked.analysis.findings.iter().find(|finding| finding.id == *id);
            named.ok_or_else(|| {
                Error::invalid_params(say!(
                    lang,
                    "这一页上没有这处发现了（{id}）",
                    "there is no such finding on the page any more ({id})"
                ))
            })
        })
        .collect()
}

fn project_of(shared: &Shared, uri: &Uri) -> Result<(Arc<Project>, Lang)> {
    let path = address::file_path(uri);
    let (projects, lang) = {
        let state = shared.lock();
        let lang = state.settings_of(path.as_deref()).language.unwrap_or(state.session.lang);
        (Arc::clone(&state.projects), lang)
    };
    // An address of a folder stands for what is in it.
    let path = path.map(|path| if path.is_dir() { path.join("-") } else { path });
    path.map(|path| (projects.of(&path), lang)).ok_or_else(|| no_project(lang))
}

fn no_project(lang: Lang) -> Error {
    Error::invalid_params(say!(
        lang,
        "这一页不属于任何项目：先在文件夹里建立 zhubi.toml（zhubi init）",
        "the page belongs to no project: make a zhubi.toml in its folder first (zhubi init)"
    ))
}

fn failed(why: &str) -> Error {
    Error { code: ErrorCode::ServerError(-32803), message: why.to_owned().into(), data: None }
}

/// Changes the decisions of the project in the folder `root`; the content of their file after it.
async fn change_decisions(
    shared: &Arc<Shared>,
    root: &Path,
    lang: Lang,
    change: impl FnOnce(&mut DecisionsText),
) -> Result<String> {
    let file = root.join(DECISIONS_FILE);
    let after = change_file(shared, &file, lang, |before| {
        let changed = changed_decisions(before, &file, change);
        changed.map(|(after, ())| after).map_err(|error| {
            let (zh, en) = error.message();
            failed(if lang == Lang::Zh { &zh } else { &en })
        })
    })
    .await?;
    watch::decisions_changed(shared);
    Ok(after)
}

/// Changes a file of the project: in the editor where it is open there, else on disk; its content after that.
async fn change_file(
    shared: &Shared,
    file: &Path,
    lang: Lang,
    change: impl FnOnce(&str) -> Result<String>,
) -> Result<String> {
    let open = address::of_file(file).and_then(|uri| {
        let state = shared.lock();
        let document = state.documents.get(&Key::of(&uri))?;
        Some((document.uri.clone(), document.buffer.snapshot()))
    });
    let Some((uri, before)) = open else { return change_on_disk(file.to_owned(), lang, change).await };
    let after = change(&before)?;
    if *after == *before {
        return Ok(after);
    }
    let end = LineIndex::new(&before).position(&before, before.len());
    let range = Range::new(Position::new(0, 0), Position::new(end.line, end.character));
    let changes = HashMap::from([(uri, vec![TextEdit { range, new_text: after.clone() }])]);
    let edit = WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    match answered(shared.client.apply_edit(edit)).await {
        Some(ApplyWorkspaceEditResponse { applied: true, .. }) => Ok(after),
        _ => Err(failed(&say!(lang, "编辑器没有接受改动", "the editor did not take the change"))),
    }
}

async fn change_on_disk(
    file: PathBuf,
    lang: Lang,
    change: impl FnOnce(&str) -> Result<String>,
) -> Result<String> {
    let shown = file.display().to_string();
    let cannot = |error: std::io::Error| {
        failed(&say!(lang, "写不了{shown}：{error}", "cannot write {shown}: {error}"))
    };
    let before = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(cannot(error)),
    };
    let after = change(&before)?;
    if after != before {
        let text = after.clone();
        let written = tokio::task::spawn_blocking(move || replace_file(&file, &text)).await;
        written.map_err(|error| failed(&error.to_string()))?.map_err(cannot)?;
    }
    Ok(after)
}
