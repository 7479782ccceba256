import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { FrameReader } from './postgres-frames.js';

/**
 * What the proxy does to a connection. One-shot faults strike the next COMMIT that comes by and then the proxy passes again:
 * `cutBeforeCommit` nothing is recorded · `swallowAnswer` recorded, nobody is told · `holdAnswer` recorded, and `onCommitted`
 * runs before the answer goes on (there the harness kills). `blackHole` keeps connections open and moves no byte.
 */
export type ProxyMode = 'pass' | 'cutBeforeCommit' | 'swallowAnswer' | 'holdAnswer' | 'blackHole' | 'refuse';

interface Pair {
  client: Socket;
  server: Socket;
  /** Bytes that are held back go on in their order. */
  held: Promise<void> | null;
}

/** A TCP proxy in front of PostgreSQL that reads the protocol far enough to know a COMMIT, so the product needs no hook. */
export class PostgresProxy {
  mode: ProxyMode = 'pass';
  onCommitted: () => void = () => undefined;
  /** With `cutBeforeCommit`: runs before the connection is cut, so a harness can kill the caller before it knows. */
  onCut: () => void = () => undefined;
  /** Every message to the server is so late, or only the one with the COMMIT. */
  delayMs = 0;
  commitDelayMs = 0;
  /** How often a one-shot fault has struck. */
  struck = 0;
  private readonly pairs = new Set<Pair>();
  private readonly listener: Server;

  constructor(private readonly target: { host: string; port: number }) {
    this.listener = createServer((client) => this.accept(client));
  }

  async listen(port = 0): Promise<number> {
    await new Promise<void>((resolve) => this.listener.listen(port, '127.0.0.1', resolve));
    return (this.listener.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.cutAll();
    await new Promise((resolve) => this.listener.close(resolve));
  }

  /** Every open connection gone at once, as when a cable is pulled and noticed. */
  cutAll(): void {
    for (const pair of this.pairs) this.drop(pair);
  }

  private accept(client: Socket): void {
    if (this.mode === 'refuse') {
      client.destroy();
      return;
    }
    const pair: Pair = { client, server: connect(this.target), held: null };
    this.pairs.add(pair);
    const fromClient = new FrameReader('client');
    const fromServer = new FrameReader('server');
    client.on('data', (bytes) => this.toServer(pair, bytes, fromClient));
    pair.server.on('data', (bytes) => this.toClient(pair, bytes, fromServer));
    for (const socket of [client, pair.server]) socket.on('error', () => this.drop(pair)).on('close', () => this.drop(pair));
  }

  private toServer(pair: Pair, bytes: Buffer, reader: FrameReader): void {
    if (this.mode === 'blackHole') return;
    const commits = reader.sawCommit(bytes);
    if (commits && this.mode === 'cutBeforeCommit')
      return this.strike(() => {
        this.onCut();
        this.drop(pair);
      });
    const delay = this.delayMs + (commits ? this.commitDelayMs : 0);
    if (delay === 0 && pair.held === null) pair.server.write(bytes);
    else this.holdBack(pair, bytes, delay);
  }

  private holdBack(pair: Pair, bytes: Buffer, delay: number): void {
    const due = Date.now() + delay;
    const before = pair.held ?? Promise.resolve();
    const mine = before
      .then(() => sleep(Math.max(0, due - Date.now())))
      .then(() => {
        if (this.mode !== 'blackHole' && this.pairs.has(pair)) pair.server.write(bytes);
        if (pair.held === mine) pair.held = null;
      });
    pair.held = mine;
  }

  private toClient(pair: Pair, bytes: Buffer, reader: FrameReader): void {
    if (this.mode === 'blackHole') return;
    const committed = reader.sawCommit(bytes);
    if (committed && this.mode === 'swallowAnswer') return this.strike(() => this.drop(pair));
    if (committed && this.mode === 'holdAnswer') this.strike(this.onCommitted);
    pair.client.write(bytes);
  }

  private strike(fault: () => void): void {
    this.mode = 'pass';
    this.struck++;
    fault();
  }

  private drop(pair: Pair): void {
    this.pairs.delete(pair);
    pair.client.destroy();
    pair.server.destroy();
  }
}
