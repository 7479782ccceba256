import { floorLoad, type FloorLoad } from './floor-load.js';
import { httpLoad, type HttpLoad } from './http-load.js';

/** The load's own process: what it costs is not taken from the loop of the server under test. */
process.on('message', (asked: HttpLoad | FloorLoad) => {
  (asked.kind === 'http' ? httpLoad(asked) : floorLoad(asked)).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
  );
});
process.once('disconnect', () => process.exit(0));
