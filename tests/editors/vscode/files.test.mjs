// Files as newsrooms have them: Chinese names, no name yet, read-only, CRLF, GB18030; and texts that are no pages.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, before, test } from 'node:test';
import { start, until } from './editor.mjs';

const TEXT = '青屿县推进基层治理\n\n全镇联防联防、协调配合。\n';

let editor;
before(async () => (editor = await start()));
after(() => editor?.stop());

const repeated = (all) => all.filter((it) => it.code === 'repeated-word').map((it) => it.words);

async function check(name, bytes) {
  fs.mkdirSync(path.dirname(editor.file(name)), { recursive: true });
  fs.writeFileSync(editor.file(name), bytes);
  await editor.open(name);
  await editor.findingsThat('the finding', (all) => repeated(all).length > 0);
  assert.deepEqual(repeated(await editor.settled()), ['联防联防']);
}

test('Chinese names of files and folders, with spaces and signs', async () => {
  for (const name of ['要闻/第1版 头条（终）.txt', '副刊 周末/100%#1.txt', '𠮷田/😀.txt', 'a+b&c=d/[定稿] {二}.txt']) {
    await check(name, TEXT);
  }
});

test('line ends of Windows stay as they are', async () => {
  await check('窗口.txt', TEXT.replaceAll('\n', '\r\n'));
  await editor.page.keyboard.press('Control+End');
  await editor.page.keyboard.press('Enter');
  await editor.page.keyboard.type('全市联防联防。', { delay: 0 });
  assert.deepEqual(repeated(await editor.settled()), ['联防联防', '联防联防']);
  await editor.command('workbench.action.files.save');
  const expected = `${TEXT.replaceAll('\n', '\r\n')}\r\n全市联防联防。`;
  await until('the saved file', () => fs.readFileSync(editor.file('窗口.txt'), 'utf8') === expected);
});

test('a read-only file', async () => {
  fs.writeFileSync(editor.file('只读.txt'), TEXT, { mode: 0o444 });
  await editor.open('只读.txt');
  await editor.command('workbench.action.files.setActiveEditorReadonlyInSession');
  await editor.findingsThat('the finding', (all) => repeated(all).length === 1);
  await editor.page.keyboard.type('改');
  assert.equal(await editor.text(), TEXT);
  await editor.settled();
});

test('files in GB18030 that the editor decodes, however it was told to', async () => {
  const bytes = execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: TEXT });
  const set = (scope, value, override) => editor.run(
    `await vscode.workspace.getConfiguration('files', ${scope}).update('encoding', ${value}, vscode.ConfigurationTarget.Workspace, ${override})`,
  );
  await set('undefined', '"gb18030"', false);
  await check('国标一.txt', bytes);
  assert.equal(await editor.text(), TEXT);
  await set('undefined', 'undefined', false);

  await set('{ languageId: "plaintext" }', '"gb18030"', true);
  await check('国标二.txt', bytes);
  assert.equal(await editor.text(), TEXT);
  for (const languageId of ['plaintext', 'zhubi']) await set(JSON.stringify({ languageId }), 'undefined', true);

  fs.writeFileSync(editor.file('国标三.txt'), bytes);
  await editor.open('国标三.txt');
  assert.notEqual(await editor.text(), TEXT);
  await editor.run(`await vscode.workspace.openTextDocument(vscode.window.activeTextEditor.document.uri, { encoding: 'gb18030' })`);
  await until('the decoded text', async () => (await editor.text()) === TEXT);
  await editor.findingsThat('the finding', (all) => repeated(all).length === 1);
});

test('an untitled text is read when asked for', async () => {
  await editor.command('workbench.action.files.newUntitledFile');
  await editor.focus();
  await editor.page.keyboard.type('全镇联防联防、协调配合。', { delay: 0 });
  await until('the text', async () => (await editor.text()).endsWith('。'));
  assert.deepEqual(await editor.findings(), []);
  await editor.command('zhubi.checkPage');
  await editor.findingsThat('the finding', (all) => repeated(all).length === 1);
  await editor.focus();
  await editor.page.keyboard.type('全市联防联防。', { delay: 0 });
  await editor.findingsThat('the second finding', (all) => repeated(all).length === 2);
  await editor.settled();
});

test('a text file outside any project stays quiet until it is asked for', async () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'zhubi-')), '别处.txt');
  fs.writeFileSync(file, TEXT);
  await editor.open(file);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  assert.equal(await editor.run('return vscode.window.activeTextEditor.document.languageId'), 'plaintext');
  assert.deepEqual(await editor.findings(), []);
  await editor.command('zhubi.checkPage');
  await editor.findingsThat('the finding', (all) => repeated(all).length === 1);
});

test('a page that the user turns into plain text stays plain text', async () => {
  await check('纯文本.txt', TEXT);
  await editor.run(`await vscode.languages.setTextDocumentLanguage(vscode.window.activeTextEditor.document, 'plaintext')`);
  await until('the findings to go', async () => (await editor.findings()).length === 0);
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(await editor.run('return vscode.window.activeTextEditor.document.languageId'), 'plaintext');
});

test('a new project file makes its folder read', async () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'zhubi-')), '新项目.txt');
  fs.writeFileSync(file, TEXT);
  await editor.open(file);
  fs.writeFileSync(path.join(path.dirname(file), 'zhubi.toml'), '');
  // The folder is not among the open ones, so nobody tells; coming back to the page does.
  await editor.open('A01-要闻.txt');
  await editor.open(file);
  await editor.findingsThat('the finding', (all) => repeated(all).length === 1);
});

test('rules switched off in zhubi.toml are off at once', async () => {
  await check('规则.txt', TEXT);
  fs.appendFileSync(editor.file('zhubi.toml'), '\nrepeated-word = "off"\n');
  await editor.findingsThat('the finding to go', (all) => repeated(all).length === 0);
});
