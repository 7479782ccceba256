import { useNow } from '../http/clock.js';
import { useWords } from '../words/words.js';
import { distance, minuteOf, weekdayOf } from './when.js';

/** `2022-05-31 23:59（周二，还剩 7 天）`: relative time only ever beside the absolute one. */
export function Moment({ at, countdown = false }: { at: string | null; countdown?: boolean }) {
  const { language, w } = useWords();
  const now = useNow();
  if (!at) return <span className="muted">—</span>;
  const day = weekdayOf(at, language);
  const inside = countdown ? `${day}${language === 'zh' ? '，' : ', '}${leftText(distance(at, now), w.when)}` : day;
  return (
    <time dateTime={at} className="moment">
      <span className="nowrap">{minuteOf(at)}</span>
      <wbr />
      <span className="nowrap">{language === 'zh' ? `（${inside}）` : ` (${inside})`}</span>
    </time>
  );
}

/** For cells of a table: the date, and below it how long is left. */
export function DueCell({ at }: { at: string | null }) {
  const { w } = useWords();
  const now = useNow();
  if (!at) return <span className="muted">—</span>;
  const left = distance(at, now);
  const near = left.kind === 'hours' || left.kind === 'minutes' || (left.kind === 'days' && left.n <= 3);
  return (
    <time dateTime={at} className="due-cell">
      <span className="nowrap">{minuteOf(at)}</span>
      <span className={near ? 'nowrap near' : 'nowrap muted'}>{leftText(left, w.when)}</span>
    </time>
  );
}

function leftText(left: ReturnType<typeof distance>, words: { left: Record<'days' | 'hours' | 'minutes', (n: number) => string>; past: string }): string {
  return left.kind === 'past' ? words.past : words.left[left.kind](left.n);
}
