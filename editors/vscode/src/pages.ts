/**
 * Which documents are newspaper pages. Pages get a language of their own, so that defaults for Chinese prose, keys and
 * the server concern them and no other text file.
 */

import * as path from 'node:path';
import * as vscode from 'vscode';

/** The language of pages. */
export const PAGE_LANGUAGE = 'zhubi';

/** Where pages are. */
export const SCHEMES = ['file', 'untitled'];

const PROJECT_FILE = 'zhubi.toml';

/** Keeps the language of open documents in line with the settings and the project files. */
export class Pages implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[] = [];
  /** Pages that the user turned back into plain text. */
  private readonly declined = new Set<string>();
  /** Pages closed just now: a change of language closes and opens a document in one go. */
  private readonly justClosed = new Set<string>();

  constructor() {
    const projects = vscode.workspace.createFileSystemWatcher(`**/${PROJECT_FILE}`, false, true, false);
    const again = () => this.lookAtAll();
    this.subscriptions.push(
      projects,
      projects.onDidCreate(again),
      projects.onDidDelete(again),
      vscode.workspace.onDidOpenTextDocument((document) => void this.opened(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.closed(document)),
      // Nobody tells of a new project file in a folder that is not open here.
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && void this.lookAt(editor.document)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('zhubi.enable')) this.lookAtAll();
      }),
    );
    this.lookAtAll();
  }

  /** Makes the document a page, whatever the settings say. */
  async ask(document: vscode.TextDocument): Promise<vscode.TextDocument> {
    this.declined.delete(document.uri.toString());
    if (document.languageId === PAGE_LANGUAGE) return document;
    await takeOverEncoding(document.uri);
    return vscode.languages.setTextDocumentLanguage(document, PAGE_LANGUAGE);
  }

  private lookAtAll(): void {
    for (const document of vscode.workspace.textDocuments) void this.lookAt(document);
    void vscode.workspace.findFiles(`**/${PROJECT_FILE}`, undefined, 1).then((found) =>
      vscode.commands.executeCommand('setContext', 'zhubi.hasProject', found.length > 0),
    );
  }

  private async opened(document: vscode.TextDocument): Promise<void> {
    const address = document.uri.toString();
    if (document.languageId !== PAGE_LANGUAGE && this.justClosed.has(address)) this.declined.add(address);
    await this.lookAt(document);
  }

  private closed(document: vscode.TextDocument): void {
    const address = document.uri.toString();
    if (document.languageId !== PAGE_LANGUAGE) return;
    this.justClosed.add(address);
    setTimeout(() => this.justClosed.delete(address), 0);
  }

  private async lookAt(document: vscode.TextDocument): Promise<void> {
    if (document.languageId === PAGE_LANGUAGE) {
      await vscode.commands.executeCommand('setContext', 'zhubi.sawPage', true);
      return;
    }
    const isCandidate = document.languageId === 'plaintext' && SCHEMES.includes(document.uri.scheme);
    if (!isCandidate || this.declined.has(document.uri.toString())) return;
    if ((await isEnabled(document)) && !document.isClosed) {
      await takeOverEncoding(document.uri);
      await vscode.languages.setTextDocumentLanguage(document, PAGE_LANGUAGE);
    }
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

async function isEnabled(document: vscode.TextDocument): Promise<boolean> {
  const enable = vscode.workspace.getConfiguration('zhubi', document).get<string>('enable', 'project');
  if (enable === 'always') return true;
  return enable === 'project' && (await projectOf(document.uri)) !== undefined;
}

/**
 * An encoding that the user set for plain text holds for pages too: otherwise a page would be decoded anew, and wrongly,
 * when it becomes one.
 */
async function takeOverEncoding(uri: vscode.Uri): Promise<void> {
  const set = (languageId: string) =>
    vscode.workspace.getConfiguration('files', { uri, languageId }).inspect<string>('encoding');
  const [plain, page] = [set('plaintext'), set(PAGE_LANGUAGE)];
  if (page?.globalLanguageValue ?? page?.workspaceLanguageValue ?? page?.workspaceFolderLanguageValue) return;
  const configuration = vscode.workspace.getConfiguration('files', { uri, languageId: PAGE_LANGUAGE });
  const targets = [
    [plain?.globalLanguageValue, vscode.ConfigurationTarget.Global],
    [plain?.workspaceLanguageValue, vscode.ConfigurationTarget.Workspace],
    [plain?.workspaceFolderLanguageValue, vscode.ConfigurationTarget.WorkspaceFolder],
  ] as const;
  for (const [encoding, target] of targets) {
    if (encoding) await configuration.update('encoding', encoding, target, true);
  }
}

/** The nearest folder above a file (or the folder itself) with a project file. */
export async function projectOf(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (uri.scheme !== 'file') return undefined;
  let folder = uri.fsPath;
  for (;;) {
    const candidate = vscode.Uri.file(path.join(folder, PROJECT_FILE));
    const isThere = await vscode.workspace.fs.stat(candidate).then(() => true, () => false);
    if (isThere) return vscode.Uri.file(folder);
    const above = path.dirname(folder);
    if (above === folder) return undefined;
    folder = above;
  }
}
