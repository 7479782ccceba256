import { ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { antdTheme } from '../theme/antd-theme.js';
import { useScheme } from '../theme/scheme.js';
import { useWords } from '../words/words.js';

/** antd writes 「上 移」 unless told not to; words on buttons stay as people search for them. */
export function Look({ children }: { children: ReactNode }) {
  const scheme = useScheme();
  const { language } = useWords();
  return (
    <ConfigProvider theme={antdTheme(scheme)} locale={language === 'zh' ? zh : en} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      {children}
    </ConfigProvider>
  );
}
