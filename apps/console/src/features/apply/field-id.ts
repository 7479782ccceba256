export const fieldIdOf = (path: string): string => path.replace(/^form\./, '').split(/[.[]/)[0] ?? path;
