import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { hashFromBase64, toBase64 } from '#libs/event-store/tree/hashes';
import type { MirroredEntry, WitnessFolder } from './folder.js';
import type { Answer, Witness } from './witness.js';

const MAXIMUM_BODY_BYTES = 64 * 1024 * 1024;

/**
 * `POST /add-checkpoint` (C2SP tlog-witness) · `POST /add-entries?from=N`, proof lines, a blank
 * line, then `leaf sealed` (both base64) per fact ·
 * `GET /state` · `GET /checkpoint` · `GET /entries?from=N&to=M`, sealed lines for a restore.
 */
export function witnessServer(witness: Witness, folder: WitnessFolder): Server {
  return createServer((request, response) => {
    void answer(witness, folder, request)
      .catch((error: Error): Answer => ({ status: 400, body: `${error.message}\n` }))
      .then((result) => send(response, result));
  });
}

async function answer(witness: Witness, folder: WitnessFolder, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://witness');
  switch (`${request.method} ${url.pathname}`) {
    case 'POST /add-checkpoint':
      return witness.addCheckpoint(await bodyOf(request));
    case 'POST /add-entries':
      return addEntries(witness, wholeNumber(url, 'from'), await bodyOf(request));
    case 'GET /state':
      return { status: 200, body: JSON.stringify(stateOf(folder)), contentType: 'application/json' };
    case 'GET /checkpoint':
      return folder.checkpointText === null ? { status: 404, body: 'nothing cosigned yet\n' } : { status: 200, body: folder.checkpointText };
    case 'GET /entries':
      return {
        status: 200,
        body: folder
          .entries(wholeNumber(url, 'from'), wholeNumber(url, 'to'))
          .map((line) => `${line}\n`)
          .join(''),
      };
    default:
      return { status: 404, body: 'no such address\n' };
  }
}

/** Proof lines come first, as in add-checkpoint; an empty proof leaves only the blank line. */
function addEntries(witness: Witness, from: number, body: string): Answer {
  const blank = body.startsWith('\n') ? 0 : body.indexOf('\n\n') + 1;
  const proof = body
    .slice(0, blank)
    .split('\n')
    .filter((line) => line !== '');
  return witness.addEntries(from, parseEntries(body.slice(blank)), proof.map(hashFromBase64));
}

function stateOf(folder: WitnessFolder): { size: number; root: string | null; mirrored: number } {
  return { size: folder.checkpoint?.size ?? 0, root: folder.checkpoint ? toBase64(folder.checkpoint.root) : null, mirrored: folder.mirrored };
}

function parseEntries(body: string): MirroredEntry[] {
  return body
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [leaf = '', sealed = ''] = line.split(' ');
      return { leaf: hashFromBase64(leaf), sealed: Buffer.from(sealed, 'base64') };
    });
}

function wholeNumber(url: URL, name: string): number {
  const text = url.searchParams.get(name) ?? '';
  if (!/^(0|[1-9]\d{0,15})$/.test(text)) throw new Error(`${name} is not a whole number`);
  return Number(text);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MAXIMUM_BODY_BYTES) throw new Error('the body is too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, { status, body, contentType = 'text/plain; charset=utf-8' }: Answer): void {
  response.writeHead(status, { 'content-type': contentType }).end(body);
}
