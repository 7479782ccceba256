import type { EvaluationKind } from '../../programmes/programme.js';

/**
 * What a 评估评价表 must hold, per kind (deck §1.8; names of rows [design]). `texts` is an object with these keys, each a
 * text; `rows` a list of at least one object with these keys filled; `annual` one entry per year, each with these keys
 * or with na_reason (AMB-14: a platform begun in 2019 has no 2018).
 */
export type Section =
  | { field: string; title: string; shape: 'text'; severity: 'B' | 'W' }
  | { field: string; title: string; shape: 'texts'; keys: readonly string[] }
  | { field: string; title: string; shape: 'rows'; keys: readonly string[] }
  | { field: 'annual'; title: string; shape: 'annual'; keys: readonly string[] };

const text = (field: string, title: string, severity: 'B' | 'W' = 'B'): Section => ({ field, title, shape: 'text', severity });
const texts = (field: string, title: string, keys: readonly string[]): Section => ({ field, title, shape: 'texts', keys });
const annual = (title: string, keys: readonly string[]): Section => ({ field: 'annual', title, shape: 'annual', keys });

/** Every target set at application time is answered (deck: 是否完成申报期设定的目标与任务). */
const TARGETS: Section = { field: 'targets_review', title: '申报期设定目标的完成情况', shape: 'rows', keys: ['target', 'actual_value', 'done', 'explain'] };
const CASES: Section = {
  field: 'innovation_cases',
  title: '商业模式创新典型案例',
  shape: 'rows',
  keys: ['title', 'service_flow', 'implementation', 'profit_model', 'service_team'],
};

const PLATFORM_SECTIONS: readonly Section[] = [
  annual('发展基本情况', ['platform_revenue', 'total_assets', 'net_profit', 'transaction_amount', 'registered_users', 'served_firms', 'orders']),
  CASES,
  text('org_change', '组织调整'),
  text('digital_system', '数字化系统'),
  text('talent_team', '人才团队建设'),
  text('service_infra', '服务基础设施'),
  texts('client_effect', '助力服务对象绩效提升', ['revenue', 'assets', 'net_profit', 'competitiveness']),
  texts('chain_effect', '对产业链的影响', ['aggregation', 'coordination', 'resource_allocation']),
  TARGETS,
];

export const FORM_SECTIONS: Record<EvaluationKind, readonly Section[]> = {
  enterprise: [
    annual('发展基本情况', ['operating_revenue', 'service_revenue', 'profit_margin', 'cost', 'productivity', 'roi']),
    CASES,
    text('org_change', '组织调整'),
    text('talent_team', '人才团队建设'),
    text('digital_system', '数字化系统或平台'),
    text('service_infra', '服务基础设施'),
    text('effect_on_performance', '对企业绩效的影响'),
    texts('effect_on_development', '提升作用', ['innovation', 'competitiveness', 'satisfaction', 'customer_tco', 'society_env']),
    TARGETS,
  ],
  platformShared: [...PLATFORM_SECTIONS, text('idle_resource_effect', '共享制造平台对闲置资源的处理能力')],
  platformOther: PLATFORM_SECTIONS,
  cityOther: [
    annual('城市发展基本情况', ['gdp', 'mfg_value_added', 'producer_service_value', 'special_fund', 'demonstrators']),
    text('m_policy_fund', '政策及资金'),
    text('m_demo_selection', '示范遴选'),
    text('m_publicity', '宣贯推广', 'W'),
    text('m_talent', '人才培养', 'W'),
    text('m_research', '调查研究', 'W'),
    text('m_standards', '标准制定', 'W'),
    TARGETS,
  ],
  cityDesign: [
    annual('城市发展基本情况', ['design_centers', 'designers', 'design_revenue', 'awards', 'special_fund']),
    text('m_policy_fund', '政策及资金'),
    text('m_subject_cultivation', '工业设计主体培育'),
    text('m_exchange', '宣贯交流', 'W'),
    text('m_institute', '研究院建设', 'W'),
    text('m_awards_events', '评奖赛事', 'W'),
    text('m_talent', '人才培养', 'W'),
    TARGETS,
  ],
};

/** 存续状态; anything but 存续 makes the province act. */
export const EXISTENCE_STATUSES = ['existing', 'licenceRevoked', 'deregistered', 'suspended', 'liquidation', 'renamed', 'merged'] as const;
export const TARGET_RESULTS = ['done', 'partly', 'notDone'] as const;
