import { Button, Input } from 'antd';
import { useState } from 'react';
import { CommandDialog } from '../../command/command-dialog.js';
import { Dialog } from '../../ui/dialog.js';
import { useWords } from '../../words/words.js';

export function OpenCampaign({ onClose }: { onClose(): void }) {
  const { w } = useWords();
  const [code, setCode] = useState('');
  const [given, setGiven] = useState<string | null>(null);
  const right = /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(code);
  if (given)
    return (
      <CommandDialog command="openCampaign" title={w.campaign.open} target={{ params: { campaign: given } }} preset={{ campaign: given }} onClose={onClose} />
    );
  return (
    <Dialog
      title={w.campaign.open}
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
        <label htmlFor="campaign-code">{w.commands.fields['campaign']}</label>
        <span className="hint" id="campaign-code-hint">
          {w.season.codeHint}
        </span>
        <Input id="campaign-code" value={code} onChange={(event) => setCode(event.target.value)} aria-describedby="campaign-code-hint" />
      </div>
    </Dialog>
  );
}
