import type { FormDefinition, FormField, FormSettings } from './definition.js';
import { chinese, field, options, part, section, threeYears, wordOptions } from './parts.js';
import { complianceSection, patentFields, standardsField, statementSection, subjectSection, targetsField } from './shared-sections.js';

export const SHARED_RESOURCES = chinese(['制造能力', 'Manufacturing'], ['创新能力', 'Innovation'], ['服务能力', 'Service']);
const text = (id: string, label: [string, string], max: number, more: Partial<FormField> = {}): FormField => ({
  ...field(id, 'longText', label, { max }),
  source: 'deck, 示范平台',
  ...more,
});

/** 共享制造类: functions of the deck; fewer than three block, one missing wants a reason. */
const sharedFields = (): FormField[] => [
  field('func_publish', 'bool', ['在线发布', 'Publishing online'], { source: 'deck, 共享制造类' }),
  field('func_match', 'bool', ['订单匹配', 'Matching orders'], { source: 'deck, 共享制造类' }),
  field('func_production', 'bool', ['生产管理', 'Managing production'], { source: 'deck, 共享制造类' }),
  field('func_payment', 'bool', ['支付保障', 'Securing payment'], { source: 'deck, 共享制造类' }),
  field('func_credit', 'bool', ['信用评价', 'Rating credit'], { source: 'deck, 共享制造类' }),
  field('shared_resource_kinds', 'multi', ['共享资源', 'Shared resources'], { options: SHARED_RESOURCES, source: 'deck, 共享制造' }),
  field('it_used', 'lines', ['新一代信息技术', 'Information technology used'], { hint: ['每行写一项', 'One per line'], source: 'deck, 共享制造类' }),
  text('process_split', ['按工序分解', 'Splitting by process step'], 800),
  text('multi_factory', ['多工厂协同', 'Several factories together'], 800),
  field('connected_factories', 'int', ['接入工厂', 'Connected factories'], { unit: '家' }),
  field('connected_devices', 'int', ['接入设备', 'Connected devices'], { unit: '台' }),
];

const otherFields = (): FormField[] => [
  field('online_service', 'bool', ['在线服务', 'Online service'], { source: 'deck, 其他类' }),
  field('online_offline_link', 'bool', ['线上线下联动', 'Online and offline linked'], { source: 'deck, 其他类' }),
  text('innov_system', ['服务体系创新', 'Innovation of the system'], 800, { required: false }),
  text('innov_capability', ['服务能力创新', 'Innovation of capability'], 800, { required: false }),
  text('innov_mode', ['服务模式创新', 'Innovation of the mode'], 800, { required: false }),
  text('efficiency_gain', ['效率提升', 'Gain of efficiency'], 800),
  text('cost_reduction', ['交易成本降低', 'Lower cost'], 800),
  text('risk_reduction', ['合作风险降低', 'Lower risk'], 800, { required: false }),
];

/** 示范平台 (domain §3.2); one of the two classes, never both. */
export function platformForm(settings: FormSettings, category: 'platformShared' | 'platformOther'): FormDefinition {
  const shared = category === 'platformShared';
  return {
    formId: category,
    title: shared
      ? { zh: '服务型制造示范平台（共享制造类）申报书', en: 'Demonstration platform (shared manufacturing)' }
      : { zh: '服务型制造示范平台（其他类）申报书', en: 'Demonstration platform (other)' },
    sections: [
      subjectSection(),
      complianceSection(settings),
      section(
        'platform',
        ['平台基本情况', 'The platform'],
        [
          field('platform_class', 'enum', ['平台类别', 'Class'], {
            options: options(shared ? ['SHARED', '共享制造类', 'Shared manufacturing'] : ['OTHER', '其他类', 'Other']),
            source: 'deck, 二选一',
          }),
          field('platform_name', 'text', ['平台名称', 'Name'], { max: 100 }),
          field('platform_url', 'text', ['平台网址', 'Address'], { max: 200 }),
          field('origin', 'enum', ['平台来源', 'Origin'], {
            options: options(['DERIVED', '从制造业企业衍生', 'Grown out of a manufacturer'], ['THIRD_PARTY', '第三方专业服务', 'Third party']),
            source: 'deck, 平台来源',
          }),
          field('is_asp', 'bool', ['是应用服务提供商', 'Application service provider'], { source: 'deck; AMB-2' }),
          field('parent_manufacturer', 'text', ['衍生自的制造业企业', 'The manufacturer'], { max: 100, when: { field: 'origin', is: ['DERIVED'] } }),
          field('operation_start_on', 'date', ['正式投入运营日期', 'In operation since'], {
            hint: ['截至申报日须满 2 年', 'Two years before the day of application'],
            source: 'deck; AMB-5, AMB-6',
          }),
          field('modes', 'multi', ['申报模式', 'Modes'], {
            options: wordOptions(shared ? settings.modes.platformShared : settings.modes.platformOther),
            source: 'deck, 申报模式',
          }),
          field('mode_other_text', 'text', ['其他创新模式的说明', 'The other mode'], { max: 200, when: { field: 'modes', is: ['其他创新模式'] } }),
          field('served_industries', 'lines', ['服务行业', 'Industries served'], { hint: ['每行写一个', 'One per line'] }),
          field('served_regions', 'lines', ['服务区域', 'Regions served'], { hint: ['每行写一个', 'One per line'] }),
          field('user_capacity', 'int', ['可承载用户规模', 'Capacity in users'], { unit: '户', source: 'deck, 说明材料' }),
          text('main_services', ['主要服务内容', 'Main services'], 1000),
          text('organization_mode', ['平台组织方式', 'Organisation'], 1000),
          text('business_model', ['运营模式', 'Business model'], 1000),
          text('value_cocreation', ['与制造企业共创价值', 'Value created with manufacturers'], 1000),
          text('own_ip_text', ['自主知识产权', 'Own intellectual property'], 1500),
          text('key_tech', ['关键技术', 'Key technology'], 1500),
          text('generic_tech', ['共性基础技术', 'Generic technology'], 1500),
          field('team_size', 'int', ['平台人员', 'Staff'], { unit: '人' }),
          field('tech_staff', 'int', ['技术人员', 'Technical staff'], { unit: '人' }),
        ],
      ),
      section('class', shared ? ['共享制造能力', 'Shared manufacturing'] : ['服务能力', 'Services'], shared ? sharedFields() : otherFields()),
      section(
        'figures',
        ['平台绩效', 'Figures'],
        [
          field('annual', 'years', ['年末统计数据', 'Year-end data'], {
            years: threeYears(settings),
            source: 'deck, 平台绩效',
            parts: [
              part('platform_revenue', 'wan', ['平台收入', 'Revenue'], { unit: '万元' }),
              part('transaction_amount', 'wan', ['平台交易额', 'Transactions'], { unit: '万元' }),
              part('investment', 'wan', ['平台投入', 'Investment'], { unit: '万元', required: false }),
              part('registered_users', 'int', ['注册用户', 'Registered users'], { unit: '户' }),
              part('active_users', 'int', ['活跃用户', 'Active users'], { unit: '户' }),
              part('served_firms', 'int', ['服务企业', 'Firms served'], { unit: '家' }),
              part('served_manufacturers', 'int', ['其中制造业', 'Manufacturers among them'], { unit: '家' }),
              part('orders', 'int', ['订单数', 'Orders'], { unit: '单' }),
            ],
          }),
        ],
      ),
      section('standards', ['标准与专利', 'Standards and patents'], [standardsField(), ...patentFields(settings)]),
      section('targets', ['规划目标', 'Targets'], [targetsField(1)]),
      statementSection(settings, category),
    ],
  };
}
