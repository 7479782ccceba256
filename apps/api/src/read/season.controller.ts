import { Controller, Inject, Req } from '@nestjs/common';
import type { DeskView } from '#libs/contracts/http/desk-view';
import type { Page } from '#libs/contracts/http/list-views';
import type { BoardView, CampaignRow, CampaignView, PublicityView, PublishedView, SeasonRow, SeasonView } from '#libs/contracts/http/season-view';
import { campaignStream, deskStream, seasonStream } from '#libs/domain/kernel/streams';
import { campaignView, listCampaigns } from '#libs/read-model/campaign-board/query';
import { deskView } from '#libs/read-model/desk-detail/query';
import { publicityView, publishedView } from '#libs/read-model/public-lists/query';
import { boardView, listSeasons, seasonView } from '#libs/read-model/season-board/query';
import { found } from '../http/found.js';
import { CheckedParams } from '../http/parts.js';
import type { EdgeRequest } from '../http/request.js';
import { Serve } from '../http/serve.js';
import { Readings } from './reading.js';

@Controller()
export class SeasonController {
  constructor(@Inject(Readings) private readonly readings: Readings) {}

  @Serve('listSeasons')
  listSeasons(@Req() request: EdgeRequest): Promise<Page<SeasonRow>> {
    return listSeasons(this.readings.general(request, 'season.read').ask);
  }

  @Serve('readSeason')
  async readSeason(@Req() request: EdgeRequest, @CheckedParams() { season }: { season: string }): Promise<SeasonView> {
    const { ask, reader, now } = await this.readings.of(request, 'season.read', seasonStream(season));
    return found(seasonView(ask, reader, season, now));
  }

  @Serve('readBoard')
  async readBoard(@Req() request: EdgeRequest, @CheckedParams() { season }: { season: string }): Promise<BoardView> {
    const { ask, now } = await this.readings.of(request, 'board.read', seasonStream(season));
    return found(boardView(ask, season, now));
  }

  @Serve('readDesk')
  async readDesk(@Req() request: EdgeRequest, @CheckedParams() { season, authority }: { season: string; authority: string }): Promise<DeskView> {
    const { ask, reader, now } = await this.readings.of(request, 'desk.read', deskStream(season, authority));
    return found(deskView(ask, reader, season, authority, now));
  }

  @Serve('listCampaigns')
  listCampaigns(@Req() request: EdgeRequest): Promise<Page<CampaignRow>> {
    return listCampaigns(this.readings.general(request, 'campaign.read').ask);
  }

  @Serve('readCampaign')
  async readCampaign(@Req() request: EdgeRequest, @CheckedParams() { campaign }: { campaign: string }): Promise<CampaignView> {
    const { ask, reader, now } = await this.readings.of(request, 'campaign.read', campaignStream(campaign));
    return found(campaignView(ask, reader, campaign, now));
  }

  @Serve('readPublicity')
  readPublicity(@Req() request: EdgeRequest, @CheckedParams() { season }: { season: string }): Promise<PublicityView> {
    const { ask, now } = this.readings.published(request, 'publicity.read');
    return found(publicityView(ask, season, now));
  }

  @Serve('readPublished')
  readPublished(@Req() request: EdgeRequest, @CheckedParams() { season }: { season: string }): Promise<PublishedView> {
    return found(publishedView(this.readings.published(request, 'published.read').ask, season));
  }
}
