import type { DataSource } from 'typeorm';
import { canonicalJson, sha256Hex } from '#libs/event-store/chain';
import { requireClean } from '#libs/event-store/allowed-values';
import { runStatement, type Session } from '#libs/event-store/transaction';
import { UnsafeStart } from '#libs/event-store/unsafe';
import type { Programme } from '#libs/domain/programmes/programme';

export const programmeHash = (programme: Programme): string => sha256Hex(canonicalJson(requireClean(programme, programme.id)));

/**
 * Programme versions by content hash. A stream is pinned to a hash, so an edited file is another programme
 * and changes nothing in what runs already.
 */
export class ProgrammeShelf {
  private readonly byHash = new Map<string, Programme>();
  private readonly newest = new Map<string, string>();

  constructor(private readonly defaultId: string) {}

  put(programme: Programme, hash: string): void {
    this.byHash.set(hash, programme);
    const current = this.newest.get(programme.id);
    if (current === undefined || (this.byHash.get(current)?.version ?? 0) <= programme.version) this.newest.set(programme.id, hash);
  }

  /** Newest version that this build registered; undefined where it knows no programme of that id. */
  currentHash(id: string = this.defaultId): string | undefined {
    return this.newest.get(id);
  }

  /** Versions of earlier builds are read from the database once. */
  async byItsHash(hash: string, session: Session): Promise<Programme> {
    const known = this.byHash.get(hash);
    if (known) return known;
    const { rows } = await session.query<{ content: Programme }>('select content from programme where hash = $1', [hash]);
    if (!rows[0]) throw new Error(`no programme has the hash ${hash}`);
    this.byHash.set(hash, rows[0].content);
    return rows[0].content;
  }
}

/** Refuses to start where a version number already stands for another content: the number is what people cite. */
export async function registerProgrammes(writer: DataSource, programmes: readonly Programme[], defaultId: string): Promise<ProgrammeShelf> {
  const shelf = new ProgrammeShelf(defaultId);
  for (const programme of programmes) {
    const hash = programmeHash(programme);
    await runStatement(writer, 5_000, 'insert into programme (hash, id, version, content) values ($1, $2, $3, $4) on conflict do nothing', [
      hash,
      programme.id,
      programme.version,
      JSON.stringify(programme),
    ]);
    const [row] = await runStatement<{ hash: string }>(writer, 5_000, 'select hash from programme where id = $1 and version = $2', [
      programme.id,
      programme.version,
    ]);
    if (row?.hash !== hash)
      throw new UnsafeStart(
        'PROGRAMME_CHANGED',
        `Programme ${programme.id} version ${programme.version} was changed without a new version number: give it one.`,
      );
    shelf.put(programme, hash);
  }
  await refuseUnknownProgrammes(writer);
  if (!shelf.currentHash()) throw new UnsafeStart('PROGRAMME_UNKNOWN', `This build has no programme ${defaultId}, on which new streams would run.`);
  return shelf;
}

const PINNED_TO_NOTHING = `
  select s.id, s.programme_hash from stream s left join programme p on p.hash = s.programme_hash where p.hash is null order by s.id limit 1`;

/** Rules that nobody has, or that are not those of their name, would decide cases otherwise than people were told. */
async function refuseUnknownProgrammes(writer: DataSource): Promise<void> {
  const [lost] = await runStatement<{ id: string; programme_hash: string }>(writer, 30_000, PINNED_TO_NOTHING);
  if (lost) throw new UnsafeStart('PROGRAMME_UNKNOWN', `${lost.id} runs on the programme ${lost.programme_hash}, which this database does not hold.`);
  const kept = await runStatement<{ hash: string; id: string; version: number; content: Programme }>(
    writer,
    5_000,
    'select hash, id, version, content from programme',
  );
  const altered = kept.find(({ hash, content }) => programmeHash(content) !== hash);
  if (altered)
    throw new UnsafeStart(
      'PROGRAMME_CHANGED',
      `Programme ${altered.id} version ${altered.version} in the database is not the one that its hash names: it was altered.`,
    );
}
