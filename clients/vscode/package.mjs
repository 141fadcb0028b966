// npm run package -- [--server FOLDER] [--target PLATFORM] [--out FILE]: makes a .vsix. With the folder of a server,
// such as the runtime image, users need not install Glossa or Java; such a package is for one platform (linux-x64, darwin-arm64, win32-x64).
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const here = import.meta.dirname;
const { values: { server, target, out } } = parseArgs({
  options: { server: { type: 'string' }, target: { type: 'string' }, out: { type: 'string', default: 'glossa.vsix' } },
});
const file = path.resolve(out);
const bundled = path.join(here, 'server');

fs.rmSync(bundled, { recursive: true, force: true });
fs.copyFileSync(path.join(here, '..', '..', 'LICENSE'), path.join(here, 'LICENSE'));
try {
  if (server) {
    // Follow links, because a .vsix cannot contain any.
    fs.cpSync(path.resolve(server), bundled, { recursive: true, dereference: true });
  }
  const vsce = path.join(here, 'node_modules', '@vscode', 'vsce', 'vsce');
  const { status } = spawnSync(process.execPath, [vsce, 'package', '--no-dependencies', '--allow-missing-repository',
    '--no-rewrite-relative-links', ...(target ? ['--target', target] : []), '--out', file], { cwd: here, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  fs.rmSync(bundled, { recursive: true, force: true });
}
const megabytes = (of) => `${(fs.statSync(of).size / 1e6).toFixed(2)} MB`;
if (process.exitCode === 0) {
  console.log(`${path.basename(file)}: ${megabytes(file)}, dist/extension.js: ${megabytes(path.join(here, 'dist', 'extension.js'))}`);
}
