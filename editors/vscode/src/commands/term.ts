/** Adds a term to the project's first term file, which is begun where there is none. The edit can be undone. */

import * as vscode from 'vscode';
import { projectOf } from '../pages';
import { exists } from './project';

const NEW_FILE = 'terms.toml';

export async function addTerm(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const project = await projectOf(editor.document.uri);
  if (!project) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Terms belong to a project: set up the folder first.'));
    return;
  }
  const term = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add a Term'),
    prompt: vscode.l10n.t('The term as it should be written'),
    value: editor.document.getText(editor.selection).trim(),
    validateInput: (text) => ([...text.trim()].length < 2 ? vscode.l10n.t('At least two characters') : undefined),
  });
  if (term === undefined) return;
  const wrong = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add a Term'),
    prompt: vscode.l10n.t('Wrong forms to look out for, separated by spaces; may stay empty'),
  });
  if (wrong === undefined) return;
  await append(project, entry(term.trim(), wrong.split(/[\s、，,]+/).filter(Boolean)));
}

function entry(term: string, wrong: string[]): string {
  const forms = wrong.map((form) => `{ form = ${JSON.stringify(form)} }`).join(', ');
  return `[[term]]\nterm = ${JSON.stringify(term)}\n` + (forms ? `wrong = [${forms}]\n` : '');
}

async function append(project: vscode.Uri, text: string): Promise<void> {
  const config = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(project, 'zhubi.toml'));
  const named = firstTermFile(config.getText());
  const file = vscode.Uri.joinPath(project, named ?? NEW_FILE);
  const edit = new vscode.WorkspaceEdit();
  if (!named) insertAtEnd(edit, config, `[terms]\nfiles = [${JSON.stringify(NEW_FILE)}]\n`);
  if (!(await exists(file))) await vscode.workspace.fs.writeFile(file, new Uint8Array());
  const terms = await vscode.workspace.openTextDocument(file);
  insertAtEnd(edit, terms, text);
  await vscode.workspace.applyEdit(edit);
  if (!named) await config.save();
  await terms.save();
  void vscode.window.setStatusBarMessage(vscode.l10n.t('Added to {0}', vscode.workspace.asRelativePath(file)), 5000);
}

function insertAtEnd(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, text: string): void {
  const before = document.getText();
  const gap = before === '' ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  edit.insert(document.uri, document.positionAt(before.length), gap + text);
}

/** The first file of `files = [ … ]` below `[terms]`. */
function firstTermFile(config: string): string | undefined {
  const table = /^\[terms\]\s*$([\s\S]*?)(?=^\[|(?![\s\S]))/m.exec(config)?.[1] ?? '';
  return /^\s*files\s*=\s*\[\s*["']([^"']+)["']/m.exec(table)?.[1];
}
