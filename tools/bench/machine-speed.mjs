// @ts-check
// How fast this machine is today. The same command gave figures four times apart on machines of one
// description; with these three beside them, tables of different days can be told apart.
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { join } from 'node:path';
import { placeOfServers } from './durable-servers.mjs';
import { median, rounded } from './figures.mjs';

const tries = 5;
const turns = 50_000_000;
const roundTrips = 2_000;
const syncs = 100;

/** Medians of a few tries each, one to two seconds in all. */
export async function measureMachineSpeed() {
  const loops = Array.from({ length: tries }, loopMs);
  const trips = [];
  for (let round = 0; round < tries; round += 1) trips.push(await roundTripUs());
  return {
    /** CPU time of 50 million turns of integer arithmetic. */
    loopMs: rounded(median(loops), 0),
    /** One byte to a server of the same process and back. */
    roundTripUs: rounded(median(trips), 1),
    /** 4 KiB written and synced, in the folder where the servers keep their data. */
    syncMs: rounded(syncMs()),
  };
}

/** @param {Awaited<ReturnType<typeof measureMachineSpeed>>} speed */
export const speedLine = ({ loopMs, roundTripUs, syncMs }) =>
  `machine  loop ${loopMs} ms  round trip ${roundTripUs} µs  sync ${syncMs} ms`;

function loopMs() {
  const before = process.cpuUsage();
  let sum = 0;
  for (let turn = 0; turn < turns; turn += 1) sum = (sum * 31 + turn) | 0;
  if (sum === 0.5) throw new Error('the sum must be used, or the loop is compiled away');
  return process.cpuUsage(before).user / 1000;
}

/** @returns {Promise<number>} */
async function roundTripUs() {
  const server = createServer((socket) => socket.setNoDelay().pipe(socket));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const socket = connect(address.port, '127.0.0.1').setNoDelay();
  const startedAt = performance.now();
  await new Promise((resolve, reject) => {
    let left = roundTrips;
    socket.on('error', reject);
    socket.on('data', () => {
      left -= 1;
      if (left === 0) resolve(undefined);
      else socket.write('x');
    });
    socket.write('x');
  });
  const us = ((performance.now() - startedAt) * 1000) / roundTrips;
  socket.destroy();
  server.close();
  return us;
}

function syncMs() {
  const folder = mkdtempSync(join(placeOfServers(), 'hookline-sync-'));
  const file = openSync(join(folder, 'file'), 'w');
  try {
    const block = Buffer.alloc(4096);
    const startedAt = performance.now();
    for (let round = 0; round < syncs; round += 1) {
      writeSync(file, block);
      fsyncSync(file);
    }
    return (performance.now() - startedAt) / syncs;
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  }
}
