/** One command over HTTP, and the fact that a right answer names. */
export interface Step {
  /** Index into the people of a side. */
  person: number;
  path: string;
  body: object;
  fact: string;
}

/** Steps that lead back to where the case stood before, so it can be played for ever. */
export type Case = readonly Step[];

export interface Person {
  cookie: string;
  csrf: string;
}

export const SEASON = 'bench';
export const AUTHORITIES = ['11', '12', '13', '14', '15', '21', '22', '23', '31', '32'] as const;
export const ORGANISATIONS = 8;
export const provinceId = (authority: string): string => `province-${authority}`;
export const applicantId = (number: number): string => `applicant-${number}`;

export interface PlannedCase {
  id: string;
  number: number;
  kind: 'review' | 'desk';
  authority: string;
  /** Indexes into `peopleIds`. */
  province: number;
  applicant: number;
}

export const peopleIds: readonly string[] = [...AUTHORITIES.map(provinceId), ...Array.from({ length: ORGANISATIONS }, (_, number) => applicantId(number))];

/** Every third is one of a desk; a desk never holds more than its quota of ten. */
export function plannedCases(count: number): PlannedCase[] {
  return Array.from({ length: count }, (_, number) => {
    const kind = number % 3 === 2 && number < AUTHORITIES.length * 10 * 3 ? 'desk' : 'review';
    const place = Math.floor(number / 3 + (number % 3) * 3) % AUTHORITIES.length;
    return {
      id: `case-${number}`,
      number,
      kind,
      authority: AUTHORITIES[place] ?? '11',
      province: place,
      applicant: AUTHORITIES.length + (number % ORGANISATIONS),
    };
  });
}

const REASONS = [
  { field: 'service_revenue_explain', reason: '请补充服务收入的构成说明，并附专项审计报告或财务报表附注。' },
  { field: 'statement.c1', reason: '请说明服务型制造模式的实施路径与成效。' },
];

export function caseOf({ id, kind, authority, province, applicant }: PlannedCase): Case {
  const application = `/api/applications/${id}`;
  const desk = `/api/desks/${SEASON}/${authority}`;
  return kind === 'review'
    ? [
        { person: province, path: `${application}/startProvinceReview`, body: {}, fact: 'ProvinceReviewStarted' },
        { person: province, path: `${application}/returnForCorrection`, body: { reasons: REASONS }, fact: 'ApplicationReturned' },
        { person: applicant, path: `${application}/submitApplication`, body: { draftVersion: 1 }, fact: 'ApplicationSubmitted' },
      ]
    : [
        { person: province, path: `${desk}/recommendApplication`, body: { applicationId: id }, fact: 'RecommendationAdded' },
        { person: province, path: `${desk}/removeRecommendation`, body: { applicationId: id, reason: '调整推荐名单' }, fact: 'RecommendationRemoved' },
      ];
}
