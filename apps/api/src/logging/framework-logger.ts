import { Logger } from 'nestjs-pino';

/** Nest's own messages in our log, without the line per route at each start. */
export class FrameworkLogger extends Logger {
  override log(): void {
    // What Nest reports as normal tells nobody anything; warnings and errors do.
  }
}
