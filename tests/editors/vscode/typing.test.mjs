// No lost edit, no stale or doubled squiggle, no hang, however the text comes in.

import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { after, before, test } from 'node:test';
import { root, start, until } from './editor.mjs';

const LINE = '全镇联防联防、协调配合，受理1250件、办结1175件，办结率92%。';

let editor;
before(async () => {
  editor = await start();
  fs.writeFileSync(editor.file('稿件.txt'), '青屿县推进基层治理\n\n');
});
after(() => editor?.stop());

async function openBlank() {
  await editor.run(`
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(${JSON.stringify(editor.file('稿件.txt'))}));
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 9e6, 0), '青屿县推进基层治理\\n\\n'));
    const end = document.positionAt(9e9);
    editor.selection = new vscode.Selection(end, end);`);
  await editor.focus();
  await editor.settled();
}

test('typing without a pause', async () => {
  await openBlank();
  const { keyboard } = editor.page;
  let expected = await editor.text();
  for (let round = 0; round < 5; round += 1) {
    await keyboard.type(LINE, { delay: 0 });
    await keyboard.type('abc', { delay: 0 });
    for (let times = 0; times < 3; times += 1) await keyboard.press('Backspace');
    await keyboard.press('Enter');
    expected += `${LINE}\n`;
  }
  await until('the typed text', async () => (await editor.text()) === expected);
  const found = await editor.settled();
  assert.equal(found.filter((it) => it.code === 'repeated-word').length, 5, JSON.stringify(found));
});

test('text composed by an input method, in bursts', async () => {
  await openBlank();
  let expected = await editor.text();
  const words = [['quanzhen', '全镇'], ['lianfang', '联防'], ['lianfang', '联防'], ['xietiao', '协调'], ['peihe', '配合']];
  for (let round = 0; round < 6; round += 1) {
    for (const [spelling, characters] of words) {
      await editor.compose(spelling, characters);
      expected += characters;
    }
    await editor.page.keyboard.type('。', { delay: 0 });
    expected += '。';
  }
  await until('the composed text', async () => (await editor.text()) === expected);
  const found = await editor.settled();
  assert.ok(found.some((it) => it.words === '联防联防'), JSON.stringify(found));
});

test('a composition that is given up leaves nothing behind', async () => {
  await openBlank();
  const before = await editor.text();
  await editor.compose('lianfang', '');
  await until('the text as before', async () => (await editor.text()) === before);
  await editor.settled();
});

test('undo and redo, many times over', async () => {
  await openBlank();
  const before = await editor.text();
  for (let round = 0; round < 4; round += 1) {
    await editor.page.keyboard.type(LINE, { delay: 0 });
    await editor.page.keyboard.press('Enter');
  }
  const typed = before + `${LINE}\n`.repeat(4);
  await until('the typed text', async () => (await editor.text()) === typed);
  for (let times = 0; times < 40 && (await editor.agreed()) !== before; times += 1) await editor.page.keyboard.press('Control+z');
  assert.equal((await editor.settled()).length, 0);
  for (let times = 0; times < 40 && (await editor.agreed()) !== typed; times += 1) await editor.page.keyboard.press('Control+y');
  assert.equal(await editor.agreed(), typed);
  assert.ok((await editor.settled()).length > 0);
});

test('a whole page is pasted, and pasted over', async () => {
  await openBlank();
  const page = fs.readFileSync(path.join(root, 'examples/A03-民生.txt'), 'utf8');
  await editor.run(`await vscode.env.clipboard.writeText(${JSON.stringify(page)})`);
  await editor.page.evaluate((text) => navigator.clipboard.writeText(text), page);
  for (let times = 0; times < 3; times += 1) {
    await editor.page.keyboard.press('Control+a');
    await editor.page.keyboard.press('Control+v');
  }
  await until('the pasted page', async () => (await editor.text()) === page);
  assert.ok((await editor.settled()).some((it) => it.words.includes('4月31日')));
});

test('switching between files while typing', async () => {
  const names = ['A01-要闻.txt', 'A02-平安.txt', 'A03-民生.txt'];
  for (let round = 0; round < 6; round += 1) {
    await editor.open(names[round % 3]);
    await editor.page.keyboard.press('Control+End');
    await editor.page.keyboard.type('全镇联防联防。', { delay: 0 });
  }
  for (const name of names) {
    await editor.open(name);
    assert.ok((await editor.text()).endsWith('全镇联防联防。全镇联防联防。'), name);
    const found = await editor.settled();
    assert.ok(found.filter((it) => it.code === 'repeated-word').length >= 2, JSON.stringify(found));
  }
});

test('the server is killed while the user types, and nothing is lost', async () => {
  await openBlank();
  for (let round = 0; round < 3; round += 1) {
    await editor.page.keyboard.type(LINE, { delay: 0 });
    await editor.run(`server.client._serverProcess.kill('SIGKILL')`);
    await editor.page.keyboard.type(LINE, { delay: 0 });
    await editor.page.keyboard.press('Enter');
    await until('a new server', () => editor.run('return server.client.state === 2'), 30_000);
  }
  const expected = `青屿县推进基层治理\n\n${`${LINE}${LINE}\n`.repeat(3)}`;
  await until('the typed text', async () => (await editor.text()) === expected);
  const found = await editor.settled(30_000);
  assert.equal(found.filter((it) => it.code === 'repeated-word').length, 6, JSON.stringify(found));
});

test('a file of 5 MB', { timeout: 600_000 }, async () => {
  const clean = '初夏的青屿，海风拂过石板巷，老槐树下的小院里又坐满了人。渔船靠了岸，船老大在院里喝茶说话，孩子们在书架旁看书。\n\n';
  const paragraphs = Math.ceil(5_000_000 / Buffer.byteLength(clean));
  fs.writeFileSync(editor.file('大文件.txt'), `青屿县的夏天\n\n${clean.repeat(paragraphs)}全镇联防联防、协调配合。\n`);
  await editor.open('大文件.txt');
  await editor.findingsThat('the finding at the end', (all) => all.some((it) => it.code === 'repeated-word'), 300_000);
  await editor.page.keyboard.press('Control+Home');
  const begun = Date.now();
  await editor.page.keyboard.type('渔村联防联防的故事，', { delay: 0 });
  await until('the typed text', async () => (await editor.run('return vscode.window.activeTextEditor.document.lineAt(0).text')).startsWith('渔村联防联防的故事，'));
  assert.ok(Date.now() - begun < 30_000, `typing took ${Date.now() - begun} ms`);
  const found = await editor.settled(300_000);
  assert.equal(found.filter((it) => it.code === 'repeated-word').length, 2);
});
