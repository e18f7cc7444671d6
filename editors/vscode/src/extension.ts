/** The extension's beginning: makes the parts and hands each command to one of them. */

import * as vscode from 'vscode';
import { decideHere } from './commands/decide';
import { FolderFindings } from './commands/folder';
import { jump } from './commands/jump';
import { checkPage } from './commands/page';
import { initFolder } from './commands/project';
import { report } from './commands/report';
import { RulePages } from './commands/rule';
import { addTerm } from './commands/term';
import { decisions } from './commands/decisions';
import { MeterItem } from './meter';
import { Pages } from './pages';
import { Server } from './server';

/** What other extensions, and the tests, may use. */
export interface Api {
  server: Server;
}

export async function activate(context: vscode.ExtensionContext): Promise<Api> {
  const log = vscode.window.createOutputChannel('朱笔 Zhubi', { log: true });
  const server = new Server(context, log);
  const pages = new Pages();
  const folder = new FolderFindings(server);
  const rulePages = new RulePages(server);
  context.subscriptions.push(log, server, pages, folder, rulePages.register(), new MeterItem(server));

  const command = (name: string, body: (...args: never[]) => unknown) =>
    context.subscriptions.push(
      vscode.commands.registerCommand(`zhubi.${name}`, async (...args: never[]) => {
        try {
          await body(...args);
        } catch (error) {
          log.error(String(error));
          void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
        }
      }),
    );
  command('checkPage', () => checkPage(server, pages));
  command('checkFolder', (uri?: vscode.Uri) => folder.check(uri));
  command('report', (uri?: vscode.Uri) => report(server, uri));
  command('decideHere', () => decideHere(server));
  command('decisions', () => decisions(server));
  command('addTerm', () => addTerm(server));
  command('openRule', (code?: string) => rulePages.open(code));
  command('nextSection', () => jump('section', 1));
  command('previousSection', () => jump('section', -1));
  command('nextArticle', () => jump('article', 1));
  command('previousArticle', () => jump('article', -1));
  command('initFolder', () => initFolder(server));
  command('restartServer', () => server.restart());
  command('showLog', () => log.show());

  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('zhubi.server.path')) void server.restart();
    }),
  );
  await server.start();
  return { server };
}

export function deactivate(): void {
  // Everything is among the subscriptions.
}
