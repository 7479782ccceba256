import { useCallback, useState } from 'react';
import { COMMAND_ROUTES, type CommandName } from '#libs/contracts/http/command-routes';
import { addressOf } from '#libs/contracts/http/route';
import type { CommandRecorded } from '#libs/contracts/http/process-view';
import { Problem, call } from '../http/client.js';
import { newKey } from '../http/key.js';
import { queryClient } from '../http/query.js';

export interface Target {
  /** Of the command's address. */
  params: Record<string, string>;
  /** The version the person looked at; left out where many act on one stream at once and order does not matter. */
  version?: number;
}

interface Press {
  state: 'idle' | 'working';
  problem: Problem | null;
  send(body: Record<string, unknown>): Promise<CommandRecorded | null>;
  forget(): void;
}

/**
 * One press, one Idempotency-Key: it is kept with the body until there is a definite answer, also over a reload, so a
 * second click, a lost answer or a 503 asks for the same act again. Changed content is another act and gets another key.
 */
export function usePress(command: CommandName, target: Target): Press {
  const [state, setState] = useState<Press['state']>('idle');
  const [problem, setProblem] = useState<Problem | null>(null);
  const address = addressOf(COMMAND_ROUTES[command].path, target.params);

  const send = useCallback(
    async (body: Record<string, unknown>) => {
      setState('working');
      setProblem(null);
      try {
        const recorded = (await call(command, {
          params: target.params,
          body: body as never,
          key: keyFor(address, body),
          ifMatch: target.version,
        })) as CommandRecorded;
        sessionStorage.removeItem(slot(address));
        await queryClient.invalidateQueries();
        return recorded;
      } catch (error) {
        const met = error instanceof Problem ? error : null;
        if (!met) throw error;
        if (!met.unanswered && met.status !== 401) sessionStorage.removeItem(slot(address));
        if (met.code === 'STALE_VERSION') void queryClient.invalidateQueries();
        setProblem(met);
        return null;
      } finally {
        setState('idle');
      }
    },
    [address, command, target.params, target.version],
  );

  return { state, problem, send, forget: () => setProblem(null) };
}

const slot = (address: string): string => `fwzz.press:${address}`;

function keyFor(address: string, body: Record<string, unknown>): string {
  const text = JSON.stringify(body);
  const kept = sessionStorage.getItem(slot(address));
  if (kept) {
    const { key, text: before } = JSON.parse(kept) as { key: string; text: string };
    if (before === text) return key;
  }
  const key = newKey();
  sessionStorage.setItem(slot(address), JSON.stringify({ key, text }));
  return key;
}
