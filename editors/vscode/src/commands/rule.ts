/** Shows the page of a rule: of the finding at the cursor first, else of any. */

import * as vscode from 'vscode';
import { lang, run } from '../program';
import type { Server } from '../server';
import { codeOf, findingsAt } from './findings';

interface Rule {
  code: string;
  title?: string;
  family?: string;
}

const SCHEME = 'zhubi-rule';

/** Rule pages as documents. */
export class RulePages implements vscode.TextDocumentContentProvider {
  constructor(private readonly server: Server) {}

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const code = uri.path.replace(/^\/|\.md$/g, '');
    const output = await run(this.server, ['explain', code, '--lang', lang()]);
    return output.stdout || output.stderr;
  }

  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  /** Lets the user choose a rule and shows its page. */
  async open(given?: string): Promise<void> {
    const code = given ?? (await this.choose());
    if (!code) return;
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${code}.md` });
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }

  private async choose(): Promise<string | undefined> {
    const editor = vscode.window.activeTextEditor;
    const here = new Set(editor ? findingsAt(editor).map(codeOf) : []);
    const output = await run(this.server, ['rules', '--format', 'json', '--lang', lang()]);
    const parsed = JSON.parse(output.stdout) as Rule[] | { rules: Rule[] };
    const rules = Array.isArray(parsed) ? parsed : parsed.rules;
    const items = rules
      .map((rule) => ({ label: rule.code, description: rule.title ?? '', picked: here.has(rule.code) }))
      .sort((one, other) => Number(other.picked) - Number(one.picked));
    const options = { placeHolder: vscode.l10n.t('Which rule?'), matchOnDescription: true };
    return (await vscode.window.showQuickPick(items, options))?.label;
  }
}
