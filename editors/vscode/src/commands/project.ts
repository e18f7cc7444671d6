/** Sets up a folder: `zhubi init` writes a `zhubi.toml` with comments, which is then shown. */

import * as vscode from 'vscode';
import { lang, run } from '../program';
import type { Server } from '../server';
import { chooseFolder } from './choose';

export async function initFolder(server: Server): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  const file = vscode.Uri.joinPath(folder, 'zhubi.toml');
  if (!(await exists(file))) {
    const output = await run(server, ['init', folder.fsPath, '--lang', lang(folder)]);
    if (!(await exists(file))) throw new Error(output.stderr || `zhubi init: ${output.code}`);
  }
  await vscode.window.showTextDocument(file, { preview: false });
}

export function exists(file: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(file).then(() => true, () => false);
}
