import type { MeView } from '#libs/contracts/http/session';
import type { SessionOfRequest } from '../http/request.js';
import { authorityName } from '#libs/read-model/words/authorities';

export function meOf(session: SessionOfRequest): MeView {
  const { actor } = session;
  return {
    id: actor.id,
    name: session.name,
    role: actor.role as MeView['role'],
    authority: actor.authority ?? null,
    authorityName: actor.authority ? authorityName(actor.authority) : null,
    organisation: actor.organisation ?? null,
    csrf: session.csrf,
    idleUntil: session.idleUntil,
    endsAt: session.endsAt,
    serverTime: new Date().toISOString(),
  };
}
