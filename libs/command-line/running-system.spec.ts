import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetServices, noteServices, servicesOf } from './running-system.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'fwzz-state-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const running = { databaseUrl: 'postgres://a:b@127.0.0.1:20001/fwzz', temporalAddress: '127.0.0.1:20002', temporalNamespace: 'default' };
const THEIRS = { DATABASE_URL: 'postgres://their' };

it('finds what runs by its state folder, which is asked before the environment', () => {
  noteServices(dir, running);

  expect(servicesOf(dir, THEIRS)).toEqual(running);
  expect(servicesOf(undefined, { STATE_DIR: dir })).toEqual(running);
  expect(statSync(join(dir, 'services.json')).mode & 0o777).toBe(0o600);
});

it('takes the environment where no folder is named, with the usual address of the engine', () => {
  expect(servicesOf(undefined, { ...THEIRS, STATE_DIR: dir })).toEqual({
    databaseUrl: 'postgres://their',
    temporalAddress: '127.0.0.1:7233',
    temporalNamespace: 'default',
  });
});

it('says so where nothing runs, or what runs has its database from elsewhere', () => {
  expect(() => servicesOf(dir, THEIRS)).toThrow(/^Nothing runs in /);
  noteServices(dir, { ...running, databaseUrl: null });
  expect(() => servicesOf(dir, {})).toThrow(/was given its database by DATABASE_URL/);
  expect(servicesOf(dir, THEIRS).databaseUrl).toBe('postgres://their');
  expect(() => servicesOf(undefined, { DATABASE_URL: 'nonsense' })).toThrow(/^DATABASE_URL is no address/);
  forgetServices(dir);
  expect(() => servicesOf(dir, {})).toThrow(/^Nothing runs in /);
});
