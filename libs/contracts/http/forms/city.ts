import type { FormDefinition, FormField, FormSettings } from './definition.js';
import { chinese, field, options, part, section, threeYears } from './parts.js';
import { statementSection, targetsField } from './shared-sections.js';

const comprehensive = (): FormField[] => [
  field('demo_enterprises', 'int', ['部遴选示范企业', 'Demonstration enterprises'], { unit: '家', source: 'deck, 综合类' }),
  field('demo_platforms', 'int', ['部遴选示范平台', 'Demonstration platforms'], { unit: '个', source: 'deck, 综合类' }),
  field('demo_projects', 'int', ['部遴选示范项目', 'Demonstration projects'], { unit: '个', source: 'deck, 综合类' }),
  field('service_output_ratio', 'percent', ['制造业服务产出占比', 'Share of service output'], { unit: '%', source: 'deck, 综合类' }),
  field('mfg_gdp_contribution', 'percent', ['对制造业 GDP 增长的贡献', 'Contribution to growth'], { unit: '%', required: false, source: 'deck, 综合类' }),
];

const design = (): FormField[] => [
  field('national_design_centers', 'int', ['国家级工业设计中心', 'National design centres'], { unit: '家', source: 'deck, 工业设计特色类' }),
  field('provincial_design_centers', 'int', ['省级工业设计中心', 'Provincial design centres'], { unit: '家' }),
  field('municipal_design_centers', 'int', ['市级工业设计中心', 'Municipal design centres'], { unit: '家' }),
  field('design_breakthroughs', 'rows', ['重点领域设计突破', 'Breakthroughs'], {
    source: 'deck, 工业设计特色类',
    parts: [part('field', 'text', ['领域', 'Field'], { max: 100 }), part('result', 'longText', ['成果', 'Result'], { max: 500 })],
  }),
  field('design_talent', 'int', ['高端制造业设计人才', 'Designers'], { unit: '人', source: 'deck, 工业设计特色类' }),
  field('design_research_institute', 'enum', ['国家工业设计研究院', 'National design institute'], {
    options: chinese(['已创建', 'Founded'], ['创建中', 'Being founded'], ['无', 'None']),
    source: 'deck, 工业设计特色类',
  }),
  field('basic_research', 'rows', ['工业设计基础研究', 'Basic research'], {
    source: 'deck, 工业设计特色类',
    parts: [part('title', 'text', ['名称', 'Title'], { max: 200 })],
  }),
];

/** 示范城市 (domain §3.4); below prefecture level is refused (AMB-17). */
export function cityForm(settings: FormSettings, category: 'cityComprehensive' | 'cityDesign'): FormDefinition {
  const isDesign = category === 'cityDesign';
  return {
    formId: category,
    title: isDesign
      ? { zh: '服务型制造示范城市（工业设计特色类）申报书', en: 'Demonstration city (industrial design)' }
      : { zh: '服务型制造示范城市（综合类）申报书', en: 'Demonstration city (comprehensive)' },
    sections: [
      section(
        'subject',
        ['申报城市', 'The city'],
        [
          field('city_name', 'text', ['城市名称', 'City'], { max: 50 }),
          field('city_code', 'text', ['行政区划代码', 'Region code'], { max: 6, hint: ['6 位', '6 digits'] }),
          field('admin_level', 'enum', ['行政级别', 'Level'], {
            options: chinese(
              ['直辖市', 'Municipality'],
              ['副省级市', 'Sub-provincial'],
              ['地级市', 'Prefecture'],
              ['自治州·盟·地区', 'Autonomous prefecture'],
              ['直辖市辖区', 'District of a municipality'],
              ['县级', 'County'],
            ),
            source: 'deck, 地级市及以上; AMB-17',
          }),
          field('city_class', 'enum', ['城市类别', 'Class'], {
            options: options(isDesign ? ['DESIGN', '工业设计特色类', 'Industrial design'] : ['COMPREHENSIVE', '综合类', 'Comprehensive']),
            source: 'deck',
          }),
          field('filing_org', 'text', ['申报单位', 'Filing office'], { max: 100 }),
          field('org_code', 'text', ['申报单位代码', 'Its code'], { max: 18 }),
          field('contact_name', 'text', ['联系人', 'Contact'], { max: 50 }),
          field('contact_mobile', 'text', ['手机', 'Mobile'], { max: 11 }),
          field('contact_email', 'text', ['电子邮箱', 'E-mail'], { max: 100 }),
        ],
      ),
      section(
        'policy',
        ['发展环境', 'Environment'],
        [
          field('policies', 'rows', ['政策举措', 'Policies'], {
            source: 'deck, 示范城市',
            parts: [
              part('title', 'text', ['名称', 'Title'], { max: 200 }),
              part('doc_no', 'text', ['文号', 'Number'], { max: 60, required: false }),
              part('issued_on', 'date', ['印发日期', 'Issued on']),
            ],
          }),
          field('annual', 'years', ['年末统计数据', 'Year-end data'], {
            years: threeYears(settings),
            parts: [
              part('special_fund', 'wan', ['专项资金', 'Fund'], { unit: '万元' }),
              part('gdp', 'wan', ['地区生产总值', 'GDP'], { unit: '亿元' }),
              part('mfg_value_added', 'wan', ['制造业增加值', 'Manufacturing'], { unit: '亿元' }),
              part('producer_service_value', 'wan', ['生产性服务业增加值', 'Producer services'], { unit: '亿元' }),
            ],
          }),
          field('public_platforms', 'int', ['公共服务平台', 'Public platforms'], { unit: '个', source: 'deck, 公共服务体系' }),
          field('talent_bases', 'int', ['人才基地', 'Training bases'], { unit: '个', source: 'deck, 人才队伍' }),
          field('trained_people', 'int', ['培训人次', 'People trained'], { unit: '人次', source: 'deck, 人才队伍' }),
          field('experience', 'longText', ['可借鉴的经验', 'Experience'], { max: 1000, source: 'deck, 示范城市' }),
        ],
      ),
      section('class', isDesign ? ['工业设计', 'Industrial design'] : ['示范基础', 'Demonstrators'], isDesign ? design() : comprehensive()),
      section('targets', ['申报期目标', 'Targets'], [targetsField(3)]),
      statementSection(settings, category),
    ],
  };
}
