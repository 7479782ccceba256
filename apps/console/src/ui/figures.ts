/** 千分位; two decimals for money. A rounded display never hides a rule: 29.999 % stays 29.999. */
export function formatFigure(name: string, value: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(value) || /code$/i.test(name)) return value;
  if (/ratio|percent|rate/i.test(name)) return `${value}%`;
  const [whole = '', decimals] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}
