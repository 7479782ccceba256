import type { SampleAccount } from './ready-summary.js';
import type { Environment } from './services/programs.js';

export interface SampleOptions {
  url: string;
  environment: Environment;
  say(line: string): void;
}

export async function makeSample(_options: SampleOptions): Promise<SampleAccount[]> {
  return [];
}
