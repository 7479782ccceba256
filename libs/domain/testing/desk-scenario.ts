import { deskAggregate } from '../desk/aggregate.js';
import { DESK_TRANSITIONS } from '../desk/transitions.js';
import { BATCH_4 } from '../programmes/batch-4.js';
import { scenarioOf } from './scenario.js';

export const { given } = scenarioOf(deskAggregate, { stream: 'desk/batch-4/32', programme: BATCH_4, transitions: DESK_TRANSITIONS });
