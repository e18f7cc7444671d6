//! `textDocument/codeAction`: the repairs of the findings in a range, what may be decided on them, all safe repairs of
//! the page at once, and an unknown term for the project's term file.

use super::super::diagnostics::Presenter;
use super::super::state::Shared;
use super::{Current, current, decide, edit_of, new_term};
use crate::analysis::{Finding, Fix};
use crate::say;
use crate::text::Span;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse, Diagnostic,
    NumberOrString,
};

/// All safe repairs of the page at once.
const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.zhubi");

/// The kinds of actions that there are.
pub(in super::super) fn kinds() -> Vec<CodeActionKind> {
    vec![CodeActionKind::QUICKFIX, FIX_ALL]
}

/// Answers with the actions of the kinds that the client asks for.
pub(in super::super) async fn answer(
    shared: &Shared,
    params: CodeActionParams,
) -> Result<Option<CodeActionResponse>> {
    let Some(current) = current(shared, &params.text_document.uri).await? else { return Ok(None) };
    let Some(checked) = current.checked().filter(|_| current.abilities.code_action_literals) else {
        return Ok(None);
    };
    let presenter = Presenter {
        uri: &current.uri,
        places: checked.places(),
        abilities: current.abilities,
        rule_pages: &shared.rule_pages,
        lang: current.lang,
    };
    let builder = Builder { presenter, current: &current };
    let findings = &checked.analysis.findings;
    let only = params.context.only.as_deref();
    let mut actions = Vec::new();
    if is_wanted(&CodeActionKind::QUICKFIX, only) {
        let range = checked.places().span(params.range);
        for finding in findings.iter().filter(|finding| meets(finding.span, range)) {
            let decision = checked.decision_on(finding);
            if checked.counts(finding) {
                actions.extend(builder.quick_fixes(finding, &params.context.diagnostics));
            }
            if checked.project.root.is_some() {
                actions.extend(decide::actions(&current, finding, decision));
            }
        }
        actions.extend(new_term::action(shared, &current, range));
    }
    if is_wanted(&FIX_ALL, only) {
        actions.extend(builder.fix_all(findings.iter().filter(|finding| checked.counts(finding))));
    }
    Ok(Some(actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()))
}

/// Whether a client that asks for the kinds `only` gets actions of `kind`: a kind stands for all kinds below it.
fn is_wanted(kind: &CodeActionKind, only: Option<&[CodeActionKind]>) -> bool {
    let is_below = |asked: &CodeActionKind| {
        let rest = kind.as_str().strip_prefix(asked.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || asked.as_str().is_empty())
    };
    only.is_none_or(|only| only.iter().any(is_below))
}

/// Whether a finding and a selection share a byte, or the cursor touches the finding.
fn meets(finding: Span, range: Span) -> bool {
    finding.start <= range.end && range.start <= finding.end
}

struct Builder<'a> {
    presenter: Presenter<'a>,
    current: &'a Current,
}

impl Builder<'_> {
    fn quick_fixes(&self, finding: &Finding, sent: &[Diagnostic]) -> Vec<CodeAction> {
        let range = self.presenter.places.range(finding.span);
        let code = NumberOrString::String(finding.info.code.to_owned());
        let shown = sent.iter().find(|sent| sent.range == range && sent.code.as_ref() == Some(&code));
        let diagnostic = shown.cloned().unwrap_or_else(|| self.presenter.diagnostic(finding));
        let action = |fix: &Fix| CodeAction {
            title: fix.title.clone(),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![diagnostic.clone()]),
            edit: Some(edit_of(self.current, self.presenter.edits(fix))),
            is_preferred: (finding.fixes.len() == 1).then_some(true),
            ..CodeAction::default()
        };
        finding.fixes.iter().map(action).collect()
    }

    /// Every safe repair that does not meet an earlier one; none where there is no safe repair.
    fn fix_all<'f>(&self, findings: impl Iterator<Item = &'f Finding>) -> Option<CodeAction> {
        let mut edits = Vec::new();
        let mut end = 0;
        let mut count = 0;
        for finding in findings {
            let Some(fix) = finding.fixes.iter().find(|fix| fix.safe) else { continue };
            let (Some((first, _)), Some((last, _))) = (fix.edits.first(), fix.edits.last()) else { continue };
            if first.start >= end {
                end = last.end;
                count += 1;
                edits.extend(self.presenter.edits(fix));
            }
        }
        let title = say!(
            self.current.lang,
            "修正全页不影响内容的{count}处",
            "Make all {count} repairs that do not touch the content"
        );
        (count > 0).then(|| CodeAction {
            title,
            kind: Some(FIX_ALL),
            edit: Some(edit_of(self.current, edits)),
            ..CodeAction::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: CodeActionKind, only: &[&'static str], expected: bool) {
        let only: Vec<CodeActionKind> = only.iter().map(|&kind| CodeActionKind::new(kind)).collect();
        assert_eq!(is_wanted(&kind, Some(&only)), expected);
    }

    #[test]
    fn a_kind_stands_for_all_below_it() {
        assert!(is_wanted(&FIX_ALL, None));
        check(FIX_ALL, &["source"], true);
        check(FIX_ALL, &["source.fixAll"], true);
        check(FIX_ALL, &["source.fixAll.zhubi"], true);
        check(FIX_ALL, &["source.fixAll.zhubi.more"], false);
        check(FIX_ALL, &["source.organizeImports"], false);
        check(FIX_ALL, &["source.fix"], false);
        check(FIX_ALL, &["quickfix"], false);
        check(CodeActionKind::QUICKFIX, &["source", "quickfix"], true);
        check(CodeActionKind::QUICKFIX, &["refactor"], false);
        check(CodeActionKind::QUICKFIX, &[""], true);
    }
}
