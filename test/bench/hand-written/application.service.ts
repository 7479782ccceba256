import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from './database.js';
import { completeForm, CONTACT } from './form.js';
import { Problem } from './problem.js';
import type { Actor } from './session.js';

export interface Asked {
  actor: Actor;
  commandId: string;
  body: object;
}

export interface Recorded {
  commandId: string;
  stream: string;
  version: number;
  facts: { type: string; version: number }[];
  alreadyRecorded: boolean;
}

export interface Application {
  id: string;
  season: string;
  category: string;
  authority: string;
  organisation: string;
  unit_name: string;
  status: string;
  submission: number;
  correct_by: Date | null;
  submitted_by: string | null;
  version: number;
  review_closes_at: Date;
}

export const bodyHash = (body: object): string => createHash('sha256').update(JSON.stringify(body)).digest('hex');

/** Null: new. Else the answer of the first time; the same key with another body or person is a conflict. */
export async function claim(tx: Tx, stream: string, version: number, type: string, { actor, commandId, body }: Asked): Promise<Recorded | null> {
  const hash = bodyHash(body);
  const facts = [{ type, version }];
  const made = await tx.run<{ command_id: string }>(
    'claim',
    'insert into command (command_id, actor_id, body_hash, stream, version, facts) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning command_id',
    [commandId, actor.id, hash, stream, version, JSON.stringify(facts)],
  );
  if (made.length > 0) return null;
  const [first] = await tx.run<{ actor_id: string; body_hash: string; stream: string; version: number; facts: Recorded['facts'] }>(
    'claimed',
    'select actor_id, body_hash, stream, version, facts from command where command_id = $1',
    [commandId],
  );
  if (!first || first.actor_id !== actor.id || first.body_hash !== hash || first.stream !== stream) throw new Problem(409, 'COMMAND_ID_REUSED');
  return { commandId, stream, version: first.version, facts: first.facts, alreadyRecorded: true };
}

export const keepEvent = (tx: Tx, stream: string, version: number, type: string, payload: object, { actor, commandId }: Asked) =>
  tx.run('event', 'insert into event (stream, version, type, payload, actor_id, command_id) values ($1, $2, $3, $4, $5, $6)', [
    stream,
    version,
    type,
    JSON.stringify(payload),
    actor.id,
    commandId,
  ]);

@Injectable()
export class ApplicationService {
  constructor(@Inject(Database) private readonly database: Database) {}

  startReview(id: string, asked: Asked): Promise<Recorded> {
    return this.move(id, asked, 'ProvinceReviewStarted', (application) => {
      this.reviewer(application, asked.actor, ['submitted']);
      return { status: 'provinceReviewing', payload: { reviewer: asked.actor.id } };
    });
  }

  returnForCorrection(id: string, asked: Asked & { body: { reasons: object[] } }): Promise<Recorded> {
    return this.move(id, asked, 'ApplicationReturned', async (application, tx) => {
      this.reviewer(application, asked.actor, ['provinceReviewing']);
      const correctBy = new Date(Math.min(Date.now() + 7 * 86_400_000, application.review_closes_at.getTime()));
      await tx.run('notice', `insert into notice (organisation, template, about) values ($1, 'applicationReturned', $2)`, [application.organisation, id]);
      return { status: 'returned', payload: { reasons: asked.body.reasons, correctBy: correctBy.toISOString() }, correctBy };
    });
  }

  submit(id: string, asked: Asked & { body: { draftVersion: number } }): Promise<Recorded> {
    return this.move(id, asked, 'ApplicationSubmitted', async (application, tx) => {
      if (application.organisation !== asked.actor.organisation) throw new Problem(404, 'NOT_FOUND');
      if (!['draft', 'returned'].includes(application.status)) throw new Problem(409, 'WRONG_STAGE');
      if (application.correct_by && application.correct_by.getTime() < Date.now()) throw new Problem(409, 'CUT_OFF_PASSED');
      const [draft] = await tx.run<{ content: Record<string, unknown>; version: number }>(
        'draft',
        'select content, version from draft where application_id = $1',
        [id],
      );
      if (!draft || draft.version !== asked.body.draftVersion) throw new Problem(409, 'DRAFT_STALE');
      const checked = completeForm.safeParse(draft.content);
      if (!checked.success) throw new Problem(422, 'FORM_INCOMPLETE', checked.error.issues[0]?.path.join('.'));
      const contact = Object.fromEntries(CONTACT.map((name) => [name, draft.content[name]]));
      const content = JSON.stringify(Object.fromEntries(Object.entries(draft.content).filter(([name]) => !(name in contact))));
      const hash = createHash('sha256').update(content).digest('hex');
      const no = application.submission + 1;
      await tx.run('submission', 'insert into submission (application_id, no, hash, content, contact) values ($1, $2, $3, $4, $5)', [
        id,
        no,
        hash,
        content,
        JSON.stringify(contact),
      ]);
      return { status: 'submitted', payload: { contentHash: hash, submission: no }, submission: no, hash };
    });
  }

  /** 404 for what one may not know of. */
  private reviewer(application: Application, actor: Actor, from: string[]): void {
    if (actor.role !== 'province' || application.authority !== actor.authority) throw new Problem(404, 'NOT_FOUND');
    if (!from.includes(application.status)) throw new Problem(409, 'WRONG_STAGE');
    if (application.submitted_by === actor.id) throw new Problem(409, 'OWN_PROVINCE_CONFLICT');
    if (application.review_closes_at.getTime() < Date.now()) throw new Problem(409, 'CUT_OFF_PASSED');
  }

  private move(id: string, asked: Asked, type: string, decide: (application: Application, tx: Tx) => Moved | Promise<Moved>): Promise<Recorded> {
    return this.database.transaction(async (tx) => {
      const [application] = await tx.run<Application>(
        'lock',
        `select a.id, a.season, a.category, a.authority, a.organisation, a.unit_name, a.status, a.submission, a.correct_by, a.submitted_by, a.version, s.review_closes_at
         from application a join season s on s.id = a.season where a.id = $1 for update of a`,
        [id],
      );
      if (!application) throw new Problem(404, 'NOT_FOUND');
      const stream = `application/${id}`;
      const version = application.version + 1;
      const again = await claim(tx, stream, version, type, asked);
      if (again) return again;
      const moved = await decide(application, tx);
      await keepEvent(tx, stream, version, type, moved.payload, asked);
      await keep(tx, application, version, moved, asked.actor);
      return { commandId: asked.commandId, stream, version, facts: [{ type, version }], alreadyRecorded: false };
    });
  }
}

interface Moved {
  status: string;
  payload: object;
  correctBy?: Date;
  submission?: number;
  hash?: string;
}

/** The row itself, and the two rows that lists and queues read. */
async function keep(tx: Tx, application: Application, version: number, moved: Moved, actor: Actor): Promise<void> {
  const submission = moved.submission ?? application.submission;
  await tx.run(
    'application',
    `update application set status = $2, version = $3, submission = $4, content_hash = coalesce($5, content_hash), correct_by = $6,
       submitted_by = case when $5::text is null then submitted_by else $7 end, updated_at = now() where id = $1`,
    [application.id, moved.status, version, submission, moved.hash ?? null, moved.correctBy ?? null, actor.id],
  );
  await tx.run(
    'list',
    `insert into application_list (application_id, season, authority, organisation, category, unit_name, status, submission, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (application_id) do update set status = excluded.status, submission = excluded.submission, version = excluded.version, updated_at = now()`,
    [
      application.id,
      application.season,
      application.authority,
      application.organisation,
      application.category,
      application.unit_name,
      moved.status,
      submission,
      version,
    ],
  );
  const waitsForApplicant = moved.status === 'returned';
  await tx.run(
    'queue',
    `insert into work_queue (application_id, role, authority, organisation, status, due_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (application_id) do update set role = excluded.role, authority = excluded.authority, organisation = excluded.organisation, status = excluded.status,
       due_at = excluded.due_at, updated_at = now()`,
    [
      application.id,
      waitsForApplicant ? 'applicant' : 'province',
      waitsForApplicant ? null : application.authority,
      waitsForApplicant ? application.organisation : null,
      moved.status,
      moved.correctBy ?? application.review_closes_at,
    ],
  );
}
