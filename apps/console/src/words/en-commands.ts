import type { zhCommands } from './zh-commands.js';

export const enCommands: typeof zhCommands = {
  fields: {
    reason: 'Reason', note: 'Note', opinion: 'Opinion', answer: 'Answer', reasons: 'What is returned', correctBy: 'Correct by', truthful: 'Truthful', accurate: 'Accurate', complete: 'Complete', warningsConfirmed: 'Notes confirmed', items: 'What is asked', answerBy: 'Answer by',
    experts: 'Expert accounts', visitors: 'Visitors', visitedOn: 'Visited on', satisfied: 'As described', report: 'Report', objectionId: 'Objection', outcome: 'Outcome', evidence: 'Evidence', scores: 'Scores', by: 'Raised by', name: 'Name', contact: 'Contact', statement: 'Statement', sealed: 'Sealed',
    applicationId: 'Application', toRank: 'To place', letterNo: 'Letter number', letterHash: 'Letter (sealed scan)', summaryHash: 'Summary table (sealed scan)', mailedAt: 'Mailed at', carrier: 'Carrier', trackingNo: 'Tracking number', paperNumbersMatch: 'Paper numbers agree',
    season: 'Code of the batch', title: 'Title', calendar: 'Calendar', timing: 'Timing', authorities: 'Authorities', from: 'From', endsAt: 'Until', documentNo: 'Document number', complianceReconfirmed: 'Compliance confirmed again', exists: 'Still exists', noMajorEvent: 'No major event',
    reasonKind: 'Reason', explain: 'Explanation', sealHash: 'Sealed explanation (scan)', decision: 'Decision', score: 'Score', closesAt: 'Filing closes', campaign: 'Code of the evaluation', year: 'Year', register: 'Register', titleNo: 'Title number', batch: 'Batch', category: 'Category', authority: 'Authority', organisation: 'Organisation', unitName: 'Name',
    subjectCode: 'Credit code', grantedOn: 'Granted on', into: 'Into title', field: 'Field', opensAt: 'Opens', fillOpensAt: 'Filling opens', fillClosesAt: 'Filling closes', provinceReviewClosesAt: 'First review closes', dispatchClosesAt: 'Dispatch closes', settleSeconds: 'Settle (s)', spreadSeconds: 'Spread (s)', reminders: 'Reminders', daysBefore: 'Days before', at: 'At',
  },
  values: {
    upheld: 'Upheld', rejected: 'Rejected', person: 'Person', organisation: 'Organisation', epidemic: 'Epidemic', licenceRevoked: 'Licence revoked', deregistered: 'Deregistered', suspended: 'Suspended', liquidation: 'Liquidation', renamedOrMerged: 'Renamed or merged', other: 'Other', deferred: 'Deferred', passed: 'Passed', notPassed: 'Not passed', titleLapsed: 'Title lapsed',
    evaluationFailed: 'Evaluation failed', fraud: 'Fraud', accident: 'Accident', ownRequest: 'Own request', DERIVED: 'Grown out of a manufacturer', THIRD_PARTY: 'Third party',
  },
  hints: { experts: 'One account per line', visitors: 'One per line', evidence: 'One name per line', items: 'One per line', correctBy: 'Left empty: by the rule', endsAt: 'Left empty: by the rule (5 working days, first day counted)', toRank: '1 is the first' },
  consequences: {
    withdrawApplication: 'A withdrawal cannot be undone.', rejectProvinceReview: 'Ends this application in this batch.', failFormalCheck: 'Ends this application in this batch.', returnForCorrection: 'Say which field and why, one by one. The day of application stays.', passProvinceReview: 'Check truth, accuracy and completeness one by one, and give an opinion.',
    submitScore: 'Cannot be changed afterwards. Other scores appear after you submit.', concludeExpertReview: 'The mean and the conclusion follow from the rule.', disqualifyApplication: 'For false material; cannot be undone.', sealPackage: 'List and order are fixed; only the ministry can reopen them, with a reason.', dispatchPackage: 'The cases go on to review.',
    announceResults: 'Grants the titles.', openSeasonPublicity: 'The end cannot be brought forward once announced.', revokeTitle: 'A decision of its own, with a document.', recuseFromReview: 'Another expert takes this case.', fileSpecialCase: 'Give the reason and the sealed scan before filing closes.', closeSeason: 'Nothing more is done in this batch.',
  },
};
