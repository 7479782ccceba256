import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyCommand } from '#libs/engine/apply-command';
import { aCommand, aGrantedTitle, freshStore, MINISTRY, type Store } from './store-harness.js';

let store: Store;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());

const grant = (no: string, changes = {}) => aCommand(`title/${no}`, aGrantedTitle(no), changes);
const factsOf = (stream: string) =>
  store.sql<{ version: number; type: string; payload: object }>('select version, type, payload from event where stream = $1 order by version', [stream]);

describe('one command is one transaction', () => {
  it('records facts, state, row and mail together', async () => {
    const outcome = await applyCommand(store.engine, grant('E-1'));

    expect(outcome).toEqual({ kind: 'recorded', stream: 'title/E-1', version: 1, facts: [{ type: 'TitleGranted', version: 1 }], alreadyRecorded: false });
    expect(await factsOf('title/E-1')).toMatchObject([{ version: 1, type: 'TitleGranted', payload: { titleNo: 'E-1', batch: 3 } }]);
    expect(await store.sql('select version, status, group_id, authority from stream where id = $1', ['title/E-1'])).toEqual([
      { version: 1, status: 'active', group_id: 'national', authority: '32' },
    ]);
    expect(await store.sql('select unit_name, version from title_row where stream = $1', ['title/E-1'])).toEqual([
      { unit_name: '江苏第E-1制造有限公司', version: 1 },
    ]);
    expect(await store.sql('select version, fact from mail where stream = $1', ['title/E-1'])).toEqual([{ version: 1, fact: 'TitleGranted' }]);
  });

  it('answers a repeated command again without a second fact', async () => {
    await applyCommand(store.engine, grant('E-2'));

    const again = await applyCommand(store.engine, grant('E-2'));

    expect(again).toEqual({ kind: 'recorded', stream: 'title/E-2', version: 1, facts: [{ type: 'TitleGranted', version: 1 }], alreadyRecorded: true });
    expect(await factsOf('title/E-2')).toHaveLength(1);
  });

  it('calls the same commandId with another body, actor or stream a conflict', async () => {
    await applyCommand(store.engine, grant('E-3', { commandId: 'key-3' }));

    const answers = [
      await applyCommand(store.engine, grant('E-3', { commandId: 'key-3', bodyHash: 'other' })),
      await applyCommand(store.engine, grant('E-3', { commandId: 'key-3', actor: { ...MINISTRY, id: 'ministry-2' } })),
      await applyCommand(store.engine, grant('E-4', { commandId: 'key-3' })),
    ];

    expect(answers.map((answer) => answer.kind === 'conflict' && answer.code)).toEqual(['COMMAND_ID_REUSED', 'COMMAND_ID_REUSED', 'COMMAND_ID_REUSED']);
    expect(await factsOf('title/E-4')).toEqual([]);
  });

  it('refuses a stale version and tells the one that stands', async () => {
    await applyCommand(store.engine, grant('E-5'));

    const rename = aCommand('title/E-5', { type: 'renameTitle', unitName: '江苏新名制造有限公司', reason: '更名' }, { expectedVersion: 0 });

    expect(await applyCommand(store.engine, rename)).toEqual({ kind: 'conflict', code: 'STALE_VERSION', version: 1 });
    expect(await applyCommand(store.engine, { ...rename, expectedVersion: 1 })).toMatchObject({ kind: 'recorded', version: 2 });
  });

  it('writes nothing at all when it refuses', async () => {
    const outcome = await applyCommand(store.engine, aCommand('title/E-6', { type: 'renameTitle', unitName: '江苏新名制造有限公司', reason: '更名' }));

    expect(outcome).toEqual({ kind: 'refused', refusal: { code: 'NOT_STARTED' } });
    const counts =
      await store.sql(`select (select count(*)::int from stream where id = 'title/E-6') as streams, (select count(*)::int from command where stream = 'title/E-6') as commands,
      (select count(*)::int from event where stream = 'title/E-6') as events, (select count(*)::int from mail where stream = 'title/E-6') as mails`);
    expect(counts).toEqual([{ streams: 0, commands: 0, events: 0, mails: 0 }]);
  });

  it.each([
    ['U+0000', '江苏\u0000制造有限公司', 'nullCharacter'],
    ['a lone surrogate', '江苏\ud800制造有限公司', 'loneSurrogate'],
  ])('refuses %s before the database sees it', async (_name, unitName, what) => {
    const outcome = await applyCommand(store.engine, aCommand('title/E-7', aGrantedTitle('E-7', { unitName })));

    expect(outcome).toEqual({ kind: 'refused', refusal: { code: 'FIELD_INVALID', field: 'unitName', params: { what } } });
  });

  it('keeps a text in NFC, so that equal names have equal hashes', async () => {
    await applyCommand(store.engine, aCommand('title/E-8', aGrantedTitle('E-8', { unitName: 'Cafe\u0301 制造有限公司' })));

    expect(await store.sql('select unit_name from title_row where stream = $1', ['title/E-8'])).toEqual([{ unit_name: 'Caf\u00e9 制造有限公司' }]);
  });
});

describe('many at once', () => {
  it('makes one effect of 20 concurrent commands with one key', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => applyCommand(store.engine, grant('E-20'))));

    expect(outcomes.every((outcome) => outcome.kind === 'recorded' && outcome.version === 1)).toBe(true);
    expect(outcomes.filter((outcome) => outcome.kind === 'recorded' && !outcome.alreadyRecorded)).toHaveLength(1);
    expect(await factsOf('title/E-20')).toHaveLength(1);
  });

  it('answers the same way where the repeat would be refused by the new state', async () => {
    await applyCommand(store.engine, grant('E-21'));
    const revoke = aCommand('title/E-21', { type: 'revokeTitle', reason: 'ownRequest', documentNo: '1号', note: '自愿' });

    const outcomes = await Promise.all(Array.from({ length: 20 }, () => applyCommand(store.engine, revoke)));

    expect(new Set(outcomes.map((outcome) => outcome.kind))).toEqual(new Set(['recorded']));
    expect(await factsOf('title/E-21')).toHaveLength(2);
  });

  it('lets one of two streams have a commandId that both use first', async () => {
    const outcomes = await Promise.all(['E-22', 'E-23'].map((no) => applyCommand(store.engine, grant(no, { commandId: 'both-first' }))));

    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['conflict', 'recorded']);
  });

  it('lets two titles that merge into each other lock without a deadlock', async () => {
    await applyCommand(store.engine, grant('E-24'));
    await applyCommand(store.engine, grant('E-25'));
    const merge = (no: string, into: string) => aCommand(`title/${no}`, { type: 'mergeTitle', into, reason: '合并' });

    const outcomes = await Promise.all([applyCommand(store.engine, merge('E-24', 'E-25')), applyCommand(store.engine, merge('E-25', 'E-24'))]);

    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['recorded', 'refused']);
  });
});

describe('the database itself', () => {
  it.each(['update event set type = type', 'delete from event', 'truncate event', 'update command set actor_id = actor_id', 'delete from programme'])(
    'refuses its owner: %s',
    async (statement) => {
      await expect(store.sql(statement)).rejects.toMatchObject({ code: 'FW001' });
    },
  );

  it.each(['update event set type = type', 'delete from event', 'truncate event', 'update command set actor_id = actor_id', 'delete from stream'])(
    'gives the writer no right to: %s',
    async (statement) => {
      await expect(store.engine.writer.query(statement)).rejects.toMatchObject({ code: '42501' });
    },
  );
});
