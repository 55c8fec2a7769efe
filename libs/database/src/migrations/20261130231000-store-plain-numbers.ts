import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `plainNumber` of the contracts in SQL, for this migration alone. */
const plain = (text: string): string => {
  const digits = `regexp_replace(${text}, '[ \\u00A0\\u202F()-]', '', 'g')`;
  return `case
    when ${text} ~ '^\\+?[0-9(][0-9 \\u00A0\\u202F()-]*$' and ${digits} ~ '^\\+?[0-9]{7,15}$' then ${digits}
    else ${text} end`;
};

/**
 * Numbers that were stored as people write them, with spaces, lose their signs: no event ever had them so.
 * An entry whose list has the plain number already stays as it is.
 */
export class StorePlainNumbers20261130231000 implements MigrationInterface {
  name = 'StorePlainNumbers20261130231000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      with spaced as (
        select id, list_id, ${plain('number')} as plain,
          row_number() over (partition by list_id, ${plain('number')} order by id) as place
        from list_communication
      )
      update list_communication c set number = s.plain
      from spaced s
      where c.id = s.id and c.number <> s.plain and s.place = 1 and not exists (
        select from list_communication o where o.list_id = s.list_id and o.number = s.plain
      );

      update member m set communications = (
        select jsonb_agg(
          case when jsonb_typeof(c -> 'destination') = 'string'
            then jsonb_set(c, '{destination}', to_jsonb(${plain(`(c ->> 'destination')`)})) else c end
          order by place)
        from jsonb_array_elements(m.communications) with ordinality as e(c, place)
      )
      where exists (
        select from jsonb_array_elements(m.communications) c
        where ${plain(`(c ->> 'destination')`)} <> c ->> 'destination'
      );
    `);
  }

  /** Nobody knows where the spaces were. */
  async down(): Promise<void> {
    // Nothing to take back.
  }
}
