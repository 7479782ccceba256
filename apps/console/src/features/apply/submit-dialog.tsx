import { Button } from 'antd';
import { useMemo } from 'react';
import type { CaseView } from '#libs/contracts/http/case-view';
import { PressError } from '../../command/press-error.js';
import { usePress } from '../../command/use-press.js';
import type { FormOf } from '../../forms/use-form.js';
import { Dialog } from '../../ui/dialog.js';
import { useWords } from '../../words/words.js';
import type { DraftKeeper } from './draft-keeper.js';
import { useKeeper } from './use-draft.js';

/** The last step says what follows; the version of the draft is what was checked. */
export function SubmitDialog({
  view,
  form,
  command,
  keeper,
  onClose,
  onSent,
}: {
  view: CaseView;
  form: FormOf;
  command: 'submitApplication' | 'submitEvaluation';
  keeper: DraftKeeper;
  onClose(): void;
  onSent(): void;
}) {
  const { w } = useWords();
  const { base } = useKeeper(keeper);
  const press = usePress(
    command,
    useMemo(() => ({ params: form.params }), [form.params]),
  );
  const working = press.state === 'working';
  const send = async () => {
    if (working || !(await keeper.settle())) return;
    const recorded = await press.send({ draftVersion: keeper.base });
    if (recorded) onSent();
  };
  return (
    <Dialog
      title={w.apply.confirmTitle}
      onClose={onClose}
      width={520}
      footer={
        <>
          <Button onClick={onClose}>{w.dialog.cancel}</Button>
          <Button type="primary" aria-disabled={working} onClick={() => void send()}>
            {working ? w.apply.submitting : w.apply.submit}
          </Button>
        </>
      }
    >
      <p>
        <strong>{view.unitName}</strong> · {view.no}
      </p>
      <p className="consequence">{command === 'submitApplication' ? w.apply.confirmText : w.apply.confirmEvaluation}</p>
      <p className="note">{w.apply.draftVersion(base)}</p>
      {press.problem && <PressError problem={press.problem} />}
    </Dialog>
  );
}
