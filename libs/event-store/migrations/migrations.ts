import { Log1700000000001 } from './1-log.js';
import { AppendOnly1700000000002 } from './2-append-only.js';
import { Process1700000000003 } from './3-process.js';
import { People1700000000004 } from './4-people.js';
import { Projections1700000000005 } from './5-projections.js';
import { Roles1700000000006 } from './6-roles.js';
import { Sequence1700000000007 } from './7-sequence.js';
import { RowSecurity1700000000008 } from './8-row-security.js';
import { SampleAccounts1700000000009 } from './9-sample-accounts.js';
import { CommandBody1700000000010 } from './10-command-body.js';
import { LighterQueue1700000000011 } from './11-lighter-queue.js';
import { ContentOfStream1700000000012 } from './12-content-of-stream.js';
import { SignInAge1700000000013 } from './13-sign-in-age.js';
import { Throttle1700000000014 } from './14-throttle.js';
import { AccountEvent1700000000015 } from './15-account-event.js';

/** In order; a migration that has run anywhere is never edited. */
export const MIGRATIONS = [
  Log1700000000001,
  AppendOnly1700000000002,
  Process1700000000003,
  People1700000000004,
  Projections1700000000005,
  Roles1700000000006,
  Sequence1700000000007,
  RowSecurity1700000000008,
  SampleAccounts1700000000009,
  CommandBody1700000000010,
  LighterQueue1700000000011,
  ContentOfStream1700000000012,
  SignInAge1700000000013,
  Throttle1700000000014,
  AccountEvent1700000000015,
];
