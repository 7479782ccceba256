import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { Suspense, lazy, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { DeskCategory, DeskView } from '#libs/contracts/http/desk-view';
import { useMe } from '../../app/me.js';
import { PressError } from '../../command/press-error.js';
import { usePress } from '../../command/use-press.js';
import { useWords } from '../../words/words.js';

const CommandDialog = lazy(() => import('../../command/command-dialog.js').then((module) => ({ default: module.CommandDialog })));

/** The ranked list above the quota line, and who passed first review but is not on it. All by buttons and Alt+↑ ↓. */
export function Ranking({ view, category }: { view: DeskView; category: DeskCategory }) {
  const { w } = useWords();
  const target = useMemo(() => ({ params: { season: view.season, authority: view.authority } }), [view.season, view.authority]);
  const move = usePress('moveRecommendation', target);
  const recommend = usePress('recommendApplication', target);
  const [told, setTold] = useState('');
  const [removing, setRemoving] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const me = useMe();
  /** Lines carry no answer of their own; who may not is told by the server when the button is pressed. */
  const movable = view.status === 'open' && me.role === 'province';
  const working = move.state === 'working' || recommend.state === 'working';

  const moveTo = async (applicationId: string, name: string, toRank: number) => {
    if (working || toRank < 1 || toRank > category.ranked.length) return;
    if (!(await move.send({ applicationId, toRank }))) return;
    setTold(w.desk.moved(name, toRank));
    list.current?.querySelector<HTMLElement>(`[data-id="${applicationId}"]`)?.focus();
  };
  const keys = (event: KeyboardEvent, applicationId: string, name: string, rank: number) => {
    if (!event.altKey || event.nativeEvent.isComposing) return;
    const targets: Record<string, number> = { ArrowUp: rank - 1, ArrowDown: rank + 1, Home: 1, End: category.ranked.length };
    const to = targets[event.key];
    if (to === undefined) return;
    event.preventDefault();
    void moveTo(applicationId, name, to);
  };

  return (
    <div className="ranking">
      <section aria-label={w.desk.ranking}>
        <h3>
          {w.desk.ranking} {w.desk.used(category.used, category.quota)}
        </h3>
        {category.ranked.length === 0 && <p className="empty">{w.desk.none}</p>}
        <ol ref={list} className="ranked" hidden={category.ranked.length === 0}>
          {category.ranked.map((row) => (
            <li
              key={row.applicationId}
              data-id={row.applicationId}
              tabIndex={movable ? 0 : undefined}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
              onKeyDown={(event) => keys(event, row.applicationId, row.unitName, row.rank)}
            >
              <span className="rank num">{row.rank}</span>
              <span className="who-is">
                <Link to="/cases/$caseId" params={{ caseId: row.applicationId }}>
                  {row.unitName}
                </Link>
                <span className="note mono">{row.applicationNo}</span>
              </span>
              <span className="num">{row.figures['serviceRatioPercent'] ? `${row.figures['serviceRatioPercent']}%` : ''}</span>
              {movable && (
                <span className="row-actions">
                  <Button
                    size="small"
                    className={row.rank === 1 ? 'not-now' : undefined}
                    aria-disabled={row.rank === 1 || working}
                    onClick={() => void moveTo(row.applicationId, row.unitName, row.rank - 1)}
                  >
                    {w.desk.up}
                  </Button>
                  <Button
                    size="small"
                    className={row.rank === category.ranked.length ? 'not-now' : undefined}
                    aria-disabled={row.rank === category.ranked.length || working}
                    onClick={() => void moveTo(row.applicationId, row.unitName, row.rank + 1)}
                  >
                    {w.desk.down}
                  </Button>
                  <Button size="small" onClick={() => setRemoving(row.applicationId)}>
                    {w.desk.remove}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ol>
        <p className="quota-line">
          <span>{w.desk.line(category.quota)}</span>
        </p>
        <p role="status" className="note">
          {told}
        </p>
        {move.problem && <PressError problem={move.problem} />}
      </section>
      <section aria-label={w.desk.candidates}>
        <h3>{w.desk.candidates}</h3>
        {category.candidates.length === 0 && <p className="empty">{w.desk.noCandidates}</p>}
        <ul className="ranked" hidden={category.candidates.length === 0}>
          {category.candidates.map((row) => (
            <CandidateRow key={row.applicationId} row={row} working={working} onRecommend={() => void recommend.send({ applicationId: row.applicationId })} />
          ))}
        </ul>
        {recommend.problem && <PressError problem={recommend.problem} />}
      </section>
      {removing && (
        <Suspense fallback={null}>
          <CommandDialog
            command="removeRecommendation"
            title={w.desk.remove}
            target={target}
            preset={{ applicationId: removing }}
            onClose={() => setRemoving(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

function CandidateRow({ row, working, onRecommend }: { row: DeskCategory['candidates'][number]; working: boolean; onRecommend(): void }) {
  const { w, say } = useWords();
  const id = `no-${row.applicationId}`;
  return (
    <li>
      <span className="who-is">
        <Link to="/cases/$caseId" params={{ caseId: row.applicationId }}>
          {row.unitName}
        </Link>
        <span className="note mono">{row.applicationNo}</span>
        {!row.recommend.ok && (
          <span id={id} className="reason">
            {say(row.recommend.text) || row.recommend.code}
          </span>
        )}
      </span>
      <span className="num">{row.figures['serviceRatioPercent'] ? `${row.figures['serviceRatioPercent']}%` : ''}</span>
      <span className="row-actions">
        {row.recommend.ok ? (
          <Button size="small" aria-disabled={working} onClick={onRecommend}>
            {w.desk.recommend}
          </Button>
        ) : (
          <Button size="small" className="not-now" aria-disabled="true" aria-describedby={id} onClick={(event) => event.preventDefault()}>
            {w.desk.recommend}
          </Button>
        )}
      </span>
    </li>
  );
}
