/** Where the program `zhubi` is: the setting, then the one packed into the extension, then the one on PATH. */

import * as fs from 'node:fs/promises';
import { constants } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

const NAME = process.platform === 'win32' ? 'zhubi.exe' : 'zhubi';

/** The program to start, or a text that says what to do about its absence. */
export type Binary = { path: string } | { problem: string };

/** Looks for the program. The setting, where there is one, is not silently passed over. */
export async function findBinary(context: vscode.ExtensionContext): Promise<Binary> {
  const set = vscode.workspace.getConfiguration('zhubi').get<string>('server.path', '').trim();
  if (set) {
    const wanted = expandHome(set);
    if (await isExecutable(wanted)) return { path: wanted };
    return { problem: vscode.l10n.t('zhubi.server.path says “{0}”, but there is no program of that name. Correct the setting, or empty it to use the program that comes with the extension.', set) };
  }
  const packed = context.asAbsolutePath(path.join('server', NAME));
  if (await isExecutable(packed)) return { path: packed };
  const found = await onPath();
  if (found) return { path: found };
  return { problem: vscode.l10n.t('This package of the extension carries no program for {0}, and there is no zhubi on PATH. Install the package for your system, or install zhubi (in a copy of its repository: cargo install --path .) and name it in the setting zhubi.server.path.', `${process.platform}-${process.arch}`) };
}

function expandHome(file: string): string {
  const home = process.env['HOME'] ?? process.env['USERPROFILE'] ?? '~';
  return file.startsWith('~/') || file.startsWith('~\\') ? path.join(home, file.slice(2)) : file;
}

async function onPath(): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  for (const folder of folders) {
    const candidate = path.join(folder, NAME);
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    if (!(await fs.stat(file)).isFile()) return false;
  } catch {
    return false;
  }
  try {
    await fs.access(file, constants.X_OK);
  } catch {
    // Packages that were made on Windows lose the mark.
    await fs.chmod(file, 0o755).catch(() => undefined);
  }
  return fs.access(file, constants.X_OK).then(() => true, () => false);
}
