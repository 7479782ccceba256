import { Link } from '@tanstack/react-router';
import { useWords } from '../words/words.js';

export function NotFound() {
  const { w } = useWords();
  return (
    <main id="content" className="page">
      <h1>{w.errors.notFound}</h1>
      <p className="muted">{w.errors.notFoundText}</p>
      <p>
        <Link to="/">{w.errors.home}</Link>
      </p>
    </main>
  );
}
