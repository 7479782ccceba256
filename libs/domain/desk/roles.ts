import type { Role } from '../kernel/types.js';
import type { DeskCommand } from './commands.js';

export const DESK_ROLES: Record<DeskCommand['type'], readonly Role[]> = {
  recommendApplication: ['province'],
  moveRecommendation: ['province'],
  removeRecommendation: ['province'],
  sealPackage: ['province'],
  dispatchPackage: ['province'],
  receivePackage: ['supportUnit', 'ministry'],
  reopenPackage: ['supportUnit', 'ministry'],
  openDesk: ['system'],
  releaseRecommendation: ['system'],
  closeDesk: ['system'],
  moveDeskDates: ['system'],
};
