import { Button } from 'antd';
import { clockOf } from '../../ui/when.js';
import { useWords } from '../../words/words.js';
import type { DraftKeeper } from './draft-keeper.js';
import { useKeeper } from './use-draft.js';

/** Both states always: what is saved, and that nothing has been sent yet. */
export function SaveLine({ keeper, checking, onCheck, sent }: { keeper: DraftKeeper; checking: boolean; onCheck(): void; sent: boolean }) {
  const { w, language } = useWords();
  const { state, savedAt, merged, problem } = useKeeper(keeper);
  const text = {
    saved: savedAt ? w.apply.saved(clockOf(Date.parse(savedAt))) : w.apply.nothingYet,
    typing: w.apply.saving,
    saving: w.apply.saving,
    kept: w.apply.kept,
    conflict: w.apply.conflict,
    closed: w.apply.closed,
    failed: `${w.apply.failed}${problem ? `：${problem.text(language)}` : ''}`,
  }[state];
  return (
    <div className="save-line">
      <p role="status">
        <span className={state === 'kept' || state === 'failed' || state === 'conflict' ? 'bad' : undefined}>{text}</span> ·{' '}
        <strong>{sent ? w.apply.notSentAgain : w.apply.notSent}</strong>
        {merged > 0 && ` · ${w.apply.merged(merged)}`}
      </p>
      <Button aria-disabled={checking} onClick={onCheck}>
        {checking ? w.errors.loading : w.apply.check}
      </Button>
    </div>
  );
}
