// A virtual object per application, the transaction as its step; called over the ingress as a backend would.
import { Agent, request } from 'node:http';
import { answer, move } from './transition.mjs';

// Its SDK is written for Node 22; this one function is all that Node 20 lacks of it.
Promise.withResolvers ??= function withResolvers() {
  let resolve;
  let reject;
  const promise = new this((done, fail) => {
    resolve = done;
    reject = fail;
  });
  return { promise, resolve, reject };
};
const restate = await import('@restatedev/restate-sdk');

const { INGRESS = '', ADMIN = '', SERVICE_PORT = '' } = process.env;
const application = restate.object({ name: 'application', handlers: { move: (ctx, key) => ctx.run('move', () => move(ctx.key, key)) } });
await restate.serve({ services: [application], port: Number(SERVICE_PORT) });

for (let attempt = 0; ; attempt++) {
  const registered = await fetch(`http://${ADMIN}/deployments`, {
    method: 'POST',
    signal: AbortSignal.timeout(5_000),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uri: `http://127.0.0.1:${SERVICE_PORT}` }),
  }).catch(() => null);
  if (registered?.ok) break;
  if (attempt > 100) throw new Error(`not registered: ${registered?.status} ${await registered?.text()}`);
  await new Promise((done) => setTimeout(done, 200));
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const [hostname, port] = INGRESS.split(':');
answer(
  (id, key) =>
    new Promise((done, fail) => {
      const body = JSON.stringify(key);
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'idempotency-key': key };
      const call = request({ agent, hostname, port, method: 'POST', path: `/application/${id}/move`, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
        response.on('end', () => (response.statusCode === 200 ? done(JSON.parse(text)) : fail(new Error(`${response.statusCode} ${text}`))));
      });
      call.once('error', fail);
      call.end(body);
    }),
);
