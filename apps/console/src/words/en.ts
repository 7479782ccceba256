import { enCommands } from './en-commands.js';
import type { Catalogue } from './zh.js';

export const en: Catalogue = {
  app: { name: 'Service-oriented Manufacturing', full: 'Selection and evaluation of service-oriented manufacturing demonstrators', skip: 'Skip to content', signOut: 'Sign out', dark: 'Dark', light: 'Light', language: '中文', menu: 'Main' },
  roles: { applicant: 'Applicant', province: 'Province', ministry: 'Ministry', supportUnit: 'Support unit', expert: 'Expert', auditor: 'Auditor', operator: 'Operator' },
  categories: { enterprise: 'Enterprise', platformShared: 'Platform, shared manufacturing', platformOther: 'Platform, other', project: 'Project', cityComprehensive: 'City, comprehensive', cityDesign: 'City, industrial design', cityOther: 'City, other' },
  nav: { my: 'My applications', myEvaluations: 'My evaluations', todo: 'To do', formal: 'Formal check', desk: 'Ranking and package', evaluations: 'Evaluation', search: 'Applications', season: 'Calendar and lists', scoring: 'My reviews', facts: 'Facts', processes: 'Processes' },
  signIn: { title: 'Sign in', account: 'Account', password: 'Password', submit: 'Sign in', working: 'Signing in…', next: 'You return to your page after signing in.', expired: 'Session ended, your text is here. Sign in with the same account to go on.' },
  list: {
    search: 'Find by number or name', all: 'All', clear: 'Clear filters', count: (n) => `${n} in all`, more: 'Show more', empty: 'Nothing matches.', emptyAll: 'Nothing to do now.', what: 'To do', kind: 'Kind', kinds: { application: 'Application', evaluation: 'Evaluation', desk: 'Desk' },
    status: 'Status', category: 'Category', authority: 'Authority', due: 'Due', no: 'Number', unit: 'Name', updated: 'Updated', keys: 'j / k or ↑ ↓ to move, Enter to open', ratio: 'Service share',
  },
  case: {
    notNow: (n) => `${n} not possible now, and why`, next: 'What happens next', unless: 'Unless done by then: ', may: 'What you can do', none: 'Nothing for you to do now.', noneStaff: 'Nothing to do here now.', record: 'Record', because: 'because: ', by: 'by', latest: 'By', from: 'since', done: 'done', restState: 'Closed, nothing is waiting.', stages: 'Five stages', hash: 'Digest of the record',
    possibleFrom: (when) => `Possible from ${when}.`, openForm: 'Fill in the form', amendForm: 'Correct and submit again', form: 'Application form', returned: 'To be corrected', findings: 'Notes and explanations', justified: 'explained', figures: 'Main figures', submitted: 'Submitted', submission: (n) => `Submission ${n}`,
    applicationDate: 'Day of application', subjectCode: 'Credit code', experts: 'Experts', scores: 'Scores', meanScore: 'Mean score', objections: 'Objection', objectionStates: { open: 'under review', upheld: 'upheld', rejected: 'rejected' }, notFound: 'There is no such case, or this account may not see it.', show: 'Show', hide: 'Hide',
  },
  figures: { operatingRevenueWan: 'Operating revenue (10,000 yuan)', serviceRevenueWan: 'Service revenue (10,000 yuan)', serviceRatioPercent: 'Service share', modes: 'Modes', regionCode: 'Region', industryCode: 'Industry', subjectTitle: 'Title', origin: 'Origin' },
  stages: { fill: 'Filling in', provinceReview: 'First review', package: 'Package', dispatch: 'Package', ministryReview: 'Review', publicity: 'Publicity', consultation: 'Consultation', explanation: 'Explanation', filing: 'Filing', results: 'Results', active: 'Active title', atRest: 'Closed' },
  stageState: { notStarted: 'not started', inProgress: 'in progress', done: 'done', returned: 'returned', failed: 'failed', overdue: 'overdue', waiting: 'waiting', onHold: 'on hold' },
  when: { left: { days: (n) => `${n} days left`, hours: (n) => `${n} hours left`, minutes: (n) => `${n} minutes left` }, past: 'past' },
  dialog: {
    cancel: 'Cancel', working: 'Working…', again: 'Try again', next: 'Continue', count: (n, max) => `${n} of ${max} characters`, tooMany: (n) => `${n} characters too many`, optional: 'optional', addRow: 'Add one', removeRow: 'Remove', yes: 'Yes', no: 'No', choose: 'Choose',
    fileHash: 'Digest (SHA-256)', fileHint: 'Choose the sealed scan; the record keeps its digest only.', dateHint: 'Beijing time, e.g. 2022-05-31 23:59:59', fillThis: 'Fill this in.', notNumber: 'Write a number.', unsure: 'Your text and the action’s key are kept; pressing again does nothing twice.', missing: (n) => `${n} still to fill in.`,
  },
  my: { title: 'My applications', start: 'New application', startIntro: 'Choose category and authority, then fill in. Everything is saved as you type and can be changed until you submit.', category: 'Category', authority: 'Recommending authority', unitName: 'Name of the unit', subjectCode: 'Unified social credit code', cityCode: 'Region code of the city (6 digits)', begin: 'Start', season: 'Batch', empty: 'You have no application yet. Choose “New application” to begin.' },
  apply: {
    title: 'Application form', evaluation: 'Evaluation form', notSent: 'Not submitted yet', notSentAgain: 'Corrections not submitted yet', nothingYet: 'Nothing typed yet', saved: (time) => `Saved ${time}`, saving: 'Saving…', kept: 'Kept on this computer, saved when online', failed: 'Not saved', check: 'Check and submit', toSubmit: 'Submit', submit: 'Submit', submitting: 'Submitting…', saveAndNext: 'Save and continue',
    blocks: (n) => `${n} things to change before you can submit`, warns: (n) => `${n} points need an explanation`, clean: 'Nothing to change, ready to submit.', justification: 'Explanation', justificationHint: '50–1000 characters', sections: 'Sections', unfilled: 'not filled in', computed: 'computed',
    confirmTitle: 'Submit', confirmText: 'The province reviews it next; it cannot be changed unless it is returned. The first submission fixes the day of application.', confirmEvaluation: 'The province reviews it next; it cannot be changed unless it is returned.', draftVersion: (n) => `This submits version ${n} of the draft.`, cannotSubmit: (n) => `Cannot submit: ${n} things are still to change or explain. Deal with the list above first.`,
    conflict: 'Another window changed this field', mine: 'Keep mine', theirs: 'Keep theirs', merged: (n) => `${n} changes of another window were taken in`, closed: 'Cannot be changed: submitted or closed.', receipt: 'Receipt', sent: (no) => `Submitted, number ${no}`, toCase: 'Follow its progress', sentAt: 'Submitted at', contentHash: 'Digest of the content',
    year: (y) => String(y), rowNo: (n) => `No. ${n}`, zi: (n) => `${n} in this chapter`, total: 'Total', measure: 'Measure', statement: 'Statement', pasteHint: 'A block copied from Excel can be pasted into the first cell', pasted: (n, ignored) => `${n} cells filled${ignored > 0 ? `, ${ignored} text cells ignored` : ''}`, missing: (n) => `${n} missing`,
  },
  desk: {
    title: 'Ranking and package', used: (u, q) => `${u} of ${q} used`, full: 'quota used up', ranking: 'Ranking', candidates: 'Passed, not recommended', waiting: (n) => `${n} waiting`, none: 'Nothing recommended yet.', noCandidates: 'Nothing to recommend.', up: 'Up', down: 'Down', remove: 'Remove', recommend: 'Recommend', rank: 'Rank',
    moved: (name, rank) => `“${name}” is now number ${rank}`, line: (q) => `quota ${q}`, letter: 'Letter', dispatchedAt: 'Dispatched at',
  },
  season: {
    title: 'Calendar and lists', season: 'Batch', none: 'No batch yet.', openNew: 'Open a batch', codeHint: 'Letters, digits and hyphens, e.g. batch-4; fixed once opened', calendar: 'Calendar', board: 'National progress', stuck: 'How many stand at each stage', byCategory: 'By category', authority: 'Authority', total: 'Total', rest: 'Closed', desk: 'Package', quota: 'Quota', published: 'Published', already: 'Selected before', target: 'National target',
    asOf: (time) => `as of ${time}`, under: (title, version, hash) => `Runs on “${title}”, version ${version}, digest ${hash}`, amended: (n) => `amended ${n} times`, amend: 'Amend the calendar', preview: 'Preview impact', confirm: 'Amend the calendar', before: 'Now', after: 'Then', reason: 'Reason',
    fillOpensAt: 'Filling opens', fillClosesAt: 'Filling closes', provinceReviewClosesAt: 'First review closes', dispatchClosesAt: 'Dispatch closes', publicity: 'Publicity', consultation: 'Consultation', announcements: 'Announced', consultations: { none: 'not started', open: 'open', closed: 'closed' }, notStarted: 'not started', round: (n) => `Round ${n}`, provisional: 'provisional (holidays not published)',
    unchanged: 'No date has changed.', previewFirst: 'Preview the impact first.', reasonFirst: 'Give a reason first.', stale: 'Dates changed after the preview: preview again.', impactOf: (streams, authorities, timers) => `${streams} cases · ${authorities} authorities · ${timers} timers move`,
    impactMore: (earlier, reopened, untouched) => `${earlier} earlier · ${reopened} reopened · ${untouched} untouched`,
  },
  evaluation: { title: 'Evaluation', none: 'No evaluation.', form: 'Fill in the evaluation', amendForm: 'Correct and submit again', kind: 'Kind', titleNo: 'Title number', batch: 'Batch', closesAt: 'Filing closes' },
  campaign: { title: 'Evaluation progress', of: (year) => `Evaluation ${year}`, total: (n) => `${n} subjects`, none: 'No evaluation yet.', open: 'Open an evaluation', reminders: 'Reminders', byAuthority: 'By authority', willFail: (n) => `At the deadline: ${n} that have not submitted and have no special case on file count as not passed.`, show: 'See each' },
  scoring: { total: 'Total', totalLater: 'shown when complete', outOf: (max) => `0–${max}` },
  audit: { title: 'Facts', stream: 'Stream', type: 'Type', actor: 'Actor', from: 'From', to: 'To', at: 'Time', what: 'What', cause: 'Cause', causes: { command: 'command', timer: 'timer', followUp: 'follow-up' }, hash: 'Digest', none: 'No fact matches.' },
  processes: {
    title: 'Processes', list: 'Processes', process: 'Process', stage: 'Stage', state: 'State', version: 'Version', waiting: 'Timers', history: 'History length', engine: 'In the engine’s own pages', open: 'Open', nudge: 'Nudge', nudged: 'Nudged.', queries: 'Ask the process', noDue: 'No timer is waiting.', late: 'late', onTime: 'on time', mail: 'mail waiting',
    health: 'Health', ready: 'Takes commands', healthy: 'up', unhealthy: 'down', clock: 'Clock skew', mailWaiting: 'Mail waiting', overdue: 'Overdue', waitingSince: (n, seconds) => (n === 0 ? '0' : `${n}, oldest ${seconds} s ago`), streamVersion: 'Version of the record', processVersion: 'Version of the process', agrees: 'They agree', startedAt: 'Started', followUps: 'Open follow-ups', inbox: 'Commands waiting',
    states: { running: 'running', ended: 'ended, starts again on a new fact', missing: 'not running', unknown: 'the engine does not answer' }, kinds: { application: 'Application', desk: 'Desk', season: 'Season', campaign: 'Campaign', evaluation: 'Evaluation', title: 'Title' },
  },
  errors: { load: 'This part could not be read.', retry: 'Retry', notFound: 'No such page', notFoundText: 'The address may have changed, or this account may not see it.', home: 'Back to the first page', offline: 'Offline: you can go on typing', updated: (n) => `${n} updated, show`, requestId: (id) => `Request ${id}`, crash: 'This part could not be shown. Retry, or tell the operator the request number.', loading: 'Reading…' },
  commands: enCommands,
};
