/** Lists the decisions of the project and takes the chosen ones back. */

import * as vscode from 'vscode';
import type { Server } from '../server';

/** A decision as `zhubi.listDecisions` tells it (docs/protocol.md). */
interface Decision {
  id: string;
  code: string;
  verdict: 'right' | 'baseline' | 'query';
  scope: 'article' | 'project';
  file: string;
  note: string;
  who: string | null;
  when: string | null;
  places: { before: string; text: string; after: string }[];
}

export async function decisions(server: Server): Promise<void> {
  const uri = pageOfProject();
  const told = uri ? await server.execute<{ decisions: Decision[] }>('zhubi.listDecisions', { uri }) : undefined;
  if (!told?.decisions.length) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing has been decided in this project yet.'));
    return;
  }
  const verdicts = {
    right: vscode.l10n.t('right'),
    baseline: vscode.l10n.t('left as it was'),
    query: vscode.l10n.t('the author is asked'),
  };
  const items = told.decisions.map((decision) => ({
    label: decision.places.map((place) => `${place.before}【${place.text}】${place.after}`).join(' … '),
    description: [verdicts[decision.verdict], decision.code].join(' · '),
    detail: [decision.file, decision.note, decision.who, decision.when].filter(Boolean).join(' · '),
    decision,
  }));
  const placeHolder = vscode.l10n.t('Choose decisions to take them back');
  const chosen = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true, matchOnDetail: true, canPickMany: true });
  if (chosen?.length) await server.execute('zhubi.undoDecision', { uri, id: chosen.map((item) => item.decision.id) });
}

/** The address of a page of the project: that in the editor, else the project file of the open folder. */
function pageOfProject(): string | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active?.scheme === 'file') return active.toString();
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder && vscode.Uri.joinPath(folder, 'zhubi.toml').toString();
}

/**
 * What the server's commands lack when they come from a light bulb: a question to the author needs its words. Gives the
 * arguments to go on with; undefined where the user gave up.
 */
export async function withNote(command: string, args: unknown[]): Promise<unknown[] | undefined> {
  const argument = args[0] as { verdict?: string; note?: string; asked?: string } | undefined;
  if (command !== 'zhubi.decide' || argument?.verdict !== 'query' || argument.note !== undefined) return args;
  const note = await vscode.window.showInputBox({
    title: vscode.l10n.t('Ask the author'),
    prompt: vscode.l10n.t('What is the author asked? May stay empty.'),
    value: argument.asked ?? '',
  });
  return note === undefined ? undefined : [{ ...argument, note }];
}
