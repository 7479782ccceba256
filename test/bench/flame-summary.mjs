// Where the time of a --cpu-prof file went: by function itself, and by folder or package.  node test/bench/flame-summary.mjs FILE [lines]
import { readFileSync } from 'node:fs';

if (process.argv[2] === '--help' || !process.argv[2]) {
  console.log('node test/bench/flame-summary.mjs FILE.cpuprofile [lines]: self time by function, and total time by named function of this project');
  process.exit(0);
}
const profile = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const lines = Number(process.argv[3] ?? 40);
const byId = new Map(profile.nodes.map((node) => [node.id, node]));
const self = new Map();
for (const [index, id] of profile.samples.entries()) self.set(id, (self.get(id) ?? 0) + profile.timeDeltas[index]);
const parent = new Map();
for (const node of profile.nodes) for (const child of node.children ?? []) parent.set(child, node.id);
const nameOf = ({ callFrame: { functionName, url, lineNumber } }) =>
  `${functionName || '(anonymous)'} ${url.replace(/^.*\/node_modules\//, '').replace(/^file:\/\/.*?\/(?=apps|libs|test)/, '')}:${lineNumber + 1}`;
const bySelf = new Map();
const byTotal = new Map();
let idle = 0;
let all = 0;
for (const [id, time] of self) {
  const node = byId.get(id);
  if (node.callFrame.functionName === '(idle)') idle += time;
  else all += time;
  bySelf.set(nameOf(node), (bySelf.get(nameOf(node)) ?? 0) + time);
  const seen = new Set();
  for (let at = id; at !== undefined; at = parent.get(at)) seen.add(nameOf(byId.get(at)));
  for (const name of seen) byTotal.set(name, (byTotal.get(name) ?? 0) + time);
}
const show = (title, map, filter = () => true) => {
  console.log(`\n${title}`);
  const rows = [...map]
    .filter(([name]) => filter(name))
    .sort((a, b) => b[1] - a[1])
    .slice(0, lines);
  for (const [name, time] of rows) console.log(`${((100 * time) / all).toFixed(1).padStart(6)} %  ${name}`);
};
console.log(`busy ${(all / 1e6).toFixed(1)} s, idle ${(idle / 1e6).toFixed(1)} s`);
show('self', bySelf, (name) => !name.startsWith('(idle)'));
show('total', byTotal, (name) => !/^\((root|idle|program)\)/.test(name));
