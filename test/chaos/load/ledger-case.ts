import { randomUUID } from 'node:crypto';
import { inSeconds, type Part, type Play } from './play.js';

const LEDGER = 'ledger';
const stream = `campaign/${LEDGER}`;
/** As many callers at once with one key as a nervous browser would never make. */
const AT_ONCE = 8;

/** A campaign far in the future that everybody amends: one contended stream, and a command whose second effect would show. */
export async function openLedger({ people, timing }: Play): Promise<void> {
  await people.ministry.command(0, stream, 'openCampaign', {
    campaign: LEDGER,
    year: 2022,
    register: 'ledger',
    calendar: { opensAt: inSeconds(0), closesAt: inSeconds(30 * 86_400), reminders: [] },
    timing,
  });
}

export async function ledgerCase(part: Part): Promise<void> {
  const {
    client,
    random,
    play: {
      people: { ministry },
    },
  } = part;
  const amend = (as: number, key?: string) =>
    ministry.command(
      as,
      stream,
      'amendCampaignCalendar',
      { calendar: { opensAt: '2022-04-01T00:00:00.000Z', closesAt: '2099-12-31T15:59:59.999Z', reminders: [] }, reason: part.id('r') },
      key,
    );
  await amend(client);
  if (!random.chance(40)) return;
  const key = randomUUID();
  const body = { calendar: { opensAt: '2022-04-01T00:00:00.000Z', closesAt: '2099-12-31T15:59:59.999Z', reminders: [] }, reason: part.id('r') };
  await Promise.all(Array.from({ length: AT_ONCE }, () => ministry.command(client, stream, 'amendCampaignCalendar', body, key)));
}
