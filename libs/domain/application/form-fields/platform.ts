import { may, need, type FormField } from './field.js';

const wan = { unit: '万元' };
const firms = { unit: '户' };

/** domain §3.2 示范平台, both classes. */
const PLATFORM: readonly FormField[] = [
  need('platform_class', '平台类别', 'choice', { options: ['SHARED', 'OTHER'] }),
  need('platform_name', '平台名称', 'text', { limitZi: 100 }),
  need('platform_url', '平台网址', 'text', { limitZi: 200 }),
  need('origin', '平台来源', 'choice', { options: ['DERIVED', 'THIRD_PARTY'] }),
  need('is_asp', '应用服务提供商', 'boolean'),
  may('parent_manufacturer', '衍生自的制造业企业', 'text', { limitZi: 100 }),
  need('operation_start_on', '正式投入运营日期', 'day'),
  may('operation_proof', '投运证明', 'files'),
  need('modes', '申报模式', 'choices'),
  may('mode_other_text', '其他创新模式说明', 'text', { limitZi: 500 }),
  need('served_industries', '服务行业', 'list'),
  need('served_regions', '服务区域', 'list'),
  need('user_capacity', '可承载用户规模', 'integer', firms),
  need('main_services', '主要服务内容', 'text', { limitZi: 1000 }),
  need('organization_mode', '平台组织方式', 'text', { limitZi: 1000 }),
  need('business_model', '运营模式', 'text', { limitZi: 1000 }),
  need('value_cocreation', '与制造企业共创价值', 'text', { limitZi: 1000 }),
  // Deck: 自主知识产权、关键技术、共性基础技术，此为评审重要内容.
  need('own_ip_text', '自主知识产权', 'text', { limitZi: 1500 }),
  need('key_tech', '关键技术', 'text', { limitZi: 1500 }),
  need('generic_tech', '共性基础技术', 'text', { limitZi: 1500 }),
  need('team_size', '平台人员', 'integer', { unit: '人' }),
  need('tech_staff', '技术人员', 'integer', { unit: '人' }),
  need('annual', '平台绩效', 'annual', {
    columns: [
      need('platform_revenue', '平台收入', 'decimal', wan),
      need('transaction_amount', '平台交易额', 'decimal', wan),
      may('investment', '平台投入', 'decimal', wan),
      need('registered_users', '注册用户', 'integer', firms),
      need('active_users', '活跃用户', 'integer', firms),
      need('served_firms', '服务企业数', 'integer', firms),
      need('served_manufacturers', '其中：制造业', 'integer', firms),
      need('orders', '订单数', 'integer', { unit: '单' }),
    ],
  }),
  need('targets', '目标', 'list'),
];

export const RESOURCE_KINDS = ['制造能力', '创新能力', '服务能力'] as const;

export const PLATFORM_SHARED: readonly FormField[] = [
  ...PLATFORM,
  need('func_publish', '在线发布', 'boolean'),
  need('func_match', '订单匹配', 'boolean'),
  need('func_production', '生产管理', 'boolean'),
  need('func_payment', '支付保障', 'boolean'),
  need('func_credit', '信用评价', 'boolean'),
  need('shared_resource_kinds', '共享资源', 'choices', { options: RESOURCE_KINDS }),
  need('it_used', '新一代信息技术', 'list'),
  need('process_split', '按工序分解', 'text', { limitZi: 800 }),
  need('multi_factory', '多工厂协同', 'text', { limitZi: 800 }),
  need('connected_factories', '接入工厂', 'integer', { unit: '家' }),
  need('connected_devices', '接入设备', 'integer', { unit: '台' }),
  may('idle_capacity_used', '盘活闲置资源', 'decimal', { unit: '%' }),
];

export const PLATFORM_OTHER: readonly FormField[] = [
  ...PLATFORM,
  need('online_service', '在线服务', 'boolean'),
  need('online_offline_link', '线上线下联动', 'boolean'),
  may('innov_system', '服务体系创新', 'text', { limitZi: 800 }),
  may('innov_capability', '服务能力创新', 'text', { limitZi: 800 }),
  may('innov_mode', '服务模式创新', 'text', { limitZi: 800 }),
  need('efficiency_gain', '效率提升', 'text', { limitZi: 800 }),
  need('cost_reduction', '交易成本降低', 'text', { limitZi: 800 }),
  may('risk_reduction', '合作风险降低', 'text', { limitZi: 800 }),
];
