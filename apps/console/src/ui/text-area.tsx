import { useEffect, useState } from 'react';
import { useWords } from '../words/words.js';

/** A plain textarea: an auto-sizing one cost up to 215 ms per key with a statement in it. */
export function TextArea({
  id,
  value,
  onChange,
  onBlur,
  max,
  count,
  rows = 4,
  describedBy,
  invalid = false,
  readOnly = false,
}: {
  id: string;
  value: string;
  onChange(value: string): void;
  onBlur?(): void;
  max?: number;
  count?: (text: string) => number;
  rows?: number;
  describedBy?: string;
  invalid?: boolean;
  readOnly?: boolean;
}) {
  const { w } = useWords();
  const n = count ? count(value) : Array.from(value).length;
  const spoken = useSettled(n, 1000);
  const over = max !== undefined && n > max;
  return (
    <>
      <textarea
        id={id}
        className="area"
        rows={rows}
        value={value}
        readOnly={readOnly}
        aria-describedby={describedBy}
        aria-invalid={invalid || over || undefined}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
      />
      {max !== undefined && (
        <span className={over ? 'count over' : 'count'} aria-hidden="true">
          {w.dialog.count(n, max)}
          {over && ` · ${w.dialog.tooMany(n - max)}`}
        </span>
      )}
      {max !== undefined && (
        <span className="visually-hidden" role="status">
          {spoken > max ? w.dialog.tooMany(spoken - max) : ''}
        </span>
      )}
    </>
  );
}

/** Seen at once, spoken only after a pause. */
function useSettled(value: number, milliseconds: number): number {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
