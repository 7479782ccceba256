import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  act(title: string, number: number, of: number): void;
  scene(done: number, all: number): void;
  say(line: string): void;
  end(): void;
}

/** On a terminal a bar per act, else a line per act; always on stderr, so that stdout holds the result alone. */
export function progressOn(stderr: NodeJS.WriteStream): Progress {
  return stderr.isTTY ? bars(stderr) : lines(stderr);
}

function bars(stderr: NodeJS.WriteStream): Progress {
  const bar = new SingleBar(
    { stream: stderr, format: '{act} [{bar}] {value}/{total} {duration_formatted}', clearOnComplete: false, hideCursor: true, stopOnComplete: false },
    Presets.shades_grey,
  );
  let running = false;
  const end = () => {
    if (running) bar.stop();
    running = false;
  };
  return {
    act: (title, number, of) => {
      end();
      bar.start(1, 0, { act: `${number}/${of} ${title}` });
      running = true;
    },
    scene: (done, all) => {
      bar.setTotal(all);
      bar.update(done);
    },
    say: (line) => {
      end();
      stderr.write(`${line}\n`);
    },
    end,
  };
}

function lines(stderr: NodeJS.WriteStream): Progress {
  const startedAt = Date.now();
  const say = (line: string) => void stderr.write(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
  return { act: (title, number, of) => say(`${number}/${of} ${title}`), scene: () => undefined, say, end: () => undefined };
}
