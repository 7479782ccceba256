import { expect, it } from 'vitest';
import type { AnyAggregate } from '../registry.js';
import { deskAggregate } from '../desk/aggregate.js';
import { addSeconds } from '../kernel/instants.js';
import { kindOf } from '../kernel/streams.js';
import type { Actor, FollowUp, Instant, StreamId } from '../kernel/types.js';
import { BATCH_4 } from '../programmes/batch-4.js';
import { seasonAggregate } from '../season/aggregate.js';
import { anEnterpriseForm, aUscc } from '../testing/forms.js';
import { applicant, EXPERTS, expert, ministry, province, supportUnit, system } from '../testing/actors.js';
import { applicationAggregate } from './aggregate.js';
import type { StartedApplication } from './state.js';

const AGGREGATES: { [kind: string]: AnyAggregate } = { application: applicationAggregate, desk: deskAggregate, season: seasonAggregate };

/** Three streams in a map, follow-ups done at once: the least that shows how they speak to each other. */
function openWorld() {
  const states = new Map<StreamId, { status: string }>();
  const versions = new Map<StreamId, number>();
  const outside: FollowUp[] = [];
  const facts: string[] = [];
  const stateOf = (stream: StreamId) => states.get(stream) ?? { status: 'none' };

  function give(stream: StreamId, command: { type: string } & Record<string, unknown>, actor: Actor, now: Instant): void {
    const aggregate = AGGREGATES[kindOf(stream)];
    if (!aggregate) throw new Error(`no aggregate for ${stream}`);
    const decision = aggregate.decide(stateOf(stream), command, { stream, now, actor, programme: BATCH_4, reference: stateOf });
    if ('refusal' in decision) throw new Error(`${command.type}: ${JSON.stringify(decision.refusal)}`);
    for (const fact of decision.facts) {
      const version = (versions.get(stream) ?? 0) + 1;
      const meta = { stream, version, actor, occurredAt: now };
      states.set(stream, aggregate.evolve(stateOf(stream), fact, meta));
      versions.set(stream, version);
      facts.push(fact.type);
      for (const followUp of aggregate.followUps(fact, stateOf(stream), meta, BATCH_4)) follow(followUp, now);
    }
  }

  function follow(followUp: FollowUp, now: Instant): void {
    if (followUp.kind === 'command' && AGGREGATES[kindOf(followUp.stream)]) give(followUp.stream, followUp.command, system, now);
    else if (followUp.kind === 'fanOut') tellAll(followUp, now);
    else outside.push(followUp);
  }

  function tellAll(followUp: Extract<FollowUp, { kind: 'fanOut' }>, now: Instant): void {
    for (const [member, state] of states) {
      const aggregate = AGGREGATES[kindOf(member)];
      if (
        kindOf(member) !== followUp.over.kind ||
        !aggregate ||
        aggregate.groupOf(state) !== followUp.over.group ||
        followUp.over.statuses?.includes(state.status) === false
      )
        continue;
      const told = aggregate.fanOutTo ? aggregate.fanOutTo(followUp.over, followUp.command, member, state) : { stream: member, command: followUp.command };
      if (told) give(told.stream, told.command, system, now);
    }
  }

  /** What the clock would do: every due of every stream that is over by then. */
  function clock(now: Instant): void {
    for (const stream of [...states.keys()].sort()) {
      for (const due of AGGREGATES[kindOf(stream)]?.waitingFor(stateOf(stream), BATCH_4).due ?? [])
        if (due.at <= now) give(stream, due.command as { type: string } & Record<string, unknown>, system, due.at);
    }
  }
  return { give, clock, stateOf, outside, facts };
}

const SEASON = 'season/batch-4';
const DESK = 'desk/batch-4/32';
const APPLICATION = 'application/a-1';

function untilDispatched() {
  const world = openWorld();
  world.give(SEASON, { type: 'openSeason', season: 'batch-4', title: '第四批', authorities: ['32', '33'] }, ministry, '2022-04-14T02:00:00.000Z');
  world.give(
    APPLICATION,
    {
      type: 'startApplication',
      season: 'batch-4',
      category: 'enterprise',
      authority: '32',
      unitName: '苏州示例装备有限公司',
      subjectCode: aUscc(),
      applicationNo: 'FWZZ-2022-B4-ENT-32-0001',
    },
    applicant,
    '2022-04-20T02:00:00.000Z',
  );
  world.give(APPLICATION, { type: 'submitApplication', form: anEnterpriseForm(), contentHash: 'e'.repeat(64) }, applicant, '2022-05-15T15:59:59.999Z');
  world.clock('2022-05-15T16:02:00.000Z');
  world.give(APPLICATION, { type: 'startProvinceReview' }, province, '2022-05-16T02:00:00.000Z');
  world.give(
    APPLICATION,
    { type: 'passProvinceReview', truthful: true, accurate: true, complete: true, opinion: '符合条件', warningsConfirmed: [] },
    province,
    '2022-05-17T02:00:00.000Z',
  );
  world.give(DESK, { type: 'recommendApplication', applicationId: 'a-1' }, province, '2022-05-18T02:00:00.000Z');
  world.give(
    DESK,
    { type: 'sealPackage', letterNo: '苏工信〔2022〕1号', letterHash: 'a'.repeat(64), summaryHash: 'b'.repeat(64) },
    province,
    '2022-05-19T02:00:00.000Z',
  );
  world.give(
    DESK,
    { type: 'dispatchPackage', mailedAt: '2022-05-31T15:59:59.000Z', carrier: '中国邮政', trackingNo: 'EA123456789CN' },
    province,
    '2022-05-31T15:59:59.000Z',
  );
  world.clock('2022-05-31T16:02:00.000Z');
  return world;
}

function review(world: ReturnType<typeof openWorld>) {
  world.give(DESK, { type: 'receivePackage', paperNumbersMatch: true }, supportUnit, '2022-06-06T02:00:00.000Z');
  world.give(APPLICATION, { type: 'passFormalCheck', note: '材料齐全' }, supportUnit, '2022-06-07T02:00:00.000Z');
  world.give(APPLICATION, { type: 'assignExperts', experts: [...EXPERTS] }, supportUnit, '2022-06-08T02:00:00.000Z');
  for (let number = 1; number <= 5; number++)
    world.give(
      APPLICATION,
      { type: 'submitScore', scores: { foundation: 15, capability: 24, effect: 25, prospect: 16 }, opinion: '同意推荐' },
      expert(number),
      '2022-06-10T02:00:00.000Z',
    );
  world.give(APPLICATION, { type: 'concludeExpertReview' }, supportUnit, '2022-06-13T02:00:00.000Z');
  world.give(APPLICATION, { type: 'suggestApplication', reason: '示范性强' }, ministry, '2022-06-20T02:00:00.000Z');
}

it('takes an enterprise from its draft to the published list, through all five stages', () => {
  const world = untilDispatched();
  review(world);

  world.give(SEASON, { type: 'openConsultation', note: '征求有关方面意见' }, ministry, '2022-06-21T02:00:00.000Z');
  world.give(SEASON, { type: 'closeConsultation', note: '无不同意见' }, ministry, '2022-07-01T02:00:00.000Z');
  world.give(SEASON, { type: 'openSeasonPublicity', from: '2022-07-04T01:00:00.000Z' }, ministry, '2022-07-04T01:00:00.000Z');
  world.clock(addSeconds('2022-07-08T15:59:59.999Z', 120));
  world.give(SEASON, { type: 'announceResults', documentNo: '工信厅政法函〔2022〕338号', complianceReconfirmed: true }, ministry, '2022-12-28T02:00:00.000Z');

  const application = world.stateOf(APPLICATION) as StartedApplication;
  expect(application).toMatchObject({ status: 'announced', titleNo: 'B4-ENT-32-0001', rank: 1, meanScore: '80.00', applicationDate: '2022-05-15' });
  expect(application.publicity).toEqual({ from: '2022-07-04T01:00:00.000Z', endsAt: '2022-07-08T15:59:59.999Z', provisional: false, ended: true });
  expect(world.outside).toContainEqual(
    expect.objectContaining({
      kind: 'command',
      stream: 'title/B4-ENT-32-0001',
      command: expect.objectContaining({ type: 'grantTitle', batch: 4, applicationId: 'a-1', grantedOn: '2022-12-28' }),
    }),
  );
  expect(applicationAggregate.waitingFor(application, BATCH_4)).toEqual({ stage: 'atRest', due: [] });
});

it('announces an objected one by a later document, once the objection is rejected', () => {
  const world = untilDispatched();
  review(world);
  world.give(SEASON, { type: 'openConsultation', note: '征求有关方面意见' }, ministry, '2022-06-21T02:00:00.000Z');
  world.give(SEASON, { type: 'closeConsultation', note: '无不同意见' }, ministry, '2022-07-01T02:00:00.000Z');
  world.give(SEASON, { type: 'openSeasonPublicity', from: '2022-07-04T01:00:00.000Z' }, ministry, '2022-07-04T01:00:00.000Z');
  const objection = {
    objectionId: 'o-1',
    by: 'person',
    nameCommitment: 'a',
    contactCommitment: 'b',
    evidence: ['evidence.pdf'],
    statement: '数据不实',
    sealed: false,
  };
  world.give(APPLICATION, { type: 'raiseObjection', ...objection }, { id: 'public', role: 'public' }, '2022-07-08T15:59:59.999Z');
  world.clock(addSeconds('2022-07-08T15:59:59.999Z', 120));

  world.give(SEASON, { type: 'announceResults', documentNo: '第一次公布', complianceReconfirmed: true }, ministry, '2022-07-20T02:00:00.000Z');
  expect(world.stateOf(APPLICATION).status).toBe('objectionReview');

  world.give(APPLICATION, { type: 'ruleObjection', objectionId: 'o-1', outcome: 'rejected', reason: '经核查不属实' }, ministry, '2022-07-21T02:00:00.000Z');
  world.give(SEASON, { type: 'announceResults', documentNo: '第二次公布', complianceReconfirmed: true }, ministry, '2022-07-25T02:00:00.000Z');
  expect(world.stateOf(APPLICATION).status).toBe('announced');
});

it('brings a lapsed draft back when the filling is prolonged after its end', () => {
  const world = openWorld();
  world.give(SEASON, { type: 'openSeason', season: 'batch-4', title: '第四批', authorities: ['32'] }, ministry, '2022-04-14T02:00:00.000Z');
  world.give(
    APPLICATION,
    {
      type: 'startApplication',
      season: 'batch-4',
      category: 'enterprise',
      authority: '32',
      unitName: '苏州示例装备有限公司',
      subjectCode: aUscc(),
      applicationNo: 'FWZZ-2022-B4-ENT-32-0001',
    },
    applicant,
    '2022-04-20T02:00:00.000Z',
  );
  world.clock('2022-05-15T16:02:00.000Z');
  expect(world.stateOf(APPLICATION).status).toBe('lapsed');

  const calendar = { ...BATCH_4.calendar, fillClosesAt: '2022-05-20T15:59:59.999Z' };
  world.give(SEASON, { type: 'amendSeasonCalendar', calendar, reason: '疫情防控' }, ministry, '2022-05-16T02:00:00.000Z');
  expect(world.stateOf(APPLICATION).status).toBe('draft');
  expect(seasonAggregate.waitingFor(world.stateOf(SEASON) as never, BATCH_4).due.map((due) => due.no)).toEqual(['fill/2', 'provinceReview/1', 'dispatch/1']);

  world.give(APPLICATION, { type: 'submitApplication', form: anEnterpriseForm(), contentHash: 'e'.repeat(64) }, applicant, '2022-05-20T15:59:59.999Z');
  expect(world.stateOf(APPLICATION).status).toBe('submitted');
});

it('tells those of the list that their package was never mailed, and the others that they were not recommended', () => {
  const world = openWorld();
  world.give(SEASON, { type: 'openSeason', season: 'batch-4', title: '第四批', authorities: ['32'] }, ministry, '2022-04-14T02:00:00.000Z');
  for (const number of [1, 2]) {
    const application = `application/a-${number}`;
    world.give(
      application,
      {
        type: 'startApplication',
        season: 'batch-4',
        category: 'enterprise',
        authority: '32',
        unitName: '苏州示例装备有限公司',
        subjectCode: aUscc(number),
        applicationNo: `FWZZ-2022-B4-ENT-32-000${number}`,
      },
      applicant,
      '2022-04-20T02:00:00.000Z',
    );
    world.give(
      application,
      { type: 'submitApplication', form: anEnterpriseForm({ uscc: aUscc(number) }), contentHash: 'e'.repeat(64) },
      applicant,
      '2022-05-10T02:00:00.000Z',
    );
    world.give(application, { type: 'startProvinceReview' }, province, '2022-05-16T02:00:00.000Z');
    world.give(
      application,
      { type: 'passProvinceReview', truthful: true, accurate: true, complete: true, opinion: '符合条件', warningsConfirmed: [] },
      province,
      '2022-05-17T02:00:00.000Z',
    );
  }
  world.give(DESK, { type: 'recommendApplication', applicationId: 'a-1' }, province, '2022-05-18T02:00:00.000Z');

  world.clock('2022-05-31T16:02:00.000Z');

  expect(world.stateOf(DESK).status).toBe('closed');
  expect([world.stateOf('application/a-1').status, world.stateOf('application/a-2').status]).toEqual(['lapsed', 'notRecommended']);
});
