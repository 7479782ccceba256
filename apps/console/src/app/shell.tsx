import { Button } from 'antd';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { Suspense, lazy, useEffect, useState } from 'react';
import type { MeView } from '#libs/contracts/http/session';
import { call, whenSignedOut } from '../http/client.js';
import { connectLive, useConnected } from '../http/live.js';
import { setScheme, useScheme } from '../theme/scheme.js';
import { Loading } from '../ui/page.js';
import { useWords } from '../words/words.js';
import { forgetMe, MeContext } from './me.js';
import { NAVIGATION } from './nav.js';
import './shell.css';

const SignInDialog = lazy(() => import('../features/sign-in/sign-in-dialog.js').then((module) => ({ default: module.SignInDialog })));

/** What stands around every signed-in page; an ended session is mended over the page, so nothing typed is lost. */
export function Shell({ me }: { me: MeView }) {
  const [ended, setEnded] = useState(false);
  useEffect(() => whenSignedOut(() => setEnded(true)), []);
  useEffect(() => connectLive(), [me.id]);
  const { w } = useWords();
  return (
    <MeContext value={me}>
      <a className="skip" href="#content">
        {w.app.skip}
      </a>
      <TopBar me={me} />
      <OfflineBar />
      <Suspense
        fallback={
          <div className="page">
            <Loading />
          </div>
        }
      >
        <Outlet />
      </Suspense>
      {ended && (
        <Suspense fallback={null}>
          <SignInDialog me={me} onDone={() => setEnded(false)} />
        </Suspense>
      )}
    </MeContext>
  );
}

function TopBar({ me }: { me: MeView }) {
  const { w } = useWords();
  const navigate = useNavigate();
  const signOut = async () => {
    await call('signOut').catch(() => null);
    forgetMe();
    await navigate({ to: '/sign-in' });
  };
  return (
    <header className="topbar">
      <div className="topbar-in">
        <Link to="/" className="brand">
          {w.app.name}
        </Link>
        <nav aria-label={w.app.menu}>
          <ul>
            {NAVIGATION[me.role].map((entry) => (
              <li key={entry.to}>
                <Link to={entry.to} activeProps={{ className: 'current', 'aria-current': 'page' }}>
                  {w.nav[entry.label]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="who">
          <span className="who-name">
            <strong>{me.name}</strong>
            <span className="note">{me.authorityName ?? w.roles[me.role]}</span>
          </span>
          <Preferences />
          <Button type="text" size="small" onClick={() => void signOut()}>
            {w.app.signOut}
          </Button>
        </div>
      </div>
    </header>
  );
}

export function Preferences() {
  const { w, language, switchTo } = useWords();
  const scheme = useScheme();
  return (
    <>
      <Button type="text" size="small" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => void switchTo(language === 'zh' ? 'en' : 'zh')}>
        {w.app.language}
      </Button>
      <Button type="text" size="small" onClick={() => setScheme(scheme === 'dark' ? 'light' : 'dark')}>
        {scheme === 'dark' ? w.app.light : w.app.dark}
      </Button>
    </>
  );
}

function OfflineBar() {
  const { w } = useWords();
  const connected = useConnected();
  return <div role="status">{!connected && <p className="offline">{w.errors.offline}</p>}</div>;
}
