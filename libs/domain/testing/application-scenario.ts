import { applicationAggregate } from '../application/aggregate.js';
import { APPLICATION_TRANSITIONS } from '../application/transitions.js';
import { BATCH_4 } from '../programmes/batch-4.js';
import { scenarioOf } from './scenario.js';

export const { given } = scenarioOf(applicationAggregate, { stream: 'application/a-1', programme: BATCH_4, transitions: APPLICATION_TRANSITIONS });
