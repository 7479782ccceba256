import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { AmendmentPreview, SeasonView } from '#libs/contracts/http/season-view';
import { PressError } from '../../command/press-error.js';
import { usePress } from '../../command/use-press.js';
import { Problem, call } from '../../http/client.js';
import { InstantInput } from '../../ui/date-input.js';
import { Dialog } from '../../ui/dialog.js';
import { TextArea } from '../../ui/text-area.js';
import { minuteOf } from '../../ui/when.js';
import { useWords } from '../../words/words.js';

const DATES = ['fillOpensAt', 'fillClosesAt', 'provinceReviewClosesAt', 'dispatchClosesAt'] as const;

/** Before and after on one line; the impact is seen before it can be confirmed, and any change asks for a new preview. */
export function AmendDialog({ view, onClose }: { view: SeasonView; onClose(): void }) {
  const { w } = useWords();
  const [calendar, setCalendar] = useState(view.calendar);
  const [reason, setReason] = useState('');
  const [preview, setPreview] = useState<{ of: string; result: AmendmentPreview } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const target = useMemo(() => ({ params: { season: view.season }, version: view.version }), [view.season, view.version]);
  const press = usePress('amendSeasonCalendar', target);
  const asked = JSON.stringify(calendar);
  const ready = preview?.of === asked;
  const changed = asked !== JSON.stringify(view.calendar);

  const ask = async () => {
    setProblem(null);
    try {
      setPreview({ of: asked, result: await call('previewSeasonAmendment', { params: { season: view.season }, body: { calendar } }) });
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
      else throw error;
    }
  };
  const confirm = async () => {
    if (!ready || reason.trim() === '' || press.state === 'working') return;
    if (await press.send({ calendar, reason })) onClose();
  };
  const why = !changed ? w.season.unchanged : !ready ? w.season.previewFirst : reason.trim() === '' ? w.season.reasonFirst : null;
  const footer = (
    <>
      {why && (
        <span className="note" id="why-not-amend">
          {why}
        </span>
      )}
      <Button onClick={onClose}>{w.dialog.cancel}</Button>
      <Button onClick={() => void ask()}>{w.season.preview}</Button>
      <Button
        type={why ? 'default' : 'primary'}
        aria-disabled={why !== null}
        aria-describedby={why ? 'why-not-amend' : undefined}
        onClick={() => void confirm()}
      >
        {press.state === 'working' ? w.dialog.working : w.season.confirm}
      </Button>
    </>
  );
  return (
    <Dialog title={w.season.amend} onClose={onClose} width={760} footer={footer}>
      <div className="scroll">
        <table className="compare">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{w.season.calendar}</span>
              </th>
              <th scope="col" className="muted">
                {w.season.before}
              </th>
              <th scope="col" className="muted">
                {w.season.after}
              </th>
            </tr>
          </thead>
          <tbody>
            {DATES.map((date) => (
              <tr key={date}>
                <th scope="row">
                  <label htmlFor={`amend-${date}`}>{w.season[date]}</label>
                </th>
                <td className="nowrap">{minuteOf(view.calendar[date])}</td>
                <td>
                  <InstantInput
                    id={`amend-${date}`}
                    value={calendar[date]}
                    onChange={(next) => setCalendar((now) => ({ ...now, [date]: next ?? now[date] }))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="field">
        <label htmlFor="amend-reason">{w.season.reason}</label>
        <TextArea id="amend-reason" value={reason} onChange={setReason} max={4000} rows={3} />
      </div>
      {preview && <Impact preview={preview.result} stale={!ready} />}
      {(problem ?? press.problem) && <PressError problem={(problem ?? press.problem) as Problem} />}
    </Dialog>
  );
}

function Impact({ preview, stale }: { preview: AmendmentPreview; stale: boolean }) {
  const { w } = useWords();
  const { counts } = preview;
  const moved = preview.affected.filter((row) => row.before !== row.after);
  return (
    <div className="impact" role="status">
      <p>
        <strong>{w.season.impactOf(counts.streams, counts.authorities, counts.timersMoved)}</strong>
      </p>
      <p>{w.season.impactMore(counts.earlier, counts.reopened, counts.untouched)}</p>
      {stale && <p>{w.season.stale}</p>}
      {moved.length > 0 && (
        <ul>
          {moved.slice(0, 200).map((row) => (
            <li key={row.stream}>
              {row.unitName ?? row.stream}：{row.before ? minuteOf(row.before) : '—'} → {row.after ? minuteOf(row.after) : '—'}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
