/** Runs `zhubi` on the command line, beside the server, for what concerns whole folders. */

import { spawn } from 'node:child_process';
import * as vscode from 'vscode';
import type { Server } from './server';

/** What a run printed. */
export interface Output {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The run was cancelled by the user. */
export class Cancelled extends Error {}

/**
 * Runs `zhubi` with these arguments.
 * @throws {Cancelled} when the user cancels; an error that says what to do when there is no program.
 */
export async function run(server: Server, args: string[], cancel?: vscode.CancellationToken): Promise<Output> {
  const program = server.program;
  if (!program) throw new Error(vscode.l10n.t('There is no program zhubi. The log says what to do.'));
  server.log.info([program, ...args].join(' '));
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { windowsHide: true });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (cancel?.isCancellationRequested) reject(new Cancelled());
      else resolve({ code, stdout, stderr });
    });
    cancel?.onCancellationRequested(() => child.kill());
  });
}

/** The language that the editor asks messages to be in, for the command line. */
export function lang(resource?: vscode.Uri): string {
  const set = vscode.workspace.getConfiguration('zhubi', resource).get<string>('language', 'auto');
  if (set === 'zh' || set === 'en') return set;
  return vscode.env.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
}
