import { Button, Input } from 'antd';
import { Suspense, lazy, useState } from 'react';
import { Dialog } from '../../ui/dialog.js';
import { useWords } from '../../words/words.js';

const CommandDialog = lazy(() => import('../../command/command-dialog.js').then((module) => ({ default: module.CommandDialog })));

/** The code of a season is its address for ever, so it is asked for on its own, before the rest. */
export function OpenSeason({ onClose }: { onClose(): void }) {
  const { w } = useWords();
  const [code, setCode] = useState('');
  const [given, setGiven] = useState<string | null>(null);
  const right = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(code);
  if (given) {
    return (
      <Suspense fallback={null}>
        <CommandDialog command="openSeason" title={w.season.openNew} target={{ params: { season: given } }} preset={{ season: given }} onClose={onClose} />
      </Suspense>
    );
  }
  return (
    <Dialog
      title={w.season.openNew}
      onClose={onClose}
      width={480}
      footer={
        <>
          <Button onClick={onClose}>{w.dialog.cancel}</Button>
          <Button type="primary" aria-disabled={!right} onClick={() => right && setGiven(code)}>
            {w.dialog.next}
          </Button>
        </>
      }
    >
      <div className="field">
        <label htmlFor="season-code">{w.commands.fields['season']}</label>
        <span className="hint" id="season-code-hint">
          {w.season.codeHint}
        </span>
        <Input id="season-code" value={code} onChange={(event) => setCode(event.target.value)} aria-describedby="season-code-hint" />
      </div>
    </Dialog>
  );
}
