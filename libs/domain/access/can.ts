import type { ResourceFacts } from '../kernel/aggregate.js';
import type { Actor } from '../kernel/types.js';
import { type Action, rolesOf } from './actions.js';

/** `no` is 403: you know of it, you may not. `hidden` is 404: that it exists is not yours to know. */
export type Permission = 'yes' | 'no' | 'hidden';

/**
 * The whole permission rule. `resource` is the stream's `resourceOf`; a new stream or a list gives {}. Whether the stage
 * allows the command is the decision's to say, not asked here.
 */
export function can(actor: Actor, action: Action, resource: ResourceFacts = {}): Permission {
  if (actor.role === 'system') return rolesOf(action).includes('system') ? 'yes' : 'no';
  if (action.startsWith('draft.') && !isOwner(actor, resource)) return 'hidden';
  if (!knows(actor, resource)) return 'hidden';
  const reaches = OPEN_ACTIONS.includes(action) ? resource.public === true : isTheirs(actor, resource);
  return reaches && rolesOf(action).includes(actor.role) ? 'yes' : 'no';
}

/** What a published thing is open to, whoever's it is. Its forms and its record stay with those whose case it is. */
const OPEN_ACTIONS: readonly Action[] = ['raiseObjection', 'title.read'];

/** May this actor learn that it exists at all? Seasons and campaigns name neither authority nor organisation: everybody. */
function knows(actor: Actor, resource: ResourceFacts): boolean {
  if (resource.private) return isOwner(actor, resource) || actor.role === 'operator';
  return resource.public === true || isTheirs(actor, resource);
}

function isTheirs(actor: Actor, resource: ResourceFacts): boolean {
  const isOpen = resource.organisation === undefined && resource.authority === undefined;
  switch (actor.role) {
    case 'applicant':
      return isOpen || isOwner(actor, resource);
    case 'province':
      return isOpen || (actor.authority !== undefined && actor.authority === resource.authority);
    case 'expert':
      return isOpen || (resource.experts ?? []).includes(actor.id);
    case 'public':
      return isOpen;
    case 'ministry':
    case 'supportUnit':
    case 'auditor':
    case 'operator':
    case 'system':
      return true;
  }
}

const isOwner = (actor: Actor, resource: ResourceFacts): boolean =>
  actor.role === 'applicant' && actor.organisation !== undefined && actor.organisation === resource.organisation;
