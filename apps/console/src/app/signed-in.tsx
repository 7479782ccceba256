import { getRouteApi } from '@tanstack/react-router';
import { Shell } from './shell.js';

const route = getRouteApi('/signedIn');

export function SignedIn() {
  const { me } = route.useRouteContext();
  return <Shell me={me} />;
}
