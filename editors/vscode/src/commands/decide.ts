/** Decides on the finding at the cursor, or on the next one: a list of everything that the server offers for it. */

import * as vscode from 'vscode';
import type { Server } from '../server';
import { actionsAt } from './actions';
import { findingsAt, findingsOf } from './findings';

export async function decideHere(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !server.client) return;
  const finding = findingsAt(editor)[0] ?? next(editor);
  if (!finding) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no finding on this page.'));
    return;
  }
  editor.selection = new vscode.Selection(finding.range.start, finding.range.end);
  editor.revealRange(finding.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  const actions = await actionsAt(server.client, editor.document.uri, finding.range, [finding]);
  const items = actions.map((action) => ({ label: action.title, action }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(finding.message);
    return;
  }
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: finding.message });
  if (chosen) await apply(chosen.action);
}

/** The first finding after the cursor, else the first of the page. */
function next(editor: vscode.TextEditor): vscode.Diagnostic | undefined {
  const findings = findingsOf(editor.document.uri);
  return findings.find((finding) => finding.range.start.isAfter(editor.selection.active)) ?? findings[0];
}

async function apply(action: vscode.CodeAction): Promise<void> {
  if (action.edit) await vscode.workspace.applyEdit(action.edit);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}
