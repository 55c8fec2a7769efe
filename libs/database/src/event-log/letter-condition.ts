/**
 * SQL that holds for dead letters whose senders gave them one of these ids. A letter's own id is another:
 * a good event with that id may come later. Few rows have a problem, and they have an index.
 * @param ofDomain SQL that narrows to one domain
 */
export const isLetterOf = (ofDomain: string, eventIds: string): string =>
  `${ofDomain} and problem is not null and letter ->> 'id' = any(${eventIds}::text[])`;
