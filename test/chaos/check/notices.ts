import type { LoggedFact } from '../../../apps/season/invariants/log.js';
import type { Aftermath } from './check.js';
import type { Finding } from './finding.js';
import { groupBy } from './history.js';

/** Who must hear that the clock has failed a subject: it may explain itself within ten working days, if it knows. */
const MUST_BE_TOLD = { type: 'EvaluationFailedOverdue', template: 'evaluationFailedOverdue', roles: ['applicant', 'province'] } as const;

/** C2 for notices: each person is told of a fact once, and of a failure at all. */
export function notices({ notices: sent }: Pick<Aftermath, 'notices'>, facts: readonly LoggedFact[]): Finding[] {
  const told = groupBy(sent, ({ stream, version, template, recipient }) => `${stream}@${version} ${template} ${recipient}`);
  const twice = [...told]
    .filter(([, same]) => same.length > 1)
    .map(([what, same]): Finding => ({ kind: 'doubled', stream: same[0]?.stream ?? '', proof: `told ${same.length} times: ${what}` }));
  const known = new Set(sent.map(({ stream, version, template, recipient }) => `${stream}@${version} ${template} ${recipient.split(' ')[0]}`));
  const untold = facts
    .filter(({ type }) => type === MUST_BE_TOLD.type)
    .flatMap(({ stream, version }) =>
      MUST_BE_TOLD.roles
        .filter((role) => !known.has(`${stream}@${version} ${MUST_BE_TOLD.template} ${role}`))
        .map((role): Finding => ({ kind: 'missed', stream, proof: `failed by the clock at version ${version}, and its ${role} was never told` })),
    );
  return [...twice, ...untold];
}
