import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepCheckpoint } from '#libs/event-store/log/checkpoints';
import { sequenceFacts } from '#libs/event-store/log/sequence';
import { storedNodes } from '#libs/event-store/log/stored-nodes';
import { checkReceipt } from '#libs/event-store/note/receipt';
import { loadLogSigner, loadSigningKey } from '#libs/event-store/signing-key';
import { rangeHash } from '#libs/event-store/tree/prove';
import { toBase64 } from '#libs/event-store/tree/hashes';
import { noteKeyOf } from '#libs/event-store/trusted-key';
import { type Api, startOwnApi } from './api-harness.js';
import { type Cast, castOf, openSeason, submitted } from './api-season.js';

let api: Api;
let cast: Cast;
let witness: Server;
let witnessed: { size: number; root?: string } = { size: 0 };

beforeAll(async () => {
  witness = createServer((_request, response) => response.end(JSON.stringify(witnessed)));
  await new Promise<void>((resolve) => witness.listen(0, '127.0.0.1', resolve));
  api = await startOwnApi({ env: { WITNESS_URL: `http://127.0.0.1:${(witness.address() as AddressInfo).port}` } });
  cast = await castOf(api);
  await openSeason(api, cast);
  await submitted(cast.applicant, 'r-1', 1);
});
afterAll(async () => {
  await api.close();
  await new Promise((resolve) => witness.close(resolve));
});

/** What the sequencer of the worker does each second. */
async function checkpoint(): Promise<void> {
  const store = api.store.engine.writer;
  const [origin] = await api.sql<{ origin: string }>('select origin from log_origin');
  const head = await sequenceFacts(store, 10_000);
  if (head) await keepCheckpoint(store, head, loadLogSigner(api.stateDir, origin?.origin ?? ''));
}

describe('the receipt of a submission', () => {
  it('is not ready before the fact has its place, and then proves it to a stranger who holds the key of the log', async () => {
    const early = await cast.applicant.call('GET', '/api/applications/r-1/receipts/2');
    expect(early).toMatchObject({ status: 409, body: { code: 'RECEIPT_NOT_READY' } });
    await checkpoint();

    const receipt = await cast.applicant.call('GET', '/api/applications/r-1/receipts/2');

    const key = loadSigningKey(api.stateDir).publicKey;
    const report = checkReceipt(String(receipt.body.text), (origin) => noteKeyOf(origin, key));
    expect(report).toMatchObject({ ok: true, fact: { stream: 'application/r-1', version: 2, type: 'ApplicationSubmitted' } });
    expect(checkReceipt(String(receipt.body.text).replace('index ', 'index 1'), (origin) => noteKeyOf(origin, key)).ok).toBe(false);
  });

  it('is given for submissions alone, and to nobody who may not see the case', async () => {
    expect((await cast.applicant.call('GET', '/api/applications/r-1/receipts/1')).status).toBe(404);
    expect((await cast.applicant.call('GET', '/api/applications/r-1/receipts/99')).status).toBe(404);
    expect((await cast.applicant.call('GET', '/api/applications/r-1/receipts/2;drop')).status).toBe(400);
    expect((await cast.otherApplicant.call('GET', '/api/applications/r-1/receipts/2')).status).toBe(404);
    expect((await cast.province.call('GET', '/api/applications/r-1/receipts/2')).status).toBe(200);
  });
});

describe('an API beside a witness', () => {
  const contradictedBy = async (seen: typeof witnessed) => {
    witnessed = seen;
    const health = () => api.stranger().call('GET', '/health/ready');
    await expect.poll(async () => (await health()).body.degraded, { timeout: 10_000 }).toContain('witness');
    const facts = () => api.sql('select count(*) from event');
    const before = await facts();

    expect(await health()).toMatchObject({ status: 503, body: { ready: false } });
    expect(await cast.applicant.press('/api/applications/r-1/withdrawApplication', { reason: '不再申报' })).toMatchObject({
      status: 503,
      body: { code: 'STORE_UNAVAILABLE' },
    });
    expect(await facts()).toEqual(before);

    witnessed = { size: 0 };
    await expect.poll(async () => (await health()).body.degraded, { timeout: 10_000 }).not.toContain('witness');
  };

  it('takes no command while the witness has seen more of the log than the database holds', () => contradictedBy({ size: 1_000_000 }));

  it('takes none either while it has seen another log of no greater length', () => contradictedBy({ size: 2, root: Buffer.alloc(32, 7).toString('base64') }));

  it('takes commands beside a witness that has seen the beginning of this log', async () => {
    await checkpoint();
    const [head] = await api.sql<{ size: number }>('select size::int as size from log_head');
    const size = (head?.size ?? 0) - 1;
    const root = toBase64(await rangeHash(0, size, storedNodes(api.store.engine.writer)));
    witnessed = { size, root };
    const log = async () => (await api.stranger().call('GET', '/health/ready')).body;

    await expect.poll(async () => ((await log()).log as { witnessed: number }).witnessed, { timeout: 10_000 }).toBe(size);

    expect((await log()).degraded).not.toContain('witness');
    expect(size).toBeGreaterThan(1);
    expect((await cast.applicant.press('/api/applications/r-1/withdrawApplication', { reason: '不再申报' })).status).toBe(200);
  });
});
