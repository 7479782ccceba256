import type { Invariant } from './log.js';

const CAUSES = ['command', 'timer', 'followUp'];

/** A follow-up names the fact that asked for it, a timer the due that fired; the fact named is in the log. */
export const everyFactHasActorAndCause: Invariant = {
  name: 'everyFactHasActorAndCause',
  check: (log) =>
    log.facts.flatMap((fact) => {
      const problems: string[] = [];
      if (typeof fact.actor?.id !== 'string' || fact.actor.id === '' || typeof fact.actor.role !== 'string') problems.push('no actor');
      const { kind, of } = fact.cause ?? {};
      if (typeof kind !== 'string' || !CAUSES.includes(kind)) problems.push('no cause');
      if ((kind === 'timer' || kind === 'followUp') && (typeof of !== 'string' || of === '')) problems.push(`a ${kind} of nothing`);
      if (kind === 'followUp' && typeof of === 'string' && !namesAFact(of)) problems.push(`a follow-up of ${of}, which is not in the log`);
      if (kind !== 'command' && fact.actor?.role !== 'system') problems.push(`a ${String(kind)} by ${String(fact.actor?.role)}`);
      return problems.length > 0 ? [{ stream: fact.stream, detail: `version ${fact.version}: ${problems.join(', ')}` }] : [];

      function namesAFact(name: string): boolean {
        const at = name.lastIndexOf('@');
        const version = Number(name.slice(at + 1).split('/')[0]);
        return log.streams.get(name.slice(0, at))?.some((one) => one.version === version) ?? false;
      }
    }),
};

export const versionsContiguous: Invariant = {
  name: 'versionsContiguous',
  check: (log) =>
    [...log.streams].flatMap(([stream, facts]) => {
      const gap = facts.find((fact, index) => fact.version !== index + 1);
      return gap ? [{ stream, detail: `version ${gap.version} where ${facts.indexOf(gap) + 1} belongs` }] : [];
    }),
};

/** One command, one effect: its facts on a stream stand together and were recorded at one instant. */
export const oneEffectPerCommand: Invariant = {
  name: 'oneEffectPerCommand',
  check: (log) =>
    [...log.streams].flatMap(([stream, facts]) => {
      const last = new Map<string, { version: number; recordedAt: string }>();
      return facts.flatMap((fact) => {
        const before = last.get(fact.commandId);
        last.set(fact.commandId, { version: fact.version, recordedAt: fact.recordedAt });
        const second = before && (before.version !== fact.version - 1 || before.recordedAt !== fact.recordedAt);
        return second ? [{ stream, detail: `version ${fact.version}: command ${fact.commandId} had its effect at version ${before.version} already` }] : [];
      });
    }),
};
