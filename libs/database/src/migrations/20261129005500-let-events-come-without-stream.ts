import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An event of our own that nobody waits for goes into the log without having been in the stream. */
export class LetEventsComeWithoutStream20261129005500 implements MigrationInterface {
  name = 'LetEventsComeWithoutStream20261129005500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table event alter column part drop not null, alter column stream_seq drop not null
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update event set part = coalesce(part, 0), stream_seq = coalesce(stream_seq, 0)
      where part is null or stream_seq is null
    `);
    await runner.query(`
      alter table event alter column part set not null, alter column stream_seq set not null
    `);
  }
}
