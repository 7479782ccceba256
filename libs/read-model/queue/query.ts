import type { z } from 'zod';
import type { Page, QueueRow, queueQuery } from '#libs/contracts/http/list-views';
import type { CommandName } from '#libs/contracts/http/command-routes';
import type { Actor, Role } from '#libs/domain/kernel/types';
import { type Ask, iso, isoOrNull } from '../ask.js';
import { byInstant, contains, listPage, oneOf } from '../list-page.js';
import { type Condition, NONE, visibleApplications, visibleEvaluations } from '../visibility.js';
import { authorityName } from '../words/authorities.js';
import { commandText } from '../words/commands.js';
import { statusText } from '../words/statuses.js';

export type QueueAsked = z.output<typeof queueQuery>;

type Kind = QueueRow['kind'];
type Work = Partial<Record<Kind, Record<string, CommandName>>>;

/** 待办: in which statuses a case waits for this role, and for which act first. */
const WORK: Partial<Record<Role, Work>> = {
  applicant: {
    application: { draft: 'submitApplication', returned: 'submitApplication', formalQueried: 'answerFormalQuery' },
    evaluation: { notStarted: 'submitEvaluation', returned: 'submitEvaluation', notPassed: 'fileExplanation', notPassedOverdue: 'fileExplanation' },
  },
  province: {
    application: { submitted: 'startProvinceReview', provinceReviewing: 'passProvinceReview', provincePassed: 'recommendApplication' },
    evaluation: { submitted: 'startEvaluationReview', provinceReviewing: 'passEvaluationReview' },
    desk: { open: 'sealPackage', sealed: 'dispatchPackage' },
  },
  supportUnit: {
    application: { received: 'passFormalCheck', formalPassed: 'assignExperts', siteVisitPending: 'reportSiteVisit' },
    evaluation: { siteCheckPending: 'reportSiteCheck' },
    desk: { dispatched: 'receivePackage' },
  },
  ministry: {
    application: {
      expertPassed: 'suggestApplication',
      siteVisited: 'suggestApplication',
      siteVisitWaived: 'suggestApplication',
      objectionReview: 'ruleObjection',
    },
    evaluation: {
      provincePassed: 'concludeEvaluation',
      provinceFlagged: 'concludeEvaluation',
      siteChecked: 'concludeEvaluation',
      specialCase: 'decideSpecialCase',
    },
  },
  expert: { application: { expertReviewing: 'submitScore' } },
};

interface Row {
  stream: string;
  kind: Kind;
  id: string;
  no: string;
  unit_name: string;
  category: string;
  authority: string;
  group_id: string;
  status: string;
  next_due_at: Date | null;
  updated_at: Date;
  version: number;
}

/** One shape over three tables, so that the earliest of all comes first. An objection waits for the ministry in any status. */
const FROM = `(
  select r.stream, 'application' as kind, r.id, r.application_no as no, r.unit_name, r.category, r.authority, r.organisation, r.season as group_id, r.status, r.next_due_at, r.updated_at, r.version, r.private, r.experts, r.scored, r.open_objections
    from application_row r
  union all select r.stream, 'evaluation', r.campaign || '/' || r.title_no, r.title_no, r.unit_name, r.kind, r.authority, r.organisation, r.campaign, r.status, r.next_due_at, r.updated_at, r.version, false, '{}', '{}', 0 from evaluation_row r
  union all select r.stream, 'desk', r.season || '/' || r.authority, r.season || '/' || r.authority, '', '', r.authority, '', r.season, r.status, r.next_due_at, r.updated_at, r.version, false, '{}', '{}', 0 from desk_row r
) r`;

export function readQueue(ask: Ask, actor: Actor, asked: QueueAsked): Promise<Page<QueueRow>> {
  const work = WORK[actor.role] ?? {};
  const where = [
    mine(actor, work),
    ...oneOf('r.group_id', asked.season),
    ...oneOf('r.kind', asked.kind),
    ...oneOf('r.status', asked.status),
    ...oneOf('r.category', asked.category),
    ...contains(['r.unit_name', 'r.no'], asked.q),
  ];
  return listPage<Row, QueueRow>(ask, {
    from: FROM,
    columns: 'r.stream, r.kind, r.id, r.no, r.unit_name, r.category, r.authority, r.group_id, r.status, r.next_due_at, r.updated_at, r.version',
    where,
    sort: byInstant('r.next_due_at', '9000000000000000'),
    key: 'r.stream',
    after: asked.after,
    limit: asked.limit,
    toRow: (row) => toView(row, actor, work),
  });
}

function mine(actor: Actor, work: Work): Condition {
  const visible: Record<Kind, Condition> = { application: visibleApplications(actor, 1), evaluation: visibleEvaluations(actor, 1), desk: visibleDesks(actor) };
  const kinds = (Object.keys(work) as Kind[]).map((kind) => {
    const statuses = Object.keys(work[kind] ?? {})
      .map((status) => `'${status}'`)
      .join(', ');
    const alsoObjections = actor.role === 'ministry' && kind === 'application' ? ' or r.open_objections > 0' : '';
    const unscored = actor.role === 'expert' ? ' and not r.scored @> array[$1::text]' : '';
    return `(r.kind = '${kind}' and (r.status in (${statuses})${alsoObjections}) and (${visible[kind].sql})${unscored})`;
  });
  const values = Object.values(visible).find((condition) => condition.values.length > 0)?.values ?? [];
  return kinds.length === 0 ? NONE : { sql: kinds.join(' or '), values };
}

function visibleDesks(actor: Actor): Condition {
  if (actor.role === 'province') return actor.authority ? { sql: 'r.authority = $1', values: [actor.authority] } : NONE;
  return actor.role === 'supportUnit' || actor.role === 'ministry' ? { sql: 'true', values: [] } : NONE;
}

function toView(row: Row, actor: Actor, work: Work): QueueRow {
  const command = work[row.kind]?.[row.status] ?? (actor.role === 'ministry' ? 'ruleObjection' : null);
  return {
    stream: row.stream,
    kind: row.kind,
    id: row.id,
    no: row.no,
    unitName: row.unit_name || authorityName(row.authority),
    category: row.category,
    authority: row.authority,
    authorityName: authorityName(row.authority),
    group: row.group_id,
    status: row.status,
    statusText: statusText(row.kind, row.status),
    command,
    what: command ? commandText(command) : { zh: '', en: '' },
    dueAt: isoOrNull(row.next_due_at),
    changedAt: iso(row.updated_at),
    version: row.version,
  };
}
