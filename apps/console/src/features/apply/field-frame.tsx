import { Button } from 'antd';
import { memo, type ReactNode } from 'react';
import type { FindingView } from '#libs/contracts/http/case-view';
import type { FormField } from '#libs/contracts/http/forms/definition';
import { JUSTIFIED_IN } from '#libs/contracts/http/forms/justification';
import { countZi } from '#libs/contracts/http/forms/text';
import { Icon } from '../../ui/status.js';
import { TextArea } from '../../ui/text-area.js';
import { useWords } from '../../words/words.js';
import type { DraftKeeper } from './draft-keeper.js';
import { LeafInput } from './leaf-input.js';
import { RowsInput } from './rows-input.js';
import { TextsInput } from './texts-input.js';
import { useKeeper, useValue } from './use-draft.js';
import { YearsInput } from './years-input.js';

const GROUPED = new Set(['bool', 'enum', 'multi', 'years', 'rows', 'texts']);

/** Label, hint, control, what was found, the written reason a warning asks for, and a choice where two windows differ. */
export const FieldFrame = memo(function FieldFrame({
  field,
  keeper,
  findings,
  returned,
  readOnly,
}: {
  field: FormField;
  keeper: DraftKeeper;
  findings: FindingView[];
  returned: string | null;
  readOnly: boolean;
}) {
  const { w, language } = useWords();
  const value = useValue(keeper, field.id);
  const id = `f-${field.id}`;
  const hint = field.hint?.[language];
  const label = (
    <>
      {field.label[language]}
      {!field.required && <span className="note">（{w.dialog.optional}）</span>}
    </>
  );
  const inside = (
    <>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {returned && (
        <p className="found">
          <Icon icon="returned" tone="warn" /> {w.apply.returnedBecause}
          {returned}
        </p>
      )}
      {findings
        .filter((finding) => finding.severity !== 'I')
        .map((finding, index) => (
          <Finding key={index} finding={finding} />
        ))}
      <Control field={field} id={id} value={value} onChange={(next) => keeper.type(field.id, next)} describedBy={hint ? `${id}-hint` : undefined} />
      <ConflictChoice field={field} keeper={keeper} />
      {reasonsAsked(findings).map((finding) => (
        <Justification key={finding.rule} finding={finding} keeper={keeper} />
      ))}
    </>
  );
  const marked =
    findings.length === 0 && returned
      ? 'field asked'
      : findings.some((finding) => finding.severity === 'B')
        ? 'field blocked'
        : findings.some((finding) => finding.severity === 'W' && !finding.justified)
          ? 'field asked'
          : 'field';
  return GROUPED.has(field.kind) ? (
    <fieldset className={marked} id={id} tabIndex={-1} disabled={readOnly}>
      <legend>{label}</legend>
      {inside}
    </fieldset>
  ) : (
    <fieldset className={marked} disabled={readOnly}>
      <label htmlFor={id} className="label">
        {label}
      </label>
      {inside}
    </fieldset>
  );
});

function Control({
  field,
  id,
  value,
  onChange,
  describedBy,
}: {
  field: FormField;
  id: string;
  value: unknown;
  onChange(value: unknown): void;
  describedBy?: string;
}): ReactNode {
  switch (field.kind) {
    case 'years':
      return <YearsInput field={field} id={id} value={value} onChange={onChange} />;
    case 'rows':
      return <RowsInput field={field} id={id} value={value} onChange={onChange} />;
    case 'texts':
      return <TextsInput field={field} id={id} value={value} onChange={onChange} />;
    default:
      return <LeafInput field={field} id={id} value={value} onChange={onChange} describedBy={describedBy} />;
  }
}

function Finding({ finding }: { finding: FindingView }) {
  const { say } = useWords();
  const settled = finding.severity === 'W' && finding.justified;
  return (
    <p className={finding.severity === 'B' ? 'found bad' : 'found'}>
      <Icon icon={settled ? 'done' : 'mustChange'} tone={finding.severity === 'B' ? 'bad' : settled ? 'ok' : 'warn'} /> {say(finding.text)}
    </p>
  );
}

/** One box per rule, not per cell; 低于30% has a field of its own in the form. */
function reasonsAsked(findings: FindingView[]): FindingView[] {
  const warnings = findings.filter((finding) => finding.severity === 'W' && !(finding.rule in JUSTIFIED_IN));
  return warnings.filter((finding, at) => warnings.findIndex((one) => one.rule === finding.rule) === at);
}

function Justification({ finding, keeper }: { finding: FindingView; keeper: DraftKeeper }) {
  const { w } = useWords();
  const reasons = (useValue(keeper, 'justifications') ?? {}) as Record<string, string>;
  const id = `why-${finding.rule}`;
  const put = (text: string) => {
    const { [finding.rule]: _, ...others } = reasons;
    const next = text === '' ? others : { ...others, [finding.rule]: text };
    keeper.type('justifications', Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <div className="justification field">
      <label htmlFor={id}>
        {w.apply.justification} <span className="note">{w.apply.justificationHint}</span>
      </label>
      <TextArea id={id} value={reasons[finding.rule] ?? ''} onChange={put} max={1000} count={countZi} rows={3} />
    </div>
  );
}

function ConflictChoice({ field, keeper }: { field: FormField; keeper: DraftKeeper }) {
  const { w } = useWords();
  const conflict = useKeeper(keeper).conflicts[field.id];
  if (!conflict) return null;
  const shown = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? w.apply.unfilled));
  return (
    <div className="conflict" role="alert">
      <p>
        <strong>{w.apply.conflict}</strong>
      </p>
      <p>
        <Button size="small" onClick={() => keeper.resolve(field.id, 'mine')}>
          {w.apply.mine}
        </Button>{' '}
        {shown(conflict.mine)}
      </p>
      <p>
        <Button size="small" onClick={() => keeper.resolve(field.id, 'theirs')}>
          {w.apply.theirs}
        </Button>{' '}
        {shown(conflict.theirs)}
      </p>
    </div>
  );
}
