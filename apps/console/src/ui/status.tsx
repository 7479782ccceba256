import { useWords } from '../words/words.js';
import { statusWord, type StatusIcon, type Tone } from '../words/statuses.js';
import './status.css';

/** Icon and word; the soft ground is kept for what *you* must act on, so that it stands out. */
export function Status({ kind, status, role, mine = false }: { kind: string; status: string; role: string; mine?: boolean }) {
  const { language } = useWords();
  const word = statusWord(kind, status, role);
  return (
    <span className={mine ? `status status-mine tone-${word.tone}` : `status tone-${word.tone}`}>
      <Icon icon={word.icon} />
      <span>{word[language]}</span>
    </span>
  );
}

export function Icon({ icon, tone }: { icon: StatusIcon; tone?: Tone }) {
  return (
    <svg className={tone ? `icon tone-${tone}` : 'icon'} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {PATHS[icon]}
    </svg>
  );
}

const ring = <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" />;
const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.8, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

const PATHS: Record<StatusIcon, React.ReactNode> = {
  todo: ring,
  running: (
    <>
      {ring}
      <path d="M8 8V2a6 6 0 0 1 6 6z" fill="currentColor" />
    </>
  ),
  returned: <path d="M5.5 3 2.5 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6" {...stroke} />,
  mustChange: (
    <>
      <path d="M8 2v7.5" {...stroke} strokeWidth={2.4} />
      <circle cx="8" cy="13.2" r="1.5" fill="currentColor" />
    </>
  ),
  done: <path d="m2.5 8.5 3.5 4 7.5-9" {...stroke} strokeWidth={2.2} />,
  failed: <path d="m3.5 3.5 9 9m0-9-9 9" {...stroke} strokeWidth={2.2} />,
  late: (
    <>
      {ring}
      <path d="M8 4.5V8l2.5 1.5" {...stroke} />
      <path d="M6 1h4" {...stroke} />
    </>
  ),
  objection: <path d="M4 14V2h8.5l-2 3 2 3H4" {...stroke} fill="currentColor" fillOpacity="0.35" />,
  paused: <path d="M5.5 3v10M10.5 3v10" {...stroke} strokeWidth={2.2} />,
};
