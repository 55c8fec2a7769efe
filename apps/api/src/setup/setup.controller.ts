import { SessionView, SetupInput, storable } from '@hookline/contracts';
import { Body, Controller, Get, HttpCode, Post, Query, Res, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { Public } from '../access/public.decorator';
import { SessionCookie } from '../access/session-cookie';
import { SignInLimit } from '../limits/sign-in-limit';
import { SessionService } from '../session/session.service';
import { SetupService } from './setup.service';

const SetupQuery = z.object({ token: z.string().max(200).default('') });
const SetupState = z.object({ valid: z.boolean() }).meta({ id: 'SetupState' });

@ApiTags('session')
@Public()
@Controller('setup')
export class SetupController {
  constructor(
    private readonly setup: SetupService,
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
  ) {}

  /** Whether a one-time link still works. */
  @Get()
  @ApiOkResponse({ standardSchema: SetupState })
  async read(
    @Query({ schema: storable(SetupQuery) }) query: z.infer<typeof SetupQuery>,
  ): Promise<z.infer<typeof SetupState>> {
    return { valid: await this.setup.isOpen(query.token) };
  }

  /** Uses the one-time link up: makes the first administrator and signs in. */
  @Post()
  @HttpCode(200)
  @UseGuards(SignInLimit)
  @ApiOkResponse({ standardSchema: SessionView })
  async complete(
    @Body({ schema: storable(SetupInput) }) input: SetupInput,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const userId = await this.setup.complete(input);
    const { token, view } = await this.sessions.startSession(userId);
    this.cookie.set(response, token);
    return view;
  }
}
