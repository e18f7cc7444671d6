// The commands, as the palette runs them.

import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, before, test } from 'node:test';
import { start, until } from './editor.mjs';

let editor;
before(async () => {
  editor = await start();
  await editor.open('A02-平安.txt');
  await editor.findingsThat('findings', (all) => all.length > 0);
});
after(() => editor?.stop());

const line = () => editor.run('const { document, selection } = vscode.window.activeTextEditor; return document.lineAt(selection.active).text');
const settle = async (pick) => {
  await editor.page.locator('.quick-input-widget').waitFor();
  await pick(editor.page.locator('.quick-input-widget'));
};

test('next and previous section and article', async () => {
  await editor.page.keyboard.press('Control+Home');
  const visited = [];
  for (const name of ['nextSection', 'nextSection', 'nextSection', 'nextSection', 'previousSection', 'previousArticle', 'nextArticle', 'nextArticle']) {
    await editor.command(`zhubi.${name}`);
    visited.push(await line());
  }
  assert.deepEqual(visited.slice(1, 5), ['网格跟着渔船走', '驿站开在码头上', '数据说话见真章', '驿站开在码头上']);
  assert.equal(visited[7], '守港人的三件宝');
});

test('the check of the folder finds what is not open, once', async () => {
  await editor.run(`vscode.commands.executeCommand('zhubi.checkFolder')`);
  const counts = () => editor.run(`
    return Object.fromEntries(vscode.languages.getDiagnostics()
      .map(([uri, all]) => [uri.path.split('/').pop(), all.filter((it) => it.source === 'zhubi').length]))`);
  let found;
  await until('findings of the other pages', async () => ((found = await counts()), found['A03-民生.txt'] > 3), 60_000);
  const page = (await editor.settled()).length;
  assert.equal(found['A02-平安.txt'], page, 'the open page is doubled');
  const inFolder = found['A03-民生.txt'];
  await editor.open('A03-民生.txt');
  assert.equal((await editor.settled()).length, inFolder, 'opened, the page has other findings than in the folder');
});

test('decide on a finding: the list holds the repairs, and the chosen one is made', async () => {
  await editor.open('A02-平安.txt');
  await editor.cursorAt('联防联防', { before: true });
  void editor.run(`vscode.commands.executeCommand('zhubi.decideHere')`);
  await settle(async (list) => {
    await list.locator('.monaco-list-row').first().waitFor();
    await editor.page.keyboard.press('Enter');
  });
  await until('the repair', async () => !(await editor.text()).includes('联防联防'));
  await editor.command('undo');
  await editor.settled();
});

test('the status bar tells the estimated error points', async () => {
  const item = editor.page.locator('[id="zhubi.zhubi.zhubi.meter"]');
  await item.waitFor();
  assert.match(await item.innerText(), /\d/);
});

test('the page of a rule: that of the finding at the cursor comes first', async () => {
  await editor.cursorAt('联防联防', { before: true });
  void editor.run(`vscode.commands.executeCommand('zhubi.openRule')`);
  await settle(async (list) => {
    const first = list.locator('.monaco-list-row').first();
    await first.waitFor();
    assert.match(await first.innerText(), /repeated-word/);
    await editor.page.keyboard.press('Enter');
  });
  await until('the preview', () => editor.run(`return vscode.window.tabGroups.all.flatMap((it) => it.tabs).some((it) => it.label.includes('repeated-word'))`));
  await editor.command('workbench.action.closeActiveEditor');
});

test('the selected words become a term of the project', async () => {
  await editor.open('A02-平安.txt');
  await editor.cursorAt('船老大志愿者', { before: true });
  await editor.run(`const e = vscode.window.activeTextEditor; e.selection = new vscode.Selection(e.selection.active, e.selection.active.translate(0, 6))`);
  await editor.command('zhubi.addTerm');
  const words = await editor.text();
  assert.match(words, /\[\[term\]\]\n(.*\n)*term = "船老大志愿者"\n/);
  const file = path.relative(editor.workspace, await editor.run('return vscode.window.activeTextEditor.document.uri.fsPath'));
  assert.equal(fs.readFileSync(editor.file(file), 'utf8'), words, 'the term file is not saved');
  assert.ok(fs.readFileSync(editor.file('zhubi.toml'), 'utf8').includes(file));
  await editor.open('A02-平安.txt');
  await until('the hover on the new term', async () =>
    (await editor.run(`
      const { document } = vscode.window.activeTextEditor;
      const place = document.positionAt(document.getText().indexOf('船老大志愿者') + 1);
      return (await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, place))
        .flatMap((it) => it.contents).map((it) => it.value ?? it).join()`)).includes('船老大志愿者'));
});

test('what is decided stays decided, and can be taken back', async () => {
  await editor.open('A02-平安.txt');
  await editor.cursorAt('联防联防', { before: true });
  void editor.run(`vscode.commands.executeCommand('zhubi.decideHere')`);
  await settle((list) => list.locator('.monaco-list-row', { hasText: '这里不再提示' }).first().click());
  await editor.findingsThat('the finding to go', (all) => all.every((it) => it.code !== 'repeated-word'));
  const file = editor.file('zhubi.decisions.toml');
  assert.match(fs.readFileSync(file, 'utf8'), /repeated-word/);
  void editor.run(`vscode.commands.executeCommand('zhubi.decisions')`);
  await settle(async (list) => {
    await list.locator('.monaco-list-row', { hasText: '联防联防' }).first().click();
    await editor.page.keyboard.press('Enter');
  });
  await editor.findingsThat('the finding to come back', (all) => all.some((it) => it.code === 'repeated-word'));
});

test('a question to the author asks for its words', async () => {
  await editor.cursorAt('联防联防', { before: true });
  void editor.run(`vscode.commands.executeCommand('zhubi.decideHere')`);
  await settle((list) => list.locator('.monaco-list-row', { hasText: '问作者' }).first().click());
  await until('the question', async () => (await editor.page.locator('.quick-input-title').innerText()).length > 0);
  await editor.page.keyboard.type('是联防联控吗？');
  await editor.page.keyboard.press('Enter');
  await editor.findingsThat('the queried finding', (all) => all.some((it) => it.message.includes('待作者答复')));
  assert.match(fs.readFileSync(editor.file('zhubi.decisions.toml'), 'utf8'), /是联防联控吗？/);
});

test('the report of the page is written', async () => {
  const page = editor.file('A02-平安.txt');
  // The browser asks before it opens a file; nobody is there to answer.
  await editor.run(`void vscode.commands.executeCommand('zhubi.report', vscode.Uri.file(${JSON.stringify(page)}))`);
  const file = path.join(os.tmpdir(), 'A02-平安-校对报告.html');
  await until('the report', () => fs.existsSync(file) && fs.readFileSync(file, 'utf8').includes('</html>'), 30_000);
  assert.match(fs.readFileSync(file, 'utf8'), /联防联防/);
  fs.rmSync(file);
  await editor.page.keyboard.press('Escape');
});

test('restart', async () => {
  await editor.command('zhubi.restartServer');
  await until('the server', () => editor.run('return server.client?.state === 2'));
  await editor.settled();
});

test('a wrong path to the program is told with what to do, and mended at once', async () => {
  const set = (value) => editor.run(`await vscode.workspace.getConfiguration('zhubi').update('server.path', ${value}, vscode.ConfigurationTarget.Global)`);
  await set('"/nowhere/zhubi"');
  await editor.page.locator('.notification-toast', { hasText: '/nowhere/zhubi' }).waitFor();
  await set('undefined');
  await until('the server', () => editor.run('return server.client?.state === 2'));
  await editor.open('A02-平安.txt');
  await editor.findingsThat('findings', (all) => all.length > 0);
});

test('a folder is set up', async () => {
  fs.rmSync(editor.file('zhubi.toml'));
  await editor.command('zhubi.initFolder');
  await until('the project file', () => fs.existsSync(editor.file('zhubi.toml')));
  assert.equal(await editor.run('return vscode.window.activeTextEditor.document.uri.fsPath.split("/").pop()'), 'zhubi.toml');
});
