/** The code actions of Zhubi, and of nobody else, at a place. */

import * as vscode from 'vscode';
import { CodeActionRequest, type LanguageClient } from 'vscode-languageclient/node';

export async function actionsAt(
  client: LanguageClient,
  uri: vscode.Uri,
  range: vscode.Range,
  findings: vscode.Diagnostic[] = [],
): Promise<vscode.CodeAction[]> {
  const { code2ProtocolConverter: to, protocol2CodeConverter: from } = client;
  const found = await client.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: to.asUri(uri) },
    range: to.asRange(range),
    context: { diagnostics: findings.map((finding) => to.asDiagnostic(finding)), only: ['quickfix'] },
  });
  const actions = found ? await from.asCodeActionResult(found) : [];
  return actions.filter((action): action is vscode.CodeAction => action instanceof vscode.CodeAction);
}
