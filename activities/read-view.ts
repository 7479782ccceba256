import type { ProcessActivities } from '#libs/contracts/temporal/process';
import { processView } from '#libs/engine/process-view';
import type { ActivityDeps } from './deps.js';

export const readViewOf =
  ({ engine }: ActivityDeps): ProcessActivities['readView'] =>
  (stream) =>
    processView(engine, stream);
