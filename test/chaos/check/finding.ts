export const FINDING_KINDS = ['lost', 'doubled', 'wronglyFailed', 'missed', 'stuck', 'differs'] as const;

export interface Finding {
  kind: (typeof FINDING_KINDS)[number];
  stream: string;
  /** The few words that prove it. */
  proof: string;
}
