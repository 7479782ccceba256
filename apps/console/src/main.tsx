import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { Look } from './app/look.js';
import { router } from './app/router.js';
import { queryClient } from './http/query.js';
import './theme/base.css';
import './ui/page.css';
import { installTokens } from './theme/scheme.js';
import { WordsProvider, catalogueOf, preferredLanguage } from './words/words.js';

installTokens();
const language = preferredLanguage();
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';

void catalogueOf(language).then((w) => {
  const place = document.getElementById('root');
  if (!place) throw new Error('no #root in the page');
  createRoot(place).render(
    <WordsProvider first={{ language, w }}>
      <QueryClientProvider client={queryClient}>
        <Look>
          <RouterProvider router={router} />
        </Look>
      </QueryClientProvider>
    </WordsProvider>,
  );
});
