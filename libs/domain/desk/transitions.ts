import type { DeskCommand } from './commands.js';
import type { DeskStatus } from './state.js';

type Commands = { readonly [C in DeskCommand['type']]?: readonly DeskStatus[] };

export const DESK_TRANSITIONS: Record<'none' | DeskStatus, Commands> = {
  none: { openDesk: ['open'] },
  open: {
    recommendApplication: ['open'],
    moveRecommendation: ['open'],
    removeRecommendation: ['open'],
    releaseRecommendation: ['open'],
    sealPackage: ['sealed'],
    closeDesk: ['closed'],
    moveDeskDates: ['open'],
  },
  sealed: { dispatchPackage: ['dispatched'], reopenPackage: ['open'], closeDesk: ['closed'], moveDeskDates: ['sealed'] },
  dispatched: { receivePackage: ['received'] },
  received: {},
  // An amended calendar with a later mailing day opens it again.
  closed: { moveDeskDates: ['closed', 'open', 'sealed'] },
};
