import { applicationStream, campaignStream, deskStream, evaluationStream, seasonStream, titleStream } from '#libs/domain/kernel/streams';
import type { StreamId, StreamKind } from '#libs/domain/kernel/types';

const part = (params: Record<string, string>, name: string): string => params[name] ?? '';

const STREAMS: Record<StreamKind, (params: Record<string, string>) => StreamId> = {
  application: (params) => applicationStream(part(params, 'applicationId')),
  desk: (params) => deskStream(part(params, 'season'), part(params, 'authority')),
  season: (params) => seasonStream(part(params, 'season')),
  campaign: (params) => campaignStream(part(params, 'campaign')),
  evaluation: (params) => evaluationStream(part(params, 'campaign'), part(params, 'titleNo')),
  title: (params) => titleStream(part(params, 'titleNo')),
};

export const streamOf = (kind: StreamKind, params: Record<string, string>): StreamId => STREAMS[kind](params);

/** The parameters that a stream's address has, from its id: for commands that come by way of its process. */
export function paramsOfStream(stream: StreamId): Record<string, string> {
  const [kind, first = '', second = ''] = stream.split('/');
  switch (kind as StreamKind) {
    case 'application':
      return { applicationId: first };
    case 'desk':
      return { season: first, authority: second };
    case 'season':
      return { season: first };
    case 'campaign':
      return { campaign: first };
    case 'evaluation':
      return { campaign: first, titleNo: second };
    case 'title':
      return { titleNo: first };
  }
}
