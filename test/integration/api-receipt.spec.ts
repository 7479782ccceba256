import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepCheckpoint } from '#libs/event-store/log/checkpoints';
import { sequenceFacts } from '#libs/event-store/log/sequence';
import { checkReceipt } from '#libs/event-store/note/receipt';
import { loadLogSigner, loadSigningKey } from '#libs/event-store/signing-key';
import { noteKeyOf } from '#libs/event-store/trusted-key';
import { type Api, startOwnApi } from './api-harness.js';
import { type Cast, castOf, openSeason, submitted } from './api-season.js';

let api: Api;
let cast: Cast;
let witness: Server;
let witnessed = 0;

beforeAll(async () => {
  witness = createServer((_request, response) => response.end(JSON.stringify({ size: witnessed })));
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
  it('takes no part while the witness has seen more of the log than the database holds', async () => {
    witnessed = 1_000_000;
    await new Promise((resolve) => setTimeout(resolve, 2_100));

    const answer = await api.stranger().call('GET', '/health/ready');

    expect(answer).toMatchObject({ status: 503, body: { ready: false, degraded: expect.arrayContaining(['witness']) } });
    witnessed = 0;
  });
});
