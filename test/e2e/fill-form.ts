import type { Page } from 'playwright-core';
import type { FormDefinition, FormField, FormLeaf } from '#libs/contracts/http/forms/definition';

type Values = { [field: string]: unknown };

/** Fills every field of a form as a person does: by its visible label, section after section. */
export async function fillForm(page: Page, definition: FormDefinition, values: Values): Promise<void> {
  for (const [index, section] of definition.sections.entries()) {
    await page.getByRole('navigation', { name: '章节' }).getByRole('button', { name: section.title.zh }).click();
    await page.getByRole('heading', { level: 2, name: section.title.zh, exact: true }).waitFor();
    for (const field of section.fields) if (values[field.id] !== undefined) await fillField(page, field, values[field.id]);
    if (index < definition.sections.length - 1) await page.getByRole('button', { name: '保存并继续' }).click();
  }
}

async function fillField(page: Page, field: FormField, value: unknown): Promise<void> {
  const group = page.getByRole('group', { name: startingWith(field.label.zh) }).last();
  switch (field.kind) {
    case 'years':
      return fillYears(page, field, value as { [year: string]: Values });
    case 'texts':
      return fillTexts(page, field, value as Values);
    case 'rows':
      return fillRows(page, field, value as Values[]);
    case 'bool':
      return group.getByText(value ? '是' : '否', { exact: true }).click();
    case 'multi': {
      for (const one of value as string[]) await group.getByText(wordOf(field, one), { exact: true }).click();
      return;
    }
    case 'enum':
      if ((field.options ?? []).length <= 7) return group.getByText(wordOf(field, String(value)), { exact: true }).click();
      return choose(page, group.getByRole('combobox'), wordOf(field, String(value)));
    case 'lines':
      return page.getByLabel(startingWith(field.label.zh)).fill((value as string[]).join('\n'));
    case 'date': {
      await page.getByLabel(startingWith(field.label.zh)).fill(String(value));
      return page.keyboard.press('Enter');
    }
    default:
      return page.getByLabel(startingWith(field.label.zh)).fill(String(value));
  }
}

async function fillYears(page: Page, field: FormField, table: { [year: string]: Values }): Promise<void> {
  for (const year of field.years ?? []) {
    for (const part of (field.parts ?? []).filter((one) => table[String(year)]?.[one.id] !== undefined)) {
      await page.getByLabel(`${part.label.zh} ${year} 年`, { exact: true }).fill(String(table[String(year)]?.[part.id]));
    }
  }
}

async function fillTexts(page: Page, field: FormField, texts: Values): Promise<void> {
  for (const part of (field.parts ?? []).filter((one) => texts[one.id] !== undefined))
    await page.getByLabel(startingWith(part.label.zh)).fill(String(texts[part.id]));
}

async function fillRows(page: Page, field: FormField, rows: Values[]): Promise<void> {
  const group = page.getByRole('group', { name: startingWith(field.label.zh) });
  for (const [index, row] of rows.entries()) {
    await group.getByRole('button', { name: '增加一项' }).click();
    const item = group.getByRole('group', { name: `第 ${index + 1} 项`, exact: true });
    for (const part of (field.parts ?? []).filter((one) => one.fixed === undefined && row[one.id] !== undefined))
      await fillPart(page, item, part, row[part.id]);
  }
}

async function fillPart(page: Page, item: ReturnType<Page['getByRole']>, part: FormLeaf, value: unknown): Promise<void> {
  const control = item.getByLabel(startingWith(part.label.zh)).first();
  if (part.kind === 'enum') return choose(page, control, wordOf(part, String(value)));
  await control.fill(String(value));
}

async function choose(page: Page, control: ReturnType<Page['getByRole']>, word: string): Promise<void> {
  await control.click();
  await control.fill(word);
  await page.keyboard.press('Enter');
}

const wordOf = (field: FormLeaf, value: string): string => field.options?.find((option) => option.value === value)?.label.zh ?? value;
const startingWith = (text: string): RegExp => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
