import { useQuery } from '@tanstack/react-query';
import type { FormDefinition, FormField } from '#libs/contracts/http/forms/definition';
import { read } from '../http/query.js';
import { useWords } from '../words/words.js';
import type { Choice } from '../command/field-input.js';

export interface FormOf {
  kind: 'application' | 'evaluation';
  /** Of the case's address. */
  params: Record<string, string>;
}

/** The definition never changes while a season runs: it is pinned to the programme's version. */
export function useForm({ kind, params }: FormOf): FormDefinition | undefined {
  const application = useQuery({ ...read('readApplicationForm', { params }), enabled: kind === 'application', staleTime: Infinity });
  const evaluation = useQuery({ ...read('readEvaluationForm', { params }), enabled: kind === 'evaluation', staleTime: Infinity });
  return kind === 'application' ? application.data : evaluation.data;
}

/** `annual.2021.service_revenue` → 年末统计数据 · 2021 年 · 服务收入; what is not in the form stays as it is. */
export function fieldLabel(definition: FormDefinition | undefined, path: string, language: 'zh' | 'en', yearText: (year: number) => string): string {
  const [id = '', ...rest] = path
    .replace(/^form\./, '')
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.');
  const field = fieldOf(definition, id);
  if (!field) return path;
  const parts = rest.map((step) =>
    /^\d{4}$/.test(step)
      ? yearText(Number(step))
      : /^\d+$/.test(step)
        ? `${Number(step) + 1}`
        : (field.parts?.find((one) => one.id === step)?.label[language] ?? step),
  );
  return [field.label[language], ...parts].join(' · ');
}

export function fieldOf(definition: FormDefinition | undefined, id: string): FormField | undefined {
  return definition?.sections.flatMap((section) => section.fields).find((field) => field.id === id);
}

export function useFieldNames(form: FormOf): (path: string) => string {
  const definition = useForm(form);
  const { language, w } = useWords();
  return (path) => (path === 'statement' && !definition ? w.apply.statement : fieldLabel(definition, path, language, w.apply.year));
}

/** For “which field is returned”: every field of the form, by section. */
export function useFieldChoices(form: FormOf): Choice[] {
  const definition = useForm(form);
  const { language } = useWords();
  return (definition?.sections ?? []).flatMap((section) =>
    section.fields.map((field) => ({ value: field.id, label: `${section.title[language]} · ${field.label[language]}` })),
  );
}
