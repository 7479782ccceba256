import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { zh, type Catalogue } from './zh.js';

export type Language = 'zh' | 'en';

interface Words {
  language: Language;
  w: Catalogue;
  /** Server texts come in both languages. */
  say(text: { zh: string; en: string } | null | undefined): string;
  switchTo(language: Language): Promise<void>;
}

const KEY = 'fwzz.language';
const Context = createContext<Words | null>(null);

export const preferredLanguage = (): Language => (localStorage.getItem(KEY) === 'en' ? 'en' : 'zh');

/** English is a chunk of its own: most people never load it. */
export async function catalogueOf(language: Language): Promise<Catalogue> {
  return language === 'zh' ? zh : (await import('./en.js')).en;
}

export function WordsProvider({ first, children }: { first: { language: Language; w: Catalogue }; children: ReactNode }) {
  const [{ language, w }, set] = useState(first);
  const value = useMemo<Words>(
    () => ({
      language,
      w,
      say: (text) => text?.[language] ?? '',
      switchTo: async (next) => {
        localStorage.setItem(KEY, next);
        document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
        set({ language: next, w: await catalogueOf(next) });
      },
    }),
    [language, w],
  );
  return <Context value={value}>{children}</Context>;
}

export function useWords(): Words {
  const words = useContext(Context);
  if (!words) throw new Error('useWords outside WordsProvider');
  return words;
}
