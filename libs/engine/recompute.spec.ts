import { expect, it } from 'vitest';
import type { Actor, Json } from '#libs/domain/kernel/types';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { province, system } from '#libs/domain/testing/actors';
import { provincePassed } from '#libs/domain/testing/application-story';
import { opened } from '#libs/domain/testing/desk-story';
import { aUscc } from '#libs/domain/testing/forms';
import { canonicalJson } from '#libs/event-store/chain';
import { programmeHash } from './programmes.js';
import { notTaken, recompute } from './recompute.js';

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
  expect(await first({})).toEqual({ decisions: 1, unknown: BEFORE.length, missing: 0, differs: [] });
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

it('tells in one sentence of a decision whose command was changed or whose content was left out', async () => {
  const [started, submitted] = BEFORE as [Told, Told];
  const asked = async (told: Told) =>
    // Before the cut-off of submissions.
    (await recompute(linesOf(started, told).map((line) => line.replaceAll('2022-05-20T02:', '2022-04-20T02:')))).differs;
  const differs = [{ stream: started.stream, version: 2, what: expect.stringMatching(/^it cannot be decided again: [^\n]+$/) }];

  expect(await asked({ ...submitted, body: { type: 'nonsense' } })).toEqual(differs);
  expect(await asked({ ...submitted, body: { type: 'withdrawApplication' } })).toEqual(differs);
  expect(await asked({ ...submitted, body: { type: 'submitApplication', contentHash: 'f'.repeat(64) } })).toEqual([
    { ...differs[0], what: expect.stringMatching(/ \(the content it submitted is not in the file\)$/) },
  ]);
});

it('forgives a command without a body only before the first one that has one, and never a lost programme', async () => {
  const bare = ({ body: _, ...told }: Told): Told => told;
  const [one, two] = [recommended('a-1', 1, {}), recommended('a-2', 2, {})];

  expect(await recompute(linesOf(...BEFORE, bare(one), two))).toMatchObject({ decisions: 1, unknown: BEFORE.length + 1, missing: 0 });
  expect(await recompute(linesOf(...BEFORE, one, bare(two)))).toMatchObject({ decisions: 1, unknown: BEFORE.length, missing: 1 });
  expect(await recompute(linesOf(...BEFORE, one).slice(0, -1))).toMatchObject({ decisions: 0, unknown: 0, missing: BEFORE.length + 1 });
});

it('is not content with a file that nothing, or not all, could be decided from', () => {
  const found = (decisions: number, unknown: number, missing: number) => notTaken({ decisions, unknown, missing, differs: [] });

  expect([found(0, 0, 0), found(1, 0, 0), found(1, 880, 0)]).toEqual([null, null, null]);
  expect(found(0, 881, 0)).toBe('Nothing was decided again: the file holds no command of its 881 decisions.');
  expect(found(879, 0, 2)).toBe('2 decisions could not be taken again: their command or programme is not in the file.');
});
