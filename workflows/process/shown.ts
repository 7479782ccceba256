import { defineQuery, setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { ProcessTimelineEntry, ProcessView, ProcessWaiting } from '#libs/contracts/temporal/process';
import { SEARCH_ATTRIBUTES } from '#libs/contracts/temporal/process';
import { stageText } from '#libs/contracts/temporal/stage-texts';
import { duesInOrder } from './next-act.js';

/** The record of facts is in PostgreSQL; this is only what this run of the process saw and did. */
const LONGEST_TIMELINE = 100;

export interface Shown {
  view(view: ProcessView, wakesAt: number | null): void;
  note(what: string): void;
}

/** What operators see of a process: stage in the engine's UI and lists, and the three queries. */
export function openShown(first: ProcessView): Shown {
  const timeline: ProcessTimelineEntry[] = [];
  let shown: ProcessView = first;
  let wakes: number | null = null;
  let attributes = '';

  setHandler(defineQuery<string>('stage'), () => shown.stage);
  setHandler(defineQuery<ProcessWaiting>('waitingFor'), () => ({
    stage: shown.stage,
    version: shown.version,
    due: duesInOrder(shown),
    followUps: shown.followUps,
    inbox: shown.inbox,
    wakesAt: wakes === null ? null : new Date(wakes).toISOString(),
  }));
  setHandler(defineQuery<ProcessTimelineEntry[]>('timeline'), () => timeline);

  return {
    view(view, wakesAt) {
      shown = view;
      wakes = wakesAt;
      setCurrentDetails(detailsOf(view));
      const now = `${view.stage} ${view.status}`;
      if (now === attributes) return;
      attributes = now;
      upsertSearchAttributes([
        { key: { name: SEARCH_ATTRIBUTES.stage, type: 'KEYWORD' }, value: view.stage },
        { key: { name: SEARCH_ATTRIBUTES.status, type: 'KEYWORD' }, value: view.status },
      ]);
    },
    note(what) {
      timeline.push({ at: new Date().toISOString(), what, stage: shown.stage, version: shown.version });
      if (timeline.length > LONGEST_TIMELINE) timeline.shift();
    },
  };
}

function detailsOf(view: ProcessView): string {
  const [next] = duesInOrder(view);
  const lines = [`**${stageText(view.stage)}**（${view.status}，第 ${view.version} 条事实）`];
  if (next) lines.push(`若届时未办：${shanghai(next.at)} 由时钟执行 \`${next.command}\``);
  if (view.followUps.length > 0) lines.push(`待办后续：${view.followUps.length} 项`);
  if (view.inbox.length > 0) lines.push(`待处理指令：${view.inbox.length} 条`);
  return lines.join('\n\n');
}

/** Asia/Shanghai has no daylight saving; the sandbox's own zone is never asked. */
function shanghai(at: string): string {
  return `${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')}（北京时间）`;
}
