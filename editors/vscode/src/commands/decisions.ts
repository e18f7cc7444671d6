/** Lists the decisions of the project and takes back the chosen one. */

import * as vscode from 'vscode';
import type { Server } from '../server';

/** A decision as the server tells it. */
interface Decision {
  id: string;
  rule: string;
  message: string;
  kind: string;
}

export async function decisions(server: Server): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const list = await server.execute<Decision[]>('zhubi.listDecisions', uri?.toString());
  if (!list?.length) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing has been decided in this project yet.'));
    return;
  }
  const items = list.map((decision) => ({ label: decision.message, description: decision.rule, decision }));
  const placeHolder = vscode.l10n.t('Choose a decision to take it back');
  const chosen = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  if (chosen) await server.execute('zhubi.undoDecision', uri?.toString(), chosen.decision.id);
}
