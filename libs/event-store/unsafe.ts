export type UnsafeReason =
  | 'NOT_DURABLE'
  | 'ROLE_TOO_STRONG'
  | 'ROWS_UNGUARDED'
  | 'PROGRAMME_UNKNOWN'
  | 'PROGRAMME_CHANGED'
  | 'SAMPLE_ACCOUNTS'
  | 'RESTORE_KEY_WRONG';

/** Something about this installation would let a promise be broken in silence: no program of ours goes on with it. */
export class UnsafeStart extends Error {
  override readonly name = 'UnsafeStart';

  constructor(
    readonly code: UnsafeReason,
    sentence: string,
  ) {
    super(sentence);
  }
}
