import { describe, expect, it } from 'vitest';
import { Problem } from '../../http/problem.js';
import { DraftKeeper, type KeeperPorts, type Patch } from './draft-keeper.js';

/** A server that answers what the script says, and a clock that runs only when told. */
function desk(answers: (() => Promise<{ version: number; savedAt: string }>)[]) {
  const sent: Patch[] = [];
  const timers: (() => void)[] = [];
  let kept: Parameters<KeeperPorts['keep']>[0] = null;
  const ports: KeeperPorts = {
    send: (patch) => {
      sent.push(structuredClone(patch));
      return (answers.shift() ?? saved(99))();
    },
    newId: () => `patch-${sent.length + 1}`,
    keep: (pending) => {
      kept = pending;
    },
    wait: (_, then) => {
      timers.push(then);
      return () => {
        timers.splice(timers.indexOf(then), 1);
      };
    },
    asProblem: (error) => (error instanceof Problem ? error : null),
  };
  const keeper = new DraftKeeper({ version: 1, form: { unit_name: '旧' }, savedAt: null }, ports);
  const tick = async () => {
    timers.splice(0).forEach((run) => run());
    await new Promise((done) => setImmediate(done));
  };
  return { keeper, sent, tick, pending: () => kept };
}
const saved = (version: number) => async () => ({ version, savedAt: '2022-05-09T06:03:22.000Z' });
const lost = async () => {
  throw new Problem(0, { code: 'NO_ANSWER' });
};
const conflict = (version: number, changed: Record<string, unknown>) => async () => {
  throw new Problem(409, { code: 'DRAFT_CONFLICT', version, changed });
};

describe('a draft keeps what was typed', () => {
  it('sends several fields in one patch on the version they were typed on', async () => {
    const { keeper, sent, tick, pending } = desk([saved(2)]);

    keeper.type('unit_name', '示例');
    keeper.type('uscc', '91');
    await tick();

    expect(sent).toEqual([{ patchId: 'patch-1', base: 1, set: { unit_name: '示例', uscc: '91' } }]);
    expect([keeper.state, keeper.base, pending()]).toEqual(['saved', 2, null]);
  });

  it('asks again under the same patchId when the answer was lost, and keeps it on the device meanwhile', async () => {
    const { keeper, sent, tick, pending } = desk([lost, saved(2)]);

    keeper.type('unit_name', '示例');
    await tick();
    expect([keeper.state, pending()?.inFlight?.patchId]).toEqual(['kept', 'patch-1']);
    await tick();

    expect(sent.map((patch) => patch.patchId)).toEqual(['patch-1', 'patch-1']);
    expect(keeper.state).toBe('saved');
  });

  it('takes in another window’s other field and sends its own again on the new version', async () => {
    const { keeper, sent, tick } = desk([conflict(5, { uscc: '92' }), saved(6)]);

    keeper.type('unit_name', '示例');
    await tick();
    await tick();

    expect(keeper.values).toEqual({ unit_name: '示例', uscc: '92' });
    expect(sent[1]).toEqual({ patchId: 'patch-2', base: 5, set: { unit_name: '示例' } });
    expect(keeper.merged).toBe(1);
  });

  it('shows both values when another window changed the same field, and overwrites nothing before a choice', async () => {
    const { keeper, sent, tick } = desk([conflict(5, { unit_name: '他人' }), saved(6)]);

    keeper.type('unit_name', '示例');
    await tick();
    await tick();
    expect(keeper.conflicts).toEqual({ unit_name: { mine: '示例', theirs: '他人' } });
    expect(sent).toHaveLength(1);

    keeper.resolve('unit_name', 'mine');
    await tick();

    expect(sent[1]).toEqual({ patchId: 'patch-2', base: 5, set: { unit_name: '示例' } });
  });

  it('stops when the draft is closed, with the text still there', async () => {
    const { keeper, tick, pending } = desk([
      async () => {
        throw new Problem(409, { code: 'DRAFT_CLOSED' });
      },
    ]);

    keeper.type('unit_name', '示例');
    await tick();

    expect([keeper.state, keeper.values['unit_name'], pending()?.inFlight?.set]).toEqual(['closed', '示例', { unit_name: '示例' }]);
  });

  it('settles everything typed before a submit', async () => {
    const { keeper, sent } = desk([saved(2)]);

    keeper.type('unit_name', '示例');

    expect(await keeper.settle()).toBe(true);
    expect([sent.length, keeper.base]).toEqual([1, 2]);
  });
});
