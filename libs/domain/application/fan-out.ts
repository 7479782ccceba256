import type { FanOutOver, StreamId } from '../kernel/types.js';
import type { ApplicationState } from './state.js';

type Command = { type: string } & Record<string, unknown>;

/** What one application is told of a fan-out over its season. */
export function fanOutTo(_over: FanOutOver, command: Command, member: StreamId, state: ApplicationState): { stream: StreamId; command: Command } | null {
  if (state.status === 'none') return null;
  if (command.type === 'announceApplication') return { stream: member, command: { ...command, titleNo: titleNoOf(state.season, state.applicationNo) } };
  return { stream: member, command };
}

/**
 * Follows from season and application number alone, so a fan-out done twice names the same title. Season `batch-4`,
 * FWZZ-2022-B4-ENT-32-0001 → B4-ENT-32-0001; a second season of the batch keeps its own name in it.
 */
export function titleNoOf(season: string, applicationNo: string): string {
  return `${season.replace(/^batch-/, 'B')}-${applicationNo.replace(/^FWZZ-\d{4}-B\d+-/, '')}`;
}
