// Packs the extension: `npm run package -- [--target linux-x64 --server ../../target/release/zhubi] [--out FILE]`.
// With a server the package is for that target alone and carries the program; without, it takes zhubi from PATH.

import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const TARGETS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64', 'win32-arm64'];

const { values } = parseArgs({
  options: { target: { type: 'string' }, server: { type: 'string' }, out: { type: 'string' } },
});
const here = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const server = values.server && path.resolve(values.server);
const out = values.out && path.resolve(values.out);
if (Boolean(server) !== Boolean(values.target)) throw new Error('--server and --target belong together');
if (values.target && !TARGETS.includes(values.target)) throw new Error(`targets: ${TARGETS.join(', ')}`);
process.chdir(here);

fs.rmSync('server', { recursive: true, force: true });
if (server) {
  fs.mkdirSync('server');
  const program = path.join('server', values.target.startsWith('win32') ? 'zhubi.exe' : 'zhubi');
  fs.copyFileSync(server, program);
  fs.chmodSync(program, 0o755);
}
for (const name of ['LICENSE', 'LICENSE-MIT', 'LICENSE-APACHE']) fs.copyFileSync(path.join('../..', name), name);
execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
const args = ['package', '--no-dependencies', '--allow-missing-repository'];
if (values.target) args.push('--target', values.target);
if (out) args.push('--out', out);
execFileSync(process.execPath, ['node_modules/@vscode/vsce/vsce', ...args], { stdio: 'inherit' });
