import { expect, it } from 'vitest';
import type { Actor, Json } from '#libs/domain/kernel/types';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { province, system } from '#libs/domain/testing/actors';
import { provincePassed } from '#libs/domain/testing/application-story';
import { opened } from '#libs/domain/testing/desk-story';
import { aUscc } from '#libs/domain/testing/forms';
import { canonicalJson } from '#libs/event-store/chain';
import { programmeHash } from './programmes.js';
import { recompute } from './recompute.js';

const DESK = 'desk/batch-4/32';
const PROGRAMME = programmeHash(BATCH_4);

interface Told {
  stream: string;
  version: number;
  fact: { type: string };
  actor?: Actor;
  /** What was asked; without it the file does not say. */
  body?: { type: string; [name: string]: Json };
}

/** One fact a second, each of a command of its own. */
function linesOf(...told: Told[]): string[] {
  const facts = told.flatMap(({ stream, version, fact: { type, ...payload }, actor = system, body }, index) => {
    const [commandId, at] = [`c-${index}`, new Date(Date.parse('2022-05-20T02:00:00.000Z') + index * 1000).toISOString()];
    const fact = {
      ...{ v: 1, hash: '', leaf: index, stream, version, type, payload, commandId, actor, cause: { kind: 'command' } },
      ...{ occurredAt: at, recordedAt: at, programme: PROGRAMME, prev: '' },
    };
    return [canonicalJson(fact), ...(body ? [canonicalJson({ v: 1, basis: 'command', id: commandId, body })] : [])];
  });
  return [...facts, canonicalJson({ v: 1, basis: 'programme', id: PROGRAMME, body: BATCH_4 })];
}

/** Two applications of one subject stand before the province's desk. */
const BEFORE: Told[] = [
  ...['a-1', 'a-2'].flatMap((id) =>
    provincePassed().map((past, index) => ({ stream: `application/${id}`, version: index + 1, ...('fact' in past ? past : { fact: past }) })),
  ),
  { stream: DESK, version: 1, fact: opened },
];
const SUBJECT = aUscc();

const recommended = (applicationId: string, rank: number, member: { [name: string]: Json | undefined }): Told => ({
  ...{ stream: DESK, version: rank + 1, actor: province },
  fact: { type: 'RecommendationAdded', ...{ applicationId, category: 'enterprise', rank }, ...member },
  body: { type: 'recommendApplication', applicationId },
});
const first = (member: { [name: string]: Json | undefined }) => recompute(linesOf(...BEFORE, recommended('a-1', 1, member)));

it('holds a log of the first version, whose recommendations do not name their subject', async () => {
  expect(await first({})).toEqual({ decisions: 1, unknown: BEFORE.length, differs: [] });
  expect(await first({ subjectCode: SUBJECT })).toMatchObject({ differs: [] });
});

it('forgives nothing else', async () => {
  const odd = async (member: { [name: string]: Json | undefined }) => (await first(member)).differs.map(({ stream, version }) => `${stream}@${version}`);

  expect(await odd({ subjectCode: 'another' })).toEqual([`${DESK}@2`]);
  expect(await odd({ rank: undefined })).toEqual([`${DESK}@2`]);
  expect(await odd({ rank: 2 })).toEqual([`${DESK}@2`]);
  expect(await odd({ more: 1 })).toEqual([`${DESK}@2`]);
});

it('tells of the second place that a subject got in the first version', async () => {
  expect((await recompute(linesOf(...BEFORE, recommended('a-1', 1, {}), recommended('a-2', 2, {})))).differs).toEqual([
    { stream: DESK, version: 3, what: 'decided again, it is refused: SUBJECT_ALREADY_RECOMMENDED' },
  ]);
});
