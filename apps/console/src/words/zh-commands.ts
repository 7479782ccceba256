/** Labels of the fields of commands, by field name; the command's own name comes with `allowed` from the server. */
export const zhCommands: {
  fields: { [field: string]: string };
  values: { [value: string]: string };
  /** Under the field: starts with the verb. */
  hints: { [field: string]: string };
  /** Above the dialog's fields: what becomes final. */
  consequences: { [command: string]: string };
} = {
  fields: {
    reason: '理由', note: '说明', opinion: '意见', answer: '答复', reasons: '退回的内容', correctBy: '补正截止', truthful: '真实性', accurate: '准确性', complete: '完整性', warningsConfirmed: '已核对的提示', items: '需要补正的内容', answerBy: '答复截止',
    experts: '专家账号', visitors: '考查人员', visitedOn: '考查日期', satisfied: '情况属实', report: '考查报告', objectionId: '异议编号', outcome: '结论', evidence: '证据', scores: '评分', by: '提出方', name: '姓名或单位名称', contact: '联系方式', statement: '内容', sealed: '已盖章',
    applicationId: '申报', toRank: '移到第几位', letterNo: '公文文号', letterHash: '正式公文（盖章扫描件）', summaryHash: '汇总表（附件2，盖章扫描件）', mailedAt: '寄出时间', carrier: '寄送单位', trackingNo: '单号', paperNumbersMatch: '纸质编号与系统一致',
    season: '批次代码', title: '名称', calendar: '日程', timing: '时限', authorities: '推荐单位', from: '公示开始', endsAt: '公示结束', documentNo: '发文字号', complianceReconfirmed: '合规情况已再次确认', exists: '存续', noMajorEvent: '无重大事故事件',
    reasonKind: '原因', explain: '情况说明', sealHash: '盖章说明（扫描件）', decision: '决定', score: '得分', closesAt: '填报截止', campaign: '评估代码', year: '年度', register: '名册', titleNo: '称号编号', batch: '批次', category: '类别', authority: '推荐单位', organisation: '单位', unitName: '单位名称',
    subjectCode: '统一社会信用代码', grantedOn: '授予日期', into: '并入的称号', field: '字段', opensAt: '开始', fillOpensAt: '填报开始', fillClosesAt: '填报截止', provinceReviewClosesAt: '初审截止', dispatchClosesAt: '寄出截止', settleSeconds: '结算等待（秒）', spreadSeconds: '分散（秒）', reminders: '提醒', daysBefore: '提前天数', at: '时间',
  },
  values: {
    upheld: '异议成立', rejected: '异议不成立', person: '个人', organisation: '单位', epidemic: '疫情防控', licenceRevoked: '吊销', deregistered: '注销', suspended: '停业', liquidation: '清算', renamedOrMerged: '更名或合并', other: '其他', deferred: '暂缓', passed: '通过', notPassed: '未通过', titleLapsed: '称号失效',
    evaluationFailed: '评估未通过', fraud: '弄虚作假', accident: '重大事故', ownRequest: '主动申请', DERIVED: '从制造业企业衍生', THIRD_PARTY: '第三方专业服务',
  },
  hints: {
    experts: '每行写一个专家账号', visitors: '每行写一位', evidence: '每行写一份证据的名称', items: '每行写一项', correctBy: '不写则按规则计算', endsAt: '不写则按规则计算（5 个工作日，首日计入）', toRank: '写名次，1 是最前',
  },
  consequences: {
    withdrawApplication: '撤回后不能恢复。', rejectProvinceReview: '不通过后，本批次不再办理这一件。', failFormalCheck: '不合格后，本批次不再办理这一件。', returnForCorrection: '逐条写明哪一项、为什么。申报日不变。', passProvinceReview: '逐项核对真实性、准确性、完整性，写明意见。',
    submitScore: '提交后不能修改。看不到他人评分，提交后可见。', concludeExpertReview: '按规则计算平均分并作出结论。', disqualifyApplication: '用于弄虚作假，不能撤销。', sealPackage: '封存后名单和顺序不能修改，只有工信部写明理由才能重开。', dispatchPackage: '寄出后各件进入评审考查。',
    announceResults: '公布后授予示范称号。', openSeasonPublicity: '公示开始后，结束时间不能提前。', revokeTitle: '撤销是单独的决定，须有发文。', recuseFromReview: '回避后由其他专家评审这一件。', fileSpecialCase: '写明原因并附盖章说明，在填报截止前报送。', closeSeason: '结束后本批次不再办理。',
  },
};
