import { APPLICATION_ROLES } from '../application/roles.js';
import type { ApplicationCommand } from '../application/commands.js';
import type { CampaignCommand } from '../campaign/commands.js';
import { CAMPAIGN_ROLES } from '../campaign/roles.js';
import type { DeskCommand } from '../desk/commands.js';
import { DESK_ROLES } from '../desk/roles.js';
import type { EvaluationCommand } from '../evaluation/commands.js';
import { EVALUATION_ROLES } from '../evaluation/roles.js';
import type { Role } from '../kernel/types.js';
import type { SeasonCommand } from '../season/commands.js';
import { SEASON_ROLES } from '../season/roles.js';
import type { TitleCommand } from '../title/commands.js';
import { TITLE_ROLES } from '../title/roles.js';

export type CommandType = (ApplicationCommand | DeskCommand | SeasonCommand | CampaignCommand | EvaluationCommand | TitleCommand)['type'];

/** The same tables that the decisions ask: what `can` allows is never refused for the role, and the other way round. */
export const COMMAND_ROLES: Record<CommandType, readonly Role[]> = {
  ...APPLICATION_ROLES,
  ...DESK_ROLES,
  ...SEASON_ROLES,
  ...CAMPAIGN_ROLES,
  ...EVALUATION_ROLES,
  ...TITLE_ROLES,
};

const READERS: readonly Role[] = ['applicant', 'province', 'ministry', 'supportUnit', 'expert', 'auditor'];
const SIGNED_IN: readonly Role[] = [...READERS, 'operator'];
const CENTRE: readonly Role[] = ['ministry', 'supportUnit', 'auditor'];

/** What is no command. Lists hold only rows that their reader may read one by one. */
export const READ_ROLES = {
  'application.list': READERS,
  'application.read': READERS,
  /** All experts' scores and opinions; an expert sees only his own, whatever the stage. */
  'scores.read': CENTRE,
  'draft.read': ['applicant'],
  'draft.write': ['applicant'],
  'desk.read': ['province', ...CENTRE],
  'season.read': SIGNED_IN,
  'board.read': CENTRE,
  'campaign.read': SIGNED_IN,
  'calendar.preview': ['ministry'],
  'evaluation.list': ['applicant', 'province', ...CENTRE],
  'evaluation.read': ['applicant', 'province', ...CENTRE],
  'title.list': SIGNED_IN,
  'title.read': SIGNED_IN,
  'queue.read': ['applicant', 'province', 'ministry', 'supportUnit', 'expert'],
  'notice.read': ['applicant', 'province', 'ministry', 'supportUnit', 'expert'],
  /** The record of one stream. */
  'facts.read': READERS,
  /** Over all streams. */
  'facts.search': ['ministry', 'auditor'],
  'log.export': ['auditor', 'ministry'],
  /** Stages, instants and ids: no content of forms, so operators may. */
  'process.read': ['operator', 'auditor', 'ministry'],
  'process.nudge': ['operator'],
  /** To leave a command with the process; the command itself is asked of `can` as well. */
  'process.signal': ['applicant', 'province', 'ministry', 'supportUnit', 'expert'],
  'command.read': SIGNED_IN,
  'account.create': ['operator'],
  'publicity.read': [...SIGNED_IN, 'public'],
  'published.read': [...SIGNED_IN, 'public'],
} as const satisfies Record<string, readonly Role[]>;

export type ReadAction = keyof typeof READ_ROLES;
export type Action = CommandType | ReadAction;

const ROLES: Record<Action, readonly Role[]> = { ...COMMAND_ROLES, ...READ_ROLES };

export const rolesOf = (action: Action): readonly Role[] => ROLES[action];
