// One VS Code in a browser with one folder open, and what a test does with it.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';

const tools = process.env.ZHUBI_TOOLS;
const { chromium } = createRequire(path.join(process.env.ZHUBI_BROWSER, 'any'))('playwright-core');
const here = import.meta.dirname;
export const root = path.resolve(here, '../../..');

const SETTINGS = {
  'zhubi.language': 'zh',
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'editor.fontFamily': "'Noto Serif CJK SC', 'Noto Sans CJK SC'",
  'editor.fontSize': 15,
  'files.autoSave': 'off',
  'window.restoreWindows': 'none',
};

/** Starts an editor on a copy of `folder`, in a folder whose name has Chinese characters and a space. */
export async function start({ folder = path.join(root, 'examples'), settings = {} } = {}) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'zhubi-vscode-'));
  const workspace = path.join(scratch, '示例 版面');
  fs.cpSync(folder, workspace, { recursive: true });
  const data = path.join(scratch, 'data');
  fs.mkdirSync(path.join(data, 'User'), { recursive: true });
  fs.writeFileSync(path.join(data, 'User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
  const extensions = path.join(scratch, 'extensions');
  fs.cpSync(path.join(here, 'probe'), path.join(extensions, 'zhubi-tests.probe-0.0.1'), { recursive: true });

  const entry = path.join(tools, 'node_modules/code-server/out/node/entry.js');
  const [port, probePort] = [await freePort(), await freePort()];
  const options = ['--user-data-dir', data, '--extensions-dir', extensions, '--config', path.join(scratch, 'config.yaml')];
  fs.writeFileSync(path.join(scratch, 'config.yaml'), 'auth: none\n');
  const env = { ...process.env, ZHUBI_PROBE_PORT: String(probePort), XDG_CACHE_HOME: path.join(scratch, 'cache'), LANG: 'C.UTF-8' };
  execFileSync(process.execPath, [entry, ...options, '--install-extension', path.join(tools, 'zhubi.vsix')], { env, stdio: 'ignore' });
  const log = fs.openSync(path.join(scratch, 'code-server.log'), 'w');
  const flags = ['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--disable-getting-started-override'];
  const server = spawn(process.execPath, [entry, ...options, ...flags], { env, stdio: ['ignore', log, log], detached: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: `http://127.0.0.1:${port}` });
  const page = await context.newPage();
  const editor = new Editor({ page, workspace, scratch, probePort });
  editor.stop = async () => {
    await browser.close();
    process.kill(-server.pid, 'SIGKILL');
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await until('code-server', () => isListening(port), 60_000);
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(workspace)}`);
    await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
    await until('the extension host', () => isListening(probePort), 60_000);
  } catch (error) {
    console.error(fs.readFileSync(path.join(scratch, 'code-server.log'), 'utf8'));
    await editor.stop();
    throw error;
  }
  return editor;
}

class Editor {
  constructor(parts) {
    Object.assign(this, parts);
  }

  /** Runs the body of a function of `vscode` and `server` inside the extension host. */
  async run(body) {
    const answer = await fetch(`http://127.0.0.1:${this.probePort}`, { method: 'POST', body });
    const { value, error } = await answer.json();
    if (error) throw new Error(`${error}\n${body}`);
    return value;
  }

  file(name) {
    return path.join(this.workspace, name);
  }

  /** Opens a file of the folder as a user's click does, and gives the editor the focus. */
  async open(name) {
    const file = JSON.stringify(path.resolve(this.workspace, name));
    await this.run(`await vscode.window.showTextDocument(vscode.Uri.file(${file}), { preview: false })`);
    await this.focus();
  }

  async focus() {
    await this.command('workbench.action.focusActiveEditorGroup');
  }

  async command(name, ...args) {
    return this.run(`await vscode.commands.executeCommand(${[name, ...args].map((arg) => JSON.stringify(arg)).join(', ')})`);
  }

  /** The text in the active editor. */
  async text() {
    return this.run('return vscode.window.activeTextEditor.document.getText()');
  }

  /** The text that the server holds of the active editor's document. */
  async serverText() {
    return this.run(`
      const uri = server.client.code2ProtocolConverter.asUri(vscode.window.activeTextEditor.document.uri);
      return (await server.client.sendRequest('zhubi/text', { textDocument: { uri } }))?.text`);
  }

  /** Waits until editor and server hold the same text, and returns it. */
  async agreed(what = 'editor and server to agree', time = 15_000) {
    let text;
    await until(what, async () => {
      text = await this.text();
      return text === (await this.serverText());
    }, time);
    return text;
  }

  /** The findings that the editor shows for the active document: code, place and text under the squiggle. */
  async findings() {
    return this.run(`
      const { document } = vscode.window.activeTextEditor;
      return vscode.languages.getDiagnostics(document.uri).filter((it) => it.source === 'zhubi').map((it) => ({
        code: it.code?.value ?? it.code,
        place: [it.range.start.line, it.range.start.character, it.range.end.line, it.range.end.character].join(' '),
        words: document.getText(it.range),
        related: it.relatedInformation?.length ?? 0,
        message: it.message,
      }))`);
  }

  /** Waits for findings that fit, and returns them. */
  async findingsThat(what, fit, time = 20_000) {
    let found;
    await until(what, async () => fit((found = await this.findings())), time, () => JSON.stringify(found));
    return found;
  }

  /** What the server finds in the text as the editor has it, asked afresh. */
  async freshFindings() {
    return this.run(`
      const { document } = vscode.window.activeTextEditor;
      const uri = server.client.code2ProtocolConverter.asUri(document.uri);
      const report = await server.client.sendRequest('textDocument/diagnostic', { textDocument: { uri }, identifier: 'zhubi' });
      return report.items.map((it) => [it.code, it.range.start.line, it.range.start.character, it.range.end.line, it.range.end.character].join(' ')).sort()`);
  }

  /** Waits until the squiggles in the editor are those of the server's reading of this very text, none stale, none doubled. */
  async settled(time = 20_000) {
    await this.agreed(undefined, time);
    let shown;
    let fresh;
    await until('squiggles of the text as it is', async () => {
      [shown, fresh] = [await this.findings(), await this.freshFindings()];
      return JSON.stringify(shown.map((it) => `${it.code} ${it.place}`).sort()) === JSON.stringify(fresh);
    }, time, () => JSON.stringify({ shown, fresh }));
    return shown;
  }

  /** Puts the cursor behind the words (or before them). */
  async cursorAt(words, { before = false } = {}) {
    await this.run(`
      const editor = vscode.window.activeTextEditor;
      const at = editor.document.getText().indexOf(${JSON.stringify(words)});
      if (at < 0) throw new Error('not on the page: ' + ${JSON.stringify(words)});
      const place = editor.document.positionAt(at + ${before ? 0 : words.length});
      editor.selection = new vscode.Selection(place, place);
      editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter)`);
    await this.focus();
  }

  /** Composes text as an input method does: the spelling grows in bursts, then the characters replace it. */
  async compose(spelling, characters) {
    this.cdp ??= await this.page.context().newCDPSession(this.page);
    for (let end = 1; end <= spelling.length; end += 1) {
      const text = spelling.slice(0, end);
      await this.cdp.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
    }
    await this.cdp.send('Input.insertText', { text: characters });
  }
}

/** Waits until the condition holds. */
export async function until(what, condition, time = 20_000, tell = () => '') {
  const end = Date.now() + time;
  for (;;) {
    if (await condition()) return;
    if (Date.now() > end) assert.fail(`waited in vain for ${what} ${tell()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isListening(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('connect', () => resolve(true) ?? socket.destroy());
    socket.on('error', () => resolve(false));
  });
}

async function freePort() {
  const listener = net.createServer();
  await new Promise((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  return port;
}
