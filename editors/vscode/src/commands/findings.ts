/** The findings of a document, as the editor holds them. */

import * as vscode from 'vscode';

/** The findings of Zhubi in the document, in the order of the text. */
export function findingsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter((finding) => finding.source === 'zhubi')
    .sort((one, other) => one.range.start.compareTo(other.range.start));
}

/** Those that the selection touches. */
export function findingsAt(editor: vscode.TextEditor): vscode.Diagnostic[] {
  return findingsOf(editor.document.uri).filter((finding) => finding.range.intersection(editor.selection));
}

/** The code of its rule. */
export function codeOf(finding: vscode.Diagnostic): string {
  const code = finding.code;
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}
