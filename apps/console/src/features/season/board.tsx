import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { BoardView } from '#libs/contracts/http/season-view';
import { read } from '../../http/query.js';
import { Loading, Section, Trouble } from '../../ui/page.js';
import { Table, type Column } from '../../ui/table.js';
import { clockOf } from '../../ui/when.js';
import { useWords } from '../../words/words.js';
import { statusWord } from '../../words/statuses.js';
import './board.css';

type Row = BoardView['authorities'][number];
const STAGES = ['fill', 'provinceReview', 'package', 'ministryReview', 'publicity'] as const;

/** Where is it stuck: figures in the cells, shade by share of the largest, each cell a list behind it. */
export function Board({ season }: { season: string }) {
  const { w, say } = useWords();
  const { data, error, refetch } = useQuery(read('readBoard', { params: { season } }, { kinds: ['application', 'desk'], eager: true }));
  if (!data) return <Section title={w.season.board}>{error ? <Trouble error={error} retry={() => void refetch()} /> : <Loading />}</Section>;
  const largest = Math.max(1, ...data.authorities.flatMap((row) => STAGES.map((stage) => row.stages[stage] ?? 0)));
  const columns: Column<Row>[] = [
    {
      id: 'authority',
      head: w.season.authority,
      cell: (row) => (
        <Link to="/applications" search={{ season, authority: row.authority }}>
          {row.name}
        </Link>
      ),
    },
    { id: 'total', head: w.season.total, numeric: true, cell: (row) => <strong>{row.total}</strong> },
    ...STAGES.map(
      (stage): Column<Row> => ({
        id: stage,
        head: w.stages[stage],
        numeric: true,
        cell: (row) => <Heat n={row.stages[stage] ?? 0} largest={largest} season={season} authority={row.authority} stage={stage} />,
      }),
    ),
    { id: 'atRest', head: w.season.rest, numeric: true, cell: (row) => row.stages['atRest'] ?? 0 },
    { id: 'desk', head: w.season.desk, cell: (row) => (row.desk ? <DeskWord status={row.desk} season={season} authority={row.authority} /> : '—') },
  ];
  const categories: Column<BoardView['categories'][number]>[] = [
    { id: 'category', head: w.list.category, cell: (row) => say(row.title) },
    { id: 'total', head: w.season.total, numeric: true, cell: (row) => row.total },
    { id: 'quota', head: w.season.quota, numeric: true, cell: (row) => row.quota },
    { id: 'announced', head: w.season.published, numeric: true, cell: (row) => row.statuses['announced'] ?? 0 },
    { id: 'already', head: w.season.already, numeric: true, cell: (row) => row.alreadySelected },
    { id: 'target', head: w.season.target, numeric: true, cell: (row) => row.target ?? '—' },
  ];
  return (
    <>
      <Section title={w.season.board} aside={<span className="note">{w.season.asOf(clockOf(Date.parse(data.asOf)))}</span>}>
        <p className="funnel">
          {STAGES.map((stage) => `${w.stages[stage]} ${data.stages[stage] ?? 0}`).join(' → ')} → {w.season.rest} {data.stages['atRest'] ?? 0}
        </p>
        <Table label={w.season.stuck} columns={columns} rows={data.authorities} keyOf={(row) => row.authority} />
      </Section>
      <Section title={w.season.byCategory}>
        <Table label={w.season.byCategory} columns={categories} rows={data.categories} keyOf={(row) => row.category} />
      </Section>
    </>
  );
}

function Heat({ n, largest, season, authority, stage }: { n: number; largest: number; season: string; authority: string; stage: string }) {
  const step = n === 0 ? 0 : Math.min(4, 1 + Math.floor((n / largest) * 3.999));
  return n === 0 ? (
    <span className="heat heat0">0</span>
  ) : (
    <Link className={`heat heat${step}`} to="/applications" search={{ season, authority, stage }}>
      {n}
    </Link>
  );
}

function DeskWord({ status, season, authority }: { status: string; season: string; authority: string }) {
  const { language } = useWords();
  return (
    <Link to="/desk/$season/$authority" params={{ season, authority }}>
      {statusWord('desk', status, 'ministry')[language]}
    </Link>
  );
}
