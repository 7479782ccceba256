import { CATEGORIES, type Category } from '#libs/domain/programmes/programme';
import type { Log, LoggedFact } from './invariants/log.js';
import type { Plan } from './script/plan.js';

const CATEGORY_TITLES: Record<Category, string> = {
  enterprise: '企业',
  platformShared: '平台·共享',
  platformOther: '平台·其他',
  project: '项目',
  cityComprehensive: '城市·综合',
  cityDesign: '城市·设计',
};
const COLUMNS: [title: string, factType: string][] = [
  ['填报', 'ApplicationStarted'],
  ['提交', 'ApplicationSubmitted'],
  ['推荐', 'ApplicationRecommended'],
  ['寄出', 'ApplicationDispatched'],
  ['评审通过', 'ExpertReviewPassed'],
  ['公布', 'ApplicationAnnounced'],
];

/** Chinese characters take two columns of a terminal. */
const width = (text: string): number => [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
const right = (text: string, columns: number): string => ' '.repeat(Math.max(0, columns - width(text))) + text;
const left = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

/** The first column is a name, the others are figures unless they stand in `texts`. */
export function tableOf(rows: readonly (readonly string[])[], texts: readonly number[] = []): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 || texts.includes(column) ? left(cell, widths[column] ?? 0) : right(cell, widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** One line per authority and category: how far its applications came. */
export function seasonTable(log: Log, plan: Plan): string {
  const applications = [...log.streams]
    .filter(([stream]) => stream.startsWith('application/'))
    .map(([, facts]) => ({ started: facts[0], types: new Set(facts.map((fact) => fact.type)) }));
  const lines = plan.desks.flatMap(({ authority }) =>
    CATEGORIES.map((category) => {
      const ours = applications.filter(({ started }) => has(started, 'authority', authority.code) && has(started, 'category', category));
      return [`${authority.name} ${CATEGORY_TITLES[category]}`, ...COLUMNS.map(([, type]) => String(ours.filter(({ types }) => types.has(type)).length))];
    }).filter((row) => row[1] !== '0'),
  );
  const totals = CATEGORIES.map((category) => {
    const ours = applications.filter(({ started }) => has(started, 'category', category));
    return [`全国 ${CATEGORY_TITLES[category]}`, ...COLUMNS.map(([, type]) => String(ours.filter(({ types }) => types.has(type)).length))];
  });
  return tableOf([['推荐单位与类别', ...COLUMNS.map(([title]) => title)], ...lines, ...totals]);
}

const has = (fact: LoggedFact | undefined, field: string, value: string): boolean => fact?.payload[field] === value;
