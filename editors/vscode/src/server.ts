/** The language server's client: starting, stopping, and what is asked of the server beyond the protocol. */

import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type ServerOptions,
  type StaticFeature,
} from 'vscode-languageclient/node';
import { findBinary } from './binary';
import { withNote } from './commands/decisions';
import { PAGE_LANGUAGE, SCHEMES } from './pages';

/** After more deaths than this in so many milliseconds the server stays down until the user wants it back. */
const MOST_DEATHS = 5;
const DEATHS_WITHIN = 3 * 60_000;

/** The server of this window. */
export class Server implements vscode.Disposable {
  /** Told of each estimate of a page's error points. */
  readonly onMeter: vscode.Event<Meter>;
  /** The client, while there is a program to speak to. */
  client: LanguageClient | undefined;
  /** The program in use. */
  program: string | undefined;

  private readonly meters = new vscode.EventEmitter<Meter>();
  private deaths: number[] = [];

  constructor(
    private readonly context: vscode.ExtensionContext,
    readonly log: vscode.LogOutputChannel,
  ) {
    this.onMeter = this.meters.event;
  }

  /** Starts the server; where that fails, says what to do. */
  async start(): Promise<void> {
    const binary = await findBinary(this.context);
    if ('problem' in binary) {
      this.program = undefined;
      this.log.error(binary.problem);
      void this.explain(binary.problem);
      return;
    }
    this.program = binary.path;
    this.log.info(`${binary.path} lsp`);
    const serverOptions: ServerOptions = { command: binary.path, args: ['lsp'] };
    let died = false;
    const clientOptions: LanguageClientOptions = {
      documentSelector: SCHEMES.map((scheme) => ({ language: PAGE_LANGUAGE, scheme })),
      diagnosticCollectionName: 'zhubi',
      diagnosticPullOptions: { onChange: true, onSave: false },
      initializationOptions: vscode.workspace.getConfiguration('zhubi'),
      outputChannel: this.log,
      traceOutputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      middleware: {
        executeCommand: async (command, args, next) => {
          const complete = await withNote(command, args);
          return complete && next(command, complete);
        },
      },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue }),
        closed: () => {
          died = true;
          void this.revive(client);
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    };
    const client = new LanguageClient('zhubi', '朱笔 Zhubi', serverOptions, clientOptions);
    client.registerFeature(asksForMeter);
    client.onNotification('zhubi/meter', (meter: Meter) => this.meters.fire(meter));
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.log.error(String(error));
      if (!died) void this.explain(vscode.l10n.t('Zhubi could not be started: {0}', String(error)));
    }
  }

  /**
   * Starts a new server in place of one that died, with a new client: it tells the server every open page as it is now.
   * The client library's own restart gives up when a server dies while it is being started.
   */
  private async revive(dead: LanguageClient): Promise<void> {
    const now = Date.now();
    this.deaths = [...this.deaths.filter((death) => now - death < DEATHS_WITHIN), now];
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (this.client !== dead) return;
    this.client = undefined;
    await dead.dispose().catch(() => undefined);
    if (this.deaths.length <= MOST_DEATHS) {
      this.log.warn('the server is gone; it is started again');
      await this.start();
      return;
    }
    this.deaths = [];
    void this.explain(vscode.l10n.t('Zhubi ended {0} times in three minutes and stays off now. The log may say why.', MOST_DEATHS + 1));
  }

  /** Stops the server and starts it again. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    // A server that is gone already cannot be asked to stop.
    await client?.dispose().catch(() => undefined);
  }

  /** Runs a command of the server; undefined where there is no server. */
  async execute<T>(command: string, ...args: unknown[]): Promise<T | undefined> {
    if (!this.client) return undefined;
    return this.client.sendRequest<T>('workspace/executeCommand', { command, arguments: args });
  }

  private async explain(problem: string): Promise<void> {
    const restart = vscode.l10n.t('Restart');
    const settings = vscode.l10n.t('Open the Setting');
    const log = vscode.l10n.t('Show the Log');
    const chosen = await vscode.window.showErrorMessage(problem, restart, settings, log);
    if (chosen === restart) await this.restart();
    if (chosen === settings) await vscode.commands.executeCommand('workbench.action.openSettings', 'zhubi.server.path');
    if (chosen === log) this.log.show();
  }

  dispose(): void {
    void this.stop();
    this.meters.dispose();
  }
}

/** An estimate of a page's error points, as far as the tool can see (`zhubi/meter`, docs/protocol.md). */
export interface Meter {
  uri: string;
  /** Error points by the official count. */
  points: number;
  /** Characters that are not white space. */
  characters: number;
  /** Points in 10,000 characters. */
  per10k: number;
  /** The most points in 10,000 characters that a newspaper may have. */
  limit: number;
}

/** Meters are sent to those who ask for them. */
const asksForMeter: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { ...(capabilities.experimental as object | undefined), zhubiMeter: true };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};
