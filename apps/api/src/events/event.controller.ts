import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ProblemError } from '../http/problem.js';
import type { EdgeRequest } from '../http/request.js';
import { Serve } from '../http/serve.js';
import { EventFeed } from './event-feed.js';

const HEARTBEAT_MS = 15_000;
const MOST_UNREAD = 1_000_000;

@Controller()
export class EventController {
  constructor(@Inject(EventFeed) private readonly feed: EventFeed) {}

  /** Server-sent events; after a break the page reads again what it shows, so nothing is replayed. */
  @Serve('streamEvents')
  async streamEvents(@Req() request: EdgeRequest, @Res() response: Response): Promise<void> {
    const { session } = request;
    if (!session) throw new ProblemError('UNAUTHENTICATED');
    await this.feed.prepare();
    response.status(200).set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no', Connection: 'keep-alive' });
    const say = (text: string): void => {
      // Who does not read is let go; the browser comes back and reads its page again.
      if (response.writableLength > MOST_UNREAD) response.destroy();
      else response.write(text);
    };
    const heartbeat = setInterval(() => say(': still here\n\n'), HEARTBEAT_MS);
    const leave = this.feed.subscribe({
      actor: session.actor,
      tokenHash: session.tokenHash,
      send: ({ id, ...change }) => say(`id: ${id}\nevent: streamChanged\ndata: ${JSON.stringify(change)}\n\n`),
      end: (why) => response.end(`event: ${why}\ndata: {}\n\n`),
    });
    response.once('close', () => {
      clearInterval(heartbeat);
      leave();
    });
    say('retry: 2000\n\n');
  }
}
