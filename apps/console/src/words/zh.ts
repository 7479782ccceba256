import { zhCommands } from './zh-commands.js';

type Named = { [name: string]: string };

/** The one catalogue: `en` has the same type, so a missing text does not compile. 您 for applicants and the public only. */
export const zh = {
  app: { name: '服务型制造示范', full: '服务型制造示范遴选与评估评价', skip: '跳到正文', signOut: '退出登录', dark: '深色', light: '浅色', language: 'English', menu: '主导航' },
  roles: { applicant: '申报主体', province: '省级主管部门', ministry: '工信部', supportUnit: '支撑单位', expert: '专家', auditor: '审计', operator: '运维' },
  categories: { enterprise: '示范企业', platformShared: '示范平台·共享制造类', platformOther: '示范平台·其他类', project: '示范项目', cityComprehensive: '示范城市·综合类', cityDesign: '示范城市·工业设计特色类', cityOther: '示范城市·其他类' },
  nav: { my: '我的申报', myEvaluations: '我的评估', todo: '待办', formal: '形式审查', desk: '推荐与材料包', evaluations: '评估', search: '申报查询', season: '日程与名单', scoring: '我的评审', facts: '事实', processes: '运行' },
  signIn: { title: '登录', account: '账号', password: '密码', submit: '登录', working: '正在登录…', next: '登录后回到刚才的页面。', expired: '登录已过期，内容仍在。用同一账号登录后继续。' },
  list: {
    search: '查找编号或单位名称', all: '全部', clear: '清除筛选', count: (n: number) => `共 ${n} 件`, more: '显示更多', empty: '没有符合条件的记录。', emptyAll: '现在没有要办的事。', what: '要办的事', kind: '种类', kinds: { application: '申报', evaluation: '评估', desk: '推荐' },
    status: '状态', category: '类别', authority: '推荐单位', due: '截止', no: '编号', unit: '单位名称', updated: '最近更新', keys: '按 j / k 或 ↑ ↓ 移动，Enter 打开', ratio: '服务收入占比',
  },
  case: {
    notNow: (n: number) => `现在还不能办的 ${n} 项和原因`, next: '下一步', unless: '若届时未办：', may: '可以做什么', none: '现在没有要您办的事。', noneStaff: '现在没有可办的事。', record: '办理记录', because: '因为：', by: '至', latest: '最迟', from: '起', done: '完成', restState: '已办结，没有待办的事。', stages: '五个阶段', hash: '记录摘要',
    possibleFrom: (when: string) => `${when} 起可以办。`, openForm: '填写申报书', amendForm: '修改并重新提交', form: '申报书', returned: '需补正的内容', findings: '提示与说明', justified: '已书面说明', figures: '主要数据', submitted: '提交', submission: (n: number) => `第 ${n} 次提交`,
    applicationDate: '申报日', subjectCode: '统一社会信用代码', experts: '专家', scores: '专家评分', meanScore: '平均分', objections: '异议', objectionStates: { open: '核查中', upheld: '成立', rejected: '不成立' }, notFound: '没有这一件，或者本账号不能查看。', show: '展开', hide: '收起',
  },
  figures: { operatingRevenueWan: '营业收入（万元）', serviceRevenueWan: '服务收入（万元）', serviceRatioPercent: '服务收入占比', modes: '申报模式', regionCode: '所在地区划代码', industryCode: '所属行业代码', subjectTitle: '名称', origin: '平台来源' } as Named,
  stages: { fill: '线上填报', provinceReview: '省级初审', package: '提交材料', dispatch: '提交材料', ministryReview: '评审考查', publicity: '公示发布', consultation: '征求意见', explanation: '说明', filing: '评估填报', results: '评估结果', active: '称号有效', atRest: '已办结' } as Named,
  stageState: { notStarted: '未开始', inProgress: '进行中', done: '已完成', returned: '退回补正', failed: '未通过', overdue: '逾期', waiting: '等待', onHold: '待定' },
  when: { left: { days: (n: number) => `还剩 ${n} 天`, hours: (n: number) => `还剩 ${n} 小时`, minutes: (n: number) => `还剩 ${n} 分钟` }, past: '已过' },
  dialog: {
    cancel: '取消', working: '正在办理…', again: '再试一次', next: '继续', count: (n: number, max: number) => `已写 ${n} / ${max} 字`, tooMany: (n: number) => `超出 ${n} 字`, optional: '选填', addRow: '增加一项', removeRow: '删除', yes: '是', no: '否', choose: '选择',
    fileHash: '文件摘要（SHA-256）', fileHint: '选择盖章扫描件；记录只保存文件的摘要。', dateHint: '北京时间，例如 2022-05-31 23:59:59', fillThis: '填写这一项。', notNumber: '写一个数。', unsure: '内容和操作编号都已保留，再按一次不会重复办理。', missing: (n: number) => `还有 ${n} 项没有填。`,
  },
  my: { title: '我的申报', start: '新的申报', startIntro: '选择类别和推荐单位后即可填写。填写内容随时保存，提交前可以修改。', category: '申报类别', authority: '推荐单位（省级主管部门）', unitName: '单位名称', subjectCode: '统一社会信用代码', cityCode: '城市区划代码（6 位）', begin: '开始填写', season: '批次', empty: '您还没有申报。点“新的申报”开始填写。' },
  apply: {
    title: '申报书', evaluation: '评估评价表', notSent: '尚未提交', notSentAgain: '修改尚未提交', nothingYet: '还没有内容', saved: (time: string) => `已保存 ${time}`, saving: '正在保存…', kept: '已存在本机，联网后保存', failed: '没有保存', check: '检查并提交', toSubmit: '提交', submit: '确认提交', submitting: '正在提交…', saveAndNext: '保存并继续',
    blocks: (n: number) => `有 ${n} 处需要修改后才能提交`, warns: (n: number) => `有 ${n} 处需要书面说明`, clean: '没有需要修改的内容，可以提交。', justification: '书面说明', justificationHint: '50–1000 字', sections: '章节', unfilled: '未填', computed: '自动计算',
    confirmTitle: '确认提交', confirmText: '提交后由省级主管部门初审，退回补正之前不能修改。申报日以第一次提交为准。', confirmEvaluation: '提交后由省级主管部门审核，退回补正之前不能修改。', draftVersion: (n: number) => `提交的是第 ${n} 版草稿。`, cannotSubmit: (n: number) => `不能提交：还有 ${n} 处要改或要说明。先处理上面列出的内容。`,
    conflict: '另一窗口改了同一处', mine: '用我的', theirs: '用对方的', merged: (n: number) => `另一窗口更新了 ${n} 处，已合并`, closed: '不能修改：已提交或已截止。', returnedBecause: '退回理由：', correctBy: '补正截止', receipt: '提交回执', sent: (no: string) => `已提交，编号 ${no}`, toCase: '查看办理进度', sentAt: '提交时间', contentHash: '内容摘要',
    year: (y: number) => `${y} 年`, rowNo: (n: number) => `第 ${n} 项`, zi: (n: number) => `本章 ${n} 字`, total: '合计', measure: '指标', statement: '说明材料', pasteHint: '可从 Excel 复制后粘贴到起始格', pasted: (n: number, ignored: number) => `已填 ${n} 格${ignored > 0 ? `，忽略 ${ignored} 格（文字）` : ''}`, missing: (n: number) => `缺 ${n}`,
  },
  desk: {
    title: '推荐与材料包', used: (u: number, q: number) => `已用 ${u} / ${q}`, full: '名额已满', ranking: '推荐顺序', candidates: '初审合格、未推荐', waiting: (n: number) => `待推荐 ${n}`, none: '还没有推荐。', noCandidates: '没有可推荐的申报。', up: '上移', down: '下移', remove: '移出', recommend: '推荐', rank: '推荐序号',
    moved: (name: string, rank: number) => `“${name}”已移到第 ${rank} 位`, line: (q: number) => `名额线 ${q}`, letter: '公文文号', dispatchedAt: '寄出时间',
  },
  season: {
    title: '日程与名单', season: '批次', none: '还没有批次。', openNew: '开启批次', codeHint: '字母、数字和连字符，例如 batch-4；开启后不能修改', calendar: '日程', board: '全国进度', stuck: '各推荐单位在每个阶段的件数', byCategory: '各类别的件数、名额与目标', authority: '推荐单位', total: '合计', rest: '已办结', desk: '材料包', quota: '名额合计', published: '已公布', already: '此前已遴选', target: '全国目标',
    asOf: (time: string) => `更新于 ${time}`, under: (title: string, version: number, hash: string) => `按“${title}”规则第 ${version} 版办理，摘要 ${hash}`, amended: (n: number) => `已调整 ${n} 次`, amend: '调整日程', preview: '预览影响', confirm: '确认调整日程', before: '现在', after: '调整后', reason: '理由',
    fillOpensAt: '填报开始', fillClosesAt: '填报截止', provinceReviewClosesAt: '初审截止', dispatchClosesAt: '寄出截止', publicity: '公示', consultation: '征求意见', announcements: '公布', consultations: { none: '未开始', open: '进行中', closed: '已结束' }, notStarted: '未开始', round: (n: number) => `第 ${n} 轮`, provisional: '暂定（假日安排未公布）',
    unchanged: '日期没有变化。', previewFirst: '先预览影响，再确认。', reasonFirst: '写明理由后才能确认。', stale: '预览之后又改了日期，重新预览。', impactOf: (streams: number, authorities: number, timers: number) => `影响 ${streams} 件 · ${authorities} 个推荐单位 · ${timers} 个定时移动`,
    impactMore: (earlier: number, reopened: number, untouched: number) => `变早的 ${earlier} 件 · 恢复办理 ${reopened} 件 · 不受影响 ${untouched} 件`,
  },
  evaluation: { title: '评估评价', none: '没有评估任务。', form: '填写评估评价表', amendForm: '修改并重新提交', kind: '类别', titleNo: '称号编号', batch: '批次', closesAt: '填报截止' },
  campaign: { title: '评估进度', of: (year: number) => `${year} 年评估评价`, total: (n: number) => `共 ${n} 个示范主体`, none: '还没有评估。', open: '开启评估', reminders: '提醒', byAuthority: '各推荐单位', willFail: (n: number) => `若到期：未提交且无在案特殊情况的 ${n} 个将“视为未通过”。`, show: '逐个查看' },
  scoring: { total: '合计', totalLater: '打完各项后显示', outOf: (max: number) => `0–${max} 分` },
  audit: { title: '事实', stream: '流', type: '事实类型', actor: '行为人', from: '开始', to: '结束', at: '时间', what: '做了什么', cause: '原因', causes: { command: '本人办理', timer: '定时', followUp: '联动' }, hash: '摘要', none: '没有符合条件的事实。' },
  processes: {
    title: '运行', list: '流程', process: '流程', stage: '所在阶段', state: '状态', version: '版本', waiting: '等待的定时', history: '历史长度', engine: '在引擎界面查看', open: '打开', nudge: '催动', nudged: '已催动。', queries: '询问流程', query: { stage: '所在阶段', waitingFor: '在等什么', timeline: '经过' } as Named, noDue: '没有等待的定时。', late: '逾时', onTime: '正常', mail: '有待送的通知',
    health: '各部分状态', ready: '可以办理', healthy: '正常', unhealthy: '不正常', clock: '时钟偏差', mailWaiting: '待送的通知', overdue: '到时未办', waitingSince: (n: number, seconds: number) => (n === 0 ? '0' : `${n}，最早 ${seconds} 秒前`), streamVersion: '记录版本', processVersion: '流程版本', agrees: '两者一致', startedAt: '开始', followUps: '未完成的联动', inbox: '待办的命令',
    states: { running: '运行中', ended: '已结束，有新事实时重新启动', missing: '没有运行', unknown: '引擎没有回答' }, kinds: { application: '申报', desk: '推荐工作台', season: '批次', campaign: '评估', evaluation: '评估主体', title: '称号' },
  },
  errors: { load: '没有读到这一块。', retry: '重试', notFound: '没有这一页', notFoundText: '地址可能已变更，或者本账号不能查看。', home: '回到首页', offline: '网络已断开，可继续填写', updated: (n: number) => `有 ${n} 件更新，显示`, requestId: (id: string) => `请求编号 ${id}`, crash: '这一块没有显示出来。重试，或把请求编号告诉运维。', loading: '正在读取…' },
  commands: zhCommands,
};

export type Catalogue = typeof zh;
