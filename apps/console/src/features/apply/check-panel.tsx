import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { FindingView } from '#libs/contracts/http/case-view';
import type { FormDefinition } from '#libs/contracts/http/forms/definition';
import { JUSTIFIED_IN } from '#libs/contracts/http/forms/justification';
import { fieldLabel } from '../../forms/use-form.js';
import { Icon } from '../../ui/status.js';
import { useWords } from '../../words/words.js';
import { fieldIdOf } from './field-id.js';

interface Props {
  findings: FindingView[];
  definition: FormDefinition;
  onGo(section: string, field: string): void;
  onSubmit(): void;
}

/** The summary takes the focus: by section, what blocks first, each line a link to its field, the same words there. */
export function CheckPanel({ findings, definition, onGo, onSubmit }: Props) {
  const { w } = useWords();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [findings]);
  const blocks = findings.filter((finding) => finding.severity === 'B');
  const asks = findings.filter((finding) => finding.severity === 'W' && !finding.justified);
  const open = blocks.length + asks.length;
  return (
    <section className={open > 0 ? 'check check-open' : 'check'} aria-labelledby="check-title">
      <h2 id="check-title" ref={head} tabIndex={-1}>
        {blocks.length > 0 ? w.apply.blocks(blocks.length) : asks.length > 0 ? w.apply.warns(asks.length) : w.apply.clean}
      </h2>
      {blocks.length > 0 && asks.length > 0 && <p>{w.apply.warns(asks.length)}</p>}
      {definition.sections.map((section) => (
        <SectionFindings key={section.id} section={section} findings={[...blocks, ...asks]} definition={definition} onGo={onGo} />
      ))}
      <Submit blocked={open} onSubmit={onSubmit} />
    </section>
  );
}

function SectionFindings({
  section,
  findings,
  definition,
  onGo,
}: {
  section: FormDefinition['sections'][number];
  findings: FindingView[];
  definition: FormDefinition;
  onGo(section: string, field: string): void;
}) {
  const { w, language, say } = useWords();
  const here = findings.filter((finding) => section.fields.some((field) => field.id === fieldIdOf(finding.field)));
  if (here.length === 0) return null;
  return (
    <>
      <h3>{section.title[language]}</h3>
      <ul>
        {here.map((finding, index) => (
          <li key={index}>
            <Icon icon="mustChange" tone={finding.severity === 'B' ? 'bad' : 'warn'} />
            <button
              type="button"
              className="quiet"
              onClick={() => onGo(section.id, finding.severity === 'W' ? (JUSTIFIED_IN[finding.rule] ?? fieldIdOf(finding.field)) : fieldIdOf(finding.field))}
            >
              {fieldLabel(definition, finding.field, language, w.apply.year)}
            </button>
            <span>{say(finding.text)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Submit({ blocked, onSubmit }: { blocked: number; onSubmit(): void }) {
  const { w } = useWords();
  if (blocked === 0)
    return (
      <Button type="primary" onClick={onSubmit}>
        {w.apply.toSubmit}
      </Button>
    );
  return (
    <p className="refused">
      <Button className="not-now" aria-disabled="true" aria-describedby="why-not-submit" onClick={(event) => event.preventDefault()}>
        {w.apply.toSubmit}
      </Button>
      <span id="why-not-submit" className="muted">
        {w.apply.cannotSubmit(blocked)}
      </span>
    </p>
  );
}
