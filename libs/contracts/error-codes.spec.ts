import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from '#libs/domain/kernel/refusal-codes';
import { EDGE_CODES } from './edge-codes.js';
import { BODY_REASONS } from './body-reasons.js';
import { ERRORS, type ErrorParams, errorText, type ErrorCode } from './error-codes.js';

const codes: ErrorCode[] = [...REFUSAL_CODES, ...EDGE_CODES];

describe('texts of refusals', () => {
  it('has words in both languages and a 4xx status for every code but our own faults', () => {
    for (const code of codes) {
      const { status, zh, en } = ERRORS[code];
      expect(zh, code).toMatch(/\p{Script=Han}/u);
      expect(en, code).not.toMatch(/\p{Script=Han}/u);
      expect(code === 'INTERNAL' || code.endsWith('_UNAVAILABLE') ? status >= 500 : status >= 400 && status < 500, code).toBe(true);
    }
  });

  it('keeps to the words of the house: no 请 in errors, no exclamation marks, no 非法 or 无效', () => {
    for (const code of codes) expect(ERRORS[code].zh.replaceAll('请求', '').replaceAll('申请', ''), code).not.toMatch(/请|！|非法|无效|系统异常/);
  });

  it('says the quota where it is known, and still reads well where it is not', () => {
    expect(errorText('QUOTA_EXCEEDED', { quota: 10 }).zh).toBe('不能推荐：名额 10 个已用完。先移出一个，再推荐这一个。');
    expect(errorText('QUOTA_EXCEEDED').zh).toBe('不能推荐：名额已用完。先移出一个，再推荐这一个。');
  });

  it('shows an instant in Shanghai time, under whichever name the rule gives it', () => {
    expect(errorText('CUT_OFF_PASSED', { closesAt: '2022-05-31T15:59:59.999Z' }).zh).toBe(
      '不能办理：已过截止时间 2022-05-31 23:59。可向省级主管部门说明情况。',
    );
    expect(errorText('CUT_OFF_PASSED', { deadline: '2022-05-15T15:59:59.999Z' }).en).toContain('2022-05-15 23:59');
  });

  it('says in both languages which field of a body is not taken, and why', () => {
    const said = (params: ErrorParams) => errorText('BODY_INVALID', { field: 'accounts.0.id', ...params });

    expect(said({ reason: 'text_too_long', limit: 64 })).toEqual({
      zh: '内容不符合要求：accounts.0.id 最多 64 个字符。',
      en: 'The body is not as required: accounts.0.id may have at most 64 characters.',
    });
    expect(said({ reason: 'invalid_type', expected: 'string' }).zh).toBe('内容不符合要求：accounts.0.id 应为文字。');
    expect(said({ reason: 'a_word_of_a_library' }).en).toBe('The body is not as required: accounts.0.id.');
    for (const reason of BODY_REASONS) {
      const { zh, en } = said({ reason, limit: 1, expected: 'int', values: 'a, b' });
      expect(zh, reason).toMatch(/^内容不符合要求：accounts\.0\.id [^{}]*\p{Script=Han}[^{}]*。$/u);
      expect(en, reason).toMatch(/^The body is not as required: accounts\.0\.id (is|must|needs|may) [^{}]+\.$/);
      expect(zh, reason).not.toMatch(/请|！|非法|无效/);
    }
  });

  it('leaves no parameter or bracket in a text without parameters', () => {
    for (const code of codes) expect(errorText(code).zh + errorText(code).en, code).not.toMatch(/[{}[\]]/);
  });
});
