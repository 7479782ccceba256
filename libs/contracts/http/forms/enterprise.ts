import type { FormDefinition, FormSettings } from './definition.js';
import { chinese, field, part, section, threeYears, wordOptions } from './parts.js';
import { complianceSection, patentFields, standardsField, statementSection, subjectSection, targetsField } from './shared-sections.js';

const MEASURES = ['战略规划', '组织保障', '技术创新', '流程再造', '市场拓展', '人才培养'] as const;
const MEASURE_IDS = ['strategy', 'organisation', 'technology', 'process', 'market', 'talent'] as const;
const MEASURES_EN = ['Strategy', 'Organisation', 'Technology', 'Processes', 'Market', 'People'] as const;

/** Taxonomy [design]; the deck names 设计和开发服务 and 保养服务 and asks for the share of each type given over the life cycle. */
const STAGES: [zh: string, en: string][] = [
  ['研发设计', 'Design'],
  ['生产供应', 'Production and supply'],
  ['销售交付', 'Sale and delivery'],
  ['使用运维', 'Use and maintenance'],
  ['回收', 'End of life'],
  ['其他', 'Other'],
];
const SERVICE_TYPES: [zh: string, en: string][] = [
  ['需求咨询', 'Consulting'],
  ['设计和开发服务', 'Design and development'],
  ['定制方案', 'Custom solutions'],
  ['供应链管理', 'Supply chain'],
  ['检验检测认证', 'Inspection'],
  ['代工或共享制造', 'Contract or shared making'],
  ['安装调试', 'Installation'],
  ['系统集成总承包', 'Integration'],
  ['物流配送', 'Logistics'],
  ['融资租赁等金融服务', 'Finance'],
  ['保养服务', 'Maintenance'],
  ['维修', 'Repair'],
  ['远程监测运维', 'Remote operation'],
  ['备件', 'Spare parts'],
  ['培训', 'Training'],
  ['能源管理', 'Energy'],
  ['回收再制造', 'Remanufacturing'],
  ['节能环保', 'Environment'],
  ['其他', 'Other'],
];

/** 示范企业 (domain §3.1). */
export function enterpriseForm(settings: FormSettings): FormDefinition {
  return {
    formId: 'enterprise',
    title: { zh: '服务型制造示范企业申报书', en: 'Demonstration enterprise application' },
    sections: [
      subjectSection(),
      complianceSection(settings),
      section(
        'profile',
        ['服务型制造情况', 'Service-oriented manufacturing'],
        [
          field('is_manufacturer', 'bool', ['是制造业企业', 'Is a manufacturer'], { source: 'deck, 示范企业' }),
          field('service_traits', 'longText', ['服务型制造特点', 'Traits'], { max: 500, source: 'deck, 示范企业' }),
          field('modes', 'multi', ['申报模式', 'Modes'], {
            options: wordOptions(settings.modes.enterprise),
            hint: ['可选一个或几个', 'One or several'],
            source: 'deck, 申报模式 (AMB-1)',
          }),
          field('mode_other_text', 'text', ['其他创新模式的说明', 'The other mode'], { max: 200, when: { field: 'modes', is: ['其他创新模式'] } }),
          field('primary_mode', 'enum', ['主要模式', 'Main mode'], { options: wordOptions(settings.modes.enterprise) }),
          field('industry_advantage', 'longText', ['行业优势', 'Advantage'], {
            max: 800,
            hint: ['写明生产技术与工艺、服务能力与水平', 'Technology, and capability of service'],
            source: 'deck, 示范企业',
          }),
          field('transform_measures', 'texts', ['转型措施', 'Measures'], {
            required: false,
            hint: ['至少写三项', 'At least three'],
            source: 'deck, 示范企业',
            parts: MEASURE_IDS.map((id, at) => part(id, 'longText', [MEASURES[at] ?? id, MEASURES_EN[at] ?? id], { max: 500, required: false })),
          }),
        ],
      ),
      section(
        'figures',
        ['经营管理状况', 'Figures'],
        [
          field('annual', 'years', ['年末统计数据', 'Year-end data'], {
            years: threeYears(settings),
            hint: ['按年末统计数据填写，金额单位为万元', 'Year-end data, money in 10,000 yuan'],
            source: 'deck, 经营管理状况',
            parts: [
              part('operating_revenue', 'wan', ['营业收入', 'Operating revenue'], { unit: '万元' }),
              part('service_revenue', 'wan', ['服务收入', 'Service revenue'], { unit: '万元' }),
              part('service_ratio', 'percent', ['服务收入占比', 'Share of service'], {
                unit: '%',
                required: false,
                ratio: { of: 'service_revenue', in: 'operating_revenue' },
              }),
              part('main_revenue', 'wan', ['主营业务收入', 'Main revenue'], { unit: '万元' }),
              part('net_profit', 'wan', ['净利润', 'Net profit'], { unit: '万元' }),
              part('total_profit', 'wan', ['利润总额', 'Total profit'], { unit: '万元' }),
              part('total_assets', 'wan', ['资产总额', 'Assets'], { unit: '万元' }),
              part('total_liabilities', 'wan', ['负债总额', 'Liabilities'], { unit: '万元' }),
              part('tax_paid', 'wan', ['上缴税金', 'Tax paid'], { unit: '万元' }),
              part('rd_expense', 'wan', ['研发投入', 'R&D'], { unit: '万元' }),
              part('employees', 'int', ['从业人员', 'Employees'], { unit: '人' }),
              part('rd_staff', 'int', ['研发人员', 'R&D staff'], { unit: '人' }),
              part('service_staff', 'int', ['服务人员', 'Service staff'], { unit: '人' }),
            ],
          }),
          field('service_ratio_reason', 'longText', ['服务收入占比低于 30% 的说明', 'Why the share is below 30%'], {
            required: false,
            max: 1000,
            hint: ['占比低于 30% 时写，50–1000 字', 'Only when below 30%, 50–1000 characters'],
            source: 'deck, 示范企业: 原则上 30% 以上',
          }),
          field('service_revenue_explain', 'longText', ['服务收入说明', 'What the service revenue is'], { max: 1000, source: 'deck, 经营管理状况' }),
          field('service_revenue_files', 'lines', ['服务收入佐证', 'Evidence of service revenue'], {
            required: false,
            hint: ['每行写一份的名称', 'One name per line'],
          }),
        ],
      ),
      section(
        'services',
        ['服务类型', 'Services'],
        [
          field('service_items', 'rows', ['服务类型及收入占比', 'Services and their shares'], {
            hint: ['占服务收入的百分比，合计 100', 'Per cent of service revenue, 100 in all'],
            source: 'deck, 服务类型; AMB-10',
            parts: [
              part('ticked', 'bool', '已选', { fixed: true }),
              part('stage', 'enum', ['生命周期阶段', 'Stage of life'], { options: chinese(...STAGES) }),
              part('service_type', 'enum', ['服务类型', 'Service'], { options: chinese(...SERVICE_TYPES) }),
              part('share', 'percent', ['占服务收入', 'Share'], { unit: '%' }),
            ],
          }),
        ],
      ),
      section('standards', ['标准与专利', 'Standards and patents'], [standardsField(), ...patentFields(settings)]),
      section('targets', ['规划目标', 'Targets'], [targetsField(1)]),
      statementSection(settings, 'enterprise'),
    ],
  };
}
