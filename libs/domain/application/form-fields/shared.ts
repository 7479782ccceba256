import { may, need, type FormField } from './field.js';

const wan = { unit: '万元' };

/** domain §3.0.1 申报主体信息. */
export const SUBJECT: readonly FormField[] = [
  need('unit_name', '单位名称', 'text', { limitZi: 100 }),
  need('uscc', '统一社会信用代码', 'uscc'),
  need('registered_in_prc', '境内注册', 'boolean'),
  need('independent_legal_person', '独立法人资格', 'boolean'),
  need('established_on', '成立时间', 'day'),
  need('registered_capital', '注册资本', 'decimal', wan),
  need('registered_address', '注册地', 'text', { limitZi: 200 }),
  need('postal_address', '通讯地址', 'text', { limitZi: 200 }),
  may('postcode', '邮编', 'code6'),
  need('region_code', '所在地', 'code6'),
  need('ownership_type', '企业类型', 'choice', { options: ['国有', '合资', '民营', '外资', '其他'] }),
  need('scale', '企业规模', 'choice', { options: ['大', '中', '小', '微'] }),
  need('industry_code', '所属行业', 'text', { limitZi: 8 }),
  may('listing_status', '上市情况', 'text', { limitZi: 100 }),
  need('legal_representative', '法定代表人', 'text', { personal: true }),
];

export const CONTACT: readonly FormField[] = [
  need('contact_name', '联系人', 'text', { personal: true }),
  need('contact_mobile', '手机', 'text', { personal: true }),
  need('contact_email', 'E-mail', 'text', { personal: true }),
];

/** domain §3.0.2 合规声明: E1–E5 of the deck; cities have none of them. */
export const COMPLIANCE: readonly FormField[] = [
  need('operation_good', '运营状况良好', 'boolean'),
  need('finance_good', '财务状况良好', 'boolean'),
  need('no_major_quality_accident', '无重大质量事故', 'boolean'),
  need('no_major_env_accident', '无重大环保事故', 'boolean'),
  need('no_major_safety_accident', '无重大安全事故', 'boolean'),
  need('no_violation', '无违法行为', 'boolean'),
  need('not_under_investigation', '无涉嫌违法正在接受审查', 'boolean'),
  may('credit_report', '信用报告', 'files'),
  may('audit_report', '审计报告', 'files'),
];

/** domain §3.0.4 知识产权, cumulative at the end of the data year. */
export const IP: readonly FormField[] = [
  need('patents_total', '累计专利数量', 'integer', { unit: '件' }),
  need('patents_invention', '其中：发明', 'integer', { unit: '件' }),
  need('patents_utility', '其中：实用新型', 'integer', { unit: '件' }),
  need('patents_design', '其中：外观设计', 'integer', { unit: '件' }),
  may('software_copyrights', '软件著作权', 'integer', { unit: '件' }),
];

/** domain §3.0.3, §3.0.5, §3.0.6, and the written reasons of warnings by rule. */
export const COMMON: readonly FormField[] = [
  may('prior_titles', '已获示范称号', 'list'),
  may('standards', '标准', 'list'),
  may('conditional_claims', '“如有”项', 'list'),
  need('statement', '说明材料', 'texts'),
  may('statement_file', '说明材料文件', 'files'),
  may('brochure_files', '宣传册', 'files'),
  may('evidence_files', '佐证材料', 'files'),
  need('truth_commitment', '真实性承诺', 'boolean'),
  may('justifications', '情况说明', 'texts'),
];
