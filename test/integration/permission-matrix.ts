import { COMMAND_ROUTES } from '#libs/contracts/http/command-routes';
import { type OperationId, ROUTES } from '#libs/contracts/http/routes';

export const YES = '✓';

const HEAD = `# Who may do what

Every route × everybody, as answered over HTTP by \`test/integration/api-permissions.spec.ts\`, which compares it with this file and with \`can\`. Whoever changes a right changes this file, and a person reads that change; \`npx vitest run --project integration -u test/integration/api-permissions.spec.ts\` writes it anew.

✓ = the question passes \`can\`. 401 = sign in first. 403 = one knows of it and may not. 404 = that it exists is not one's to know (or, with the right to ask, that nothing is there). An application stands in three rows: filed, never filed (its owner's draft), and on the public list. The applicant of the case is of organisation 1, its province is 32, the experts are assigned to the filed and the listed application.
`;

/** One table per tag of the route table, in its order. */
export function permissionMatrix(people: readonly string[], answered: ReadonlyMap<string, readonly string[]>, unasked: readonly OperationId[]): string {
  const tagOf = (row: string): string => {
    const name = row.split(' ')[0] as OperationId;
    return name in COMMAND_ROUTES ? `${ROUTES[name].tag}, commands` : ROUTES[name].tag;
  };
  const tags = [...new Set([...answered.keys()].map(tagOf))];
  const tables = tags.map((tag) => {
    const rows = [...answered].filter(([row]) => tagOf(row) === tag).map(([row, cells]) => `| ${[row, ...cells].join(' | ')} |`);
    return [`## ${tag}`, '', `| route | ${people.join(' | ')} |`, `|---|${people.map(() => ':-:|').join('')}`, ...rows].join('\n');
  });
  const rest = [
    '## without a question',
    '',
    'They ask nothing of `can`: about the session itself, or told to each listener by what they may read.',
    '',
    '| route | for whom |',
    '|---|---|',
  ];
  tables.push([...rest, ...unasked.map((name) => `| ${name} | ${ROUTES[name].audience === 'anyone' ? 'anybody' : 'whoever is signed in'} |`)].join('\n'));
  return `${HEAD}\n${tables.join('\n\n')}\n`;
}
