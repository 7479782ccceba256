import { inner, list, streamsOf, text, type Invariant, type LoggedFact } from './log.js';

interface Finding {
  stream: string;
  detail: string;
}

/** Who is on the list of each category, in order, after every fact of one desk. */
function eachMoment(facts: LoggedFact[], look: (fact: LoggedFact, ranked: Map<string, string[]>) => void): void {
  const ranked = new Map<string, string[]>();
  for (const fact of facts) {
    const category = text(fact, 'category');
    const order = ranked.get(category) ?? [];
    const id = text(fact, 'applicationId');
    if (fact.type === 'RecommendationAdded')
      ranked.set(category, [...order.slice(0, Number(fact.payload.rank) - 1), id, ...order.slice(Number(fact.payload.rank) - 1)]);
    if (fact.type === 'RecommendationRemoved')
      ranked.set(
        category,
        order.filter((one) => one !== id),
      );
    if (fact.type === 'RecommendationMoved') {
      const others = order.filter((one) => one !== id);
      ranked.set(category, [...others.slice(0, Number(fact.payload.toRank) - 1), id, ...others.slice(Number(fact.payload.toRank) - 1)]);
    }
    look(fact, ranked);
  }
}

export const quotaNeverExceeded: Invariant = {
  name: 'quotaNeverExceeded',
  check: (log) =>
    streamsOf(log, 'desk').flatMap(([stream, facts]) => {
      const found: Finding[] = [];
      const opened = facts.find((fact) => fact.type === 'DeskOpened');
      const quotas = opened ? inner(opened, 'quotas') : {};
      eachMoment(facts, (fact, ranked) => {
        if (fact.type !== 'RecommendationAdded') return;
        const category = text(fact, 'category');
        const count = ranked.get(category)?.length ?? 0;
        const quota = quotas[category];
        if (typeof quota !== 'number' || count > quota)
          found.push({ stream, detail: `version ${fact.version}: ${count} ${category} recommended, quota ${String(quota)}` });
      });
      return found;
    }),
};

/** At the seal and at dispatch the ranks of each category are 1..n, and they are the ranks the desk's facts add up to. */
export const ranksWithoutGap: Invariant = {
  name: 'ranksWithoutGap',
  check: (log) =>
    streamsOf(log, 'desk').flatMap(([stream, facts]) => {
      const found: Finding[] = [];
      eachMoment(facts, (fact, ranked) => {
        if (fact.type !== 'PackageSealed' && fact.type !== 'PackageDispatched') return;
        const applications = list(fact, 'applications');
        for (const category of new Set([...applications.map((one) => String(one.category)), ...ranked.keys()])) {
          const sealed = applications.filter((one) => one.category === category).sort((a, b) => Number(a.rank) - Number(b.rank));
          const expected = ranked.get(category) ?? [];
          const same = sealed.length === expected.length && sealed.every((one, index) => one.rank === index + 1 && one.applicationId === expected[index]);
          if (!same)
            found.push({
              stream,
              detail: `version ${fact.version}: ranks of ${category} are ${sealed.map((one) => `${String(one.applicationId)}=${String(one.rank)}`).join(', ') || 'none'}`,
            });
        }
      });
      return found;
    }),
};

/** What a package holds is what its applications know: dispatched with that rank, and only through a package. */
export const packagesAndApplicationsAgree: Invariant = {
  name: 'packagesAndApplicationsAgree',
  check: (log) => {
    const mailed = new Map<string, number>();
    for (const [, facts] of streamsOf(log, 'desk')) {
      for (const fact of facts)
        if (fact.type === 'PackageDispatched')
          for (const one of list(fact, 'applications')) mailed.set(`application/${String(one.applicationId)}`, Number(one.rank));
    }
    const dispatched = new Map(log.facts.filter((fact) => fact.type === 'ApplicationDispatched').map((fact) => [fact.stream, Number(fact.payload.rank)]));
    return [...new Set([...mailed.keys(), ...dispatched.keys()])]
      .filter((stream) => log.streams.has(stream) && mailed.get(stream) !== dispatched.get(stream))
      .map((stream) => ({ stream, detail: `rank ${mailed.get(stream) ?? 'none'} in the package, ${dispatched.get(stream) ?? 'none'} in the application` }));
  },
};
