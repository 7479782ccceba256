import type { Role } from '../kernel/types.js';
import type { TitleCommand } from './commands.js';

export const TITLE_ROLES: Record<TitleCommand['type'], readonly Role[]> = {
  // The ministry enters titles of earlier batches; an announcement grants by itself.
  grantTitle: ['ministry', 'system'],
  renameTitle: ['ministry'],
  mergeTitle: ['ministry'],
  revokeTitle: ['ministry'],
};
