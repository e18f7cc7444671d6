// The pictures of the README, taken in the real editor; they are written to docs/images with ZHUBI_PICTURES=1, else to
// target/editors/pictures.

import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { after, before, test } from 'node:test';
import { root, start, until } from './editor.mjs';

const folder = path.join(root, process.env.ZHUBI_PICTURES ? 'docs/images' : 'target/editors/pictures');

let editor;
before(async () => {
  fs.mkdirSync(folder, { recursive: true });
  editor = await start({
    settings: {
      'editor.minimap.enabled': false,
      'workbench.activityBar.location': 'hidden',
      'window.commandCenter': false,
      'editor.lineHeight': 1.7,
      'editor.fontSize': 16,
      'breadcrumbs.enabled': true,
    },
  });
  await editor.page.setViewportSize({ width: 1200, height: 760 });
});
after(() => editor?.stop());

async function take(name) {
  await editor.page.mouse.move(600, 5);
  await editor.command('notifications.clearAll');
  await new Promise((resolve) => setTimeout(resolve, 700));
  const file = path.join(folder, name);
  await editor.page.screenshot({ path: file });
  const size = fs.statSync(file).size;
  assert.ok(size > 20_000 && size < 300_000, `${name} has ${size} bytes`);
}

test('a finding with its hover, and the problems', async () => {
  await editor.open('A02-平安.txt');
  await editor.findingsThat('findings', (all) => all.length > 3);
  await editor.command('workbench.action.closeSidebar');
  await editor.command('workbench.actions.view.problems');
  await editor.page.locator('.markers-panel').locator('text=218名').first().waitFor();
  await editor.cursorAt('281', { before: true });
  await editor.command('editor.action.showHover');
  const hover = editor.page.locator('.monaco-hover:visible');
  await until('the hover', async () => (await hover.allInnerTexts()).join().includes('281>218'));
  await take('vscode-findings.png');
  await editor.page.keyboard.press('Escape');
});

test('the outline', async () => {
  await editor.open('A01-要闻.txt');
  await editor.command('workbench.action.closePanel');
  await editor.findingsThat('findings', (all) => all.length > 3);
  await editor.command('outline.focus');
  await editor.page.locator('.outline-tree').locator('text=12名法官进小院').first().waitFor();
  await editor.command('outline.expand').catch(() => undefined);
  await editor.cursorAt('县法院选派');
  await take('vscode-outline.png');
});

test('what can be done about a finding', async () => {
  await editor.command('workbench.action.closeSidebar');
  await editor.cursorAt('办结率92%', { before: true });
  await editor.page.keyboard.press('ArrowRight');
  await editor.page.keyboard.press('ArrowRight');
  await editor.page.keyboard.press('ArrowRight');
  await editor.command('editor.action.quickFix');
  await editor.page.locator('.action-widget').first().waitFor();
  await take('vscode-repair.png');
  await editor.page.keyboard.press('Escape');
});
