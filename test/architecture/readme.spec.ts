import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SAMPLE_PASSWORD, SAMPLE_SHOWN } from '../../apps/season/sample-accounts.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(`${ROOT}/README.md`, 'utf8');
const scripts = Object.keys((JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as { scripts: object }).scripts);

describe('the README', () => {
  it('names every script', () => {
    expect(scripts.filter((name) => !readme.includes(`\`${/^(start|test)$/.test(name) ? 'npm' : 'npm run'} ${name}\``))).toEqual([]);
  });

  it('names the sample accounts and their password as they are made', () => {
    expect(readme).toContain(`\`${SAMPLE_PASSWORD}\``);
    expect(SAMPLE_SHOWN.filter(({ id, title }) => !readme.includes(`| \`${id}\` | ${title} |`))).toEqual([]);
  });

  it('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path ?? '');
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter((path) => !existsSync(`${ROOT}/${path}`))).toEqual([]);
  });
});
