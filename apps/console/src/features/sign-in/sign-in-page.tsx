import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Preferences } from '../../app/shell.js';
import '../../ui/dialog.css';
import { useWords } from '../../words/words.js';
import { SignInForm } from './sign-in-form.js';
import './sign-in.css';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { w } = useWords();
  const { next } = route.useSearch();
  const router = useRouter();
  useEffect(() => {
    document.title = `${w.signIn.title} · ${w.app.name}`;
  }, [w]);
  return (
    <div className="sign-in">
      <main id="content" className="sign-in-box">
        <p className="sign-in-app">{w.app.full}</p>
        <h1>{w.signIn.title}</h1>
        {next && <p className="muted">{w.signIn.next}</p>}
        <SignInForm
          onDone={() => {
            router.history.push(next ?? '/');
          }}
        />
        <div className="sign-in-foot">
          <Preferences />
        </div>
      </main>
    </div>
  );
}
