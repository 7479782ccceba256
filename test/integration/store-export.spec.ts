import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyCommand, applyPage } from '#libs/engine/apply-command';
import { followThrough } from '#libs/engine/follow-through';
import { recompute } from '#libs/engine/recompute';
import { exportLog } from '#libs/event-store/export';
import { loadSigningKey, makeSigningKey } from '#libs/event-store/signing-key';
import { verifyLog } from '#libs/event-store/verify';
import { openSnapshot } from '#libs/event-store/transaction';
import { previewCommand } from '#libs/engine/preview';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { aCommand, aGrantedTitle, freshStore, MINISTRY, NOON, openStore, type Store } from './store-harness.js';

const run = promisify(execFile);
const TITLES = 1_100;

let store: Store;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'fwzz-export-'));
  store = await freshStore();
  const grants = Array.from({ length: TITLES }, (_, index) => aCommand(`title/E-${index}`, aGrantedTitle(`E-${index}`)));
  for (let from = 0; from < TITLES; from += 200) await applyPage(store.engine, grants.slice(from, from + 200));
  await applyCommand(store.engine, aCommand('campaign/2022', { type: 'openCampaign', campaign: '2022', year: 2022, register: 'national' }));
  await followThrough(store.engine, 'campaign/2022');
});
afterAll(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

async function exported(): Promise<string> {
  let text = '';
  for await (const chunk of exportLog(store.engine.writer, loadSigningKey(dir), { exportedAt: '2022-06-01T00:00:00.000Z' })) text += chunk;
  return text;
}
const linesOf = (text: string) => text.split('\n').slice(0, -1);

it('exports the whole log over several pages, and a stranger’s fold of it holds', async () => {
  const lines = linesOf(await exported());

  expect(lines.filter((line) => line.includes('"leaf":'))).toHaveLength(2 * TITLES + 1);
  expect(await verifyLog(lines)).toMatchObject({ ok: true, facts: 2 * TITLES + 1, streams: 2 * TITLES + 1 });
});

it('exports one moment: a fact recorded while it runs is not in it', async () => {
  const [before] = await store.sql<{ facts: number }>('select count(*)::int as facts from event');
  const pages = exportLog(store.engine.writer, loadSigningKey(dir), { exportedAt: '2022-06-01T00:00:00.000Z' });
  const first = await pages.next();
  const rename = { type: 'renameTitle', unitName: '江苏改名制造有限公司', reason: '更名' };
  expect(await applyCommand(store.engine, aCommand('title/E-3', rename))).toMatchObject({ kind: 'recorded' });

  let text = String(first.value);
  for await (const chunk of pages) text += chunk;

  expect(await verifyLog(linesOf(text))).toMatchObject({ ok: true, facts: before?.facts });
});

it('keeps no command waiting, however slowly two readers take it, and a preview neither', async () => {
  const small = await openStore(store.url, { poolSize: 1 });
  const exports = [];
  for (let n = 0; n < 2; n++) exports.push(exportLog(await small.engine.bulk.open(), loadSigningKey(dir), { exportedAt: '2022-06-01T00:00:00.000Z' }));
  for (const pages of exports) await pages.next();

  const rename = { type: 'renameTitle', unitName: '江苏再改名制造有限公司', reason: '更名' };
  expect(await applyCommand(small.engine, aCommand('title/E-4', rename))).toMatchObject({ kind: 'recorded' });

  for (const pages of exports) await pages.return(undefined);
  const held = await openSnapshot(small.engine.writer);
  const command = { type: 'amendCampaignCalendar', calendar: BATCH_4.campaignCalendar, reason: '预览' };
  expect(await previewCommand(small.engine, { stream: 'campaign/2022', command, actor: MINISTRY, now: NOON })).toHaveProperty('affected');
  await held.close();
  await small.close();
});

it('lets a stranger decide every command again, and names the one whose answer was bent', async () => {
  const lines = linesOf(await exported());
  const asked = lines.findIndex((line) => line.includes('"basis":"command"') && line.includes('"titleNo":"E-9"'));
  const bent = lines.map((line, index) => (index === asked ? line.replace('"batch":3', '"batch":2') : line));

  expect(await recompute(lines)).toMatchObject({ unknown: 0, differs: [] });
  expect(bent[asked]).not.toBe(lines[asked]);
  expect((await recompute(bent)).differs).toMatchObject([{ stream: 'title/E-9', version: 1 }]);
});

it('names the line of a fact that somebody with all rights changed in the database', async () => {
  await store.sql(`alter table event disable trigger user`);
  await store.sql(`update event set payload = jsonb_set(payload, '{unitName}', '"别的公司"') where stream = 'title/E-7' and version = 1`);
  const lines = linesOf(await exported());
  const [place] = await store.sql<{ line: number }>(`select index::int + 1 as line from log_leaf where stream = 'title/E-7' and version = 1`);

  expect((await verifyLog(lines)).problem).toEqual({ line: place?.line, stream: 'title/E-7', version: 1, what: 'the line is not what its hash was made of' });
});

it('keeps its private key outside the database, for its owner alone', () => {
  expect(statSync(join(dir, 'keys/log-signing-key.pem')).mode & 0o777).toBe(0o600);
  expect(loadSigningKey(dir).publicKey).toBe(readFileSync(join(dir, 'keys/log-signing-key.pub'), 'utf8').trim());
});

it('is checked by `npm run verify` with an exit code and the bad line, and recompute sends there who has not asked it', async () => {
  const program = (name: string, ...args: string[]) =>
    run(process.execPath, ['--import', 'tsx', `scripts/${name}.ts`, ...args]).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
  const verify = (...args: string[]) => program('verify', ...args);
  await store.sql(
    `update event set payload = jsonb_set(payload, '{unitName}', to_jsonb('江苏第E-7制造有限公司'::text)) where stream = 'title/E-7' and version = 1`,
  );
  const good = join(dir, 'good.ndjson');
  const bad = join(dir, 'bad.ndjson');
  const foreign = join(dir, 'foreign.pub');
  const text = await exported();
  writeFileSync(good, text);
  writeFileSync(
    bad,
    linesOf(text)
      .filter((_, index) => index !== 0)
      .join('\n'),
  );
  writeFileSync(foreign, makeSigningKey().publicKey);

  expect(await verify(good, '--key', join(dir, 'keys/log-signing-key.pub'), '--json')).toMatchObject({ code: 0 });
  expect(await verify(good, '--key', foreign)).toMatchObject({ code: 1 });
  const refused = await verify(bad, '--json');
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.stdout)).toMatchObject({ ok: false, problem: { line: expect.any(Number) } });
  expect(await program('recompute', good, '--json')).toMatchObject({ code: 0, stderr: '' });
  expect((await program('recompute', bad, '--json')).stderr, 'what does not hold is to be verified first').toContain(`run "npm run verify -- ${bad}" first.`);
}, 60_000);
