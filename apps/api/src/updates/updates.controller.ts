import { LiveUpdate } from '@hookline/contracts';
import { ForbiddenError } from '@hookline/engine';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { callerOf } from '../access/request-caller';
import { SignedIn } from '../access/signed-in.decorator';
import { UpdateHub } from './update-hub';
import { UpdateStream } from './update-stream';
import { permissionOfTopic } from './update-topics';

const topic = z
  .string()
  .refine(
    (one) => permissionOfTopic(one) !== undefined,
    'needs events, runs, run:<id>, agents, agent:<id> or config',
  );
const UpdatesQuery = z
  .object({
    topic: z.preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z.array(topic).min(1).max(50),
    ),
  })
  .strict();

@ApiTags('updates')
@Controller('updates')
export class UpdatesController {
  constructor(private readonly hub: UpdateHub) {}

  /** Live updates as server-sent events, best effort: after a gap, read the lists again. */
  @Get()
  @SignedIn()
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ standardSchema: LiveUpdate })
  open(
    @Query({ schema: UpdatesQuery }) query: z.infer<typeof UpdatesQuery>,
    @Req() request: Request,
    @Res() response: Response,
  ): void {
    const { caller, stillValid } = callerOf(request);
    for (const one of query.topic) {
      const permission = permissionOfTopic(one);
      if (permission && !caller.permissions.has(permission)) {
        throw new ForbiddenError('permission.missing', `This needs the permission ${permission}.`);
      }
    }
    let leave = (): void => undefined;
    const stream = new UpdateStream(response, {
      topics: new Set(query.topic),
      stillValid,
      onEnd: () => leave(),
    });
    leave = this.hub.add(caller.domainId, stream);
  }
}
