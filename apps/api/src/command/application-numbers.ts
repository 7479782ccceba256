import { Inject, Injectable } from '@nestjs/common';
import { seasonStream } from '#libs/domain/kernel/streams';
import { Store } from '../store/store.js';

const SHORT: Record<string, string> = {
  enterprise: 'ENT',
  platformShared: 'PLS',
  platformOther: 'PLO',
  project: 'PRJ',
  cityComprehensive: 'CTC',
  cityDesign: 'CTD',
};

/** 申报编号, `FWZZ-2022-B4-ENT-32-0007` (printed on every page; S5). From a sequence: a refused start leaves a gap, never a double. */
@Injectable()
export class ApplicationNumbers {
  private readonly heads = new Map<string, string>();

  constructor(@Inject(Store) private readonly store: Store) {}

  async next(season: string, category: string, authority: string, budgetMs: number): Promise<string> {
    const head = this.heads.get(season) ?? (await this.headOf(season, budgetMs));
    const [row] = await this.store.write<{ no: string }>(budgetMs, `select nextval('application_number')::text as no`);
    return `FWZZ-${head}-${SHORT[category] ?? 'X'}-${authority}-${(row?.no ?? '').padStart(4, '0')}`;
  }

  private async headOf(season: string, budgetMs: number): Promise<string> {
    const [row] = await this.store.read<{ year: number; batch: number }>(
      budgetMs,
      `select (p.content ->> 'year')::int as year, (p.content ->> 'batch')::int as batch from stream s join programme p on p.hash = s.programme_hash where s.id = $1`,
      [seasonStream(season)],
    );
    // A season that is not there is refused by the decision itself, whatever number the command carries.
    if (!row) return '0000-B0';
    const head = `${row.year}-B${row.batch}`;
    this.heads.set(season, head);
    return head;
  }
}
