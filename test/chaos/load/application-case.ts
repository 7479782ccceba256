import { randomUUID } from 'node:crypto';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { applicationForm, warningsOf } from '../../../apps/season/script/application-form.js';
import { creditCode } from '../../../apps/season/script/names.js';
import { AUTHORITIES, provinceOf } from '../clients/people.js';
import type { Told } from '../clients/account.js';
import type { Part } from './play.js';

/** 填报, 初审 and 推荐 of one enterprise in the season that is open now; where the clock was quicker, the case ends there. */
export async function applicationCase(part: Part): Promise<void> {
  const { client, random, play } = part;
  const applicant = play.people.applicants[client];
  const { season } = play;
  if (!applicant || !season) return;
  const id = part.id('a');
  const authority = random.oneOf(AUTHORITIES);
  const serial = 1 + random.between(0, 900_000);
  const planned = {
    key: id,
    id,
    applicationNo: '',
    category: 'enterprise' as const,
    authority,
    unitName: `样例单位${id}`,
    subjectCode: creditCode(authority, serial),
    applicant: { account: applicant.id, role: 'applicant' as const },
    fate: 'goesOn' as const,
    merit: 80,
    variety: 50,
    racer: false,
  };
  const stream = `application/${id}`;
  const province = provinceOf(play.people, authority);
  const { category, unitName, subjectCode } = planned;
  if (no(await applicant.command(client, stream, 'startApplication', { season, category, authority, unitName, subjectCode }))) return;
  const form = applicationForm(BATCH_4, planned);
  const draftVersion = await saved(part, `/api/applications/${id}/draft`, form);
  if (draftVersion === null || random.chance(12)) return;
  if (no(await applicant.command(client, stream, 'submitApplication', { draftVersion }))) return;
  if (no(await province.command(client, stream, 'startProvinceReview', {}))) return;
  const checks = { truthful: true, accurate: true, complete: true, opinion: '同意推荐', warningsConfirmed: warningsOf(planned) };
  if (no(await province.command(client, stream, 'passProvinceReview', checks))) return;
  const desk = `desk/${season}/${authority}`;
  const recommended = await province.command(client, desk, 'recommendApplication', { applicationId: id });
  if (random.chance(20)) await province.command(client, desk, 'recommendApplication', { applicationId: id });
  if (recommended.kind === 'ok' && random.chance(40)) await applicant.command(client, stream, 'withdrawApplication', { reason: '样例撤回' });
}

const no = (told: Told): boolean => told.kind !== 'ok';

/** Null: the case was closed meanwhile, so nothing is drafted any more. */
export async function saved({ client, play }: Part, path: string, set: object): Promise<number | null> {
  const applicant = play.people.applicants[client % play.people.applicants.length];
  if (!applicant) return null;
  const reply = await applicant.ask('PATCH', path, { patchId: randomUUID(), base: 0, set });
  return reply.status === 200 ? (reply.body as { version: number }).version : null;
}
