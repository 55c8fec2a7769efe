import type { JsonObject } from '@hookline/contracts';
import { exit, NodeFailure, type Exit, type RemoteNodeContext } from '@hookline/engine';
import { toObjectRef } from '../params/object-ref';
import { messageContentOf } from './message-content';
import type { SendMessageParams } from './send-message.params';

/** Sends the message; leaves by `success`. What the port throws is the node's failure. */
export async function executeSendMessage(
  params: SendMessageParams,
  context: RemoteNodeContext,
): Promise<Exit> {
  try {
    const receipt = await context.ports.messages.send(
      {
        domainId: context.run.domainId,
        integration: toObjectRef(params.integration),
        key: context.idempotencyKey,
        content: messageContentOf(params),
        timeoutMs: context.timeoutMs,
      },
      context.signal,
    );
    const { messageId, status, answer } = receipt;
    const variables = resultVariables(params, messageId, '');
    return exit('success', { messageId, status, answer }, { variables });
  } catch (error) {
    // Results of an earlier pass must not look like this one's.
    if (error instanceof NodeFailure) {
      error.settingVariables(resultVariables(params, '', error.message));
    }
    throw error;
  }
}

function resultVariables(
  { idVariable, errorVariable }: SendMessageParams,
  messageId: string,
  error: string,
): JsonObject {
  return {
    ...(idVariable !== '' && { [idVariable]: messageId }),
    ...(errorVariable !== '' && { [errorVariable]: error }),
  };
}
