/** Warnings whose written reason has a field of its own in the form; every other stands in `justifications` by rule. */
export const JUSTIFIED_IN: { readonly [rule: string]: string } = { serviceRatioReachesThreshold: 'service_ratio_reason' };
