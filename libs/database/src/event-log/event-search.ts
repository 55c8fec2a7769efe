/**
 * Finds the events a text is about, each step only when the one before found nothing:
 *
 * 1. The whole of a key, number or event id; a number also as people write it.
 * 2. Words and numbers of the data, the last one by its beginning: `Olha Pe`, `ORD-1625`.
 * 3. Any part of a key, number, event id or of the data, among the newest events.
 *
 * 1 and 2 go by index whatever the size of the log; 3 reads rows, and is kept to so many that it
 * takes well under a second.
 */
import type { DataSource } from 'typeorm';
import { likePattern } from '../stores/lists/like-pattern';
import { numberVariants } from '../stores/lists/number-variants';
import { likeInJson } from './search-pattern';
import { isLetterOf } from './letter-condition';
import type { SqlConditions } from './sql-conditions';

/** Of one number or call nobody reads on for longer. */
const maxHits = 10_000;
/** Events the third step looks at. */
const newest = 50_000;

const wordsQuery = (text: string) =>
  `(nullif(phraseto_tsquery('simple', ${text})::text, '') || ':*')::tsquery`;

export class EventSearch {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Narrows a query to what the text is about.
   * @param columns `eventRef` holds our id of the event; `words` is the SQL that its data
   * matches a query for words
   */
  async narrow(
    where: SqlConditions,
    { domainId, search }: { domainId: string; search: string },
    columns: { readonly eventRef: string; readonly words: (query: string) => string },
  ): Promise<void> {
    // Wildcards around a text say what is meant without them anyway.
    const text = /^\*?([^*]+)\*?$/.exec(search)?.[1] ?? search;
    const isPlain = !text.includes('*');
    const exact = isPlain ? await this.findExact(domainId, numberVariants(text)) : [];
    const byWords = exact.length === 0 && isPlain ? await this.findByWords(domainId, text) : [];
    if (byWords.length > maxHits) {
      // So many that the newest are soon found by looking at each.
      where.and(columns.words(wordsQuery(where.bind(text))));
      return;
    }
    const hits = [...exact, ...byWords];
    const ids = hits.length > 0 ? hits : await this.findParts(domainId, text);
    where.and(`${columns.eventRef} = any(${where.bind(ids)}::uuid[])`);
  }

  // Asked by themselves: inside the page's query the planner would rather walk the log.
  private findExact(domainId: string, texts: readonly string[]): Promise<string[]> {
    return this.idsOf(
      `select id::text from (
         select id from event where domain_id = $1 and key = any($2)
         union
         select id from event where domain_id = $1 and contact = any($2)
         union
         select id from event_key where domain_id = $1 and event_id = any($2)
         union
         select id from event where ${isLetterOf('domain_id = $1', '$2')}
       ) hit order by id desc limit ${maxHits}`,
      [domainId, texts],
    );
  }

  private findByWords(domainId: string, text: string): Promise<string[]> {
    return this.idsOf(
      `select id::text from event
       where domain_id = $1 and hookline_event_words(data) @@ ${wordsQuery('$2')}
       limit ${maxHits + 1}`,
      [domainId, text],
    );
  }

  private findParts(domainId: string, text: string): Promise<string[]> {
    const texts = numberVariants(text);
    return this.idsOf(
      `select id::text from (
         select id, key, contact, event_id, data from event
         where domain_id = $1 order by id desc limit ${newest}
       ) e
       where key ilike any($2) or contact ilike any($2) or event_id ilike any($2) or data::text ilike any($3)
       limit ${maxHits}`,
      [domainId, texts.map((one) => `%${likePattern(one)}%`), texts.map(likeInJson)],
    );
  }

  private async idsOf(sql: string, values: readonly unknown[]): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(sql, [...values]);
    return rows.map((row) => row.id);
  }
}
