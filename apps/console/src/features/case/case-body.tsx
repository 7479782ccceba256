import { useMemo } from 'react';
import type { AllowedView, CaseView } from '#libs/contracts/http/case-view';
import type { MeView } from '#libs/contracts/http/session';
import { Actions } from '../../command/actions.js';
import { Moment } from '../../ui/moment.js';
import { Next } from '../../ui/next.js';
import { Page } from '../../ui/page.js';
import { Record } from '../../ui/record.js';
import { Status } from '../../ui/status.js';
import { Stepper } from '../../ui/stepper.js';
import { useWords } from '../../words/words.js';
import { CaseFindings } from './case-findings.js';
import { CaseForm } from './case-form.js';
import { CaseFigures } from './case-figures.js';
import { FormLink } from './form-link.js';
import { useDialogOptions } from './dialog-options.js';
import './case.css';

/** Parallel judges of one case do not overwrite each other, so they are not told "stale" when a colleague was quicker. */
const SIDE_BY_SIDE = new Set(['submitScore', 'recuseFromReview', 'raiseObjection']);

export function CaseBody({ view, me, params }: { view: CaseView; me: MeView; params: Record<string, string> }) {
  const { w, say } = useWords();
  const options = useDialogOptions(view);
  const mine = view.allowed.some((row) => row.ok && row.command === view.next?.command);
  const alone = view.allowed.some((row) => row.ok && SIDE_BY_SIDE.has(row.command));
  const target = useMemo(() => ({ params, version: alone ? undefined : view.version }), [alone, params, view.version]);
  const instead = (row: AllowedView) =>
    row.command === 'submitApplication' || row.command === 'submitEvaluation' ? <FormLink key={row.command} view={view} row={row} /> : null;
  return (
    <Page
      title={view.unitName}
      lead={[view.no, say(view.categoryText), view.authorityName].join(' · ')}
      aside={
        <>
          <p className="case-status">
            <Status kind={view.kind} status={view.status} role={me.role} mine={mine} />
          </p>
          <p className="note">
            <Moment at={view.statusSince} /> {w.case.from}
          </p>
        </>
      }
    >
      <Stepper stages={view.stages} current={view.stage} />
      <div className="two">
        <Next next={view.next} />
        <section className="may" aria-labelledby="may-title">
          <h2 id="may-title">{w.case.may}</h2>
          <Actions
            allowed={view.allowed}
            target={target}
            options={options}
            instead={instead}
            due={view.next?.command}
            empty={me.role === 'applicant' ? w.case.none : w.case.noneStaff}
          />
        </section>
      </div>
      <CaseFindings view={view} />
      <CaseFigures view={view} />
      <CaseForm view={view} />
      <Record facts={view.facts} />
    </Page>
  );
}
