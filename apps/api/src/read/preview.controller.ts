import { Controller, Inject, Req } from '@nestjs/common';
import type { AmendmentPreview } from '#libs/contracts/http/season-view';
import { campaignStream, seasonStream } from '#libs/domain/kernel/streams';
import type { StreamId } from '#libs/domain/kernel/types';
import { canonicalJson, sha256Hex } from '#libs/event-store/chain';
import { previewCommand } from '#libs/engine/preview';
import { CheckedBody, CheckedParams } from '../http/parts.js';
import { ProblemError } from '../http/problem.js';
import type { EdgeRequest } from '../http/request.js';
import { Serve } from '../http/serve.js';
import { Store } from '../store/store.js';
import { type Reading, Readings } from './reading.js';

interface Named {
  id: string;
  unit_name: string | null;
  authority: string | null;
}

@Controller()
export class PreviewController {
  constructor(
    @Inject(Readings) private readonly readings: Readings,
    @Inject(Store) private readonly store: Store,
  ) {}

  @Serve('previewSeasonAmendment')
  async previewSeasonAmendment(
    @Req() request: EdgeRequest,
    @CheckedParams() { season }: { season: string },
    @CheckedBody() body: { calendar: unknown },
  ): Promise<AmendmentPreview> {
    const stream = seasonStream(season);
    return this.preview(await this.readings.of(request, 'calendar.preview', stream), stream, 'amendSeasonCalendar', body.calendar);
  }

  @Serve('previewCampaignAmendment')
  async previewCampaignAmendment(
    @Req() request: EdgeRequest,
    @CheckedParams() { campaign }: { campaign: string },
    @CheckedBody() body: { calendar: unknown },
  ): Promise<AmendmentPreview> {
    const stream = campaignStream(campaign);
    return this.preview(await this.readings.of(request, 'calendar.preview', stream), stream, 'amendCampaignCalendar', body.calendar);
  }

  /** The same functions over the same states as the amendment itself; nothing is written. */
  private async preview({ ask, reader, now }: Reading, stream: StreamId, type: string, calendar: unknown): Promise<AmendmentPreview> {
    const preview = await previewCommand(this.store.engine, { stream, command: { type, calendar, reason: '预览' }, actor: reader, now });
    if ('refusal' in preview)
      throw new ProblemError(preview.refusal.code, {
        ...(preview.refusal.field && { field: preview.refusal.field }),
        ...(preview.refusal.params && { params: preview.refusal.params }),
      });
    const members = preview.affected.filter((each) => each.stream !== stream);
    const names = new Map(
      (await ask<Named>(`select id, state ->> 'unitName' as unit_name, authority from stream where id = any($1)`, [members.map((each) => each.stream)])).map(
        (row) => [row.id, row],
      ),
    );
    const affected = members.map((each) => {
      const named = names.get(each.stream);
      return {
        stream: each.stream,
        unitName: named?.unit_name ?? null,
        authority: named?.authority ?? '',
        status: each.before.status,
        before: each.before.nextAt,
        after: each.after.nextAt,
      };
    });
    const moved = affected.filter((each) => each.before !== each.after);
    return {
      stream,
      asOf: now,
      affected,
      previewHash: sha256Hex(canonicalJson(affected.map((each) => [each.stream, each.before, each.after]))),
      counts: {
        streams: affected.length,
        authorities: new Set(affected.map((each) => each.authority).filter((code) => code !== '')).size,
        timersMoved: moved.length,
        earlier: moved.filter((each) => each.before !== null && each.after !== null && each.after < each.before).length,
        reopened: preview.affected.filter((each) => isEnded(each.before.status) && !isEnded(each.after.status)).length,
        untouched: preview.untouched,
      },
    };
  }
}

const isEnded = (status: string): boolean => ['lapsed', 'notRecommended', 'closed', 'notPassedOverdue'].includes(status);
