import { Inject, Injectable } from '@nestjs/common';
import { type Application, type Asked, claim, keepEvent, type Recorded } from './application.service.js';
import { Database, type Tx } from './database.js';
import { Problem } from './problem.js';

const QUOTA = 10;

interface Desk {
  version: number;
  dispatch_closes_at: Date;
}

type At = { season: string; authority: string };

@Injectable()
export class DeskService {
  constructor(@Inject(Database) private readonly database: Database) {}

  recommend(at: At, asked: Asked & { body: { applicationId: string } }): Promise<Recorded> {
    const { applicationId } = asked.body;
    return this.move(at, asked, 'RecommendationAdded', async (tx) => {
      const [application] = await tx.run<Application>(
        'candidate',
        'select id, season, authority, category, status, submitted_by from application where id = $1 for share',
        [applicationId],
      );
      if (!application || application.authority !== at.authority || application.season !== at.season) throw new Problem(409, 'NOT_A_CANDIDATE');
      if (application.status !== 'provincePassed' || application.submitted_by === asked.actor.id) throw new Problem(409, 'NOT_A_CANDIDATE');
      const [count] = await tx.run<{ n: number; listed: boolean }>(
        'ranked',
        'select count(*)::int as n, coalesce(bool_or(application_id = $4), false) as listed from recommendation where season = $1 and authority = $2 and category = $3',
        [at.season, at.authority, application.category, applicationId],
      );
      if (count?.listed) throw new Problem(409, 'ALREADY_RECOMMENDED');
      const rank = (count?.n ?? 0) + 1;
      if (rank > QUOTA) throw new Problem(409, 'QUOTA_EXCEEDED');
      await tx.run('recommendation', 'insert into recommendation (application_id, season, authority, category, rank) values ($1, $2, $3, $4, $5)', [
        applicationId,
        at.season,
        at.authority,
        application.category,
        rank,
      ]);
      return { applicationId, payload: { applicationId, category: application.category, rank }, rank };
    });
  }

  remove(at: At, asked: Asked & { body: { applicationId: string; reason: string } }): Promise<Recorded> {
    const { applicationId, reason } = asked.body;
    return this.move(at, asked, 'RecommendationRemoved', async (tx) => {
      const [gone] = await tx.run<{ category: string; rank: number }>(
        'unrecommend',
        'delete from recommendation where application_id = $1 and season = $2 and authority = $3 returning category, rank',
        [applicationId, at.season, at.authority],
      );
      if (!gone) throw new Problem(409, 'NOT_RECOMMENDED');
      await tx.run('close-up', 'update recommendation set rank = rank - 1 where season = $1 and authority = $2 and category = $3 and rank > $4', [
        at.season,
        at.authority,
        gone.category,
        gone.rank,
      ]);
      return { applicationId, payload: { applicationId, ...gone, reason }, rank: null };
    });
  }

  private move(
    at: At,
    asked: Asked,
    type: string,
    work: (tx: Tx) => Promise<{ applicationId: string; payload: object; rank: number | null }>,
  ): Promise<Recorded> {
    if (asked.actor.role !== 'province' || asked.actor.authority !== at.authority) throw new Problem(404, 'NOT_FOUND');
    return this.database.transaction(async (tx) => {
      const [desk] = await tx.run<Desk>(
        'lock-desk',
        'select d.version, s.dispatch_closes_at from desk d join season s on s.id = d.season where d.season = $1 and d.authority = $2 for update of d',
        [at.season, at.authority],
      );
      if (!desk) throw new Problem(404, 'NOT_FOUND');
      const stream = `desk/${at.season}/${at.authority}`;
      const version = desk.version + 1;
      const again = await claim(tx, stream, version, type, asked);
      if (again) return again;
      if (desk.dispatch_closes_at.getTime() < Date.now()) throw new Problem(409, 'CUT_OFF_PASSED');
      const { applicationId, payload, rank } = await work(tx);
      await keepEvent(tx, stream, version, type, payload, asked);
      await tx.run('desk', 'update desk set version = $3 where season = $1 and authority = $2', [at.season, at.authority, version]);
      await tx.run('list-rank', 'update application_list set rank = $2, updated_at = now() where application_id = $1', [applicationId, rank]);
      await tx.run('queue-rank', 'update work_queue set status = $2, updated_at = now() where application_id = $1', [
        applicationId,
        rank === null ? 'provincePassed' : 'recommended',
      ]);
      return { commandId: asked.commandId, stream, version, facts: [{ type, version }], alreadyRecorded: false };
    });
  }
}
