import type { ApplicationForm } from '../application/form.js';
import { BATCH_4 } from '../programmes/batch-4.js';
import type { Category } from '../programmes/programme.js';
import { usccCheckDigit } from '../text/uscc.js';

/** The n-th of as many right codes as a season wants; `region` is its six-digit place of registration. */
export function aUscc(number = 1, region = '320500'): string {
  const first17 = `91${region}${String(number).padStart(9, '0')}`;
  return first17 + usccCheckDigit(first17);
}

/** Text of exactly so many 字. */
export const zi = (count: number): string => '服'.repeat(count);

const YEARS = ['2019', '2020', '2021'] as const;
const everyYear = (row: ApplicationForm) => Object.fromEntries(YEARS.map((year) => [year, { ...row }]));
const statementOf = (category: Category) => Object.fromEntries(BATCH_4.statements[category].chapters.map(({ id }) => [id, zi(400)]));
const target = (indicator: string) => ({ indicator, base_value: '35.00', base_year: 2021, target_value: '45.00', target_year: 2024, unit: '%' });

/** Values in a frozen form: commitments, not names. */
const commitment = (digit: string) => digit.repeat(64);

const SUBJECT: ApplicationForm = {
  unit_name: '苏州示例装备有限公司',
  uscc: aUscc(),
  registered_in_prc: true,
  independent_legal_person: true,
  established_on: '2008-03-18',
  registered_capital: '12000.00',
  registered_address: '江苏省苏州市示例路1号',
  postal_address: '江苏省苏州市示例路1号',
  postcode: '215000',
  region_code: '320500',
  ownership_type: '民营',
  scale: '大',
  industry_code: 'C3411',
  legal_representative: commitment('a'),
  contact_name: commitment('b'),
  contact_mobile: commitment('c'),
  contact_email: commitment('d'),
  operation_good: true,
  finance_good: true,
  no_major_quality_accident: true,
  no_major_env_accident: true,
  no_major_safety_accident: true,
  no_violation: true,
  not_under_investigation: true,
};
const PATENTS: ApplicationForm = { patents_total: 60, patents_invention: 20, patents_utility: 30, patents_design: 10 };
const common = (category: Category): ApplicationForm => ({
  standards: [
    {
      title: '服务型制造 示例规范',
      level: '国标',
      status: '已发布',
      standard_no: 'GB/T 00000-2020',
      role: '参与',
      kind: '管理',
      relation: '与远程运维业务有关',
    },
  ],
  statement: statementOf(category),
  brochure_files: ['brochure.pdf'],
  truth_commitment: true,
});

/** Complete and valid for batch 4, with no finding at all; override what a spec is about. */
export function anEnterpriseForm(override: ApplicationForm = {}): ApplicationForm {
  return {
    ...SUBJECT,
    ...PATENTS,
    ...common('enterprise'),
    is_manufacturer: true,
    service_traits: zi(60),
    modes: ['全生命周期管理', '供应链管理'],
    primary_mode: '全生命周期管理',
    transform_measures: { strategy: zi(30), organisation: zi(30), technology: zi(30) },
    industry_advantage: zi(60),
    annual: everyYear({
      operating_revenue: '100000.00',
      service_revenue: '35000.00',
      main_revenue: '98000.00',
      net_profit: '8000.00',
      total_profit: '9500.00',
      total_assets: '150000.00',
      total_liabilities: '60000.00',
      tax_paid: '4000.00',
      rd_expense: '5000.00',
      employees: 1200,
      rd_staff: 200,
      service_staff: 300,
    }),
    service_revenue_explain: zi(60),
    service_revenue_files: ['service-revenue.pdf'],
    service_items: [
      { stage: '研发设计', service_type: '设计和开发服务', ticked: true, share: '30' },
      { stage: '使用运维', service_type: '保养服务', ticked: true, share: '70' },
      { stage: '使用运维', service_type: '维修', ticked: false },
    ],
    targets: [target('服务收入占比')],
    ...override,
  };
}

/** The enterprise's form with these figures of the data year (万元). */
export function anEnterpriseFormWith(figures: ApplicationForm, override: ApplicationForm = {}): ApplicationForm {
  const form = anEnterpriseForm();
  const annual = form['annual'] as { [year: string]: ApplicationForm };
  return { ...form, annual: { ...annual, '2021': { ...annual['2021'], ...figures } }, ...override };
}

function aPlatformForm(category: 'platformShared' | 'platformOther'): ApplicationForm {
  return {
    ...SUBJECT,
    ...PATENTS,
    ...common(category),
    platform_name: '示例工业服务平台',
    platform_url: 'https://platform.example',
    origin: 'THIRD_PARTY',
    is_asp: false,
    operation_start_on: '2018-06-01',
    served_industries: ['34'],
    served_regions: ['320000'],
    user_capacity: 100_000,
    main_services: zi(60),
    organization_mode: zi(60),
    business_model: zi(60),
    value_cocreation: zi(60),
    own_ip_text: zi(60),
    key_tech: zi(60),
    generic_tech: zi(60),
    team_size: 80,
    tech_staff: 50,
    annual: everyYear({
      platform_revenue: '3000.00',
      transaction_amount: '52000.00',
      registered_users: 4000,
      active_users: 1500,
      served_firms: 900,
      served_manufacturers: 700,
      orders: 12_000,
    }),
    targets: [target('服务企业数增长')],
  };
}

export function aPlatformSharedForm(override: ApplicationForm = {}): ApplicationForm {
  return {
    ...aPlatformForm('platformShared'),
    platform_class: 'SHARED',
    modes: ['共享制造'],
    func_publish: true,
    func_match: true,
    func_production: true,
    func_payment: true,
    func_credit: true,
    shared_resource_kinds: ['制造能力'],
    it_used: ['工业互联网'],
    process_split: zi(60),
    multi_factory: zi(60),
    connected_factories: 120,
    connected_devices: 3400,
    ...override,
  };
}

export function aPlatformOtherForm(override: ApplicationForm = {}): ApplicationForm {
  return {
    ...aPlatformForm('platformOther'),
    platform_class: 'OTHER',
    modes: ['检验检测认证'],
    online_service: true,
    online_offline_link: true,
    innov_system: zi(60),
    innov_mode: zi(60),
    efficiency_gain: zi(30),
    cost_reduction: zi(30),
    ...override,
  };
}

export function aProjectForm(override: ApplicationForm = {}): ApplicationForm {
  return {
    ...SUBJECT,
    ...common('project'),
    project_name: '示例共享工厂',
    mode: '共享制造',
    cluster_name: '示例装备产业集群',
    cluster_region: '江苏省苏州市',
    cluster_industry: '通用设备制造业',
    common_need: zi(60),
    facility_kinds: ['共享工厂'],
    shared_resource_kinds: ['制造能力', '创新能力'],
    start_on: '2019-05-01',
    operation_on: '2020-09-01',
    progress_stage: '已投运',
    total_investment: '8000.00',
    invested: '7600.00',
    annual: everyYear({
      served_firms: 60,
      in_cluster_firms: 45,
      project_revenue: '2100.00',
      utilization_rate: '78.50',
      cost_saving_rate: '12.00',
      efficiency_rate: '20.00',
    }),
    ...override,
  };
}

function aCityForm(category: 'cityComprehensive' | 'cityDesign'): ApplicationForm {
  return {
    ...common(category),
    standards: [],
    contact_name: commitment('b'),
    contact_mobile: commitment('c'),
    contact_email: commitment('d'),
    city_name: '示例市',
    city_code: '320500',
    admin_level: '地级市',
    filing_org: '示例市工业和信息化局',
    org_code: '11320500000000000X',
    policies: [{ title: '关于推进服务型制造发展的实施意见', doc_no: '示政发〔2021〕1号', issued_on: '2021-03-01', file: 'policy.pdf' }],
    annual: everyYear({ special_fund: '5000.00', gdp: '20000.00', mfg_value_added: '8500.00', producer_service_value: '6200.00' }),
    public_platforms: 12,
    talent_bases: 6,
    trained_people: 8000,
    experience: zi(60),
    targets: [target('服务型制造企业数'), target('生产性服务业占比'), target('培训人次')],
  };
}

export function aCityComprehensiveForm(override: ApplicationForm = {}): ApplicationForm {
  return {
    ...aCityForm('cityComprehensive'),
    city_class: 'COMPREHENSIVE',
    demo_enterprises: 8,
    demo_platforms: 3,
    demo_projects: 2,
    service_output_ratio: '31.50',
    ...override,
  };
}

export function aCityDesignForm(override: ApplicationForm = {}): ApplicationForm {
  return {
    ...aCityForm('cityDesign'),
    city_class: 'DESIGN',
    national_design_centers: 4,
    provincial_design_centers: 40,
    municipal_design_centers: 90,
    design_breakthroughs: [{ field: '装备', result: zi(30) }],
    design_talent: 3000,
    design_research_institute: '创建中',
    basic_research: [{ title: '设计基础数据库' }],
    ...override,
  };
}

const FACTORIES: Record<Category, (override?: ApplicationForm) => ApplicationForm> = {
  enterprise: anEnterpriseForm,
  platformShared: aPlatformSharedForm,
  platformOther: aPlatformOtherForm,
  project: aProjectForm,
  cityComprehensive: aCityComprehensiveForm,
  cityDesign: aCityDesignForm,
};

/** Of any category. */
export const aForm = (category: Category, override: ApplicationForm = {}): ApplicationForm => FACTORIES[category](override);

/** The form of one subject: code and name as its application has them, without which submit says no. */
export function aFormOf(category: Category, subject: { unitName: string; subjectCode: string }, override: ApplicationForm = {}): ApplicationForm {
  const isCity = category === 'cityComprehensive' || category === 'cityDesign';
  return aForm(category, {
    ...(isCity ? { city_code: subject.subjectCode, city_name: subject.unitName } : { uscc: subject.subjectCode, unit_name: subject.unitName }),
    ...override,
  });
}
