/** Writes the report of a page or a folder and opens it in the browser, where it can be printed. */

import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { PAGE_LANGUAGE } from '../pages';
import { Cancelled, lang, run } from '../program';
import type { Server } from '../server';
import { chooseFolder } from './choose';

export async function report(server: Server, chosen?: vscode.Uri): Promise<void> {
  const subject = chosen ?? (await subjectOfReport());
  if (!subject) return;
  const name = path.basename(subject.fsPath).replace(/\.txt$/i, '') || 'zhubi';
  const file = path.join(os.tmpdir(), `${name}-校对报告.html`);
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Writing the report of {0}', name),
    cancellable: true,
  };
  const args = ['report', subject.fsPath, '-o', file, '--lang', lang(subject)];
  try {
    const output = await vscode.window.withProgress(options, (_, cancel) => run(server, args, cancel));
    if (output.code !== 0 && output.code !== 1) throw new Error(output.stderr || `zhubi report: ${output.code}`);
  } catch (error) {
    if (error instanceof Cancelled) return;
    throw error;
  }
  const uri = vscode.Uri.file(file);
  if (!(await vscode.env.openExternal(uri))) await vscode.commands.executeCommand('revealFileInOS', uri);
}

/** The saved page in the active editor, else a folder. */
async function subjectOfReport(): Promise<vscode.Uri | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId === PAGE_LANGUAGE && document.uri.scheme === 'file') {
    if (document.isDirty) await document.save();
    return document.uri;
  }
  return chooseFolder();
}
