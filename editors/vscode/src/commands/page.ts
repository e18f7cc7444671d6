/** Checks the page in the active editor, also one that no project asks for, and an untitled one. */

import * as vscode from 'vscode';
import type { Pages } from '../pages';
import type { Server } from '../server';

export async function checkPage(server: Server, pages: Pages): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a page first.'));
    return;
  }
  const document = await pages.ask(editor.document);
  await server.execute('zhubi.checkThisPage', document.uri.toString());
  await vscode.commands.executeCommand('workbench.actions.view.problems', { preserveFocus: true });
}
