import { describe, expect, it } from 'vitest';
import type { ResourceFacts } from '../kernel/aggregate.js';
import type { Actor } from '../kernel/types.js';
import { type Action, COMMAND_ROLES, READ_ROLES } from './actions.js';
import { can } from './can.js';

const ACTORS: readonly Actor[] = [
  { id: 'u-applicant', role: 'applicant', organisation: 'org-1' },
  { id: 'u-province', role: 'province', authority: '32' },
  { id: 'u-ministry', role: 'ministry' },
  { id: 'u-support', role: 'supportUnit' },
  { id: 'u-expert', role: 'expert' },
  { id: 'u-auditor', role: 'auditor' },
  { id: 'u-operator', role: 'operator' },
  { id: 'public', role: 'public' },
  { id: 'system', role: 'system' },
];

const own: ResourceFacts = { organisation: 'org-1', authority: '32', experts: ['u-expert'] };
const other: ResourceFacts = { organisation: 'org-2', authority: '33', experts: ['u-expert-2'] };

/** A case of one's own and of another's; both once more as unsubmitted draft; another's on a public list; a thing of nobody. */
const RESOURCES: readonly ResourceFacts[] = [own, other, { ...own, private: true }, { ...other, private: true }, { ...other, public: true }, {}];

/**
 * Reviewed by hand; y(es), n(o) = 403, h(idden) = 404. Six letters per role, one per resource above. A change here is a
 * change of who may do what: read it as such.
 */
const EXPECTED = `
                          applicant province ministry support expert auditor operator public system
startApplication          yhyhny nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
submitApplication         yhyhny nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
withdrawApplication       yhyhny nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
answerFormalQuery         yhyhny nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
startProvinceReview       nhnhnn yhhhny nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
returnForCorrection       nhnhnn yhhhny nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
passProvinceReview        nhnhnn yhhhny nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
rejectProvinceReview      nhnhnn yhhhny nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
passFormalCheck           nhnhnn nhhhnn yyhhyy yyhhyy nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
raiseFormalQuery          nhnhnn nhhhnn yyhhyy yyhhyy nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
failFormalCheck           nhnhnn nhhhnn yyhhyy yyhhyy nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
assignExperts             nhnhnn nhhhnn yyhhyy yyhhyy nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
concludeExpertReview      nhnhnn nhhhnn yyhhyy yyhhyy nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
orderSiteVisit            nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
reportSiteVisit           nhnhnn nhhhnn yyhhyy yyhhyy nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
waiveSiteVisit            nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
suggestApplication        nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
declineApplication        nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
ruleObjection             nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
disqualifyApplication     nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
submitScore               nhnhnn nhhhnn nnhhnn nnhhnn yhhhny nnhhnn nnnnnn hhhhnn nnnnnn
recuseFromReview          nhnhnn nhhhnn nnhhnn nnhhnn yhhhny nnhhnn nnnnnn hhhhnn nnnnnn
raiseObjection            nhnhyn nhhhyn nnhhnn nnhhnn nhhhyn nnhhnn nnnnnn hhhhyn nnnnnn
lapseApplication          nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
recordRecommendation      nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
takeBackRecommendation    nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
recordNotRecommended      nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
recordDispatch            nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
recordReceipt             nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
startConsultation         nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
openPublicity             nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
endPublicity              nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
announceApplication       nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
moveApplicationDates      nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
recommendApplication      nhnhnn yhhhny nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
moveRecommendation        nhnhnn yhhhny nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
removeRecommendation      nhnhnn yhhhny nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
sealPackage               nhnhnn yhhhny nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
dispatchPackage           nhnhnn yhhhny nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
receivePackage            nhnhnn nhhhnn yyhhyy yyhhyy nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
reopenPackage             nhnhnn nhhhnn yyhhyy yyhhyy nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
openDesk                  nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
releaseRecommendation     nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
closeDesk                 nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
moveDeskDates             nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
openSeason                nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
amendSeasonCalendar       nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
openConsultation          nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
closeConsultation         nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
openSeasonPublicity       nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
announceResults           nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
closeSeason               nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
closeFill                 nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
closeProvinceReview       nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
closeDispatch             nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
closeSeasonPublicity      nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
openCampaign              nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
amendCampaignCalendar     nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
publishCampaignResults    nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
remindCampaign            nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
closeCampaignFiling       nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
submitEvaluation          yhyhny nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
fileExplanation           yhyhny nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
startEvaluationReview     nhnhnn yhhhny nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
returnEvaluation          nhnhnn yhhhny nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
passEvaluationReview      nhnhnn yhhhny nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
flagEvaluation            nhnhnn yhhhny nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
fileSpecialCase           nhnhnn yhhhny nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
decideSpecialCase         nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
orderSiteCheck            nhnhnn nhhhnn yyhhyy yyhhyy nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
reportSiteCheck           nhnhnn nhhhnn yyhhyy yyhhyy nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
concludeEvaluation        nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
upholdResult              nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
reopenEvaluation          nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
openEvaluation            nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
failOverdue               nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
finaliseResult            nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
moveEvaluationDates       nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
remindSubject             nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
grantTitle                nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn yyyyyy
renameTitle               nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
mergeTitle                nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
revokeTitle               nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
application.list          yhyhny yhhhny yyhhyy yyhhyy yhhhny yyhhyy nnnnnn hhhhnn nnnnnn
application.read          yhyhny yhhhny yyhhyy yyhhyy yhhhny yyhhyy nnnnnn hhhhnn nnnnnn
scores.read               nhnhnn nhhhnn yyhhyy yyhhyy nhhhnn yyhhyy nnnnnn hhhhnn nnnnnn
draft.read                yhyhhh hhhhhh hhhhhh hhhhhh hhhhhh hhhhhh hhhhhh hhhhhh nnnnnn
draft.write               yhyhhh hhhhhh hhhhhh hhhhhh hhhhhh hhhhhh hhhhhh hhhhhh nnnnnn
desk.read                 nhnhnn yhhhny yyhhyy yyhhyy nhhhnn yyhhyy nnnnnn hhhhnn nnnnnn
season.read               yhyhny yhhhny yyhhyy yyhhyy yhhhny yyhhyy yyyyyy hhhhnn nnnnnn
board.read                nhnhnn nhhhnn yyhhyy yyhhyy nhhhnn yyhhyy nnnnnn hhhhnn nnnnnn
campaign.read             yhyhny yhhhny yyhhyy yyhhyy yhhhny yyhhyy yyyyyy hhhhnn nnnnnn
calendar.preview          nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn nnhhnn nnnnnn hhhhnn nnnnnn
evaluation.list           yhyhny yhhhny yyhhyy yyhhyy nhhhnn yyhhyy nnnnnn hhhhnn nnnnnn
evaluation.read           yhyhny yhhhny yyhhyy yyhhyy nhhhnn yyhhyy nnnnnn hhhhnn nnnnnn
title.list                yhyhny yhhhny yyhhyy yyhhyy yhhhny yyhhyy yyyyyy hhhhnn nnnnnn
title.read                nhnhyn nhhhyn nnhhyn nnhhyn nhhhyn nnhhyn nnnnyn hhhhnn nnnnnn
queue.read                yhyhny yhhhny yyhhyy yyhhyy yhhhny nnhhnn nnnnnn hhhhnn nnnnnn
notice.read               yhyhny yhhhny yyhhyy yyhhyy yhhhny nnhhnn nnnnnn hhhhnn nnnnnn
facts.read                yhyhny yhhhny yyhhyy yyhhyy yhhhny yyhhyy nnnnnn hhhhnn nnnnnn
facts.search              nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn yyhhyy nnnnnn hhhhnn nnnnnn
log.export                nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn yyhhyy nnnnnn hhhhnn nnnnnn
process.read              nhnhnn nhhhnn yyhhyy nnhhnn nhhhnn yyhhyy yyyyyy hhhhnn nnnnnn
process.nudge             nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn yyyyyy hhhhnn nnnnnn
process.signal            yhyhny yhhhny yyhhyy yyhhyy yhhhny nnhhnn nnnnnn hhhhnn nnnnnn
command.read              yhyhny yhhhny yyhhyy yyhhyy yhhhny yyhhyy yyyyyy hhhhnn nnnnnn
account.create            nhnhnn nhhhnn nnhhnn nnhhnn nhhhnn nnhhnn yyyyyy hhhhnn nnnnnn
publicity.read            yhyhny yhhhny yyhhyy yyhhyy yhhhny yyhhyy yyyyyy hhhhny nnnnnn
published.read            yhyhny yhhhny yyhhyy yyhhyy yhhhny yyhhyy yyyyyy hhhhny nnnnnn
`;

const rows = EXPECTED.trim()
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(/\s+/));
const answers = (actor: Actor, action: Action) => RESOURCES.map((resource) => can(actor, action, resource)[0]).join('');

describe('who may do what', () => {
  it('is written down for every action', () => {
    expect(rows.map(([action]) => action)).toEqual([...Object.keys(COMMAND_ROLES), ...Object.keys(READ_ROLES)]);
  });

  it.each(rows)('%s', (action, ...expected) => {
    expect(ACTORS.map((actor) => answers(actor, action as Action))).toEqual(expected);
  });

  it('never lets an auditor act', () => {
    const acts = (Object.keys(COMMAND_ROLES) as Action[]).filter((action) => answers({ id: 'u-auditor', role: 'auditor' }, action).includes('y'));
    expect(acts).toEqual([]);
  });

  it('gives commands of the system to nobody else', () => {
    const shared = Object.entries(COMMAND_ROLES)
      .filter(([, roles]) => roles.includes('system') && roles.length > 1)
      .map(([action]) => action);
    expect(shared).toEqual(['openSeason', 'grantTitle']);
  });

  it('hides from an expert what he has recused himself from', () => {
    expect(can({ id: 'u-expert', role: 'expert' }, 'application.read', { ...own, experts: [] })).toBe('hidden');
  });

  it('trusts no account without organisation or authority', () => {
    expect(can({ id: 'u', role: 'applicant' }, 'application.read', { authority: '32' })).toBe('hidden');
    expect(can({ id: 'u', role: 'province' }, 'application.read', { organisation: 'org-1' })).toBe('hidden');
  });
});
