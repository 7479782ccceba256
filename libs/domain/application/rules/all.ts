import { applicantIsRegisteredInPrc } from './applicant-is-registered-in-prc.js';
import { brochureIsAttached } from './brochure-is-attached.js';
import { cityClassIsTheOneAppliedFor } from './city-class-is-the-one-applied-for.js';
import { cityFiguresFitTogether } from './city-figures-fit-together.js';
import { cityHasDemonstrations } from './city-has-demonstrations.js';
import { cityIsOfPrefectureLevel } from './city-is-of-prefecture-level.js';
import { claimsAreMentionedAndProven } from './claims-are-mentioned-and-proven.js';
import { declarationsAreTrue } from './declarations-are-true.js';
import { derivedPlatformNamesItsParent } from './derived-platform-names-its-parent.js';
import { enterpriseIsAManufacturer } from './enterprise-is-a-manufacturer.js';
import { establishedBeforeApplying } from './established-before-applying.js';
import { everyFieldHasItsShape } from './every-field-has-its-shape.js';
import { everyRequiredFieldIsFilled } from './every-required-field-is-filled.js';
import { financesLookSound } from './finances-look-sound.js';
import { industryIsManufacturing } from './industry-is-manufacturing.js';
import { investmentStaysWithinItsTotal } from './investment-stays-within-its-total.js';
import { measuresAreDescribed } from './measures-are-described.js';
import { modesAreOfTheBatch } from './modes-are-of-the-batch.js';
import { otherModeIsDescribed } from './other-mode-is-described.js';
import { otherPlatformHasInnovated } from './other-platform-has-innovated.js';
import { otherPlatformServesOnline } from './other-platform-serves-online.js';
import { partsDoNotExceedTotals } from './parts-do-not-exceed-totals.js';
import { patentsAddUp } from './patents-add-up.js';
import { platformClassIsExactlyOne } from './platform-class-is-exactly-one.js';
import { platformHasRunTwoYears } from './platform-has-run-two-years.js';
import { projectDatesAreInOrder } from './project-dates-are-in-order.js';
import { revenuesFitTogether } from './revenues-fit-together.js';
import type { FormRule } from './rule.js';
import { serviceDoesNotExceedOperatingRevenue } from './service-does-not-exceed-operating-revenue.js';
import { serviceIncomeHasEvidence } from './service-income-has-evidence.js';
import { serviceRatioReachesThreshold } from './service-ratio-reaches-threshold.js';
import { serviceSharesAddUp } from './service-shares-add-up.js';
import { sharedPlatformOffersItsFunctions } from './shared-platform-offers-its-functions.js';
import { standardsCarryTheirNumbers } from './standards-carry-their-numbers.js';
import { statementHasItsChapters } from './statement-has-its-chapters.js';
import { statementKeepsItsLimit } from './statement-keeps-its-limit.js';
import { targetsAreSet } from './targets-are-set.js';
import { truthIsCommitted } from './truth-is-committed.js';
import { usccHasItsCheckDigit } from './uscc-has-its-check-digit.js';

/** In the order in which a person reads the form: the first block is the one that a refusal names. */
export const FORM_RULES: readonly FormRule[] = [
  everyRequiredFieldIsFilled,
  everyFieldHasItsShape,
  applicantIsRegisteredInPrc,
  declarationsAreTrue,
  usccHasItsCheckDigit,
  establishedBeforeApplying,
  enterpriseIsAManufacturer,
  industryIsManufacturing,
  platformClassIsExactlyOne,
  cityClassIsTheOneAppliedFor,
  cityIsOfPrefectureLevel,
  modesAreOfTheBatch,
  otherModeIsDescribed,
  platformHasRunTwoYears,
  derivedPlatformNamesItsParent,
  sharedPlatformOffersItsFunctions,
  otherPlatformServesOnline,
  otherPlatformHasInnovated,
  projectDatesAreInOrder,
  investmentStaysWithinItsTotal,
  measuresAreDescribed,
  serviceDoesNotExceedOperatingRevenue,
  serviceRatioReachesThreshold,
  serviceIncomeHasEvidence,
  financesLookSound,
  revenuesFitTogether,
  partsDoNotExceedTotals,
  cityFiguresFitTogether,
  cityHasDemonstrations,
  serviceSharesAddUp,
  standardsCarryTheirNumbers,
  patentsAddUp,
  targetsAreSet,
  claimsAreMentionedAndProven,
  statementHasItsChapters,
  statementKeepsItsLimit,
  truthIsCommitted,
  brochureIsAttached,
];
