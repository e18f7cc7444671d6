// Every text of the extension in both languages, and nothing left over.

import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { test } from 'node:test';

const root = path.dirname(import.meta.dirname);
const read = (name) => fs.readFileSync(path.join(root, name), 'utf8');
const json = (name) => JSON.parse(read(name));
const sorted = (items) => [...items].sort();

test('what package.json refers to stands in both package.nls files, and nothing else', () => {
  const used = new Set([...read('package.json').matchAll(/"%([^%]+)%"/g)].map((match) => match[1]));
  assert.deepEqual(sorted(Object.keys(json('package.nls.json'))), sorted(used));
  assert.deepEqual(sorted(Object.keys(json('package.nls.zh-cn.json'))), sorted(used));
});

test('every text said at run time is translated, and nothing else', () => {
  const files = fs.readdirSync(path.join(root, 'src'), { recursive: true }).filter((name) => name.endsWith('.ts'));
  const said = files.flatMap((name) =>
    [...read(path.join('src', name)).matchAll(/l10n\.t\(\s*'((?:\\'|[^'])*)'/g)].map((match) => match[1]),
  );
  const calls = files.flatMap((name) => [...read(path.join('src', name)).matchAll(/l10n\.t\(/g)]);
  assert.equal(said.length, calls.length, 'a text that is not a plain literal');
  const translated = json('l10n/bundle.l10n.zh-cn.json');
  assert.deepEqual(sorted(Object.keys(translated)), sorted(new Set(said)));
  const holes = (text) => sorted(text.match(/\{\d\}/g) ?? []);
  for (const [english, chinese] of Object.entries(translated)) assert.deepEqual(holes(chinese), holes(english), english);
});

test('every page of the walkthrough is there in both languages', () => {
  const steps = json('package.json').contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
  for (const { media } of steps) {
    assert.ok(read(media.markdown));
    assert.ok(read(media.markdown.replace(/\.md$/, '.nls.zh-cn.md')));
  }
});

test('every command of the package is registered, and every registered one is in the package', () => {
  const declared = json('package.json').contributes.commands.map((command) => command.command);
  const registered = [...read('src/extension.ts').matchAll(/^ {2}command\('([^']+)'/gm)].map((match) => `zhubi.${match[1]}`);
  assert.deepEqual(sorted(registered), sorted(declared));
});
