// What a proofreader sees on an example page, and one quick fix.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { start, until } from './editor.mjs';

let editor;
before(async () => {
  editor = await start();
  await editor.open('A02-平安.txt');
});
after(() => editor?.stop());

test('the page gets squiggles under the words that are wrong', async () => {
  const found = await editor.findingsThat('findings', (all) => all.length > 0);
  const repeated = found.find((it) => it.code === 'repeated-word');
  assert.equal(repeated.words, '联防联防');
  assert.ok(found.find((it) => it.code === 'part-exceeds-whole').related > 0, 'the other place is missing');
  await editor.page.waitForSelector('.squiggly-error', { state: 'attached' });
  await editor.settled();
});

test('defaults for Chinese prose hold on the page and not elsewhere', async () => {
  const [ours, others] = await editor.run(`
    const get = (languageId) => vscode.workspace.getConfiguration('editor', { languageId }).get('wordWrap');
    return [get('zhubi'), get('plaintext')]`);
  assert.deepEqual([ours, others], ['on', 'off']);
  assert.equal(await editor.page.locator('.monaco-editor .unicode-highlight').count(), 0);
});

test('the problems panel lists the findings with their other places', async () => {
  await editor.command('workbench.actions.view.problems');
  const panel = editor.page.locator('.markers-panel');
  await panel.locator('text=281人').first().waitFor();
  await panel.locator('text=218名').first().waitFor();
});

test('hover on a finding shows the arithmetic', async () => {
  await editor.cursorAt('281', { before: true });
  await editor.command('editor.action.showHover');
  const hover = editor.page.locator('.monaco-hover:visible');
  await until('the hover', async () => (await hover.allInnerTexts()).join().includes('281>218'));
  await editor.page.keyboard.press('Escape');
});

test('the outline is the articles with their section heads', async () => {
  await editor.command('outline.focus');
  const outline = editor.page.locator('.outline-tree');
  for (const name of ['网格跟着渔船走', '驿站开在码头上', '数据说话见真章', '守港人的三件宝']) {
    await outline.locator(`text=${name}`).first().waitFor();
  }
});

test('a quick fix from the light bulb changes the text and takes the squiggle away', async () => {
  const before = await editor.text();
  await editor.cursorAt('联防联防', { before: true });
  await editor.command('editor.action.quickFix');
  await editor.page.locator('.action-widget .action-list-item, .action-widget .monaco-list-row.action').first().waitFor();
  await editor.page.keyboard.press('Enter');
  await until('the repair', async () => !(await editor.text()).includes('联防联防'));
  assert.ok((await editor.settled()).every((it) => it.code !== 'repeated-word'));
  await editor.focus();
  await editor.page.keyboard.press('Control+z');
  await until('the undo', async () => (await editor.text()) === before);
  assert.ok((await editor.settled()).some((it) => it.code === 'repeated-word'));
});
