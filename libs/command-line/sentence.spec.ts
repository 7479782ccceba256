import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';
import { CannotRun, sentenceOf } from './sentence.js';

const thrownBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};
const coded = (code: string, message: string, more: object = {}): Error => Object.assign(new Error(message), { code, ...more });

describe('what the caller can mend is one sentence', () => {
  it.each([
    ['an option that there is not', thrownBy(() => parseArgs({ args: ['--bogus'], options: {} })), /^Unknown option '--bogus'; --help tells/],
    [
      'an option whose value looks like another',
      thrownBy(() => parseArgs({ args: ['--seed', '-1'], options: { seed: { type: 'string' } } })),
      /^Option '--seed' argument is ambiguous; --help tells/,
    ],
    ['a file that is not there', thrownBy(() => readFileSync('/no/such/file')), '/no/such/file: there is no such file.'],
    ['a folder for a file', thrownBy(() => readFileSync('/')), 'What should be a file: it is a folder.'],
    ['a database that does not answer', coded('ECONNREFUSED', '', { address: '127.0.0.1', port: 1 }), /^Nobody answers at 127.0.0.1:1 /],
    ['one that answers at neither address', new AggregateError([coded('ECONNREFUSED', '', { address: '::1', port: 1 })]), /^Nobody answers at ::1:1 /],
    ['a wrong password', coded('28P01', 'password authentication failed for user "x"'), 'PostgreSQL refuses: password authentication failed for user "x".'],
    ['no password', new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'), /names no password/],
    ['no database of that name', coded('3D000', 'database "x" does not exist'), 'PostgreSQL refuses: database "x" does not exist.'],
    ['a database without the schema', coded('42P01', 'relation "log_origin" does not exist'), /db:migrate/],
    ['what we say ourselves', new CannotRun('There is nothing to do'), 'There is nothing to do.'],
  ])('%s', (_name, error, sentence) => {
    expect(sentenceOf(error)).toMatch(sentence);
    expect(sentenceOf(error)).not.toContain('\n');
  });

  it('and a fault of ours is none: its stack is wanted', () => {
    expect(sentenceOf(new TypeError('x is not a function'))).toBeNull();
    expect(sentenceOf(coded('23505', 'duplicate key'))).toBeNull();
    expect(sentenceOf('thrown text')).toBeNull();
  });
});
