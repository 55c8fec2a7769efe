import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Variables of a whole domain, plain or sealed; `version` counts the values a row has had. */
export class AddDomainVariable20261128211501 implements MigrationInterface {
  name = 'AddDomainVariable20261128211501';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table domain_variable (
        id int generated always as identity primary key,
        domain_id bigint not null references domain (id),
        name text not null,
        value jsonb,
        sealed text,
        encrypted boolean not null default false,
        version int not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        constraint domain_variable_name_key unique (domain_id, name),
        constraint domain_variable_plain_or_sealed_check check (not encrypted or value is null)
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table domain_variable`);
  }
}
