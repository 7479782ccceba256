import { may, need, type FormField } from './field.js';

const yi = { unit: '亿元' };
const count = { unit: '个' };

/** domain §3.4 示范城市, both classes. */
const CITY: readonly FormField[] = [
  need('city_name', '城市', 'text', { limitZi: 50 }),
  need('city_code', '区划代码', 'code6'),
  need('admin_level', '级别', 'choice', { options: ['直辖市', '副省级市', '地级市', '自治州·盟·地区', '直辖市辖区', '县级'] }),
  need('city_class', '类别', 'choice', { options: ['COMPREHENSIVE', 'DESIGN'] }),
  need('filing_org', '申报单位', 'text', { limitZi: 100 }),
  need('org_code', '申报单位代码', 'text', { limitZi: 18 }),
  may('gov_approval_file', '市政府同意申报文件', 'files'),
  need('policies', '政策举措', 'list'),
  need('annual', '发展环境', 'annual', {
    columns: [
      need('special_fund', '专项资金', 'decimal', { unit: '万元' }),
      need('gdp', 'GDP', 'decimal', yi),
      need('mfg_value_added', '制造业增加值', 'decimal', yi),
      need('producer_service_value', '生产性服务业增加值', 'decimal', yi),
    ],
  }),
  need('public_platforms', '公共服务平台', 'integer', count),
  need('talent_bases', '人才基地', 'integer', count),
  need('trained_people', '培训人次', 'integer', { unit: '人次' }),
  need('experience', '可借鉴经验', 'text', { limitZi: 1000 }),
  need('targets', '目标', 'list'),
];

export const CITY_COMPREHENSIVE: readonly FormField[] = [
  ...CITY,
  need('demo_enterprises', '部遴选示范企业', 'integer', count),
  need('demo_platforms', '部遴选示范平台', 'integer', count),
  need('demo_projects', '部遴选示范项目', 'integer', count),
  need('service_output_ratio', '制造业服务产出占比', 'decimal', { unit: '%' }),
  may('mfg_gdp_contribution', '对制造业GDP增长贡献', 'decimal', { unit: '%' }),
];

export const CITY_DESIGN: readonly FormField[] = [
  ...CITY,
  need('national_design_centers', '国家级工业设计中心', 'integer', { unit: '家' }),
  need('provincial_design_centers', '省级工业设计中心', 'integer', { unit: '家' }),
  need('municipal_design_centers', '市级工业设计中心', 'integer', { unit: '家' }),
  need('design_breakthroughs', '重点领域设计突破', 'list'),
  need('design_talent', '高端设计人才', 'integer', { unit: '人' }),
  need('design_research_institute', '国家工业设计研究院', 'choice', { options: ['已创建', '创建中', '无'] }),
  need('basic_research', '工业设计基础研究', 'list'),
  may('design_events', '赛事会展', 'list'),
  may('design_awards', '奖项', 'list'),
];
