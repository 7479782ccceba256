import { ProblemError } from './problem.js';

export async function found<T>(answer: Promise<T | null>): Promise<T> {
  const value = await answer;
  if (value === null) throw new ProblemError('NOT_FOUND');
  return value;
}
