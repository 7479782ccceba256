import { theme as antd, type ThemeConfig } from 'antd';
import { FONT, type Tokens, dark, light } from './tokens.js';

export type Scheme = 'light' | 'dark';

/** antd's own borders (1.41) and placeholders (1.84) are too pale to read, so both take our edge and third ink. */
export function antdTheme(scheme: Scheme): ThemeConfig {
  const t: Tokens = scheme === 'dark' ? dark : light;
  return {
    algorithm: scheme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    cssVar: { key: `fwzz-${scheme}` },
    token: {
      colorPrimary: t.primary,
      colorTextLightSolid: t.onPrimary,
      colorInfo: t.primary,
      colorLink: t.primary,
      colorText: t.ink,
      colorTextSecondary: t.ink2,
      colorTextTertiary: t.ink3,
      colorTextQuaternary: t.ink3,
      colorTextPlaceholder: t.ink3,
      colorTextDescription: t.ink2,
      colorTextDisabled: t.ink3,
      colorBgContainer: t.paper,
      colorBgElevated: t.paper,
      colorBgLayout: t.page,
      colorBorder: t.edge,
      colorBorderSecondary: t.line,
      colorError: t.bad,
      colorWarning: t.warn,
      colorSuccess: t.ok,
      fontFamily: FONT,
      fontSize: 15,
      borderRadius: 4,
      controlHeight: 36,
      wireframe: false,
      motion: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
      Select: { optionSelectedBg: t.infoSoft, optionSelectedColor: t.ink },
    },
  };
}
