/** Adds the selected words to the project's terms, by the server's edit, and shows the new entry to be filled in. */

import * as vscode from 'vscode';
import type { Server } from '../server';
import { actionsAt } from './actions';

export async function addTerm(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !server.client) return;
  const actions = await actionsAt(server.client, editor.document.uri, editor.selection);
  // Repairs carry their finding and decisions a command; what is left is the new term.
  const edit = actions.find((action) => action.edit && !action.diagnostics?.length && !action.command)?.edit;
  if (!edit) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Select the words of the term first: two to 24 characters that are no term yet, on a page of a folder that is set up.'),
    );
    return;
  }
  await vscode.workspace.applyEdit(edit);
  const files = edit.entries().map(([uri]) => uri);
  const file = files.find((uri) => !uri.path.endsWith('/zhubi.toml')) ?? files[0];
  for (const uri of files) await (await vscode.workspace.openTextDocument(uri)).save();
  if (!file) return;
  const document = await vscode.workspace.openTextDocument(file);
  const end = document.lineAt(document.lineCount - 1).range.end;
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(end, end), viewColumn: vscode.ViewColumn.Beside });
}
