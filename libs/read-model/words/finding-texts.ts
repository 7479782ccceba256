import type { BothLanguages } from '#libs/contracts/http/case-view';
import { both } from './both.js';

/** What a rule found: what happened, why (rule, source), what to do. `{name}` is a parameter; `[[…]]` goes where one is not given. */
export const FINDING_TEXTS: Record<string, BothLanguages> = {
  everyRequiredFieldIsFilled: both('必填内容没有填写。补齐后再提交。', 'A required field is empty. Fill it in.'),
  everyFieldHasItsShape: both('填写的内容不符合这一栏的格式。核对后修改。', 'The value does not fit this field. Check and correct it.'),
  personalValueHasItsShape: both('手机号码或电子邮箱的格式不对。核对后修改。', 'The mobile number or address is not well formed. Correct it.'),
  applicantIsRegisteredInPrc: both('须在中华人民共和国境内注册。', 'The applicant must be registered in the PRC.'),
  brochureIsAttached: both('没有上传宣传册。宣传册可以不传。', 'No brochure is attached; it is optional.'),
  cityClassIsTheOneAppliedFor: both('城市类别与申报类别不一致。综合类和工业设计特色类须二选一。', 'The class of city is not the one applied for.'),
  cityFiguresFitTogether: both('制造业增加值大于 GDP[[（{year} 年）]]。核对两项数据。', 'Manufacturing exceeds GDP[[ in {year}]]. Check both figures.'),
  cityHasDemonstrations: both(
    '没有填写部遴选的示范或国家级工业设计中心。遴选看重“一批”示范，写明情况。',
    'No demonstrations are given; the selection looks for a group of them. Explain.',
  ),
  cityIsOfPrefectureLevel: both(
    '示范城市须为地级市及以上城市[[（现为{level}）]]。县级不能申报；州、盟、地区写明情况。',
    'The city must be of prefecture level or above[[ (now {level})]].',
  ),
  claimsAreMentionedAndProven: both('“如有”项须在说明材料中提及并提供佐证材料。补充章节和佐证。', 'A claim has to be mentioned in the statement and proven.'),
  declarationsAreTrue: both(
    '有一项条件声明为“否”[[（自 {since} 至今）]]。这项条件必须满足。',
    'A condition is answered “no”[[ (since {since})]]; it has to be met.',
  ),
  derivedPlatformNamesItsParent: both('从制造业企业衍生的平台，须写明衍生自哪家企业。', 'A derived platform has to name its parent manufacturer.'),
  enterpriseIsAManufacturer: both('示范企业须为制造业企业。', 'The enterprise must be a manufacturer.'),
  establishedBeforeApplying: both('成立时间晚于申报日[[ {latest}]]。核对日期。', 'Established after the application date[[ {latest}]]. Check the date.'),
  financesLookSound: both('净利润为负，或负债大于资产[[（{year} 年）]]。书面说明经营状况。', 'Loss or liabilities above assets[[ in {year}]]. Explain.'),
  industryIsManufacturing: both(
    '所属行业[[ {code} ]]不在制造业（GB/T 4754 第 13–43 大类）。书面说明。',
    'The industry[[ {code}]] is outside manufacturing (13–43). Explain.',
  ),
  investmentStaysWithinItsTotal: both('已投资大于总投资。核对数据或书面说明。', 'Invested exceeds the total. Check or explain.'),
  measuresAreDescribed: both(
    '转型举措只写了[[ {described} ]]项，少于[[ {minimum} ]]项。补充或书面说明。',
    'Only[[ {described}]] measures of[[ {minimum}]] are described. Add or explain.',
  ),
  modesAreOfTheBatch: both('申报模式不在本批次的范围内[[：{mode}]]。从列表中选择。', 'The mode is not in this batch’s list[[: {mode}]].'),
  otherModeIsDescribed: both('选择了“其他创新模式”，没有写明是什么模式。', '“Other innovative mode” needs a description.'),
  otherPlatformHasInnovated: both(
    '其他类平台须在服务体系、服务能力、服务模式中至少写一项创新。',
    'Describe at least one innovation of system, capability or mode.',
  ),
  otherPlatformServesOnline: both(
    '在线服务、线上线下联动至少有一项；只有一项的书面说明。',
    'Online service or online–offline linkage: at least one; explain if only one.',
  ),
  partsDoNotExceedTotals: both('分项大于总数[[（{year} 年）]]。核对数据。', 'A part exceeds its total[[ in {year}]]. Check the figures.'),
  patentsAddUp: both(
    '发明、实用新型、外观设计之和[[ {sum} ]]不等于累计专利数[[ {total}]]。核对四项数据。',
    'The kinds add up to[[ {sum}]], not to the total[[ {total}]].',
  ),
  platformClassIsExactlyOne: both('平台类别须与申报类别一致：共享制造类和其他类二选一。', 'The class has to be exactly the one applied for.'),
  platformHasRunTwoYears: both(
    '至申报日[[ {applicationDate}]]，平台正式投入运营不满[[ {years} ]]年[[，最早 {earliest} 可以申报]]。',
    'The platform has run for less than[[ {years}]] years at the application date[[; possible from {earliest}]].',
  ),
  projectDatesAreInOrder: both('投运日期早于开工日期[[ {earliest}]]。核对两个日期。', 'Operation before the start[[ {earliest}]]. Check the dates.'),
  revenuesFitTogether: both(
    '主营业务收入或研发投入大于营业收入[[（{year} 年）]]。核对数据或书面说明。',
    'A figure exceeds operating revenue[[ in {year}]]. Check or explain.',
  ),
  serviceDoesNotExceedOperatingRevenue: both(
    '服务收入大于营业收入[[（{year} 年）]]。服务收入是营业收入的一部分。核对两项数据。',
    'Service revenue exceeds operating revenue[[ in {year}]], of which it is a part.',
  ),
  serviceIncomeHasEvidence: both('服务收入没有佐证材料。上传佐证或书面说明。', 'Service revenue has no evidence. Add it or explain.'),
  serviceRatioReachesThreshold: both(
    '服务收入占比[[ {percent}% ]]低于[[ {threshold}% 的]]要求，须书面说明（50–1000 字）。',
    'The service ratio[[ {percent}%]] is under the threshold[[ of {threshold} %]]; explain (50–1000 characters).',
  ),
  serviceSharesAddUp: both(
    '各类服务收入占比填写不对[[：合计 {total}%]]。勾选的类型须填占比，合计 100%。',
    'The shares of service types are not right[[: sum {total}%]].',
  ),
  sharedPlatformOffersItsFunctions: both(
    '五项平台功能只有[[ {offered} ]]项（至少[[ {minimum} ]]项）。补充或书面说明。',
    'Only[[ {offered}]] of the five functions (at least[[ {minimum}]]).',
  ),
  standardsCarryTheirNumbers: both('已发布或立项的国标、行标、团标须填写标准号或计划号和全称。', 'A published or planned standard needs its number and title.'),
  statementHasItsChapters: both(
    '说明材料的章节[[“{chapter}”]]没有写或太短[[（{count} 字，至少 {minimum} 字）]]。按提纲补充。',
    'The chapter[[ “{chapter}”]] is empty or too short[[ ({count} of {minimum} characters)]].',
  ),
  statementKeepsItsLimit: both(
    '说明材料超过字数上限[[：已写 {count} 字，上限 {limit} 字]]。删减后再提交。',
    'The statement is too long[[: {count} of {limit} characters]].',
  ),
  subjectCodeIsRight: both('统一社会信用代码或区划代码不对。核对代码。', 'The code is not right. Check it.'),
  targetsAreSet: both(
    '申报期目标不足[[：已写 {given} 项，至少 {minimum} 项]]。评估评价要对照这些目标。',
    'Too few targets[[: {given} of {minimum}]]. The evaluation will be held against them.',
  ),
  truthIsCommitted: both('没有勾选真实性承诺。', 'The commitment to truth is missing.'),
  usccHasItsCheckDigit: both('统一社会信用代码的校验位不对。核对 18 位代码。', 'The unified social credit code fails its check digit.'),
  existenceChanged: both('主体不再是存续状态。省级主管部门须核查并办理。', 'The subject no longer exists as before. The province has to look into it.'),
  majorEventReported: both('填报了重大事故等事件。写明情况。', 'A major event is reported. Explain it.'),
  sectionEmpty: both('这一部分没有填写。补充或书面说明。', 'This section is empty. Fill it in or explain.'),
  serviceRatioFalling: both(
    '服务收入占比连续两年下降[[（至 {year} 年）]]。书面说明。',
    'The service ratio has fallen two years running[[ (to {year})]]. Explain.',
  ),
  serviceRatioLow: both(
    '服务收入占比低于[[ {threshold}%]][[（{year} 年）]]。书面说明。',
    'The service ratio is under[[ {threshold} %]][[ ({year})]]. Explain.',
  ),
};
