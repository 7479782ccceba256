import { EntitySchema } from 'typeorm';
import type { Instant } from '#libs/domain/kernel/types';

/** timestamptz(3) as the one spelling of an instant. */
const instants = { from: (value: Date | null) => value?.toISOString() ?? null, to: (value: Instant | null) => value };
const instant = { type: 'timestamptz' as const, precision: 3, transformer: instants };

export interface ProgrammeRow {
  hash: string;
  id: string;
  version: number;
  content: object;
  registeredAt: Instant;
}

export const ProgrammeEntity = new EntitySchema<ProgrammeRow>({
  name: 'programme',
  columns: {
    hash: { type: 'text', primary: true },
    id: { type: 'text' },
    version: { type: 'int' },
    content: { type: 'jsonb' },
    registeredAt: { ...instant, name: 'registered_at', createDate: false },
  },
});

export interface NoticeRow {
  id: string;
  recipientRole: string;
  authority: string | null;
  organisation: string | null;
  accountId: string | null;
  template: string;
  params: { [name: string]: string | number };
  /** The stream that the notice is about. */
  about: string;
  createdAt: Instant;
  readAt: Instant | null;
}

export const NoticeEntity = new EntitySchema<NoticeRow>({
  name: 'notice',
  columns: {
    id: { type: 'text', primary: true },
    recipientRole: { type: 'text', name: 'recipient_role' },
    authority: { type: 'text', nullable: true },
    organisation: { type: 'text', nullable: true },
    accountId: { type: 'text', name: 'account_id', nullable: true },
    template: { type: 'text' },
    params: { type: 'jsonb' },
    about: { type: 'text' },
    createdAt: { ...instant, name: 'created_at' },
    readAt: { ...instant, name: 'read_at', nullable: true },
  },
});

export interface DraftRow {
  stream: string;
  organisation: string;
  content: { [field: string]: unknown };
  version: number;
  updatedAt: Instant;
  seenPatches: string[];
}

export const DraftEntity = new EntitySchema<DraftRow>({
  name: 'draft',
  columns: {
    stream: { type: 'text', primary: true },
    organisation: { type: 'text' },
    content: { type: 'jsonb' },
    version: { type: 'int' },
    updatedAt: { ...instant, name: 'updated_at' },
    seenPatches: { type: 'text', array: true, name: 'seen_patches' },
  },
});

export const ENTITIES = [ProgrammeEntity, NoticeEntity, DraftEntity];
