import { COMMAND_ROUTES, STREAM_PATHS, type CommandName } from '#libs/contracts/http/command-routes';
import { addressOf, paramsOf } from '#libs/contracts/http/route';
import { idOf, kindOf } from '#libs/domain/kernel/streams';
import type { StreamId } from '#libs/domain/kernel/types';

/** `desk/batch-4/32` → `/api/desks/batch-4/32`. */
export function streamAddress(stream: StreamId): string {
  const path = STREAM_PATHS[kindOf(stream)];
  const values = idOf(stream).split('/');
  return addressOf(path, Object.fromEntries(paramsOf(path).map((name, index) => [name, values[index] ?? ''])));
}

export function commandAddress(stream: StreamId, command: string): string {
  if (!(command in COMMAND_ROUTES)) throw new Error(`${command} is nobody's command over HTTP`);
  return `${streamAddress(stream)}/${command satisfies string as CommandName}`;
}

export const processAddress = (stream: StreamId): string => `/api/processes/${encodeURIComponent(stream)}`;
