/**
 * The only place with raw colours. Each pair was chosen by its computed contrast: text at least 4.5 on the worst
 * ground, control borders and the focus ring at least 3; theme/tokens.spec.ts holds them there.
 */
export interface Tokens {
  page: string;
  paper: string;
  sunk: string;
  ink: string;
  ink2: string;
  ink3: string;
  /** Rules between things: decoration, so no contrast is promised. */
  line: string;
  /** Border of whatever can be typed into or pressed. */
  edge: string;
  primary: string;
  onPrimary: string;
  ok: string;
  warn: string;
  bad: string;
  wait: string;
  okSoft: string;
  warnSoft: string;
  badSoft: string;
  infoSoft: string;
  focus: string;
  heat1: string;
  heat2: string;
  heat3: string;
  heat4: string;
}

export const light: Tokens = {
  page: '#F4F6F8',
  paper: '#FFFFFF',
  sunk: '#ECEFF3',
  ink: '#18222E',
  ink2: '#4B5766',
  ink3: '#5D6978',
  line: '#D3D9E0',
  edge: '#76828F',
  primary: '#1D4F91',
  onPrimary: '#FFFFFF',
  ok: '#1C6A3B',
  warn: '#7F5200',
  bad: '#A8201A',
  wait: '#4B5766',
  okSoft: '#E4F3E9',
  warnSoft: '#FFF1CC',
  badSoft: '#FBE6E4',
  infoSoft: '#E4EDF8',
  focus: '#0B57D0',
  heat1: '#E8EFF8',
  heat2: '#BCD2EC',
  heat3: '#86AEDB',
  heat4: '#1D4F91',
};

export const dark: Tokens = {
  page: '#10151B',
  paper: '#181F28',
  sunk: '#212A35',
  ink: '#E7ECF2',
  ink2: '#B0BBC8',
  ink3: '#9AA6B4',
  line: '#36414E',
  edge: '#8190A0',
  primary: '#8DBBF2',
  onPrimary: '#0E1B2B',
  ok: '#7FCF9A',
  warn: '#F1C15F',
  bad: '#FFA299',
  wait: '#B0BBC8',
  okSoft: '#16301F',
  warnSoft: '#372A0C',
  badSoft: '#3D1B19',
  infoSoft: '#172A42',
  focus: '#FFD24A',
  heat1: '#172A42',
  heat2: '#1F3E63',
  heat3: '#2B5688',
  heat4: '#8DBBF2',
};

export const FONT =
  '-apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif';

/** `--ink2: …;` lines for a style element. */
export function asCustomProperties(tokens: Tokens): string {
  return Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}
