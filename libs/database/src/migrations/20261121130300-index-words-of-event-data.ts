import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Makes the values of event data searchable by index: every word and number of them. A trigram
 * index would find parts of words too, with an entry for every three letters of every event.
 * New entries are collected in a list of up to 16 MiB (4 by default) before they are sorted in:
 * that takes about half of the price from the insert. Figures: docs/performance.md.
 * Data beyond 64 KiB is left out: a tsvector holds 1 MiB, and going over would stop the storing.
 */
export class IndexWordsOfEventData20261121130300 implements MigrationInterface {
  name = 'IndexWordsOfEventData20261121130300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function hookline_event_words(data jsonb) returns tsvector
      language sql immutable parallel safe as $$
        select case when octet_length(data::text) <= 65536
          then jsonb_to_tsvector('simple'::regconfig, data, '["string", "numeric"]'::jsonb) end
      $$;
      create index event_words_idx on event using gin (hookline_event_words(data))
        with (gin_pending_list_limit = 16384);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index event_words_idx;
      drop function hookline_event_words(jsonb);
    `);
  }
}
