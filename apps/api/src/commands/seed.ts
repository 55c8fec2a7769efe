import type { Config } from '@hookline/config';
import { createDataSource } from '@hookline/database';
import { demoDomain } from '../demo/demo-domain';
import { seedDemo } from '../demo/seed-demo';
import { print } from './print';

/** Puts the demo into an empty database, or beside what is there; never twice. */
export async function seed(
  config: Config,
  { evenIfNotEmpty }: { evenIfNotEmpty: boolean },
): Promise<void> {
  const dataSource = createDataSource(config.database.url, { applicationName: 'hookline seed' });
  await dataSource.initialize();
  try {
    const domains: { name: string }[] = await dataSource.query(`select name from domain`);
    const hasDemo = domains.some(({ name }) => name === demoDomain.name);
    if (hasDemo || (domains.length > 0 && !evenIfNotEmpty)) {
      print(hasDemo ? 'The demo is in place.' : 'The database is in use: no demo.');
      return;
    }
    await seedDemo(dataSource, { echoUrl: config.demo.echoUrl });
    print('The demo is in place.');
  } finally {
    await dataSource.destroy();
  }
}
