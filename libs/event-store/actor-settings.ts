import type { Actor } from '#libs/domain/kernel/types';

/**
 * What the row policies of the reader role ask (migration 8). All four are always named, so that nothing of another
 * reader's could stand; what an actor does not have is empty and equals no row.
 */
export const actorSettings = ({ id, role, authority = '', organisation = '' }: Actor): Record<string, string> => ({
  'fwzz.role': role,
  'fwzz.account': id,
  'fwzz.authority': authority,
  'fwzz.organisation': organisation,
});

/** The API's own questions, on behalf of nobody: may this be asked at all, is it well, what has changed. For a pool of its own. */
export const EDGE_SETTINGS: Readonly<Record<string, string>> = { 'fwzz.role': 'edge' };
