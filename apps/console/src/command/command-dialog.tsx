import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { COMMAND_ROUTES, type CommandName } from '#libs/contracts/http/command-routes';
import type { CommandRecorded } from '#libs/contracts/http/process-view';
import { Dialog } from '../ui/dialog.js';
import { useWords } from '../words/words.js';
import { FieldInput, type Choice } from './field-input.js';
import { bodyOf, emptyValue, fieldsOf, missingOf, type FieldSpec } from './fields-of.js';
import { PressError } from './press-error.js';
import { ScoresInput, type Criterion } from './scores-input.js';
import { usePress, type Target } from './use-press.js';

export interface CommandDialogProps {
  command: CommandName;
  title: string;
  target: Target;
  onClose(): void;
  onDone?(recorded: CommandRecorded): void;
  /** Sent as they are and not asked for. */
  preset?: Record<string, unknown>;
  /** Where the dialog starts; the person may change it. */
  start?: Record<string, unknown>;
  choices?: { [field: string]: Choice[] | undefined };
  criteria?: Criterion[];
}

/** The generic dialog of a command: fields from its schema, the server's words when it says no. */
export function CommandDialog({ command, title, target, onClose, onDone, preset = {}, start = {}, choices, criteria }: CommandDialogProps) {
  const { w } = useWords();
  const all = useMemo(() => fieldsOf(COMMAND_ROUTES[command].body), [command]);
  const fields = all.filter((field) => !(field.name in preset));
  const [values, setValues] = useState<Record<string, unknown>>(() => ({
    ...Object.fromEntries(fields.map((field) => [field.name, emptyValue(field)])),
    ...start,
  }));
  const [tried, setTried] = useState(false);
  const press = usePress(command, target);
  const unscored = (criteria ?? []).some((criterion) => (values['scores'] as Record<string, number> | undefined)?.[criterion.id] === undefined);
  const missing = [...missingOf(fields, values), ...(unscored ? ['scores'] : [])];
  const working = press.state === 'working';

  const submit = async () => {
    setTried(true);
    if (missing.length > 0 || working) return;
    const recorded = await press.send(bodyOf(all, { ...values, ...preset }));
    if (!recorded) return;
    onDone?.(recorded);
    onClose();
  };
  const wrongOf = (field: FieldSpec) => (tried && missing.includes(field.name) ? w.dialog.fillThis : null);
  const footer = (
    <>
      {tried && missing.length > 0 && <span className="note">{w.dialog.missing(missing.length)}</span>}
      <Button onClick={onClose}>{w.dialog.cancel}</Button>
      <Button type="primary" onClick={() => void submit()} aria-disabled={working} danger={false}>
        {working ? w.dialog.working : press.problem?.unanswered ? w.dialog.again : title}
      </Button>
    </>
  );

  return (
    <Dialog title={title} onClose={onClose} footer={footer}>
      {w.commands.consequences[command] && <p className="consequence">{w.commands.consequences[command]}</p>}
      {/* Enter in a field finishes that field; only the button decides. */}
      <form className="fields" onSubmit={(event) => event.preventDefault()}>
        {fields.map((field) =>
          field.kind === 'scores' ? (
            <ScoresInput
              key={field.name}
              criteria={criteria ?? []}
              value={values[field.name] as Record<string, number>}
              onChange={(next) => setValues((now) => ({ ...now, [field.name]: next }))}
            />
          ) : (
            <FieldInput
              key={field.name}
              field={field}
              value={values[field.name]}
              onChange={(next) => setValues((now) => ({ ...now, [field.name]: next }))}
              choices={choices}
              wrong={wrongOf(field)}
              path={`${command}-${field.name}`}
            />
          ),
        )}
      </form>
      {press.problem && <PressError problem={press.problem} />}
    </Dialog>
  );
}
