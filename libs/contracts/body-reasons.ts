import type { ErrorParams } from './error-codes.js';

type Words = readonly [zh: string, en: string];

/** Why a field is not taken. `{limit}`, `{expected}` and `{values}` come with the reason. */
const REASONS = {
  missing: ['没有填写', 'is missing'],
  unrecognized_keys: ['没有这一项', 'is not a field here'],
  invalid_type: ['应为{expected}', 'must be {expected}'],
  invalid_value: ['只能是 {values}', 'must be one of {values}'],
  invalid_format: ['写法不符合规定', 'is not spelled as required'],
  not_a_date: ['应为日期，例如 2022-05-31', 'must be a date such as 2022-05-31'],
  not_an_instant: ['应为带时区的时间，例如 2022-05-31T23:59:59+08:00', 'must be an instant with offset such as 2022-05-31T23:59:59+08:00'],
  text_too_short: ['至少 {limit} 个字符', 'needs at least {limit} characters'],
  text_too_long: ['最多 {limit} 个字符', 'may have at most {limit} characters'],
  too_few: ['至少 {limit} 项', 'needs at least {limit} entries'],
  too_many: ['最多 {limit} 项', 'may have at most {limit} entries'],
  number_too_small: ['不小于 {limit}', 'must be at least {limit}'],
  number_too_large: ['不大于 {limit}', 'must be at most {limit}'],
  not_allowed: ['超出允许的范围', 'is outside what is allowed'],
  duplicate: ['不能重复', 'must not appear twice'],
  authority_unknown: ['没有这个省级主管部门', 'is not a known authority'],
  sample_password: ['这个密码是公开的样例密码', 'is the published sample password'],
  no_such_page: ['不是这个列表的页码标记', 'is not the end of a page of this list'],
  tooDeep: ['嵌套太深', 'is nested too deeply'],
  notAnInteger: ['数字须为整数，带小数的写成文字', 'must be a whole number; one with decimals is sent as text'],
  notJson: ['不是 JSON 的值', 'is no value of JSON'],
} as const satisfies Record<string, Words>;

export type BodyReason = keyof typeof REASONS;

const EXPECTED: Record<string, Words> = {
  string: ['文字', 'a text'],
  number: ['数字', 'a number'],
  int: ['整数', 'a whole number'],
  boolean: ['是或否', 'true or false'],
  array: ['列表', 'a list'],
  object: ['对象', 'an object'],
  record: ['对象', 'an object'],
};

/** The reason of BODY_INVALID and QUERY_INVALID in words; none where there is no more to say than that it is not taken. */
export function reasonWords({ reason, expected, ...params }: ErrorParams): { zh: string; en: string } | null {
  if (typeof reason !== 'string' || !isReason(reason)) return null;
  const [zh, en] = REASONS[reason];
  const [expectedZh, expectedEn] = EXPECTED[String(expected)] ?? ['另一种类型', 'of another type'];
  const fill = (text: string, of: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'expected' ? of : String(params[name] ?? '')));
  return { zh: fill(zh, expectedZh), en: fill(en, expectedEn) };
}

const isReason = (reason: string): reason is BodyReason => Object.hasOwn(REASONS, reason);

/** For the spec that holds every reason to have its words. */
export const BODY_REASONS = Object.keys(REASONS) as BodyReason[];
