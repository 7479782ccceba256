import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { CaseView, FindingView } from '#libs/contracts/http/case-view';
import type { FormDefinition, FormSection } from '#libs/contracts/http/forms/definition';
import { useMe } from '../../app/me.js';
import { call } from '../../http/client.js';
import { isShown } from '../../forms/form-view.js';
import { useForm, type FormOf } from '../../forms/use-form.js';
import { Moment } from '../../ui/moment.js';
import { Loading, Page, Trouble } from '../../ui/page.js';
import { useWords } from '../../words/words.js';
import { CheckPanel } from './check-panel.js';
import { fieldIdOf } from './field-id.js';
import type { DraftKeeper } from './draft-keeper.js';
import { FieldFrame } from './field-frame.js';
import { missingIn } from './missing.js';
import { SaveLine } from './save-line.js';
import { SubmitDialog } from './submit-dialog.js';
import { useDraft, useKeeper } from './use-draft.js';
import './apply.css';

interface Props {
  view: CaseView;
  form: FormOf;
  section: string | undefined;
  command: 'submitApplication' | 'submitEvaluation';
  onSection(section: string): void;
  onSent(): void;
}

/** One section per page, the list of sections beside it, 尚未提交 on the screen until there is a receipt. */
export function FillIn(props: Props) {
  const me = useMe();
  const { w } = useWords();
  const definition = useForm(props.form);
  const { draft, keeper, error } = useDraft(props.form, me.id);
  if (!definition || !draft || !keeper) return <Page title={props.view.unitName}>{error ? <Trouble error={error} /> : <Loading />}</Page>;
  if (draft.state !== 'open')
    return (
      <Page title={props.view.unitName} lead={props.view.no}>
        <p className="empty">{w.apply.closed}</p>
      </Page>
    );
  return <Sections {...props} definition={definition} keeper={keeper} closesAt={draft.closesAt} />;
}

/** Name and code were given when the application began: nothing is asked twice, and submit wants the same. */
function prefill(keeper: DraftKeeper, definition: FormDefinition, view: CaseView): void {
  const known: { [field: string]: string | null } = { unit_name: view.unitName, city_name: view.unitName, uscc: view.subjectCode, city_code: view.subjectCode };
  for (const { id } of definition.sections.flatMap((section) => section.fields)) {
    const value = view.kind === 'application' ? known[id] : null;
    if (value && keeper.values[id] === undefined) keeper.type(id, value);
  }
}

function Sections({
  view,
  form,
  section,
  command,
  onSection,
  onSent,
  definition,
  keeper,
  closesAt,
}: Props & { definition: FormDefinition; keeper: DraftKeeper; closesAt: string | null }) {
  const { w, language } = useWords();
  useKeeper(keeper);
  useEffect(() => prefill(keeper, definition, view), [keeper, definition, view]);
  const [findings, setFindings] = useState<FindingView[] | null>(null);
  const [checking, setChecking] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [confirming, setConfirming] = useState(false);
  const [target, setTarget] = useState<string | null>(null);
  const at = Math.max(
    0,
    definition.sections.findIndex((one) => one.id === section),
  );
  const current = definition.sections[at] as FormSection;
  const next = definition.sections[at + 1];
  useFocus(target, current.id, () => setTarget(null));

  const check = async (): Promise<FindingView[] | null> => {
    setChecking(true);
    setProblem(null);
    try {
      if (!(await keeper.settle())) return null;
      const operation = form.kind === 'application' ? 'checkApplicationDraft' : 'checkEvaluationDraft';
      const result = await call(operation, { params: form.params, body: {} });
      setFindings(result.findings);
      return result.findings;
    } catch (error) {
      setProblem(error);
      return null;
    } finally {
      setChecking(false);
    }
  };
  const go = (id: string, field?: string) => {
    if (field) setTarget(field);
    onSection(id);
  };

  return (
    <Page
      title={view.unitName}
      lead={`${definition.title[language]} · ${view.no}`}
      aside={
        closesAt && (
          <p>
            {view.status === 'returned' ? w.apply.correctBy : w.season.fillClosesAt} <Moment at={closesAt} countdown />
          </p>
        )
      }
    >
      <SaveLine keeper={keeper} checking={checking} onCheck={() => void check()} sent={view.submission > 0} />
      {problem !== null && <Trouble error={problem} retry={() => void check()} />}
      {findings && <CheckPanel findings={findings} definition={definition} onGo={go} onSubmit={() => setConfirming(true)} />}
      <div className="fill">
        <nav aria-label={w.apply.sections} className="section-list">
          <ol>
            {definition.sections.map((one, index) => (
              <SectionLink
                key={one.id}
                section={one}
                index={index}
                here={one.id === current.id}
                missing={missingIn(one, keeper.values)}
                onGo={() => go(one.id)}
              />
            ))}
          </ol>
        </nav>
        <form className="fields" aria-label={current.title[language]} onSubmit={(event) => event.preventDefault()}>
          <h2>{current.title[language]}</h2>
          {current.fields
            .filter((field) => isShown(field, keeper.values))
            .map((field) => (
              <FieldFrame
                key={field.id}
                field={field}
                keeper={keeper}
                readOnly={keeper.state === 'closed'}
                findings={findingsOf(findings, field.id)}
                returned={returnedOf(view, field.id)}
              />
            ))}
          <div className="actions-now">
            {next ? (
              <Button
                type="primary"
                onClick={() => {
                  void keeper.settle();
                  go(next.id);
                  window.scrollTo({ top: 0 });
                }}
              >
                {w.apply.saveAndNext}
              </Button>
            ) : (
              <Button type="primary" aria-disabled={checking} onClick={() => void check().then(() => window.scrollTo({ top: 0 }))}>
                {w.apply.check}
              </Button>
            )}
          </div>
        </form>
      </div>
      {confirming && <SubmitDialog view={view} form={form} command={command} keeper={keeper} onClose={() => setConfirming(false)} onSent={onSent} />}
    </Page>
  );
}

function SectionLink({ section, index, here, missing, onGo }: { section: FormSection; index: number; here: boolean; missing: number; onGo(): void }) {
  const { w, language } = useWords();
  return (
    <li>
      <button type="button" className={here ? 'section-link here' : 'section-link'} aria-current={here ? 'step' : undefined} onClick={onGo}>
        <span>
          {index + 1} {section.title[language]}
        </span>
        <span className="note">{missing === 0 ? '✓' : w.apply.missing(missing)}</span>
      </button>
    </li>
  );
}

/** Reason beside the field, as the reviewer wrote it. */
const returnedOf = (view: CaseView, field: string): string | null =>
  (view.status === 'returned' &&
    view.returns
      .at(-1)
      ?.reasons.filter((row) => fieldIdOf(row.field) === field)
      .map((row) => row.reason)
      .join('；')) ||
  null;

const NONE: FindingView[] = [];
const findingsOf = (findings: FindingView[] | null, field: string): FindingView[] => {
  const found = findings?.filter((finding) => fieldIdOf(finding.field) === field) ?? NONE;
  return found.length === 0 ? NONE : found;
};

/** After a link of the summary: the *label* comes into view, and the control has the focus. */
function useFocus(field: string | null, section: string, done: () => void): void {
  useEffect(() => {
    if (!field) return;
    const element = document.getElementById(`f-${field}`);
    if (!element) return;
    (element.closest('fieldset') ?? element).scrollIntoView({ block: 'start' });
    const control = element.matches('input, textarea') ? element : (element.querySelector<HTMLElement>('input, textarea, button') ?? element);
    control.focus({ preventScroll: true });
    done();
  }, [field, section, done]);
}
