export interface SampleAccount {
  name: string;
  password: string;
  /** Who that is, in Chinese. */
  title: string;
}

export interface Ready {
  url: string;
  /** For tools (`--json`); the text leaves it out. */
  databaseUrl: string;
  temporalAddress: string;
  temporalUi: string | null;
  stateDir: string;
  accounts: SampleAccount[];
}

/** The last words of a start that went well. */
export function readySummary({ url, temporalUi, stateDir, accounts }: Ready): string {
  const width = Math.max(0, ...accounts.map(({ name }) => name.length));
  const rows = accounts.map(({ name, password, title }) => `    ${name.padEnd(width)}  ${password}  ${title}`);
  return [
    '',
    `  服务型制造示范遴选与评估评价   ${url}`,
    ...(temporalUi ? [`  engine's own view             ${temporalUi}`] : []),
    `  state and logs                ${stateDir}`,
    ...(rows.length > 0 ? ['', '  sample accounts', ...rows] : []),
    '',
    '  Ctrl-C stops everything; the next start goes on where this one ended.',
    '',
    '',
  ].join('\n');
}
