import { useEffect, useState } from 'react';

/** Difference of server and browser clocks; a wrong clock on a desk must not move a countdown. */
let offset = 0;

export function noteServerTime(answer: unknown): void {
  const told = answer && typeof answer === 'object' && 'serverTime' in answer ? Date.parse(String(answer.serverTime)) : NaN;
  if (!Number.isNaN(told)) offset = told - Date.now();
}

export const serverNow = (): number => Date.now() + offset;

/** Ticks every 20 s: enough for minutes, and no page that never rests. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
