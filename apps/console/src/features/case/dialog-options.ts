import type { CaseView } from '#libs/contracts/http/case-view';
import type { DialogOptions } from '../../command/actions.js';
import { useFieldChoices } from '../../forms/use-form.js';
import { newKey } from '../../http/key.js';
import { useWords } from '../../words/words.js';
import { formOf } from './form-of-case.js';

/** What the page knows better than the schema: fields of this form, warnings to confirm, open objections, the rubric. */
export function useDialogOptions(view: CaseView): (command: string) => DialogOptions {
  const { say } = useWords();
  const fields = useFieldChoices(formOf(view));
  return (command) => {
    switch (command) {
      case 'returnForCorrection':
      case 'returnEvaluation':
        return { choices: { field: fields } };
      case 'passProvinceReview': {
        const warnings = view.findings.filter((finding, at, all) => finding.severity === 'W' && all.findIndex((one) => one.rule === finding.rule) === at);
        return {
          choices: { warningsConfirmed: warnings.map((finding) => ({ value: finding.rule, label: say(finding.text) })) },
          ...(warnings.length === 0 && { preset: { warningsConfirmed: [] } }),
        };
      }
      case 'submitScore':
        return { criteria: view.criteria ?? [] };
      case 'ruleObjection': {
        const open = view.objections.filter((objection) => objection.status === 'open');
        return {
          choices: { objectionId: open.map((objection) => ({ value: objection.objectionId, label: objection.objectionId })) },
          start: { objectionId: open[0]?.objectionId },
        };
      }
      case 'raiseObjection':
        return { preset: { objectionId: newKey() } };
      default:
        return {};
    }
  };
}
