import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyCommand, applyPage } from '#libs/engine/apply-command';
import { refuse } from '#libs/domain/kernel/types';
import { AGGREGATES, type AnyAggregate } from '#libs/domain/registry';
import { aCommand, aGrantedTitle, freshStore, type Store } from './store-harness.js';

/** A title that may be renamed only while the one that its own subject code names is there. */
const pointing: AnyAggregate = {
  ...AGGREGATES.title,
  referencesOfState: (state, command) => (command.type === 'renameTitle' && 'subjectCode' in state ? [`title/${String(state.subjectCode)}`] : []),
  decide: (state, command, context) => {
    const other = 'subjectCode' in state ? (context.reference(`title/${String(state.subjectCode)}`) as { status: string }) : null;
    if (command.type === 'renameTitle' && other?.status === 'none') return refuse('WRONG_STAGE', { status: 'none' });
    return AGGREGATES.title.decide(state, command, context);
  },
};

let store: Store;
beforeAll(async () => {
  store = await freshStore({ aggregates: { ...AGGREGATES, title: pointing } });
  for (const [no, subjectCode] of [
    ['E-1', 'E-2'],
    ['E-2', 'E-1'],
    ['E-3', 'E-9'],
  ] as const)
    await applyCommand(store.engine, aCommand(`title/${no}`, aGrantedTitle(no, { subjectCode })));
});
afterAll(() => store.close());

const rename = (no: string, unitName: string) =>
  aCommand(`title/${no}`, { type: 'renameTitle', unitName, reason: '更名' }, { commandId: `rename/${no}/${unitName}` });

describe('a stream that only the state names', () => {
  it('is read before the decision, also in a page', async () => {
    const outcomes = await applyPage(store.engine, [rename('E-1', '江苏甲制造有限公司'), rename('E-3', '江苏甲制造有限公司')]);

    expect(outcomes.map((one) => (one.kind === 'refused' ? one.refusal.code : one.kind))).toEqual(['recorded', 'WRONG_STAGE']);
  });

  it('ends no command in an error where two ask after each other at one moment', async () => {
    for (let n = 0; n < 5; n++) {
      const outcomes = await Promise.all([
        applyCommand(store.engine, rename('E-1', `江苏${n}制造有限公司`)),
        applyCommand(store.engine, rename('E-2', `江苏${n}制造有限公司`)),
      ]);
      expect(outcomes.map(({ kind }) => kind)).toEqual(['recorded', 'recorded']);
    }
  }, 60_000);
});

it('a page of new streams takes the programme of each parent', async () => {
  const campaigns = ['2022', '2023'];
  for (const campaign of campaigns)
    await applyCommand(store.engine, aCommand(`campaign/${campaign}`, { type: 'openCampaign', campaign, year: 2022, register: campaign }));
  await store.sql(`insert into programme (hash, id, version, content) select 'other', id, 99, content from programme limit 1`);
  await store.sql(`update stream set programme_hash = 'other' where id = 'campaign/2023'`);
  const open = (campaign: string, titleNo: string) =>
    aCommand(
      `evaluation/${campaign}/${titleNo}`,
      {
        type: 'openEvaluation',
        ...{ campaign, titleNo, kind: 'enterprise', batch: 3, authority: '32', organisation: 'o', unitName: '江苏甲制造有限公司' },
        ...{ closesAt: '2022-05-31T15:59:59.999Z', settleSeconds: 120, spreadSeconds: 1 },
      },
      { actor: { id: 'system', role: 'system' } },
    );

  await applyPage(
    store.engine,
    campaigns.flatMap((campaign) => [open(campaign, 'E-1'), open(campaign, 'E-2')]),
  );

  const rows = await store.sql<{ stream: string; other: boolean }>(
    `select id as stream, programme_hash = 'other' as other from stream where kind = 'evaluation' order by id`,
  );
  expect(rows).toEqual([
    { stream: 'evaluation/2022/E-1', other: false },
    { stream: 'evaluation/2022/E-2', other: false },
    { stream: 'evaluation/2023/E-1', other: true },
    { stream: 'evaluation/2023/E-2', other: true },
  ]);
});
