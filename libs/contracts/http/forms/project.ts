import type { FormDefinition, FormSettings } from './definition.js';
import { chinese, field, part, section, threeYears, wordOptions } from './parts.js';
import { SHARED_RESOURCES } from './platform.js';
import { complianceSection, standardsField, statementSection, subjectSection } from './shared-sections.js';

/** 示范项目 (domain §3.3): shared manufacturing only. */
export function projectForm(settings: FormSettings): FormDefinition {
  return {
    formId: 'project',
    title: { zh: '服务型制造示范项目申报书', en: 'Demonstration project application' },
    sections: [
      subjectSection(),
      complianceSection(settings),
      section(
        'project',
        ['项目基本情况', 'The project'],
        [
          field('project_name', 'text', ['项目名称', 'Name'], { max: 100 }),
          field('mode', 'enum', ['申报模式', 'Mode'], { options: wordOptions(settings.modes.project), source: 'deck, 示范项目仅面向共享制造' }),
          field('cluster_name', 'text', ['依托产业集群', 'Cluster'], { max: 100, source: 'deck, 示范项目' }),
          field('cluster_region', 'text', ['集群所在地', 'Where'], { max: 100 }),
          field('cluster_industry', 'text', ['集群主导产业', 'Industry'], { max: 100 }),
          field('common_need', 'longText', ['共性制造需求', 'Common need'], { max: 800, source: 'deck, 示范项目' }),
          field('facility_kinds', 'multi', ['建设内容', 'What is built'], {
            options: chinese(['共享工厂', 'Shared factory'], ['共性技术中心', 'Technology centre']),
            source: 'deck, 示范项目',
          }),
          field('shared_resource_kinds', 'multi', ['共享资源', 'Shared resources'], { options: SHARED_RESOURCES, source: 'deck, 共享制造' }),
          field('start_on', 'date', ['开工日期', 'Started on']),
          field('operation_on', 'date', ['投运日期', 'In operation since'], { required: false }),
          field('progress_stage', 'enum', ['项目阶段', 'Stage'], { options: chinese(['建设中', 'Building'], ['试运行', 'Trial'], ['已投运', 'Operating']) }),
          field('total_investment', 'wan', ['总投资', 'Total investment'], { unit: '万元' }),
          field('invested', 'wan', ['已投资', 'Invested'], { unit: '万元' }),
        ],
      ),
      section(
        'figures',
        ['项目绩效', 'Figures'],
        [
          field('annual', 'years', ['年末统计数据', 'Year-end data'], {
            years: threeYears(settings),
            source: 'deck, 项目基本情况',
            parts: [
              part('served_firms', 'int', ['服务企业', 'Firms served'], { unit: '家' }),
              part('in_cluster_firms', 'int', ['其中集群内', 'In the cluster'], { unit: '家' }),
              part('project_revenue', 'wan', ['项目收入', 'Revenue'], { unit: '万元' }),
              part('utilization_rate', 'percent', ['设备利用率', 'Utilisation'], { unit: '%' }),
              part('cost_saving_rate', 'percent', ['降本比例', 'Cost saved'], { unit: '%' }),
              part('efficiency_rate', 'percent', ['增效比例', 'Efficiency gained'], { unit: '%' }),
            ],
          }),
        ],
      ),
      section('standards', ['标准', 'Standards'], [standardsField()]),
      statementSection(settings, 'project'),
    ],
  };
}
