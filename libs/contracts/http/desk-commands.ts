import { z } from 'zod';
import type { DeskCommand } from '#libs/domain/desk/commands';
import type { BodiesOf } from './command-bodies.js';
import { id, instant, sha256, text } from './primitives.js';

export const deskBodies = {
  recommendApplication: z.strictObject({ applicationId: id }),
  moveRecommendation: z.strictObject({ applicationId: id, toRank: z.int() }),
  removeRecommendation: z.strictObject({ applicationId: id, reason: text() }),
  sealPackage: z.strictObject({ letterNo: text(100), letterHash: sha256, summaryHash: sha256 }),
  dispatchPackage: z.strictObject({ mailedAt: instant, carrier: text(100), trackingNo: text(100) }),
  receivePackage: z.strictObject({ paperNumbersMatch: z.boolean() }),
  reopenPackage: z.strictObject({ reason: text() }),
} satisfies BodiesOf<
  DeskCommand,
  'recommendApplication' | 'moveRecommendation' | 'removeRecommendation' | 'sealPackage' | 'dispatchPackage' | 'receivePackage' | 'reopenPackage'
>;
