import { dayOf } from '../kernel/instants.js';
import { deskStream, idOf, titleStream } from '../kernel/streams.js';
import type { FactMeta, FollowUp } from '../kernel/types.js';
import type { Programme } from '../programmes/programme.js';
import type { ApplicationFact } from './facts.js';
import { maybeOnTheList, type ApplicationState, type StartedApplication } from './state.js';

export function followUps(fact: ApplicationFact, state: ApplicationState, meta: FactMeta, programme: Programme): FollowUp[] {
  if (state.status === 'none') return [];
  switch (fact.type) {
    case 'ApplicationReturned':
      return [toApplicant(state, 'applicationReturned', { correctBy: fact.correctBy })];
    case 'ApplicationLapsed':
      return [toApplicant(state, 'applicationLapsed', { at: fact.at, deadline: fact.deadline })];
    case 'ProvinceReviewRejected':
      return [toApplicant(state, 'provinceReviewRejected')];
    case 'FormalQueryRaised':
      return [toApplicant(state, 'formalQueryRaised', { answerBy: fact.answerBy }), toProvince(state, 'formalQueryRaised', { answerBy: fact.answerBy })];
    case 'ExpertsAssigned':
      return fact.experts.map((id) => ({
        kind: 'notice',
        to: { role: 'expert', id },
        template: 'expertAssigned',
        params: { applicationNo: state.applicationNo },
      }));
    case 'ObjectionRaised':
      return [
        {
          kind: 'notice',
          to: { role: 'ministry' },
          template: 'objectionRaised',
          params: { applicationNo: state.applicationNo, objectionId: fact.objectionId },
        },
      ];
    case 'ApplicationWithdrawn':
      return release(state, meta, 'withdrawn');
    case 'ApplicationDisqualified':
      return [...release(state, meta, 'disqualified'), toApplicant(state, 'applicationDisqualified'), toProvince(state, 'applicationDisqualified')];
    case 'ApplicationAnnounced':
      return [grantTitle(state, fact, meta, programme), toApplicant(state, 'applicationAnnounced', { titleNo: fact.titleNo })];
    default:
      return [];
  }
}

/** The place on the desk's list becomes free; a desk that does not hold it, or has sealed its package, says no. */
function release(state: StartedApplication, meta: FactMeta, reason: string): FollowUp[] {
  if (!maybeOnTheList(state.endedFrom)) return [];
  return [
    {
      kind: 'command',
      stream: deskStream(state.season, state.authority),
      command: { type: 'releaseRecommendation', applicationId: idOf(meta.stream), reason },
    },
  ];
}

/** Titles of a season stand in a register of its own name. */
function grantTitle(state: StartedApplication, fact: { titleNo: string; documentNo: string }, meta: FactMeta, programme: Programme): FollowUp {
  const { season, category, authority, organisation, unitName, subjectCode } = state;
  return {
    kind: 'command',
    stream: titleStream(fact.titleNo),
    command: {
      type: 'grantTitle',
      titleNo: fact.titleNo,
      register: season,
      batch: programme.batch,
      category,
      authority,
      organisation,
      unitName,
      subjectCode,
      grantedOn: dayOf(meta.occurredAt),
      documentNo: fact.documentNo,
      applicationId: idOf(meta.stream),
    },
  };
}

function toApplicant(state: StartedApplication, template: string, params: { [name: string]: string } = {}): FollowUp {
  return { kind: 'notice', to: { role: 'applicant', organisation: state.organisation }, template, params: { applicationNo: state.applicationNo, ...params } };
}

function toProvince(state: StartedApplication, template: string, params: { [name: string]: string } = {}): FollowUp {
  return { kind: 'notice', to: { role: 'province', authority: state.authority }, template, params: { applicationNo: state.applicationNo, ...params } };
}
