import type { MeView } from '#libs/contracts/http/session';
import { Dialog } from '../../ui/dialog.js';
import { useWords } from '../../words/words.js';
import { SignInForm } from './sign-in-form.js';

/** Over the page: the same account goes on where it was, another one gets a page of its own. */
export function SignInDialog({ me, onDone }: { me: MeView; onDone(): void }) {
  const { w } = useWords();
  return (
    <Dialog title={w.signIn.title} onClose={() => undefined} footer={null} width={420}>
      <p>{w.signIn.expired}</p>
      <SignInForm account="" onDone={(next) => (next.id === me.id ? onDone() : window.location.assign('/'))} />
    </Dialog>
  );
}
