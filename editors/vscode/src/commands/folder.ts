/** Checks all pages of a folder, also those that are not open, and shows the findings among the problems. */

import * as path from 'node:path';
import * as vscode from 'vscode';
import { Cancelled, lang, run } from '../program';
import type { Server } from '../server';
import { chooseFolder } from './choose';

interface Range {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

interface Finding {
  code: string;
  severity: 'error' | 'warning' | 'information' | 'hint';
  message: string;
  range: Range;
  related: { path?: string; message: string; range: Range }[];
}

interface Checked {
  files: { path: string; error?: string; diagnostics: Finding[] }[];
}

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** The findings of pages that are not open. The findings of open pages come from the server. */
export class FolderFindings implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('zhubi-folder');
  private readonly opening = vscode.workspace.onDidOpenTextDocument((document) => this.collection.delete(document.uri));

  constructor(private readonly server: Server) {}

  /** Asks for the folder where there is a choice, and checks it. */
  async check(folder?: vscode.Uri): Promise<void> {
    const chosen = folder ?? (await chooseFolder());
    if (!chosen) return;
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Checking {0}', path.basename(chosen.fsPath)),
      cancellable: true,
    };
    try {
      const result = await vscode.window.withProgress(options, (_, cancel) => this.read(chosen, cancel));
      await this.tell(result);
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
    }
  }

  private async read(folder: vscode.Uri, cancel: vscode.CancellationToken): Promise<Checked> {
    const args = ['check', '--format', 'json', '--fail-on', 'never', '--lang', lang(folder), folder.fsPath];
    const output = await run(this.server, args, cancel);
    if (!output.stdout) throw new Error(output.stderr || `zhubi check: ${output.code}`);
    const result = JSON.parse(output.stdout) as Checked;
    this.collection.clear();
    const open = new Set(vscode.workspace.textDocuments.map((document) => document.uri.toString()));
    for (const file of result.files) {
      const uri = vscode.Uri.file(path.resolve(folder.fsPath, file.path));
      if (!open.has(uri.toString())) this.collection.set(uri, file.diagnostics.map((found) => toDiagnostic(uri, found)));
    }
    return result;
  }

  private async tell(result: Checked): Promise<void> {
    const unread = result.files.filter((file) => file.error);
    for (const file of unread) this.server.log.warn(`${file.path}: ${file.error}`);
    const count = result.files.reduce((sum, file) => sum + file.diagnostics.length, 0);
    const text = unread.length
      ? vscode.l10n.t('{0} findings in {1} files; {2} files could not be read (see the log).', count, result.files.length, unread.length)
      : vscode.l10n.t('{0} findings in {1} files.', count, result.files.length);
    const show = vscode.l10n.t('Show Problems');
    if ((await vscode.window.showInformationMessage(text, show)) === show) {
      await vscode.commands.executeCommand('workbench.actions.view.problems');
    }
  }

  dispose(): void {
    this.opening.dispose();
    this.collection.dispose();
  }
}

function toRange(range: Range): vscode.Range {
  return new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
}

function toDiagnostic(uri: vscode.Uri, found: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(found.range), found.message, SEVERITIES[found.severity]);
  diagnostic.source = 'zhubi';
  diagnostic.code = found.code;
  diagnostic.relatedInformation = found.related.map((other) => {
    const file = other.path ? vscode.Uri.file(path.resolve(path.dirname(uri.fsPath), other.path)) : uri;
    return new vscode.DiagnosticRelatedInformation(new vscode.Location(file, toRange(other.range)), other.message);
  });
  return diagnostic;
}
