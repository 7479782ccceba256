import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A frozen content belongs to the stream that filed it: who files the same words gets a row of their own, read by the
 * rights of their own case, and erased with it. Rows that were shared are given to every stream whose facts name them.
 */
export class ContentOfStream1700000000012 implements MigrationInterface {
  readonly name = 'ContentOfStream1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table submission_content drop constraint submission_content_pkey, add primary key (hash, stream);
      insert into submission_content (hash, stream, content)
        select c.hash, e.stream, c.content from submission_content c join event e on e.payload ->> 'contentHash' = c.hash
        on conflict do nothing;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table submission_content disable trigger user;
      delete from submission_content c using submission_content first where first.hash = c.hash and first.stream < c.stream;
      alter table submission_content enable trigger user;
      alter table submission_content drop constraint submission_content_pkey, add primary key (hash);
    `);
  }
}
