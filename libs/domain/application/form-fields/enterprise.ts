import { may, need, type FormField } from './field.js';

const wan = { unit: '万元' };
const people = { unit: '人' };

/** domain §3.1 示范企业. */
export const ENTERPRISE: readonly FormField[] = [
  need('is_manufacturer', '制造业企业', 'boolean'),
  need('service_traits', '服务型制造特点', 'text', { limitZi: 500 }),
  need('modes', '申报模式', 'choices'),
  may('mode_other_text', '其他创新模式说明', 'text', { limitZi: 500 }),
  need('primary_mode', '主要模式', 'text', { limitZi: 50 }),
  may('transform_measures', '转型升级措施', 'texts'),
  need('industry_advantage', '行业优势', 'text', { limitZi: 800 }),
  need('annual', '经营管理状况', 'annual', {
    columns: [
      need('operating_revenue', '营业收入', 'decimal', wan),
      need('service_revenue', '服务收入', 'decimal', wan),
      need('main_revenue', '主营业务收入', 'decimal', wan),
      need('net_profit', '净利润', 'signedDecimal', wan),
      need('total_profit', '利润总额', 'signedDecimal', wan),
      need('total_assets', '资产总额', 'decimal', wan),
      need('total_liabilities', '负债总额', 'decimal', wan),
      need('tax_paid', '上缴税金', 'decimal', wan),
      need('rd_expense', '研发投入', 'decimal', wan),
      need('employees', '从业人员', 'integer', people),
      need('rd_staff', '研发人员', 'integer', people),
      need('service_staff', '服务人员', 'integer', people),
    ],
  }),
  may('service_ratio_reason', '服务收入占比低于30%的说明', 'text', { limitZi: 1000 }),
  need('service_revenue_explain', '服务收入说明', 'text', { limitZi: 1000 }),
  may('service_revenue_files', '服务收入佐证', 'files'),
  need('service_items', '服务类型', 'list'),
  need('targets', '目标', 'list'),
];
