import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MINIMUM_NODE = [20, 19];

/** Throws a sentence for people where this Node.js is too old for the packages. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  throw new Error(`Node.js ${MINIMUM_NODE.join('.')} or later is needed; this is ${version}`);
}

/** Are the packages in node_modules the ones of package-lock.json? */
export function installed(root) {
  const modules = join(root, 'node_modules');
  const lock = join(root, 'package-lock.json');
  const npmOwn = join(modules, '.package-lock.json');
  if (!existsSync(npmOwn)) return false;
  const stamp = join(modules, '.fwzz-lock-hash');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(lock)) return true;
  // Somebody ran npm themselves: npm writes its own lock file last.
  return statSync(npmOwn).mtimeMs >= statSync(lock).mtimeMs;
}

/** `npm ci`, with the packages that build and test: everything here runs from a clone. */
export function install(root) {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, rest] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  // On standard error: standard output belongs to what the script answers.
  const { status, error } = spawnSync(command, rest, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (error || status !== 0) throw new Error(`npm ci failed${error ? `: ${error.message}` : ` with code ${status}`}`);
  writeFileSync(join(root, 'node_modules', '.fwzz-lock-hash'), hashOf(join(root, 'package-lock.json')));
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
