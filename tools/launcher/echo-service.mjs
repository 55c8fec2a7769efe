// @ts-check
// A target for the demo's flows, on loopback.
//
//   node tools/launcher/echo-service.mjs [--port 3999]
import { createEchoServer } from './echo-server.mjs';
import { parsePort } from './ports.mjs';
import { watchStopRequests } from './stop-request.mjs';

const at = process.argv.indexOf('--port');
const port = parsePort(at > 0 ? process.argv[at + 1] : undefined, 3999);
const server = createEchoServer();

// Also ends with the process that started it: nobody else would stop it.
watchStopRequests().asked.addEventListener('abort', () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
server.listen(port, '127.0.0.1', () => console.log(`echo service on 127.0.0.1:${port}`));
