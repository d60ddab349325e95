import { CompiledQuery, type Driver, SqliteDialect } from 'kysely';

/**
 * Kysely's dialect, whose transactions take the write lock when they begin. A deferred one that has read and
 * then writes is refused at once where another process wrote in between, however long it would wait.
 * (https://sqlite.org/lang_transaction.html)
 */
export class ImmediateDialect extends SqliteDialect {
  override createDriver(): Driver {
    const driver = super.createDriver();
    driver.beginTransaction = async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    };
    return driver;
  }
}
