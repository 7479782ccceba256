import type { FormField, FormSection, FormSettings } from './definition.js';
import { chinese, field, part, section } from './parts.js';

/** 3.0.1 申报主体信息. Personal values are kept apart from the record and can be erased. */
export const subjectSection = (): FormSection =>
  section(
    'subject',
    ['申报主体信息', 'Applicant'],
    [
      field('unit_name', 'text', ['单位名称', 'Name of the unit'], { max: 100 }),
      field('uscc', 'text', ['统一社会信用代码', 'Unified social credit code'], {
        max: 18,
        hint: ['18 位，与营业执照一致', '18 characters, as on the licence'],
      }),
      field('registered_in_prc', 'bool', ['在中华人民共和国境内注册', 'Registered in the PRC'], { source: 'deck, 申报条件' }),
      field('independent_legal_person', 'bool', ['具有独立法人资格', 'Independent legal person'], { source: 'deck, 申报条件' }),
      field('established_on', 'date', ['注册（成立）时间', 'Established on']),
      field('registered_capital', 'wan', ['注册资本', 'Registered capital'], { unit: '万元' }),
      field('registered_address', 'text', ['注册地', 'Registered address'], { max: 200 }),
      field('postal_address', 'text', ['通讯地址', 'Postal address'], { max: 200 }),
      field('region_code', 'text', ['所在地区划代码', 'Region code'], { max: 6, hint: ['6 位，例如 320500', '6 digits, e.g. 320500'] }),
      field('ownership_type', 'enum', ['企业类型', 'Ownership'], {
        options: chinese(['国有', 'State-owned'], ['合资', 'Joint venture'], ['民营', 'Private'], ['外资', 'Foreign'], ['其他', 'Other']),
      }),
      field('scale', 'enum', ['企业规模', 'Size'], { options: chinese(['大', 'Large'], ['中', 'Medium'], ['小', 'Small'], ['微', 'Micro']) }),
      field('industry_code', 'text', ['所属行业代码', 'Industry code'], {
        max: 8,
        hint: ['GB/T 4754 的门类和 4 位代码，例如 C3411', 'Section and four digits of GB/T 4754, e.g. C3411'],
      }),
      field('legal_representative', 'text', ['法定代表人', 'Legal representative'], { max: 50 }),
      field('contact_name', 'text', ['联系人', 'Contact'], { max: 50 }),
      field('contact_mobile', 'text', ['手机', 'Mobile'], { max: 11, hint: ['11 位手机号', '11 digits'] }),
      field('contact_email', 'text', ['电子邮箱', 'E-mail'], { max: 100 }),
    ],
  );

/** 3.0.2 合规声明. The window starts where the programme says (deck: 自2020年1月1日起至今). */
export function complianceSection(settings: FormSettings): FormSection {
  const [year = '', month = '', day = ''] = settings.accidentWindowFrom.split('-');
  const since = `自 ${year}-${month}-${day} 至今`;
  const from = `since ${settings.accidentWindowFrom}`;
  return section(
    'compliance',
    ['合规声明', 'Declarations'],
    [
      field('operation_good', 'bool', ['运营状况良好', 'Operations are sound'], { source: 'deck, 申报条件' }),
      field('finance_good', 'bool', ['财务状况良好', 'Finances are sound'], { source: 'deck, 申报条件' }),
      field('no_major_quality_accident', 'bool', [`${since}无重大质量事故`, `No major quality accident ${from}`], { source: 'deck, 申报条件' }),
      field('no_major_env_accident', 'bool', [`${since}无重大环保事故`, `No major environmental accident ${from}`], { source: 'deck, 申报条件' }),
      field('no_major_safety_accident', 'bool', [`${since}无重大安全事故`, `No major safety accident ${from}`], { source: 'deck, 申报条件' }),
      field('no_violation', 'bool', ['无违法行为', 'No breach of law'], { source: 'deck, 申报条件' }),
      field('not_under_investigation', 'bool', ['没有涉嫌违法正在接受审查', 'Not under investigation'], { source: 'deck, 申报条件' }),
    ],
  );
}

export const targetsField = (minimum: number): FormField =>
  field('targets', 'rows', ['申报期目标', 'Targets'], {
    hint: [`至少 ${minimum} 项；获得称号后的评估按这些目标核对`, `At least ${minimum}; the later evaluation checks them`],
    source: 'deck, 评估评价: 是否完成申报期设定的目标与任务',
    parts: [
      part('indicator', 'text', ['指标', 'Indicator'], { max: 100 }),
      part('base_value', 'wan', ['基期值', 'Base value']),
      part('base_year', 'int', ['基期年', 'Base year']),
      part('target_value', 'wan', ['目标值', 'Target value']),
      part('target_year', 'int', ['目标年', 'Target year']),
      part('unit', 'text', ['单位', 'Unit'], { max: 20 }),
    ],
  });

/** 3.0.3 标准: number or plan number wherever a national, industry or group standard is published or planned. */
export const standardsField = (): FormField =>
  field('standards', 'rows', ['参与编制的标准', 'Standards'], {
    required: false,
    hint: ['已发布的写标准号，立项的写计划号', 'Number if published, plan number if planned'],
    source: 'deck, 标准',
    parts: [
      part('title', 'text', ['标准名称', 'Title'], { max: 200 }),
      part('level', 'enum', ['级别', 'Level'], {
        options: chinese(['国标', 'National'], ['行标', 'Industry'], ['团标', 'Group'], ['地标', 'Local'], ['国际', 'International'], ['企标', 'Enterprise']),
      }),
      part('status', 'enum', ['状态', 'Status'], { options: chinese(['已发布', 'Published'], ['立项', 'Planned'], ['其他', 'Other']) }),
      part('standard_no', 'text', ['标准号', 'Number'], { max: 60, required: false }),
      part('plan_no', 'text', ['计划号', 'Plan number'], { max: 60, required: false }),
      part('role', 'enum', ['角色', 'Role'], { options: chinese(['牵头', 'Lead'], ['参与', 'Participant']) }),
      part('kind', 'enum', ['类别', 'Kind'], { options: chinese(['技术', 'Technical'], ['管理', 'Management']) }),
      part('relation', 'longText', ['与服务型制造业务的关系', 'Relation to the business'], { max: 300 }),
    ],
  });

/** 3.0.4 知识产权, at the end of the data year, cumulative. */
export const patentFields = (settings: FormSettings): FormField[] => [
  field('patents_total', 'int', [`累计专利数（${settings.dataYear} 年末）`, `Patents, end of ${settings.dataYear}`], {
    unit: '件',
    hint: ['等于下面三项之和', 'The sum of the three below'],
    source: 'deck, 企业基本情况',
  }),
  field('patents_invention', 'int', ['其中发明', 'Inventions'], { unit: '件' }),
  field('patents_utility', 'int', ['其中实用新型', 'Utility models'], { unit: '件' }),
  field('patents_design', 'int', ['其中外观设计', 'Designs'], { unit: '件' }),
];

/** 3.0.6 说明材料: the chapters and the limit of the programme (重要考核点). */
export function statementSection(settings: FormSettings, category: string): FormSection {
  const rule = settings.statements[category] ?? { limitZi: 5000, chapters: [] };
  return section(
    'statement',
    ['说明材料', 'Statement'],
    [
      field('statement', 'texts', ['说明材料', 'Statement'], {
        limitZi: rule.limitZi,
        hint: [`各章合计 ${rule.limitZi} 字以内`, `At most ${rule.limitZi} characters in all chapters`],
        source: 'deck, 说明材料撰写指南; AMB-4, AMB-21',
        parts: rule.chapters.map((chapter) => part(chapter.id, 'longText', chapter.title)),
      }),
      field('brochure_files', 'lines', ['宣传册', 'Brochures'], { required: false, hint: ['每行写一份的名称', 'One name per line'] }),
      field('evidence_files', 'lines', ['佐证材料', 'Evidence'], { required: false, hint: ['每行写一份的名称', 'One name per line'] }),
      field('truth_commitment', 'bool', ['承诺所填内容真实', 'The content is true'], { source: 'deck, 申报主体对材料真实性负责' }),
    ],
  );
}
