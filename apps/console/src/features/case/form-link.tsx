import { Button } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import type { AllowedView, CaseView } from '#libs/contracts/http/case-view';
import { evaluationParams } from './form-of-case.js';
import { useWords } from '../../words/words.js';

/** Submitting has pages of its own: the form, the check, the receipt. */
export function FormLink({ view }: { view: CaseView; row: AllowedView }) {
  const { w } = useWords();
  const navigate = useNavigate();
  const open = () =>
    view.kind === 'application'
      ? navigate({ to: '/apply/$caseId', params: { caseId: view.id } })
      : navigate({ to: '/evaluate/$campaign/$titleNo', params: evaluationParams(view) });
  const label = view.kind === 'evaluation' ? w.evaluation.form : view.submission > 0 ? w.case.amendForm : w.case.openForm;
  return (
    <Button type="primary" onClick={() => void open()}>
      {label}
    </Button>
  );
}
