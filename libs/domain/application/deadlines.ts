import { earlier } from '../kernel/instants.js';
import type { Instant } from '../kernel/types.js';
import type { ApplicationDeadline } from './facts.js';
import type { ApplicationCore, ApplicationStatus } from './state.js';

/** Last instant for a corrected form: the one the province named, never behind the end of its own review. */
export function correctionDeadline(state: ApplicationCore): Instant {
  const { provinceReviewClosesAt } = state.dates;
  return earlier(state.correctBy ?? provinceReviewClosesAt, provinceReviewClosesAt);
}

export function deadlineInstant(state: ApplicationCore, deadline: ApplicationDeadline): Instant {
  switch (deadline) {
    case 'fill':
      return state.dates.fillClosesAt;
    case 'correction':
      return correctionDeadline(state);
    case 'provinceReview':
      return state.dates.provinceReviewClosesAt;
    case 'dispatch':
      return state.dates.dispatchClosesAt;
  }
}

/** By which deadline a status lapses; the others wait for people or for the season. */
export function deadlineOfStatus(status: ApplicationStatus): ApplicationDeadline | null {
  switch (status) {
    case 'draft':
      return 'fill';
    case 'returned':
      return 'correction';
    case 'submitted':
    case 'provinceReviewing':
      return 'provinceReview';
    case 'recommended':
      return 'dispatch';
    default:
      return null;
  }
}
