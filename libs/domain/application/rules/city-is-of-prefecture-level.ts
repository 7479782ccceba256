import { blocks, warns, type FormRule } from './rule.js';

const HIGH_ENOUGH = ['直辖市', '副省级市', '地级市'];

/** Deck, C1: 申报主体为地级市及以上城市. 自治州/盟/地区 and districts of 直辖市 are for the ministry to rule on (AMB-17). */
export const cityIsOfPrefectureLevel: FormRule = {
  id: 'cityIsOfPrefectureLevel',
  code: 'CITY_LEVEL_TOO_LOW',
  check({ category, form }) {
    const level = form['admin_level'];
    if ((category !== 'cityComprehensive' && category !== 'cityDesign') || typeof level !== 'string' || HIGH_ENOUGH.includes(level)) return [];
    return [level === '县级' ? blocks('admin_level', { level }) : warns('admin_level', { level })];
  },
};
