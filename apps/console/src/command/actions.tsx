import { Button } from 'antd';
import { Suspense, lazy, useState } from 'react';
import type { AllowedView } from '#libs/contracts/http/case-view';
import { COMMAND_ROUTES, type CommandName } from '#libs/contracts/http/command-routes';
import { minuteOf } from '../ui/when.js';
import { useWords } from '../words/words.js';
import type { CommandDialogProps } from './command-dialog.js';
import './actions.css';

const CommandDialog = lazy(() => import('./command-dialog.js').then((module) => ({ default: module.CommandDialog })));

export type DialogOptions = Partial<Pick<CommandDialogProps, 'preset' | 'start' | 'choices' | 'criteria' | 'onDone'>>;

interface Props {
  allowed: AllowedView[];
  target: CommandDialogProps['target'];
  /** What a page knows better than the schema. */
  options?: (command: string) => DialogOptions;
  /** A command with a page of its own is a link there, given by the page. */
  instead?: (allowed: AllowedView) => React.ReactNode;
  empty: string;
  /** The act that is due: the one filled button. */
  due?: string | null;
}

/** They end something for good: never the filled button, and last in the row. */
const ENDING = new Set([
  'withdrawApplication',
  'rejectProvinceReview',
  'failFormalCheck',
  'declineApplication',
  'disqualifyApplication',
  'recuseFromReview',
  'revokeTitle',
  'closeSeason',
  'removeRecommendation',
  'reopenPackage',
  'flagEvaluation',
]);

/** Every command with its button; a "no" stands beside it in words, before the click. One filled button at most. */
export function Actions({ allowed, target, options, instead, empty, due }: Props) {
  const [open, setOpen] = useState<AllowedView | null>(null);
  const { w, say } = useWords();
  const known = allowed.filter((row) => row.command in COMMAND_ROUTES);
  const weight = (row: AllowedView) => (row.command === due ? 0 : ENDING.has(row.command) ? 2 : 1);
  const possible = known.filter((row) => row.ok).sort((a, b) => weight(a) - weight(b));
  const others = known.filter((row) => !row.ok);
  /** What belongs to another stage is one line to open; what this stage itself refuses stands there at once. */
  const far = others.filter((row) => row.code === 'WRONG_STAGE');
  const near = others.filter((row) => row.code !== 'WRONG_STAGE');
  return (
    <div className="actions">
      {possible.length === 0 && <p className="muted">{empty}</p>}
      <div className="actions-now">
        {possible.map(
          (row) =>
            instead?.(row) ?? (
              <Button key={row.command} type={row.command === due ? 'primary' : 'default'} onClick={() => setOpen(row)}>
                {say(row.title)}
              </Button>
            ),
        )}
      </div>
      {near.length > 0 && (
        <ul className="actions-not">
          {near.map((row) => (
            <Refused key={row.command} row={row} />
          ))}
        </ul>
      )}
      {far.length > 0 && (
        <details className="actions-far">
          <summary>{w.case.notNow(far.length)}</summary>
          <ul className="actions-not">
            {far.map((row) => (
              <Refused key={row.command} row={row} />
            ))}
          </ul>
        </details>
      )}
      {open && (
        <Suspense fallback={null}>
          <CommandDialog
            command={open.command as CommandName}
            title={say(open.title)}
            target={target}
            onClose={() => setOpen(null)}
            {...options?.(open.command)}
          />
        </Suspense>
      )}
    </div>
  );
}

function Refused({ row }: { row: AllowedView }) {
  const { w, say } = useWords();
  const id = `why-not-${row.command}`;
  return (
    <li>
      <Button aria-disabled="true" aria-describedby={id} className="not-now" onClick={(event) => event.preventDefault()}>
        {say(row.title)}
      </Button>
      <span id={id} className="reason">
        {say(row.text) || row.code}
        {row.possibleFrom && ` ${w.case.possibleFrom(minuteOf(row.possibleFrom))}`}
      </span>
    </li>
  );
}
