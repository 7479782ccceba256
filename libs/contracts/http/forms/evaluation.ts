import type { FormDefinition, FormField, FormLeaf, FormSection, FormSettings } from './definition.js';
import { field, options, part, section } from './parts.js';

type EvaluationFormId = 'enterprise' | 'platformShared' | 'platformOther' | 'cityOther' | 'cityDesign';

const long = (id: string, zh: string, en: string, required = true): FormField =>
  field(id, 'longText', [zh, en], { max: 3000, required, source: 'deck, 评估评价' });
const wan = (id: string, zh: string, en: string, unit = '万元'): FormLeaf => part(id, 'wan', [zh, en], { unit });
const int = (id: string, zh: string, en: string, unit: string): FormLeaf => part(id, 'int', [zh, en], { unit });
const words = (id: string, zh: string, en: string): FormLeaf => part(id, 'longText', [zh, en], { max: 1500 });

/** AMB-14: four columns always; a year without data says why. */
function annual(settings: FormSettings, parts: FormLeaf[]): FormField {
  return field('annual', 'years', ['年度指标', 'Figures by year'], {
    years: settings.evaluationYears,
    source: 'deck, 评估评价: 2018–2021',
    hint: ['没有数据的年份写明原因', 'Say why where a year has no data'],
    parts: [...parts, part('na_reason', 'text', ['没有数据的原因', 'Why there is no data'], { max: 200, required: false })],
  });
}

const head = (): FormSection =>
  section(
    'head',
    ['基本信息', 'Basics'],
    [
      field('existence_status', 'enum', ['存续状态', 'Existence'], {
        source: 'deck, 省级初审: 存续状态',
        options: options(
          ['existing', '存续', 'Existing'],
          ['licenceRevoked', '吊销', 'Licence revoked'],
          ['deregistered', '注销', 'Deregistered'],
          ['suspended', '停业', 'Suspended'],
          ['liquidation', '清算', 'In liquidation'],
          ['renamed', '更名', 'Renamed'],
          ['merged', '合并', 'Merged'],
        ),
      }),
      field('no_major_event', 'bool', ['没有发生重大事故事件', 'No major event'], { source: 'deck, 重大事故事件' }),
    ],
  );
const tail = (): FormSection =>
  section(
    'commitment',
    ['目标完成与承诺', 'Targets and commitment'],
    [
      field('targets_review', 'rows', ['申报期设定目标的完成情况', 'Targets set at application'], {
        source: 'deck, 评估重点',
        parts: [
          part('target', 'text', ['目标', 'Target'], { max: 200 }),
          part('actual_value', 'text', ['实际值', 'Actual'], { max: 50 }),
          part('done', 'enum', ['完成情况', 'Result'], {
            options: options(['done', '完成', 'Done'], ['partly', '部分完成', 'Partly'], ['notDone', '未完成', 'Not done']),
          }),
          part('explain', 'longText', ['说明', 'Explanation'], { max: 500 }),
        ],
      }),
      field('truth_commitment', 'bool', ['承诺所填内容真实', 'The content is true'], { source: 'deck' }),
    ],
  );
const cases = (): FormField =>
  field('innovation_cases', 'rows', ['商业模式创新典型案例', 'Cases'], {
    source: 'deck, 典型案例',
    parts: [
      part('title', 'text', ['名称', 'Title'], { max: 100 }),
      words('service_flow', '服务流程设计', 'Service flow'),
      words('implementation', '实施', 'Implementation'),
      words('profit_model', '盈利模式', 'Profit model'),
      words('service_team', '服务团队建设', 'Team'),
    ],
  });

const enterprise = (settings: FormSettings): FormSection[] => [
  section(
    'figures',
    ['发展基本情况', 'Figures'],
    [
      annual(settings, [
        wan('operating_revenue', '营业收入', 'Operating revenue'),
        wan('service_revenue', '服务收入', 'Service revenue'),
        part('profit_margin', 'percent', ['利润率', 'Margin'], { unit: '%' }),
        wan('cost', '成本', 'Cost'),
        wan('productivity', '生产率', 'Productivity', '万元/人'),
        part('roi', 'percent', ['投资回报率', 'Return'], { unit: '%' }),
      ]),
    ],
  ),
  section('innovation', ['服务型制造发展情况', 'Development'], [cases()]),
  section(
    'base',
    ['基础建设', 'Foundations'],
    [
      long('org_change', '组织调整', 'Organisation'),
      long('talent_team', '人才团队建设', 'People'),
      long('digital_system', '数字化系统或平台', 'Digital systems'),
      long('service_infra', '服务基础设施', 'Infrastructure'),
    ],
  ),
  section(
    'effect',
    ['发展成效', 'Effect'],
    [
      long('effect_on_performance', '对企业绩效的影响', 'Effect on performance'),
      field('effect_on_development', 'texts', ['提升作用', 'What improved'], {
        source: 'deck, 发展成效',
        parts: [
          words('innovation', '企业创新力', 'Innovation'),
          words('competitiveness', '竞争力', 'Competitiveness'),
          words('satisfaction', '客户满意度', 'Satisfaction'),
          words('customer_tco', '客户总拥有成本', 'Cost of ownership'),
          words('society_env', '对社会及环境的影响', 'Society and environment'),
        ],
      }),
    ],
  ),
];

const platform = (settings: FormSettings, shared: boolean): FormSection[] => [
  section(
    'figures',
    ['发展基本情况', 'Figures'],
    [
      annual(settings, [
        wan('platform_revenue', '平台收入', 'Revenue'),
        wan('total_assets', '资产总额', 'Assets'),
        wan('net_profit', '净利润', 'Net profit'),
        wan('transaction_amount', '平台交易额', 'Transactions'),
        int('registered_users', '注册用户', 'Users', '户'),
        int('served_firms', '服务企业', 'Firms served', '家'),
        int('orders', '订单数', 'Orders', '单'),
      ]),
    ],
  ),
  section('innovation', ['服务型制造发展情况', 'Development'], [cases()]),
  section(
    'base',
    ['基础建设', 'Foundations'],
    [
      long('org_change', '组织调整', 'Organisation'),
      long('digital_system', '数字化系统', 'Digital systems'),
      long('talent_team', '人才团队建设', 'People'),
      long('service_infra', '服务基础设施', 'Infrastructure'),
    ],
  ),
  section(
    'effect',
    ['发展成效', 'Effect'],
    [
      field('client_effect', 'texts', ['助力服务对象绩效提升', 'Effect on clients'], {
        source: 'deck, 发展成效',
        parts: [
          words('revenue', '营业收入', 'Revenue'),
          words('assets', '资产总额', 'Assets'),
          words('net_profit', '净利润', 'Net profit'),
          words('competitiveness', '企业竞争力', 'Competitiveness'),
        ],
      }),
      field('chain_effect', 'texts', ['对产业链的影响', 'Effect on the chain'], {
        source: 'deck, 发展成效',
        parts: [
          words('aggregation', '平台集聚', 'Aggregation'),
          words('coordination', '协同效应', 'Coordination'),
          words('resource_allocation', '资源整合配置能力', 'Allocation'),
        ],
      }),
      ...(shared ? [long('idle_resource_effect', '共享制造平台对闲置资源的处理能力', 'Use of idle resources')] : []),
    ],
  ),
];

const cityOther = (settings: FormSettings): FormSection[] => [
  section(
    'figures',
    ['城市发展基本情况', 'Figures'],
    [
      annual(settings, [
        wan('gdp', '地区生产总值', 'GDP', '亿元'),
        wan('mfg_value_added', '制造业增加值', 'Manufacturing', '亿元'),
        wan('producer_service_value', '生产性服务业增加值', 'Producer services', '亿元'),
        wan('special_fund', '专项资金', 'Fund'),
        int('demonstrators', '示范企业、平台、项目', 'Demonstrators', '个'),
      ]),
    ],
  ),
  section(
    'measures',
    ['发展情况', 'Measures'],
    [
      long('m_policy_fund', '政策及资金', 'Policy and funds'),
      long('m_demo_selection', '示范遴选', 'Selection'),
      long('m_publicity', '宣贯推广', 'Publicity', false),
      long('m_talent', '人才培养', 'People', false),
      long('m_research', '调查研究', 'Research', false),
      long('m_standards', '标准制定', 'Standards', false),
    ],
  ),
];

const cityDesign = (settings: FormSettings): FormSection[] => [
  section(
    'figures',
    ['城市发展基本情况', 'Figures'],
    [
      annual(settings, [
        int('design_centers', '工业设计中心', 'Design centres', '家'),
        int('designers', '设计人员', 'Designers', '人'),
        wan('design_revenue', '设计收入', 'Design revenue'),
        int('awards', '奖项', 'Awards', '项'),
        wan('special_fund', '专项资金', 'Fund'),
      ]),
    ],
  ),
  section(
    'measures',
    ['发展情况', 'Measures'],
    [
      long('m_policy_fund', '政策及资金', 'Policy and funds'),
      long('m_subject_cultivation', '工业设计主体培育', 'Design firms'),
      long('m_exchange', '宣贯交流', 'Exchange', false),
      long('m_institute', '研究院建设', 'Institute', false),
      long('m_awards_events', '评奖赛事', 'Awards', false),
      long('m_talent', '人才培养', 'People', false),
    ],
  ),
];

/** 评估评价表 (domain §3.5); which one follows from the title and is never chosen by the person. */
export function evaluationForm(settings: FormSettings, kind: EvaluationFormId): FormDefinition {
  const inside: Record<EvaluationFormId, () => FormSection[]> = {
    enterprise: () => enterprise(settings),
    platformShared: () => platform(settings, true),
    platformOther: () => platform(settings, false),
    cityOther: () => cityOther(settings),
    cityDesign: () => cityDesign(settings),
  };
  return { formId: `evaluation-${kind}`, title: { zh: '评估评价表', en: 'Evaluation' }, sections: [head(), ...inside[kind](), tail()] };
}
