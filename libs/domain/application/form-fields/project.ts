import { may, need, type FormField } from './field.js';
import { RESOURCE_KINDS } from './platform.js';

const wan = { unit: '万元' };
const percent = { unit: '%' };

/** domain §3.3 示范项目. */
export const PROJECT: readonly FormField[] = [
  need('project_name', '项目名称', 'text', { limitZi: 100 }),
  need('mode', '模式', 'text', { limitZi: 20 }),
  need('cluster_name', '依托产业集群', 'text', { limitZi: 100 }),
  need('cluster_region', '集群所在地', 'text', { limitZi: 100 }),
  need('cluster_industry', '集群行业', 'text', { limitZi: 100 }),
  need('common_need', '共性制造需求', 'text', { limitZi: 800 }),
  need('facility_kinds', '建设内容', 'choices', { options: ['共享工厂', '共性技术中心'] }),
  need('shared_resource_kinds', '共享资源', 'choices', { options: RESOURCE_KINDS }),
  need('start_on', '开工日期', 'day'),
  may('operation_on', '投运日期', 'day'),
  need('progress_stage', '阶段', 'text', { limitZi: 50 }),
  need('total_investment', '总投资', 'decimal', wan),
  need('invested', '已投资', 'decimal', wan),
  need('annual', '项目基本情况', 'annual', {
    columns: [
      need('served_firms', '服务企业', 'integer', { unit: '家' }),
      need('in_cluster_firms', '其中：集群内', 'integer', { unit: '家' }),
      need('project_revenue', '收入', 'decimal', wan),
      need('utilization_rate', '利用率', 'decimal', percent),
      need('cost_saving_rate', '降本', 'decimal', percent),
      need('efficiency_rate', '增效', 'decimal', percent),
    ],
  }),
];
