import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import './table.css';

export interface Column<R> {
  id: string;
  head: ReactNode;
  /** Numbers stand right-aligned under a head that carries the unit. */
  numeric?: boolean;
  /** Left out on narrow screens. */
  secondary?: boolean;
  cell(row: R): ReactNode;
}

interface Props<R> {
  label: string;
  columns: Column<R>[];
  rows: R[];
  keyOf(row: R): string;
  onOpen?(row: R): void;
  emphasised?(row: R): boolean;
}

/**
 * A plain table with one row in the tab order: j k ↑ ↓ Home End move, Enter opens. It scrolls in a named, focusable
 * frame so that the page itself never moves sideways.
 */
export function Table<R>({ label, columns, rows, keyOf, onOpen, emphasised }: Props<R>) {
  const [active, setActive] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const current = Math.min(active, Math.max(0, rows.length - 1));

  const focusRow = (index: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    setActive(next);
    (body.current?.rows[next] as HTMLElement | undefined)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLTableRowElement)) return;
    const row = rows[current];
    const moves: Record<string, number> = { j: current + 1, ArrowDown: current + 1, k: current - 1, ArrowUp: current - 1, Home: 0, End: rows.length - 1 };
    const target = moves[event.key];
    if (target !== undefined) {
      event.preventDefault();
      focusRow(target);
    } else if (event.key === 'Enter' && row && onOpen) {
      event.preventDefault();
      onOpen(row);
    }
  };

  return (
    <div className="table-frame" role="region" aria-label={label} tabIndex={rows.length === 0 || !onOpen ? 0 : -1}>
      <table className="table">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {rows.map((row, index) => (
            <tr
              key={keyOf(row)}
              className={rowClass(Boolean(onOpen), emphasised?.(row) ?? false)}
              tabIndex={onOpen ? (index === current ? 0 : -1) : undefined}
              onFocus={() => setActive(index)}
              onClick={onOpen && (() => onOpen(row))}
            >
              {columns.map((column) => (
                <td key={column.id} className={classOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const classOf = <R,>(column: Column<R>): string | undefined =>
  [column.numeric && 'num', column.secondary && 'secondary'].filter(Boolean).join(' ') || undefined;
const rowClass = (opens: boolean, strong: boolean): string | undefined => [opens && 'opens', strong && 'strong'].filter(Boolean).join(' ') || undefined;
