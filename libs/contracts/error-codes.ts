import type { RefusalCode } from '#libs/domain/kernel/refusal-codes';
import { reasonWords } from './body-reasons.js';
import type { EdgeCode } from './edge-codes.js';

/**
 * Every code that can reach a caller → HTTP status and words. `{name}` is a parameter of the refusal, `{a|b}` the first of two that is given; a part in
 * `[[…]]` is left out where one of its parameters is not given. Words: what happened, why, what to do (no 请, no 失败 alone).
 */
export type ErrorCode = RefusalCode | EdgeCode;

export interface ErrorText {
  status: number;
  zh: string;
  en: string;
}

const row = (status: number, zh: string, en: string): ErrorText => ({ status, zh, en });

export const ERRORS: Record<ErrorCode, ErrorText> = {
  // order of things
  ALREADY_EXISTS: row(409, '不能新建：已经存在。直接打开已有的一件。', 'It exists already. Open the existing one.'),
  NOT_STARTED: row(404, '没有找到：这一件还没有开始。核对编号。', 'Not found: nothing has been started under this id. Check the id.'),
  WRONG_STAGE: row(409, '现在不能办理：当前状态不允许这一步。刷新后查看可以做什么。', 'Not possible in the present state. Reload to see what is possible.'),
  NOT_YET_DUE: row(409, '还不能办理：时间未到[[，{deadline} 起才能]]。', 'Not yet due[[; possible from {deadline}]].'),
  NOT_OPEN: row(409, '还不能办理：尚未开放[[，{opensAt} 开放]]。', 'Not open yet[[; opens {opensAt}]].'),
  CUT_OFF_PASSED: row(
    409,
    '不能办理：已过截止时间[[ {deadline|closesAt|closedAt}]]。可向省级主管部门说明情况。',
    'The cut-off[[ {deadline|closesAt|closedAt}]] has passed. You may explain the circumstances to the provincial authority.',
  ),
  // fields
  REASON_MISSING: row(422, '没有写理由。写明理由后再办理。', 'The reason is missing. Give a reason.'),
  FIELD_MISSING: row(422, '有必填内容没有填写[[：{field}]]。补齐后再办理。', 'A required field is empty[[: {field}]]. Fill it in.'),
  FIELD_INVALID: row(422, '有内容不符合要求[[：{field}]]。核对后修改。', 'A field is not as required[[: {field}]]. Check and correct it.'),
  // who
  NOT_THE_OWNER: row(403, '不能办理：只有申报主体本单位可以办理。', 'Only the applicant itself can do this.'),
  OTHER_AUTHORITY: row(403, '不能办理：这一件属于另一个省级主管部门。', 'This case belongs to another provincial authority.'),
  OWN_PROVINCE_CONFLICT: row(
    409,
    '不能办理：本账号或所在单位参与了申报。由另一账号办理。',
    'You or your organisation took part in this. Another account has to do it.',
  ),
  ROLE_NOT_ALLOWED: row(403, '不能办理：您的岗位没有这项权限[[（{role}）]]。', 'Your role does not allow this[[ ({role})]].'),
  // programme
  CATEGORY_UNKNOWN: row(422, '没有这个申报类别[[：{category}]]。', 'Unknown category[[: {category}]].'),
  AUTHORITY_UNKNOWN: row(422, '没有这个省级主管部门[[：{authority}]]。', 'Unknown authority[[: {authority}]].'),
  PROGRAMME_UNKNOWN: row(422, '没有这套规则[[：{programme}]]。', 'Unknown programme[[: {programme}]].'),
  // eligibility and content of the form
  DECLARATION_FALSE: row(
    422,
    '不符合申报条件：有一项声明为“否”[[（{field}）]]。这项条件必须满足。',
    'Not eligible: a declaration is answered “no”[[ ({field})]].',
  ),
  NOT_REGISTERED_IN_PRC: row(422, '不符合申报条件：须在中华人民共和国境内注册。', 'Not eligible: the applicant must be registered in the PRC.'),
  NOT_A_MANUFACTURER: row(422, '不符合申报条件：示范企业须为制造业企业。', 'Not eligible: an enterprise must be a manufacturer.'),
  MODE_NOT_ALLOWED: row(
    422,
    '申报模式不在本批次的范围内[[：{mode}]]。从列表中选择。',
    'The mode is not in this batch’s list[[: {mode}]]. Choose from the list.',
  ),
  MODE_TEXT_MISSING: row(422, '选择了“其他创新模式”，没有写明是什么模式。', '“Other innovative mode” needs a description.'),
  PLATFORM_UNDER_TWO_YEARS: row(
    422,
    '不符合申报条件：至申报日，平台正式投入运营不满 2 年[[（{operationStartOn} 起）]]。',
    'Not eligible: the platform has operated for less than two years at the application date[[ (since {operationStartOn})]].',
  ),
  PLATFORM_CLASS_NOT_ONE: row(422, '平台类别须在“共享制造类”和“其他类”中二选一。', 'A platform is either of the shared-manufacturing or of the other class.'),
  CITY_LEVEL_TOO_LOW: row(422, '不符合申报条件：示范城市须为地级市及以上城市。', 'Not eligible: the city must be of prefecture level or above.'),
  SERVICE_EXCEEDS_OPERATING: row(
    422,
    '服务收入[[ {service} 万元]]大于营业收入[[ {operating} 万元]]。服务收入是营业收入的一部分。核对[[ {year} 年]]两项数据。',
    'Service revenue[[ {service}]] exceeds operating revenue[[ {operating}]], of which it is a part. Check both figures[[ of {year}]].',
  ),
  SERVICE_RATIO_UNEXPLAINED: row(
    422,
    '服务收入占比[[ {ratio}%]]低于 30%，没有书面说明。写明理由（50–1000 字）。',
    'The service ratio[[ {ratio}%]] is under 30 % and not explained. Give the reason (50–1000 characters).',
  ),
  JUSTIFICATION_MISSING: row(
    422,
    '有[[ {count} 处]]提示需要书面说明[[：{rule}]]。逐处写明理由。',
    'Points that need an explanation have none[[: {rule}]]. Explain each.',
  ),
  STATEMENT_TOO_LONG: row(
    422,
    '说明材料超过字数上限[[：已写 {zi} 字，上限 {limit} 字]]。删减后再提交。',
    'The statement is too long[[: {zi} of {limit} characters]]. Shorten it.',
  ),
  CHAPTER_MISSING: row(422, '说明材料缺少章节[[：{chapter}]]。按提纲补齐。', 'A chapter of the statement is empty[[: {chapter}]].'),
  STANDARD_NUMBER_MISSING: row(422, '已发布或立项的国标、行标、团标须填写标准号或计划号。', 'A published or planned standard needs its number.'),
  SERVICE_SHARES_INVALID: row(
    422,
    '各类服务收入占比填写不对[[：合计 {sum}%]]。勾选的类型须填占比，合计 100%。',
    'The shares of service types are not right[[: sum {sum}%]]. Each ticked type needs a share; they add up to 100 %.',
  ),
  TARGETS_MISSING: row(422, '申报期目标不足[[：至少 {minimum} 项]]。补充目标。', 'Too few targets[[: at least {minimum}]]. Add targets.'),
  USCC_INVALID: row(422, '统一社会信用代码的校验位不对。核对 18 位代码。', 'The unified social credit code fails its check digit. Check all 18 characters.'),
  COMMITMENT_MISSING: row(422, '没有勾选真实性承诺。', 'The commitment to truth is missing.'),
  PATENTS_DO_NOT_ADD_UP: row(
    422,
    '发明、实用新型、外观设计之和不等于累计专利数。核对四项数据。',
    'The kinds of patents do not add up to the total. Check the four figures.',
  ),
  // province and package
  CHECKS_INCOMPLETE: row(
    422,
    '真实性、准确性、完整性等核查项与结论不符。逐项核对后再出具意见。',
    'The checks do not support this conclusion. Answer each check.',
  ),
  QUOTA_EXCEEDED: row(409, '不能推荐：名额[[ {quota} 个]]已用完。先移出一个，再推荐这一个。', 'The quota[[ of {quota}]] is used up. Take one off first.'),
  NOT_A_CANDIDATE: row(409, '不能推荐：这一件不是本省初审合格的申报。', 'Not a candidate: it has not passed this province’s review.'),
  ALREADY_RECOMMENDED: row(409, '不能推荐：已在推荐名单中。', 'It is on the list already.'),
  SUBJECT_ALREADY_RECOMMENDED: row(
    409,
    '不能推荐：同一主体在这一类别中已有一件在推荐名单中[[（{other}）]]。先移出那一件，再推荐这一件。',
    'The same subject is on the list of this category already[[ ({other})]]. Take that one off first.',
  ),
  NOT_RECOMMENDED: row(409, '不能办理：不在推荐名单中。', 'It is not on the list.'),
  RANK_OUT_OF_RANGE: row(422, '没有这个位次[[：只能移到第 1 至第 {last} 位]]。', 'No such place[[: 1 to {last}]].'),
  PACKAGE_SEALED: row(409, '不能修改：材料[[已于 {at} ]]封存。需工信部写明理由重开。', 'The package is sealed[[ since {at}]]. The ministry has to reopen it.'),
  PACKAGE_NOT_SEALED: row(409, '不能寄出：材料还没有封存。先封存并生成材料。', 'The package is not sealed yet. Seal it first.'),
  PACKAGE_EMPTY: row(409, '不能封存：推荐名单是空的。先推荐至少一件。', 'Nothing is recommended. Recommend at least one first.'),
  MAILED_TOO_LATE: row(409, '不能登记：寄出时间[[ {mailedAt} ]]晚于截止时间[[ {deadline}]]。', 'Mailed[[ {mailedAt}]] after the deadline[[ {deadline}]].'),
  PAPER_NUMBER_DIFFERS: row(
    409,
    '不能接收：纸质件编号与系统编号不一致。与省级主管部门核对。',
    'The paper number differs from the system’s. Check with the province.',
  ),
  // ministry
  EXPERTS_TOO_FEW: row(422, '专家不足[[：至少 {minimum} 位]]。补充专家。', 'Too few experts[[: at least {minimum}]].'),
  EXPERT_NOT_ASSIGNED: row(403, '不能办理：这一件没有分配给您。', 'This case is not assigned to you.'),
  EXPERT_RECUSED: row(409, '不能办理：已经回避。', 'The expert is recused.'),
  ALREADY_SCORED: row(409, '不能办理：已经提交过评分。', 'The score has been submitted already.'),
  SCORE_OUT_OF_RANGE: row(422, '评分超出范围[[：{criterion} 为 0 至 {maximum} 分]]。', 'Score out of range[[: {criterion} 0 to {maximum}]].'),
  REVIEWS_MISSING: row(409, '不能定分：[[还差 {missing} 位专家的评分。]]全部专家交齐后再定分。', 'Reviews are missing[[: {missing}]]. Wait until all are in.'),
  SITE_VISIT_PENDING: row(409, '不能办理：现场考查没有完成，也没有说明免查理由。', 'The site visit is neither done nor waived.'),
  VISITORS_TOO_FEW: row(422, '考查人员不足[[：至少 {minimum} 位]]。', 'Too few visitors[[: at least {minimum}]].'),
  CONSULTATION_OPEN: row(409, '不能公示：征求意见还没有结束。', 'The consultation is still open.'),
  PUBLICITY_RUNNING: row(409, '不能公布：公示[[至 {endsAt} ]]还没有结束。', 'The publicity period[[ until {endsAt}]] is still running.'),
  OBJECTION_UNKNOWN: row(404, '没有找到这件异议。核对编号。', 'No such objection.'),
  SEAL_MISSING: row(422, '没有加盖公章的文件。上传盖章扫描件。', 'The seal is missing. Add the sealed scan.'),
  ANNOUNCED_END_BROUGHT_FORWARD: row(409, '不能提前：已经公告的截止时间只能延后。', 'An announced end can only be moved later.'),
  DATES_OUT_OF_ORDER: row(422, '日程先后不对[[：{field}]]。按填报、初审、寄出的先后核对。', 'The dates are out of order[[: {field}]].'),
  NOTHING_TO_ANNOUNCE: row(409, '没有可以公布的项目。', 'There is nothing to announce.'),
  COMPLIANCE_NOT_RECONFIRMED: row(422, '公布前须再次确认至今无重大事故和违法行为。', 'Compliance has to be confirmed again before publishing.'),
  // evaluation and titles
  SUBJECT_NO_LONGER_EXISTS: row(409, '不能通过：示范主体已不存续。', 'The subject no longer exists, so it cannot pass.'),
  EXPLANATION_PERIOD_OVER: row(409, '不能提出说明：说明期[[已于 {endedAt} ]]届满。', 'The period for explanations is over[[ since {endedAt}]].'),
  TITLE_NOT_ACTIVE: row(409, '不能办理：这个称号已撤销或合并。', 'The title is no longer active.'),

  // the edge
  UNAUTHENTICATED: row(401, '还没有登录。登录后继续。', 'Not signed in. Sign in to go on.'),
  SESSION_EXPIRED: row(401, '登录已过期，内容仍在。重新登录后继续。', 'The session has ended. Sign in again to go on.'),
  SIGN_IN_FAILED: row(401, '账号或密码不对。核对后再登录。', 'Account or password is not right.'),
  SIGN_IN_LOCKED: row(
    429,
    '登录已暂停：连续多次密码不对。[[{minutes} 分钟后]]再登录。',
    'Sign-in is paused after repeated failures. Try again[[ in {minutes} minutes]].',
  ),
  CSRF_FAILED: row(403, '没有办理：页面的安全标记不对。刷新页面后再办理。', 'The page’s security token is missing or old. Reload the page.'),
  FORBIDDEN: row(403, '不能办理：您的岗位没有这项权限。', 'Your role does not allow this.'),
  NOT_FOUND: row(404, '没有找到。核对编号或地址。', 'Not found. Check the id or address.'),
  ROUTE_UNKNOWN: row(404, '没有这个地址。', 'No such address.'),
  METHOD_NOT_ALLOWED: row(405, '这个地址不接受这种请求方式。', 'This address does not take this method.'),
  BODY_INVALID: row(400, '内容不符合要求[[：{field}]][[ {reason}]]。', 'The body is not as required[[: {field}]][[ {reason}]].'),
  BODY_MALFORMED: row(400, '内容不是完整的 JSON。', 'The body is not valid JSON.'),
  BODY_TOO_LARGE: row(413, '内容太大：上限 1 MB。', 'The body is too large: 1 MB at most.'),
  UNSUPPORTED_CHARACTER: row(
    400,
    '内容里有不能保存的字符（U+0000 或不成对的代理字符）[[：{field}]]。删去后再办理。',
    'The body holds a character that cannot be kept (U+0000 or a lone surrogate)[[: {field}]].',
  ),
  UNSUPPORTED_MEDIA_TYPE: row(415, '只接受 application/json。', 'Only application/json is taken.'),
  QUERY_INVALID: row(400, '查询条件不对[[：{field}]][[ {reason}]]。', 'The query is not as required[[: {field}]][[ {reason}]].'),
  ADDRESS_INVALID: row(400, '地址里的编号不对[[：{field}]]。', 'An id in the address is not as required[[: {field}]].'),
  IDEMPOTENCY_KEY_MISSING: row(400, '缺少请求头 Idempotency-Key。', 'The header Idempotency-Key is missing.'),
  IDEMPOTENCY_KEY_INVALID: row(400, '请求头 Idempotency-Key 须为 8–64 位字母、数字、_ 或 -。', 'Idempotency-Key must be 8–64 of A–Z a–z 0–9 _ -.'),
  IF_MATCH_INVALID: row(400, '请求头 If-Match 须为带引号的版本号。', 'If-Match must be a quoted version.'),
  COMMAND_ID_REUSED: row(
    409,
    '没有办理：这个 Idempotency-Key 已用于另一项内容。改用新的。',
    'This Idempotency-Key was used for something else. Use a new one.',
  ),
  STALE_VERSION: row(
    412,
    '没有办理：内容已有更新[[（现为第 {version} 版）]]。刷新后核对再办理。',
    'It has changed meanwhile[[ (now version {version})]]. Reload and check.',
  ),
  COMMAND_UNKNOWN: row(404, '没有这个命令[[：{command}]]。', 'No such command[[: {command}]].'),
  COMMAND_NOT_SIGNALLED: row(
    409,
    '这个命令只能直接办理，不能交给流程。',
    'This command carries personal values and is answered at once; it cannot be handed to a process.',
  ),
  QUERY_UNKNOWN: row(404, '没有这个查询[[：{query}]]。', 'No such query[[: {query}]].'),
  DRAFT_CONFLICT: row(
    409,
    '草稿已被另一窗口更新[[（现为第 {version} 版）]]。核对后再保存。',
    'Another window has saved the draft[[ (now version {version})]].',
  ),
  DRAFT_STALE: row(
    409,
    '没有提交：草稿已更新[[到第 {version} 版]]。查看最新内容后再提交。',
    'The draft has changed[[ to version {version}]]. Look at it again before submitting.',
  ),
  DRAFT_CLOSED: row(423, '不能保存：已经提交或已过截止时间。', 'It can no longer be written: submitted or past the cut-off.'),
  DRAFT_MISSING: row(409, '不能提交：还没有填写任何内容。', 'Nothing has been filled in yet.'),
  DRAFT_TOO_LARGE: row(413, '不能保存：草稿内容太大[[，上限 {limit}]]。', 'The draft is too large[[: {limit} at most]].'),
  RECEIPT_NOT_READY: row(
    409,
    '回执还没有生成：这次提交已记录，几秒后列入日志。稍后再取。',
    'The receipt is not ready: the submission is recorded and takes its place in the log within seconds. Ask again shortly.',
  ),
  TOO_MANY_REQUESTS: row(429, '请求太多。稍后再试。', 'Too many requests. Try again later.'),
  STORE_UNAVAILABLE: row(
    503,
    '暂时不能办理：数据库没有回应。稍后用同一请求重试，不会重复办理。',
    'The database does not answer. Repeat the same request later; it will not be done twice.',
  ),
  ENGINE_UNAVAILABLE: row(503, '暂时不能查询流程：流程引擎没有回应。办理不受影响。', 'The process engine does not answer. Commands are not affected.'),
  INTERNAL: row(500, '抱歉，没有完成。把请求编号告诉运维。', 'Sorry, this was not completed. Tell operations the request id.'),
};

export type ErrorParams = { [name: string]: string | number | boolean };

const PLACE = /\{([\w|]+)\}/g;

/** The words with their parameters; an optional part whose parameter is not given disappears. */
export function fillText(template: string, params: ErrorParams = {}): string {
  const lookUp = (names: string) =>
    names
      .split('|')
      .map((name) => params[name])
      .find((value) => value !== undefined);
  const fill = (part: string): string => part.replace(PLACE, (_, names: string) => shown(lookUp(names)));
  return fill(
    template.replace(/\[\[(.*?)\]\]/g, (_, part: string) =>
      [...part.matchAll(PLACE)].every((match) => lookUp(match[1] ?? '') !== undefined) ? fill(part) : '',
    ),
  );
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Instants read as people of this programme read them: Asia/Shanghai, to the minute. */
function shown(value: string | number | boolean | undefined): string {
  if (typeof value !== 'string' || !INSTANT.test(value)) return String(value ?? '—');
  return new Date(Date.parse(value) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

export function errorText(code: ErrorCode, params?: ErrorParams): { zh: string; en: string } {
  const { zh, en } = ERRORS[code];
  if (code !== 'BODY_INVALID' && code !== 'QUERY_INVALID') return { zh: fillText(zh, params), en: fillText(en, params) };
  const { reason: _, ...rest } = params ?? {};
  const words = reasonWords(params ?? {});
  if (!words) return { zh: fillText(zh, rest), en: fillText(en, rest) };
  return { zh: fillText(zh, { field: '整体', ...rest, reason: words.zh }), en: fillText(en, { field: 'it', ...rest, reason: words.en }) };
}
