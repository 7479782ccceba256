import type { Category } from '#libs/domain/programmes/programme';
import { usccCheckDigit } from '#libs/domain/text/uscc';
import type { Random } from './random.js';

/** Every name begins with 样例, so that nobody takes an invented unit for a real one. */
const FIRST = ['云舟', '青禾', '临川', '远峤', '星渡', '柏川', '景澄', '越岭', '海棠湾', '知行', '同光', '沐野', '砚山', '长汀', '望舒', '岚桥'] as const;
const TRADE = [
  '数控装备',
  '智能电梯',
  '工程机械',
  '家居定制',
  '轴承科技',
  '电力设备',
  '纺织机械',
  '注塑装备',
  '环保设备',
  '汽车零部件',
  '轨道装备',
  '医疗器械',
] as const;
const CLUSTER = ['模具', '五金', '童装', '灯饰', '阀门', '眼镜', '陶瓷', '家具'] as const;

export function unitName(random: Random, category: Category, serial: number): string {
  const first = `样例·${random.oneOf(FIRST)}`;
  const mark = String(serial).padStart(3, '0');
  switch (category) {
    case 'enterprise':
      return `${first}${random.oneOf(TRADE)}有限公司${mark}`;
    case 'platformShared':
      return `${first}共享制造平台${mark}`;
    case 'platformOther':
      return `${first}服务型制造平台${mark}`;
    case 'project':
      return `${first}${random.oneOf(CLUSTER)}集群共享工厂项目${mark}`;
    case 'cityComprehensive':
    case 'cityDesign':
      return `${first}市${mark}`;
    default:
      return category satisfies never;
  }
}

/** A 统一社会信用代码 of the right form; region and serial make it belong to one unit of a play and to nobody by accident. */
export function creditCode(authorityCode: string, serial: number): string {
  const first17 = `91${authorityCode.padEnd(6, '0')}MA9${String(serial).padStart(6, '0')}`;
  return first17 + usccCheckDigit(first17);
}
