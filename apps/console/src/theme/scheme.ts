import { useSyncExternalStore } from 'react';
import type { Scheme } from './antd-theme.js';
import { FONT, asCustomProperties, dark, light } from './tokens.js';

const KEY = 'fwzz.scheme';
const listeners = new Set<() => void>();

const preferred = (): Scheme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
const stored = (): Scheme | null => {
  const value = localStorage.getItem(KEY);
  return value === 'light' || value === 'dark' ? value : null;
};

export function currentScheme(): Scheme {
  return stored() ?? preferred();
}

export function setScheme(scheme: Scheme): void {
  localStorage.setItem(KEY, scheme);
  document.documentElement.dataset['scheme'] = scheme;
  for (const listener of listeners) listener();
}

export function useScheme(): Scheme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentScheme);
}

/** Before the first paint, so that a dark page never flashes white. */
export function installTokens(): void {
  const style = document.createElement('style');
  style.textContent = `:root{${asCustomProperties(light)};color-scheme:light;font-family:${FONT}}:root[data-scheme=dark]{${asCustomProperties(dark)};color-scheme:dark}`;
  document.head.append(style);
  document.documentElement.dataset['scheme'] = currentScheme();
}
