// Packs the extension.
//   npm run package                      for this machine, with the program, which is built first (cargo build --release)
//   npm run package -- --target linux-x64 --server FILE    for that system, with that program
//   npm run package -- --without-server  for every system; takes zhubi from the setting or from PATH
// With --out FILE the package gets that name.

import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const TARGETS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64', 'win32-arm64'];

const { values } = parseArgs({
  options: {
    target: { type: 'string', default: `${process.platform}-${process.arch}` },
    server: { type: 'string' },
    'without-server': { type: 'boolean' },
    out: { type: 'string' },
  },
});
const here = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const target = values['without-server'] ? undefined : values.target;
if (target && !TARGETS.includes(target)) throw new Error(`no target ${target}; there are ${TARGETS.join(', ')}`);
const name = target?.startsWith('win32') ? 'zhubi.exe' : 'zhubi';
const server = target && (values.server ? path.resolve(values.server) : build());
const out = values.out && path.resolve(values.out);

/** Builds the program for this machine. */
function build() {
  const root = path.resolve(here, '../..');
  execFileSync('cargo', ['build', '--release', '--locked'], { cwd: root, stdio: 'inherit' });
  return path.join(root, process.env.CARGO_TARGET_DIR ?? 'target', 'release', name);
}

process.chdir(here);

fs.rmSync('server', { recursive: true, force: true });
if (server) {
  fs.mkdirSync('server');
  const program = path.join('server', name);
  fs.copyFileSync(server, program);
  fs.chmodSync(program, 0o755);
}
for (const licence of ['LICENSE', 'LICENSE-MIT', 'LICENSE-APACHE']) fs.copyFileSync(path.join('../..', licence), licence);
execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
const args = ['package', '--no-dependencies', '--allow-missing-repository'];
if (target) args.push('--target', target);
if (out) args.push('--out', out);
execFileSync(process.execPath, ['node_modules/@vscode/vsce/vsce', ...args], { stdio: 'inherit' });
