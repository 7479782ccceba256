import { Button, Input } from 'antd';
import { useState } from 'react';
import type { MeView } from '#libs/contracts/http/session';
import { Problem, call, setCsrf } from '../../http/client.js';
import { queryClient, read } from '../../http/query.js';
import { useWords } from '../../words/words.js';

/** Pasting and password managers are welcome; there is no puzzle. */
export function SignInForm({ account: given = '', onDone }: { account?: string; onDone(me: MeView): void }) {
  const { w, language } = useWords();
  const [account, setAccount] = useState(given);
  const [password, setPassword] = useState('');
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const submit = async () => {
    if (working) return;
    setWorking(true);
    setProblem(null);
    try {
      const me = await call('signIn', { body: { account: account.trim(), password } });
      setCsrf(me.csrf);
      queryClient.setQueryData(read('readMe').queryKey, me);
      onDone(me);
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
      else throw error;
    } finally {
      setWorking(false);
    }
  };

  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="field">
        <label htmlFor="account">{w.signIn.account}</label>
        <Input id="account" name="username" autoComplete="username" size="large" value={account} onChange={(event) => setAccount(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor="password">{w.signIn.password}</label>
        <Input.Password
          id="password"
          name="password"
          autoComplete="current-password"
          size="large"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          visibilityToggle={false}
        />
      </div>
      {problem && (
        <div className="dialog-error" role="alert">
          <p>
            <strong>{problem.text(language)}</strong>
          </p>
          {problem.body.requestId && <p className="note">{w.errors.requestId(problem.body.requestId)}</p>}
        </div>
      )}
      <Button type="primary" htmlType="submit" size="large" aria-disabled={working} block>
        {working ? w.signIn.working : w.signIn.submit}
      </Button>
    </form>
  );
}
