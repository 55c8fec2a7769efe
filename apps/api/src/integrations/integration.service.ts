import type {
  Integration,
  IntegrationInput,
  IntegrationPatch,
  IntegrationTestResult,
  SavedIntegrationTest,
  UnsavedIntegrationTest,
} from '@hookline/contracts';
import { Connection } from '@hookline/contracts';
import { TypeOrmIntegrationStore } from '@hookline/database';
import { Injectable } from '@nestjs/common';
import { OutboundGate } from '../outbound/outbound-gate';
import { mergeConnection, patchConnection, requireComplete } from './merge-connection';

/** Connections of a domain: what may be written, and how they are tried. */
@Injectable()
export class IntegrationService {
  constructor(
    private readonly store: TypeOrmIntegrationStore,
    private readonly gate: OutboundGate,
  ) {}

  /** @throws InvalidFlowError when a secret is missing or the name is taken */
  async createIntegration(domainId: string, input: IntegrationInput): Promise<Integration> {
    const connection = requireComplete(connectionOf(input));
    return this.store.createIntegration(domainId, { name: input.name, connection });
  }

  /** @throws NotFoundError, InvalidFlowError */
  replaceIntegration(domainId: string, id: string, input: IntegrationInput): Promise<Integration> {
    return this.store.changeIntegration(domainId, id, (stored) => ({
      name: input.name,
      connection: mergeConnection(stored, connectionOf(input)),
    }));
  }

  /** @throws NotFoundError, InvalidFlowError */
  patchIntegration(domainId: string, id: string, patch: IntegrationPatch): Promise<Integration> {
    return this.store.changeIntegration(domainId, id, (stored) => ({
      name: patch.name ?? stored.name,
      connection: patchConnection(stored, patch.settings ?? {}),
    }));
  }

  /** Tries values that are not stored. @throws InvalidFlowError when one is missing */
  async testUnsaved({
    recipient = '',
    ...given
  }: UnsavedIntegrationTest): Promise<IntegrationTestResult> {
    return this.gate.test(requireComplete(connectionOf(given)), recipient);
  }

  /** Tries the stored values with changes laid over. @throws NotFoundError, InvalidFlowError */
  async testSaved(
    domainId: string,
    id: string,
    { settings, recipient = '' }: SavedIntegrationTest,
  ): Promise<IntegrationTestResult> {
    const stored = await this.store.loadConnection(domainId, id);
    const result = await this.gate.test(patchConnection(stored, settings ?? {}), recipient);
    if (settings === undefined) await this.store.noteTest(domainId, id, result);
    return result;
  }
}

/** Without the name: what the input and the test have in common. */
function connectionOf({ kind, settings }: { kind: string; settings: object }): Connection {
  return Connection.parse({ kind, settings });
}
