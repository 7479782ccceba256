import { Controller, HttpCode, Inject, Post, Req, UseGuards } from '@nestjs/common';
import { z } from 'zod';
import { ApplicationService, type Asked, type Recorded } from './application.service.js';
import { DeskService } from './desk.service.js';
import { Problem } from './problem.js';
import { SessionGuard, type SignedIn } from './session.js';

const text = z.string().max(5_000);
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/);
const bodies = {
  nothing: z.strictObject({}),
  returned: z.strictObject({
    reasons: z
      .array(z.strictObject({ field: z.string().min(1).max(128), reason: text.min(1) }))
      .min(1)
      .max(200),
  }),
  submitted: z.strictObject({ draftVersion: z.int().min(0) }),
  recommended: z.strictObject({ applicationId: id }),
  removed: z.strictObject({ applicationId: id, reason: text.min(1) }),
};

function asked<B extends object>(request: SignedIn, schema: z.ZodType<B>): Asked & { body: B } {
  const commandId = request.header('idempotency-key') ?? '';
  if (!/^[A-Za-z0-9_-]{8,64}$/.test(commandId)) throw new Problem(400, 'IDEMPOTENCY_KEY_INVALID');
  const parsed = schema.safeParse(request.body);
  if (!parsed.success) throw new Problem(400, 'BODY_INVALID', parsed.error.issues[0]?.path.join('.'));
  return { actor: request.actor, commandId, body: parsed.data };
}

function param(request: SignedIn, name: string): string {
  const value = id.safeParse(request.params[name]);
  if (!value.success) throw new Problem(400, 'ADDRESS_INVALID', name);
  return value.data;
}

@Controller('api/applications/:id')
@UseGuards(SessionGuard)
export class ApplicationController {
  constructor(@Inject(ApplicationService) private readonly applications: ApplicationService) {}

  @Post('startProvinceReview')
  @HttpCode(200)
  startProvinceReview(@Req() request: SignedIn): Promise<Recorded> {
    return this.applications.startReview(param(request, 'id'), asked(request, bodies.nothing));
  }

  @Post('returnForCorrection')
  @HttpCode(200)
  returnForCorrection(@Req() request: SignedIn): Promise<Recorded> {
    return this.applications.returnForCorrection(param(request, 'id'), asked(request, bodies.returned));
  }

  @Post('submitApplication')
  @HttpCode(200)
  submitApplication(@Req() request: SignedIn): Promise<Recorded> {
    return this.applications.submit(param(request, 'id'), asked(request, bodies.submitted));
  }
}

@Controller('api/desks/:season/:authority')
@UseGuards(SessionGuard)
export class DeskController {
  constructor(@Inject(DeskService) private readonly desks: DeskService) {}

  @Post('recommendApplication')
  @HttpCode(200)
  recommendApplication(@Req() request: SignedIn): Promise<Recorded> {
    return this.desks.recommend({ season: param(request, 'season'), authority: param(request, 'authority') }, asked(request, bodies.recommended));
  }

  @Post('removeRecommendation')
  @HttpCode(200)
  removeRecommendation(@Req() request: SignedIn): Promise<Recorded> {
    return this.desks.remove({ season: param(request, 'season'), authority: param(request, 'authority') }, asked(request, bodies.removed));
  }
}
