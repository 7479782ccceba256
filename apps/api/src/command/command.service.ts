import { Inject, Injectable } from '@nestjs/common';
import { applyCommand } from '#libs/engine/apply-command';
import type { CommandEnvelope } from '#libs/engine/command-envelope';
import type { StreamId } from '#libs/domain/kernel/types';
import { COMMAND_ROUTES, type CommandName } from '#libs/contracts/http/command-routes';
import type { CommandAccepted, CommandRecorded } from '#libs/contracts/http/process-view';
import { Access } from '../access/access.js';
import { WitnessCheck } from '../health/witness-check.js';
import { routeBody, routeParams } from '../http/parts.js';
import { ProblemError } from '../http/problem.js';
import { actorOf, budgetOf, type EdgeRequest, PUBLIC_ACTOR } from '../http/request.js';
import { Store } from '../store/store.js';
import { networkOf } from '../throttle/network.js';
import { type Limit, Throttle } from '../throttle/throttle.js';
import { bodyHashOf } from './body-hash.js';
import { CommandInbox, isSignallable } from './command-inbox.js';
import { EdgeMade, type Made } from './edge-made.js';
import { asksToRespondAsync, commandIdOf, expectedVersionOf } from './headers.js';
import { answerOf } from './outcome.js';
import { streamOf } from './stream-of.js';

/** One command as it came in; the same whether it is applied now or handed to its process. */
export interface Incoming {
  name: CommandName;
  params: Record<string, string>;
  body: Record<string, unknown>;
}

/** Later than this the caller has been told 503: the outcome is then unknown, and the same key tells. */
const ANSWER_WITHIN_MS = 4_900;

/** A village behind one address stays below it; who floods a publicity does not. */
const OBJECTIONS_OF_THE_PUBLIC: Limit = { name: 'raiseObjection', most: 60, minutes: 10 };

@Injectable()
export class CommandService {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(Access) private readonly access: Access,
    @Inject(EdgeMade) private readonly edge: EdgeMade,
    @Inject(CommandInbox) private readonly inbox: CommandInbox,
    @Inject(Throttle) private readonly throttle: Throttle,
    @Inject(WitnessCheck) private readonly witness: WitnessCheck,
  ) {}

  /** Applies the command of the request's route, or keeps it for its process where the caller does not wait. */
  async serve(name: CommandName, request: EdgeRequest): Promise<CommandRecorded | CommandAccepted> {
    this.refuseWhileContradicted();
    const incoming = { name, params: routeParams(request), body: routeBody(request) as Record<string, unknown> };
    if (asksToRespondAsync(request) && isSignallable(name)) return this.inbox.keep(await this.permitted(incoming, request));
    await this.demandRoom(name, request);
    const envelope = await this.toBePermitted(incoming, request);
    return answerOf(envelope.commandId, envelope.actor, await this.inTime(request, applyCommand(this.store.engine, envelope)));
  }

  /** For `POST /api/processes/{stream}/signals/{command}`: checked as above, decided by the process. */
  async keep(incoming: Incoming, request: EdgeRequest): Promise<CommandAccepted> {
    this.refuseWhileContradicted();
    if (!isSignallable(incoming.name)) throw new ProblemError('COMMAND_NOT_SIGNALLED');
    return this.inbox.keep(await this.permitted(incoming, request));
  }

  /** The one command that needs no account writes facts that stay for ever: from one network only so many of them. */
  private async demandRoom(name: CommandName, request: EdgeRequest): Promise<void> {
    if (name !== 'raiseObjection' || actorOf(request) !== PUBLIC_ACTOR) return;
    const seconds = await this.throttle.count(OBJECTIONS_OF_THE_PUBLIC, networkOf(request), budgetOf(request));
    if (seconds > 0) throw new ProblemError('TOO_MANY_REQUESTS', { headers: { 'Retry-After': String(seconds) } });
  }

  /** Where something is kept or read for a command before its transaction, its right to be given is asked before that. */
  private async permitted(incoming: Incoming, request: EdgeRequest): Promise<CommandEnvelope & { receivedAt: string }> {
    const stream = streamOf(COMMAND_ROUTES[incoming.name].command, incoming.params);
    // What is wrong with the headers is said first, as for every command.
    commandIdOf(request);
    expectedVersionOf(request);
    await this.access.demand(actorOf(request), incoming.name, stream, budgetOf(request));
    return this.envelopeOf(incoming, request);
  }

  /** What is applied at once is asked in the transaction, of the state under its lock: one question to PostgreSQL less. */
  private async toBePermitted(incoming: Incoming, request: EdgeRequest): Promise<CommandEnvelope> {
    const envelope = await this.envelopeOf(incoming, request);
    return { ...envelope, permit: (resource) => this.access.check(envelope.actor, incoming.name, resource) };
  }

  private async envelopeOf(incoming: Incoming, request: EdgeRequest): Promise<CommandEnvelope & { receivedAt: string }> {
    const { name, params, body } = incoming;
    const commandId = commandIdOf(request);
    const expectedVersion = expectedVersionOf(request);
    const actor = actorOf(request);
    const stream = streamOf(COMMAND_ROUTES[name].command, params);
    const made = await this.made(incoming, commandId, stream, request);
    return {
      commandId,
      stream,
      actor,
      ...made,
      cause: { kind: 'command' },
      receivedAt: new Date(request.arrivedAt).toISOString(),
      bodyHash: bodyHashOf(name, params, body),
      ...(expectedVersion !== undefined && { expectedVersion }),
    };
  }

  /**
   * A number is used up by being made, so who may make none and a repeat are found first. A draft is read: where that fails, its state
   * is told only to whom may file it, and a repeat gets the first answer also where the draft has gone on since.
   */
  private async made({ name, body }: Incoming, commandId: string, stream: StreamId, request: EdgeRequest): Promise<Made> {
    const bare: Made = { command: { type: name } };
    const actor = actorOf(request);
    if (name === 'startApplication') {
      await this.access.demand(actor, name, stream, budgetOf(request));
      if (await this.inbox.isKnown(commandId, budgetOf(request))) return bare;
    }
    try {
      return await this.edge.make(actor, name, stream, body, budgetOf(request));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      await this.access.demand(actor, name, stream, budgetOf(request));
      if (await this.inbox.isKnown(commandId, budgetOf(request))) return bare;
      throw error;
    }
  }

  /** The log is not the one that was witnessed: what is added to it now may be lost again. */
  private refuseWhileContradicted(): void {
    if (this.witness.contradicts) throw new ProblemError('STORE_UNAVAILABLE');
  }

  private inTime<T>(request: EdgeRequest, work: Promise<T>): Promise<T> {
    return new Promise((done, fail) => {
      const late = setTimeout(() => fail(new ProblemError('STORE_UNAVAILABLE')), Math.max(1, request.arrivedAt + ANSWER_WITHIN_MS - Date.now()));
      work.then(done, fail).finally(() => clearTimeout(late));
    });
  }
}
