import type { TitleView } from '#libs/contracts/http/season-view';
import { titleStream } from '#libs/domain/kernel/streams';
import type { Actor } from '#libs/domain/kernel/types';
import type { TitleState } from '#libs/domain/title/state';
import type { Ask } from '../ask.js';
import { authorityName } from '../words/authorities.js';
import { statusText } from '../words/statuses.js';
import { allowedCommands } from './allowed.js';
import { loadStream } from './load.js';
import { recordFor } from './record.js';

export async function titleView(ask: Ask, reader: Actor, titleNo: string, now: string): Promise<TitleView | null> {
  const loaded = await loadStream<TitleState>(ask, titleStream(titleNo));
  if (!loaded || loaded.state.status === 'none') return null;
  const { stream, version, state, programme, facts } = loaded;
  return {
    stream,
    titleNo,
    register: state.register,
    batch: state.batch,
    category: state.category,
    authority: state.authority,
    authorityName: authorityName(state.authority),
    organisation: state.organisation,
    unitName: state.unitName,
    subjectCode: state.subjectCode,
    grantedOn: state.grantedOn,
    status: state.status,
    statusText: statusText('title', state.status),
    banUntil: state.banUntil,
    mergedInto: state.mergedInto,
    version,
    facts: recordFor(reader, facts),
    allowed: allowedCommands({ actor: reader, stream, state, programme: programme.content, now }),
    serverTime: now,
  };
}
