import { fillText } from '#libs/contracts/error-codes';
import type { FindingView } from '#libs/contracts/http/case-view';
import type { Finding } from '#libs/domain/application/form';
import { both } from './both.js';
import { FINDING_TEXTS } from './finding-texts.js';

const SEVERITY = { B: both('须修改', 'Must be changed'), W: both('须书面说明', 'Needs an explanation'), I: both('供参考', 'For information') };

/** A rule of an older log without words of its own says how severe it is and where. */
export function findingView(finding: Finding): FindingView {
  const words = FINDING_TEXTS[finding.rule];
  const text = words
    ? both(fillText(words.zh, finding.params), fillText(words.en, finding.params))
    : both(`${SEVERITY[finding.severity].zh}：${finding.field}`, `${SEVERITY[finding.severity].en}: ${finding.field}`);
  return {
    rule: finding.rule,
    field: finding.field,
    severity: finding.severity,
    text,
    ...(finding.params && { params: finding.params }),
    ...(finding.justified !== undefined && { justified: finding.justified }),
  };
}
