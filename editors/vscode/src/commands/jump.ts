/** Jumps between the sections and articles of the page, by its outline. */

import * as vscode from 'vscode';

/** What is jumped to: any headline and section head, or headlines only. */
export type Level = 'section' | 'article';

export async function jump(level: Level, direction: 1 | -1): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    editor.document.uri,
  );
  const places = heads(outline ?? [], level).sort((one, other) => one.compareTo(other));
  const here = editor.selection.active;
  const target =
    direction === 1
      ? places.find((place) => place.isAfter(here))
      : places.reverse().find((place) => place.line < here.line || (place.line === here.line && place.isBefore(here)));
  if (!target) return;
  editor.selection = new vscode.Selection(target, target);
  editor.revealRange(new vscode.Range(target, target), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function heads(outline: vscode.DocumentSymbol[], level: Level): vscode.Position[] {
  return outline.flatMap((item) => [
    item.selectionRange.start,
    ...(level === 'section' ? heads(item.children, level) : []),
  ]);
}
