// Runs one program and ends it when the launcher is gone, however it went: standard input is a pipe whose other
// end only the launcher holds, and the kernel closes it even on SIGKILL. Plain JavaScript, so it starts in 40 ms.
//   node tether.mjs '{"command","args","cwd","uid","gid","stopSignal","graceMs"}'
import { spawn } from 'node:child_process';

const { command, args, cwd, uid, gid, stopSignal = 'SIGTERM', graceMs = 10_000 } = JSON.parse(process.argv[2]);
const child = spawn(command, args, { cwd, uid, gid, stdio: ['ignore', 'inherit', 'inherit'] });

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  child.kill(stopSignal);
  setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
}

child.on('error', (error) => {
  console.error(`${command}: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
