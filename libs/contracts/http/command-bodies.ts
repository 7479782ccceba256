import type { z } from 'zod';

/**
 * A body schema per command, checked against the command's own type: a field renamed in the domain, or a body that
 * lacks one, does not compile. Commands with parts made at the edge are left out of `Names` and typed by hand.
 */
export type BodiesOf<C extends { type: string }, Names extends C['type']> = {
  [N in Names]: z.ZodType<Omit<Extract<C, { type: N }>, 'type'>>;
};
