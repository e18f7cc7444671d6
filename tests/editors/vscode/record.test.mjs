// The `initialize` request that VS Code sends is the one that the server's own tests work with. With ZHUBI_RECORD=1 the
// request is written down anew. Process, folder and path of the program are left out.

import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, before, test } from 'node:test';
import { root, start, until } from './editor.mjs';

const FIXTURE = path.join(root, 'tests/lsp/fixtures/vscode.json');

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'zhubi-record-'));
const heard = path.join(scratch, 'heard');
let editor;
before(async () => {
  const listener = path.join(scratch, 'listener');
  fs.writeFileSync(listener, `#!/bin/sh\ntee '${heard}' | '${path.join(process.env.ZHUBI_TOOLS, 'zhubi')}' lsp\n`, { mode: 0o755 });
  editor = await start({ settings: { 'zhubi.server.path': listener, 'zhubi.language': 'auto' } });
});
after(() => editor?.stop());

/** The parameters of the first message. */
function initialize() {
  const bytes = fs.existsSync(heard) ? fs.readFileSync(heard) : Buffer.alloc(0);
  const head = /^Content-Length: (\d+)\r\n\r\n/.exec(bytes.toString('latin1'));
  const length = Number(head?.[1] ?? Infinity);
  if (bytes.length < (head?.[0].length ?? 0) + length) return undefined;
  return JSON.parse(bytes.subarray(head[0].length, head[0].length + length).toString('utf8')).params;
}

test('the request is the recorded one', async () => {
  await editor.open('A02-平安.txt');
  let params;
  await until('the request', () => (params = initialize()));
  assert.equal(typeof params.processId, 'number');
  params.processId = null;
  params.rootPath = '/FOLDER';
  params.rootUri = 'file:///FOLDER';
  params.workspaceFolders = [{ uri: 'file:///FOLDER', name: 'FOLDER' }];
  params.initializationOptions.server.path = '';
  const text = `${JSON.stringify(params, null, 1)}\n`;
  if (process.env.ZHUBI_RECORD) fs.writeFileSync(FIXTURE, text);
  assert.deepEqual(params, JSON.parse(fs.readFileSync(FIXTURE, 'utf8')));
});
