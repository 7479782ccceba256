import { BATCH_4 } from '../programmes/batch-4.js';
import { seasonAggregate } from '../season/aggregate.js';
import { scenarioOf } from './scenario.js';

export const { given } = scenarioOf(seasonAggregate, { stream: 'season/batch-4', programme: BATCH_4 });
