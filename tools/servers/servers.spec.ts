// Neither file can be run in a unit spec. What can be checked is that every name in them leads
// somewhere: files, commands, variables, ports.
import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { nodeFlags, root } from '../launcher/checkout.mjs';

interface Service {
  image?: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  deploy?: { replicas: number };
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const composeText = read('docker-compose.yml');
const compose = parse(composeText, { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.build !== undefined);
const serviceOf = (name: string): Service => {
  const service = compose.services[name];
  if (!service) throw new Error(`docker-compose.yml has no service ${name}`);
  return service;
};

const example = read('.env.example');
const settings = [...example.matchAll(/^#?([A-Z_]+)=(.*)$/gm)];
const knownSettings = settings.map(([, name]) => name);
const defaultOf = (name: string) => settings.find((found) => found[1] === name)?.[2];

const dockerfile = read('Dockerfile').replace(/\\\n\s*/g, '');
const instructions = dockerfile
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ word: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));
const last = (word: string) => instructions.filter((one) => one.word === word).at(-1)?.rest ?? '';
const imageVariables = Object.fromEntries(
  [...last('ENV').matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
);

/** `dist/apps/api/main.js` is the output of the project whose sources are in `apps/api`. */
const sourceOf = (output: string) =>
  output.replace(/^dist\//, '').replace(/\/main\.js$/, '/src/main.ts');

/** What the api accepts after its name. */
const apiCommands = ['migrate', 'seed', 'serve'];

/** Checks a command of our image: Node, a built application, a sub-command of the api. */
function expectKnownCommand(command: readonly string[]) {
  const [program, ...words] = command;
  const at = words.findIndex((word) => !word.startsWith('--'));
  const [output = '', ...rest] = words.slice(at);
  const [, name] = /^dist\/apps\/(api|worker)\/main\.js$/.exec(output) ?? [];
  expect(program).toBe('node');
  // The launcher and the servers run a process with the same flags.
  expect(words.slice(0, at)).toEqual(name === 'worker' ? nodeFlags.worker : nodeFlags.api);
  expect(name).toBeDefined();
  expect([output, existsSync(join(root, sourceOf(output)))]).toEqual([output, true]);
  expect(rest).toEqual(rest.filter((word) => apiCommands.includes(word)));
}

describe('docker-compose.yml', () => {
  it('runs PostgreSQL, NATS, the api and two workers', () => {
    expect(serviceOf('postgres').image).toBe('postgres:18');
    expect(serviceOf('nats').image).toMatch(/^nats:2\.14(-|$)/);
    expect(serviceOf('worker').deploy?.replicas).toBe(2);
    expect(ours.map(([name]) => name)).toEqual(['migrate', 'api', 'worker']);
  });

  it('builds our image from the one Dockerfile', () => {
    for (const [, service] of ours) expect(service.build).toBe('.');
    expect(statSync(join(root, 'Dockerfile')).isFile()).toBe(true);
  });

  it.each(ours)('starts %s with a command that exists', (_, { command = [] }) => {
    expectKnownCommand(command);
  });

  it.each(ours)('gives %s settings that exist', (_, { environment = {} }) => {
    expect(Object.keys(environment)).toEqual(
      Object.keys(environment).filter((name) => knownSettings.includes(name)),
    );
    expect(environment).toHaveProperty('DATABASE_URL');
    expect(environment).toHaveProperty('NATS_URL');
  });

  it('gives NATS the names its configuration asks for, and no others', () => {
    const config = read('config/nats/nats-server.conf').replace(/^\s*#.*$/gm, '');
    const asked = [...config.matchAll(/\$([A-Z_]+)/g)].map(([, name]) => name);
    expect(Object.keys(serviceOf('nats').environment ?? {}).sort()).toEqual(
      [...new Set(asked)].sort(),
    );
  });

  it('mounts files that are in the repository and volumes that are declared', () => {
    const sources = services.flatMap(([, { volumes = [] }]) =>
      volumes.map((volume) => volume.split(':')[0] ?? ''),
    );
    const files = sources.filter((source) => source.startsWith('./'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect([file, existsSync(join(root, file))]).toEqual([file, true]);
    const volumes = sources.filter((source) => !source.startsWith('./'));
    expect([...new Set(volumes)].sort()).toEqual(Object.keys(compose.volumes).sort());
  });

  it('mounts the data of each server where its image keeps it', () => {
    const nats = serviceOf('nats');
    expect(nats.volumes).toContain('nats-data:/data');
    expect(nats.environment?.['NATS_STORE_DIR']).toBe('"/data"');
    // Since 18 the image keeps its data in a folder per version below this one.
    expect(serviceOf('postgres').volumes).toContain('postgres-data:/var/lib/postgresql');
    expect(serviceOf('api').volumes).toContain(`hookline-data:${imageVariables['DATA_DIR']}`);
  });

  it('starts each service after services that exist and report their health', () => {
    for (const [, { depends_on: needs = {} }] of services) {
      for (const [name, { condition }] of Object.entries(needs)) {
        const needed = serviceOf(name);
        if (condition === 'service_healthy') expect(needed.healthcheck).toBeDefined();
        else expect([name, condition]).toEqual(['migrate', 'service_completed_successfully']);
      }
    }
  });

  it('names addresses by the ports the servers have', () => {
    for (const [, { environment = {} }] of ours) {
      expect(environment['DATABASE_URL']).toMatch(/@postgres:5432\/hookline$/);
      expect(environment['NATS_URL']).toMatch(/@nats:4222$/);
    }
    const nats = serviceOf('nats');
    expect(nats.environment?.['NATS_LISTEN']).toBe('"0.0.0.0:4222"');
    const monitor = JSON.parse(nats.environment?.['NATS_MONITOR'] ?? '""') as string;
    expect(nats.healthcheck?.test.join(' ')).toContain(`http://${monitor}/healthz`);
    expect(monitor).toMatch(/^127\.0\.0\.1:/);
  });

  it('publishes the api alone, on the port it listens on', () => {
    const port = imageVariables['PORT'] ?? '';
    expect(serviceOf('api').ports).toEqual([`127.0.0.1:${port}:${port}`]);
    expect(serviceOf('api').healthcheck?.test.join(' ')).toContain(
      `http://127.0.0.1:${port}/api/health/ready`,
    );
    for (const word of serviceOf('api').healthcheck?.test ?? []) expect(typeof word).toBe('string');
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['api']);
  });

  it('has no password of its own and explains each one it asks for', () => {
    const asked = [...composeText.matchAll(/\$\{([A-Z_]+):\?\}/g)].map(([, name]) => name);
    expect([...new Set(asked)].sort()).toEqual([
      'HOOKLINE_DATABASE_PASSWORD',
      'NATS_PASSWORD',
      'POSTGRES_PASSWORD',
      'SECRETS_KEYS',
    ]);
    const comments = composeText.split('\n').filter((line) => line.startsWith('#'));
    for (const name of asked) expect(comments.join('\n')).toContain(`${name} `);
    for (const [, { environment = {} }] of services) {
      for (const [name, value] of Object.entries(environment)) {
        if (/PASSWORD|KEYS/.test(name)) expect(value).toMatch(/^"?\$\{[A-Z_]+:\?\}"?$/);
      }
    }
  });

  it('passes on only optional variables that are settings', () => {
    const passedOn = [...composeText.matchAll(/([A-Z_]+): \$\{([A-Z_]+):-/g)];
    expect(passedOn.length).toBeGreaterThan(0);
    for (const [, setting, variable] of passedOn) {
      expect(setting).toBe(variable);
      expect(knownSettings).toContain(setting);
    }
  });

  it('gives the database a role that is no superuser', () => {
    const postgres = serviceOf('postgres');
    const script = read('config/postgres/create-application-role.sh');
    expect(script).toContain('create role hookline login password');
    expect(script).not.toMatch(/superuser;|bypassrls/);
    for (const [, name] of script.matchAll(/\$([A-Z_]+)/g)) {
      // The image itself sets POSTGRES_USER to postgres.
      expect(['POSTGRES_USER', ...Object.keys(postgres.environment ?? {})]).toContain(name);
    }
    expect(
      statSync(join(root, 'config/postgres/create-application-role.sh')).mode & 0o111,
    ).not.toBe(0);
  });
});

describe('Dockerfile', () => {
  it('copies files that are in the repository', () => {
    const copied = instructions
      .filter(({ word, rest }) => word === 'COPY' && !rest.startsWith('--from'))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
    expect(copied).toContain('package-lock.json');
    for (const path of copied) expect([path, existsSync(join(root, path))]).toEqual([path, true]);
  });

  it('runs scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const run = [...dockerfile.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(run).toEqual(['build']);
    for (const name of run) expect(scripts).toHaveProperty([name]);
  });

  it('copies between stages that exist', () => {
    const stages = [...dockerfile.matchAll(/^FROM \S+ AS (\w+)$/gm)].map(([, name]) => name);
    const named = [...dockerfile.matchAll(/--from=(\w+)/g)].map(([, name]) => name);
    expect(named.sort()).toEqual([...stages].sort());
  });

  it('sets variables that are settings, with a port that agrees with the default', () => {
    const { NODE_ENV: nodeEnv, ...rest } = imageVariables;
    expect(nodeEnv).toBe('production');
    expect(Object.keys(rest)).toEqual(
      Object.keys(rest).filter((name) => knownSettings.includes(name)),
    );
    expect(rest['PORT']).toBe(defaultOf('PORT'));
    expect(last('EXPOSE')).toBe(rest['PORT']);
  });

  it('runs as an ordinary user, starting a command that exists', () => {
    expect(last('USER')).toBe('node');
    expectKnownCommand(JSON.parse(last('CMD')) as string[]);
  });

  it('is built without what belongs to this machine', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const path of ['**/node_modules', '.data', '.git', '.env', 'dist']) {
      expect(ignored).toContain(path);
    }
  });
});
