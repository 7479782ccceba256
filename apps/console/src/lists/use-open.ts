import { useNavigate } from '@tanstack/react-router';

/** From a stream id to the page that shows it. */
export function useOpen(): (stream: string) => void {
  const navigate = useNavigate();
  return (stream) => {
    const [kind = '', first = '', second = ''] = stream.split('/');
    if (kind === 'application') void navigate({ to: '/cases/$caseId', params: { caseId: first } });
    else if (kind === 'evaluation') void navigate({ to: '/evaluations/$campaign/$titleNo', params: { campaign: first, titleNo: second } });
    else if (kind === 'desk') void navigate({ to: '/desk/$season/$authority', params: { season: first, authority: second } });
    else if (kind === 'season') void navigate({ to: '/season/$season', params: { season: first } });
    else if (kind === 'campaign') void navigate({ to: '/campaigns/$campaign', params: { campaign: first } });
  };
}
