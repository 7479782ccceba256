import { zhCommands } from './zh-commands.js';

/** The one catalogue: `en` has the same type, so a missing text does not compile. 您 for applicants and the public only. */
export const zh = {
  app: { name: '服务型制造示范', full: '服务型制造示范遴选与评估评价', skip: '跳到正文', signOut: '退出登录', dark: '深色', light: '浅色', language: 'English', menu: '主导航' },
  roles: { applicant: '申报主体', province: '省级主管部门', ministry: '工信部', supportUnit: '支撑单位', expert: '专家', auditor: '审计', operator: '运维', public: '公众', system: '系统' },
  categories: {
    enterprise: '示范企业', platformShared: '示范平台·共享制造类', platformOther: '示范平台·其他类', project: '示范项目', cityComprehensive: '示范城市·综合类', cityDesign: '示范城市·工业设计特色类',
    cityOther: '示范城市·其他类', cityUndivided: '示范城市', platformUndivided: '示范平台',
  },
  nav: { my: '我的申报', myEvaluations: '我的评估', todo: '待办', formal: '形式审查', desk: '推荐与材料包', evaluations: '评估', search: '申报查询', season: '日程与名单', scoring: '我的评审', facts: '事实', processes: '运行' },
  signIn: {
    title: '登录', account: '账号', password: '密码', submit: '登录', working: '正在登录…', next: '登录后回到刚才的页面。',
    expired: '登录已过期，内容仍在。登录后继续。', another: '登录的是另一账号。原账号未保存的内容仍留在本机，只有原账号能看到。',
  },
  list: {
    filter: '筛选', search: '查找编号或单位名称', all: '全部', clear: '清除筛选', count: (n: number) => `共 ${n} 件`, more: '显示更多', empty: '没有符合条件的记录。', emptyAll: '现在没有要办的事。',
    status: '状态', category: '类别', authority: '推荐单位', due: '截止', no: '编号', unit: '单位名称', updated: '最近更新', keys: '按 j / k 或 ↑ ↓ 移动，Enter 打开', onlyMine: '仅看要我办的', rows: '列表',
    stage: '阶段', kind: '类别', ratio: '服务收入占比',
  },
  case: {
    next: '下一步', unless: '若届时未办：', may: '可以做什么', none: '现在没有要您办的事。', noneStaff: '现在没有可办的事。', record: '办理记录', why: '因为', by: '至', latest: '最迟', from: '起', done: '完成',
    no: '编号', stages: '五个阶段', hash: '摘要', cannot: (action: string) => `不能${action}：`, possibleFrom: (when: string) => `${when} 起可以办。`, systemTimer: '系统（定时）', systemFollow: '系统（联动）',
    openForm: '填写申报书', viewForm: '查看申报书', form: '申报书', returned: '需补正的内容', scores: '专家评分', findings: '提示与说明', back: '返回列表', oldest: '按时间先后', restState: '已办结',
    figures: '主要数据', submission: (n: number) => `第 ${n} 次提交`, applicationDate: '申报日', objections: '异议', version: '版本',
    notFound: '没有这一件，或者本账号不能查看。', undecided: '尚未提交', show: '展开全部', hide: '收起',
  },
  stageState: { notStarted: '未开始', inProgress: '进行中', done: '已完成', returned: '退回补正', failed: '未通过', overdue: '逾期', waiting: '等待', onHold: '待定' },
  when: {
    left: { days: (n: number) => `还剩 ${n} 天`, hours: (n: number) => `还剩 ${n} 小时`, minutes: (n: number) => `还剩 ${n} 分钟` }, past: '已过', none: '无期限', server: '以服务器时间为准',
  },
  dialog: {
    cancel: '取消', working: '正在办理…', requestId: '请求编号', unanswered: '正在确认上一次操作的结果…', again: '再试一次', count: (n: number, max: number) => `已写 ${n} / ${max} 字`, tooMany: (n: number) => `超出 ${n} 字`,
    required: '必填', optional: '选填', addRow: '增加一行', removeRow: '删除', yes: '是', no: '否', linePerItem: '每行写一项', choose: '请选择', file: '选择文件', fileHash: '文件摘要（SHA-256）', fileHint: '只把文件的摘要写入记录。',
    dateHint: '北京时间，例如 2022-05-31 23:59:59', dayHint: '例如 2022-05-31', fillThis: '填写这一项。', notNumber: '写一个数。', notDate: '按 2022-05-31 23:59:59 的样子写日期和时间。', notDay: '按 2022-05-31 的样子写日期。',
    unsure: '没有收到回答。内容和操作编号都已保留，再按一次不会重复办理。', missing: (n: number) => `还有 ${n} 项没有填。`,
  },
  my: {
    title: '我的申报', start: '新的申报', startIntro: '选择类别和推荐单位后即可填写。填写内容随时保存，提交前可以修改。', category: '申报类别', authority: '推荐单位（省级主管部门）', unitName: '单位名称', subjectCode: '统一社会信用代码', cityCode: '城市区划代码（6 位）',
    begin: '开始填写', season: '批次', empty: '您还没有申报。', evaluations: '我的评估',
  },
  apply: {
    title: '申报书', notSent: '尚未提交', saved: (time: string) => `已保存 ${time}`, saving: '正在保存…', kept: '已存在本机，联网后保存', failed: '没有保存', check: '检查并提交', submit: '确认提交', submitting: '正在提交…',
    blocks: (n: number) => `有 ${n} 处需要修改后才能提交`, warns: (n: number) => `有 ${n} 处需要书面说明`, clean: '没有需要修改的内容，可以提交。', justification: '书面说明', toField: '去修改', sections: '章节', unfilled: '未填', computed: '自动计算',
    confirmTitle: '确认提交申报书', confirmText: '提交后由省级主管部门初审。退回补正之前不能修改。申报日以第一次提交为准。', cannotSubmit: (n: number) => `不能提交：还有 ${n} 处需要修改。先改完列出的内容。`, conflict: '另一窗口改了同一处',
    mine: '用我的', theirs: '用对方的', merged: (n: number) => `另一窗口更新了 ${n} 处，已合并`, readonly: '已提交，只能查看。', receipt: '提交回执', sent: (no: string) => `已提交，编号 ${no}`, receiptNext: '接下来由省级主管部门初审。结果和期限在申报页上可以看到。',
    toCase: '查看办理进度', year: (y: number) => `${y} 年`, rowNo: (n: number) => `第 ${n} 行`, zi: (n: number, max: number) => `已写 ${n} / ${max} 字`, zero: '0 字', closed: '不能修改：填报已截止或已提交。',
    findingBlock: '须修改', findingWarn: '须说明', findingInfo: '提示', allSections: '全部章节', sentAt: '提交时间', contentHash: '内容摘要', evaluation: '评估评价表', missing: (n: number) => `缺 ${n}`,
  },
  desk: {
    title: '推荐与材料包', used: (u: number, q: number) => `已用 ${u} / ${q}`, full: '名额已满', ranking: '推荐顺序', candidates: '初审合格、未推荐', none: '还没有推荐。', noCandidates: '没有可推荐的申报。', up: '上移', down: '下移', remove: '移出', recommend: '推荐', rank: '序号',
    sealing: '封存与寄出', seal: '封存并生成材料', dispatch: '登记寄出', sealNote: '封存后推荐名单和顺序不能修改；之后只有工信部写明理由才能重开。', moved: (name: string, rank: number) => `“${name}”已移到第 ${rank} 位`, line: (q: number) => `名额线 ${q}`,
    reviewBy: '初审截止', dispatchBy: '寄出截止', quota: '名额', letter: '公文文号', other: '其他操作',
  },
  season: {
    title: '日程与名单', calendar: '日程', board: '全国进度', authority: '推荐单位', total: '合计', amend: '调整日程', preview: '预览影响', confirm: '确认调整日程', before: '现在', after: '调整后', impact: '影响', notAffected: '不受影响',
    fillOpensAt: '填报开始', fillClosesAt: '填报截止', provinceReviewClosesAt: '初审截止', dispatchClosesAt: '寄出截止', lists: '征求意见、公示与公布', publicity: '公示期', consultation: '征求意见', announcements: '公布', reason: '理由', streams: (n: number) => `涉及 ${n} 件`,
    notStarted: '未开始', open: '进行中', closed: '已结束', round: (n: number) => `第 ${n} 轮`, previewFirst: '先预览影响，再确认。', stale: '预览之后情况有变，重新预览。', noPreview: '还没有预览', stuck: '各推荐单位在每个阶段的件数', openNew: '新的批次',
    revived: (n: number) => `其中 ${n} 件已逾期的将恢复`, movedTimers: (n: number) => `移动 ${n} 个定时`, provisional: '暂定（假日安排未公布）', rest: '已结束',
  },
  evaluation: { title: '评估评价', queue: '评估待办', campaign: '评估进度', form: '填写评估评价表', kind: '类别', titleNo: '称号编号', batch: '批次', closesAt: '填报截止', overdue: '若到期：未提交且无在案特殊情况的将视为未通过' },
  campaign: { title: '评估进度', authority: '推荐单位', open: '开启评估', all: '评估年度', willFail: (n: number) => `若到期：未提交且无在案特殊情况的 ${n} 个将“视为未通过”`, show: '逐个查看' },
  scoring: { title: '评分', total: '合计', criterion: '评分项', score: '得分', max: '满分', opinion: '意见', blind: '看不到他人评分，提交后可见。', totalLater: '打完各项后显示合计', outOf: (max: number) => `0–${max} 分` },
  audit: { title: '事实', stream: '流', type: '事实类型', actor: '行为人', from: '开始', to: '结束', search: '查询', at: '时间', what: '做了什么', cause: '原因', open: '打开', hash: '摘要', none: '没有符合条件的事实。' },
  processes: {
    title: '运行', process: '流程', stage: '所在阶段', version: '版本', waiting: '等待的定时', history: '历史长度', engine: '在引擎界面查看', nudge: '催动', nudged: '已催动。', ended: '已结束，下次有事实时重新启动', running: '运行中', lost: '没有运行', queries: '询问流程',
    timeline: '经过', noDue: '没有等待的定时', late: '逾时', health: '各部分状态', healthy: '正常', unhealthy: '有问题', command: '到时办理', at: '时间', ask: '询问',
  },
  errors: {
    load: '没有读到这一页', lost: '没有连上服务器。', retry: '重试', notFound: '没有这一页', notFoundText: '地址可能已变更，或者本账号不能查看。', home: '回到首页', forbidden: '本账号不能办理这一项。', offline: '网络已断开，可继续填写', updated: (n: number) => `有 ${n} 件更新，显示`, requestId: (id: string) => `请求编号 ${id}`, crash: '这一块没有显示出来', loading: '正在读取…',
  },
  commands: zhCommands,
};

export type Catalogue = typeof zh;
