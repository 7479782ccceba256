import { type ErrorCode, errorText } from '#libs/contracts/error-codes';
import type { AllowedView } from '#libs/contracts/http/case-view';
import { COMMAND_NAMES, COMMAND_ROUTES, type CommandName } from '#libs/contracts/http/command-routes';
import { can } from '#libs/domain/access/can';
import { kindOf } from '#libs/domain/kernel/streams';
import type { Actor, Refusal, StreamId } from '#libs/domain/kernel/types';
import type { Programme } from '#libs/domain/programmes/programme';
import { aggregateOf } from '#libs/domain/registry';
import { refusalFor } from '../audience.js';
import { commandText } from '../words/commands.js';
import { probeOf } from './probes.js';

export interface Asked {
  actor: Actor;
  stream: StreamId;
  state: { status: string };
  programme: Programme;
  now: string;
  reference?(stream: StreamId): unknown;
}

/** They make a stream; where one is looked at they have nothing to offer. */
const MAKERS: readonly CommandName[] = ['startApplication', 'openSeason', 'openCampaign', 'grantTitle'];
/** They are about one line of a list and stand beside it. */
const OF_A_LINE: readonly CommandName[] = ['recommendApplication', 'moveRecommendation', 'removeRecommendation'];

/** 可以做什么: every command of this kind that the reader's role may give at all, with the reason where it is not possible now. */
export function allowedCommands(asked: Asked): AllowedView[] {
  const kind = kindOf(asked.stream);
  const resource = aggregateOf(asked.stream).resourceOf(asked.state);
  return COMMAND_NAMES.filter(
    (name) => COMMAND_ROUTES[name].command === kind && !MAKERS.includes(name) && !OF_A_LINE.includes(name) && can(asked.actor, name, resource) === 'yes',
  ).map((name) => allowed(name, asked));
}

/** The same decision that the command itself would meet, asked beforehand: the screen never guesses a rule. */
export function allowed(name: CommandName, asked: Asked, command = probeOf(name, asked.now)): AllowedView {
  const { actor, stream, state, programme, now } = asked;
  const aggregate = aggregateOf(stream);
  const decision = aggregate.decide(state, command, { stream, now, actor, programme, reference: asked.reference ?? (() => undefined) });
  const refusal = 'refusal' in decision && decision.refusal.field === undefined ? decision.refusal : null;
  return refusal ? { command: name, title: commandText(name), ok: false, ...reasonOf(refusal, actor) } : { command: name, title: commandText(name), ok: true };
}

function reasonOf(refusal: Refusal, reader: Actor): Pick<AllowedView, 'code' | 'params' | 'text' | 'possibleFrom'> {
  const { code, params } = refusalFor(reader, refusal);
  const from = params?.opensAt ?? params?.from;
  return { code, ...(params && { params }), text: errorText(code satisfies ErrorCode, params), ...(typeof from === 'string' && { possibleFrom: from }) };
}
