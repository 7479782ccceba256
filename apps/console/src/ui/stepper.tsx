import type { StageView } from '#libs/contracts/http/case-view';
import { useWords } from '../words/words.js';
import type { StatusIcon, Tone } from '../words/statuses.js';
import { Icon } from './status.js';
import { minuteOf } from './when.js';
import './stepper.css';

const LOOK: Record<StageView['state'], { icon: StatusIcon; tone: Tone }> = {
  notStarted: { icon: 'todo', tone: 'wait' },
  inProgress: { icon: 'running', tone: 'info' },
  done: { icon: 'done', tone: 'ok' },
  returned: { icon: 'returned', tone: 'warn' },
  failed: { icon: 'failed', tone: 'bad' },
  overdue: { icon: 'late', tone: 'bad' },
  waiting: { icon: 'todo', tone: 'info' },
  onHold: { icon: 'paused', tone: 'warn' },
};

/** The five stages of the deck: who, since when, until when. The present one is marked for eye and ear. */
export function Stepper({ stages, current }: { stages: StageView[]; current: string }) {
  const { w, say } = useWords();
  return (
    <ol className="stepper" aria-label={w.case.stages}>
      {stages.map((stage) => {
        const look = LOOK[stage.state];
        const here = stage.stage === current;
        return (
          <li key={stage.stage} className={here ? 'step here' : 'step'} aria-current={here ? 'step' : undefined}>
            <span className="step-title">
              <Icon icon={look.icon} tone={look.tone} />
              {say(stage.title)}
              <span className="visually-hidden">{w.stageState[stage.state]}</span>
            </span>
            <span className="note">{say(stage.actor)}</span>
            <span className="note">{timesOf(stage, w.case)}</span>
          </li>
        );
      })}
    </ol>
  );
}

function timesOf(stage: StageView, words: { from: string; by: string; done: string }): string {
  if (stage.endedAt) return `${minuteOf(stage.endedAt).slice(5)} ${words.done}`;
  if (stage.dueAt) return `${words.by} ${minuteOf(stage.dueAt).slice(5)}`;
  if (stage.startedAt) return `${minuteOf(stage.startedAt).slice(5)} ${words.from}`;
  return '';
}
