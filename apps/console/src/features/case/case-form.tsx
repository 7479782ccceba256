import { Suspense, lazy, useState } from 'react';
import type { CaseView } from '#libs/contracts/http/case-view';
import { useForm } from '../../forms/use-form.js';
import { Section } from '../../ui/page.js';
import { useWords } from '../../words/words.js';
import { formOf } from './form-of-case.js';

const FormView = lazy(() => import('../../forms/form-view.js').then((module) => ({ default: module.FormView })));

/** The last submitted content, opened when asked for; absent where this reader may not see it. */
export function CaseForm({ view }: { view: CaseView }) {
  const { w } = useWords();
  const [open, setOpen] = useState(false);
  const definition = useForm(formOf(view));
  if (!view.content || !definition) return null;
  return (
    <Section
      title={view.kind === 'application' ? w.case.form : w.apply.evaluation}
      aside={
        <button type="button" className="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? w.case.hide : w.case.show}
        </button>
      }
    >
      {open && (
        <Suspense fallback={null}>
          <FormView definition={definition} content={view.content} />
        </Suspense>
      )}
    </Section>
  );
}
