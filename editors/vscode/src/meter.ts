/** The status bar: the estimated error points of the page in the active editor. */

import * as vscode from 'vscode';
import { PAGE_LANGUAGE } from './pages';
import type { Meter, Server } from './server';

export class MeterItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('zhubi.meter', vscode.StatusBarAlignment.Right, 90);
  private readonly meters = new Map<string, Meter>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(server: Server) {
    this.item.name = vscode.l10n.t('Zhubi: estimated error points');
    this.item.command = 'workbench.actions.view.problems';
    this.subscriptions = [
      server.onMeter((meter) => {
        this.meters.set(key(meter.uri), meter);
        this.show();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
      vscode.workspace.onDidCloseTextDocument((document) => this.meters.delete(document.uri.toString())),
    ];
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    const meter = document?.languageId === PAGE_LANGUAGE ? this.meters.get(document.uri.toString()) : undefined;
    if (!meter) {
      this.item.hide();
      return;
    }
    const [points, rate] = [round(meter.points), round(meter.per10k)];
    this.item.text = vscode.l10n.t('$(edit) about {0} points', points);
    this.item.tooltip = vscode.l10n.t(
      'Estimated error points of this page, from what Zhubi can see: {0} in {1} characters, that is {2} in 10,000. The limit is {3} in 10,000.',
      points,
      meter.characters,
      rate,
      meter.limit,
    );
    this.item.backgroundColor =
      meter.per10k > meter.limit ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

/** An address in the editor's own spelling. */
function key(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
