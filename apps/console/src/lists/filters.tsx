import { Button, Input, Select } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useChanged } from '../http/live.js';
import { statusesOf } from '../words/statuses.js';
import { useWords } from '../words/words.js';

/** Between head and list; 清除筛选 appears only when there is something to clear. */
export function Filters({ active, onClear, children }: { active: boolean; onClear(): void; children: ReactNode }) {
  const { w } = useWords();
  return (
    <div className="filters" role="search">
      {children}
      {active && <Button onClick={onClear}>{w.list.clear}</Button>}
    </div>
  );
}

/** Goes into the address after a pause, not letter by letter; never while a Chinese word is being composed. */
export function SearchBox({ value, onChange }: { value: string | undefined; onChange(value: string | undefined): void }) {
  const { w } = useWords();
  const [typed, setTyped] = useState(value ?? '');
  const [composing, setComposing] = useState(false);
  useEffect(() => setTyped(value ?? ''), [value]);
  useEffect(() => {
    if (composing || typed === (value ?? '')) return undefined;
    const timer = setTimeout(() => onChange(typed || undefined), 400);
    return () => clearTimeout(timer);
  }, [typed, composing, value, onChange]);
  return (
    <label className="grow">
      {w.list.search}
      <Input
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
    </label>
  );
}

function Choice({
  label,
  value,
  onChange,
  options,
  width = 190,
}: {
  label: string;
  value: string | undefined;
  onChange(value: string | undefined): void;
  options: { value: string; label: string }[];
  width?: number;
}) {
  const { w } = useWords();
  const id = `filter-${label}`;
  return (
    <label htmlFor={id}>
      {label}
      <Select
        id={id}
        value={value ?? ''}
        onChange={(next) => onChange(next || undefined)}
        options={[{ value: '', label: w.list.all }, ...options]}
        style={{ width }}
      />
    </label>
  );
}

export function CategoryFilter({ value, onChange }: { value: string | undefined; onChange(value: string | undefined): void }) {
  const { w } = useWords();
  const all = ['enterprise', 'platformShared', 'platformOther', 'project', 'cityComprehensive', 'cityDesign'] as const;
  return (
    <Choice
      label={w.list.category}
      value={value}
      onChange={onChange}
      options={all.map((category) => ({ value: category, label: w.categories[category] }))}
      width={230}
    />
  );
}

export function KindFilter({
  value,
  onChange,
  kinds,
}: {
  value: string | undefined;
  onChange(value: string | undefined): void;
  kinds: readonly ('application' | 'evaluation' | 'desk')[];
}) {
  const { w } = useWords();
  return (
    <Choice label={w.list.kind} value={value} onChange={onChange} options={kinds.map((kind) => ({ value: kind, label: w.list.kinds[kind] }))} width={130} />
  );
}

export function StatusFilter({
  kind,
  role,
  value,
  onChange,
}: {
  kind: string;
  role: string;
  value: string | undefined;
  onChange(value: string | undefined): void;
}) {
  const { w, language } = useWords();
  return (
    <Choice
      label={w.list.status}
      value={value}
      onChange={onChange}
      options={statusesOf(kind, role).map(({ status, word }) => ({ value: status, label: word[language] }))}
      width={170}
    />
  );
}

export function AuthorityFilter({
  value,
  onChange,
  authorities,
}: {
  value: string | undefined;
  onChange(value: string | undefined): void;
  authorities: { code: string; name: string }[];
}) {
  const { w } = useWords();
  return (
    <Choice label={w.list.authority} value={value} onChange={onChange} options={authorities.map((one) => ({ value: one.code, label: one.name }))} width={230} />
  );
}

interface Listing {
  data?: { pages: { total: number }[] };
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
  refetch(): Promise<unknown>;
}

/** How many there are, what is new, and the rest. */
export function ListFoot({ list, kinds, shown }: { list: Listing; kinds: string[]; shown: number }) {
  const { w } = useWords();
  const changed = useChanged(kinds);
  const total = list.data?.pages[0]?.total;
  return (
    <div className="list-foot">
      <span>{total !== undefined && w.list.count(total)}</span>
      <span role="status">
        {changed > 0 && (
          <button type="button" className="quiet" onClick={() => void list.refetch()}>
            {w.errors.updated(changed)}
          </button>
        )}
      </span>
      <span>
        {list.hasNextPage && (
          <Button aria-disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {w.list.more}
          </Button>
        )}
        {!list.hasNextPage && total !== undefined && total > shown ? total - shown : null}
      </span>
    </div>
  );
}
