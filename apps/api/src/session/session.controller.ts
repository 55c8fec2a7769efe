import { SessionView, SignInInput } from '@hookline/contracts';
import { ForbiddenError } from '@hookline/engine';
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '../access/public.decorator';
import { SessionCookie } from '../access/session-cookie';
import { SignedIn } from '../access/signed-in.decorator';
import { SignInLimit } from '../limits/sign-in-limit';
import { SessionService } from './session.service';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
  ) {}

  /** Who is signed in, and what they may do. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: SessionView })
  async read(@Req() request: Request): Promise<SessionView> {
    const token = this.cookie.read(request);
    const view = token === null ? null : await this.sessions.findSession(token);
    if (view !== null) return view;
    throw new ForbiddenError('session.not_a_person', 'An API key is not a person.');
  }

  /** Signs in. */
  @Post()
  @HttpCode(200)
  @Public()
  @UseGuards(SignInLimit)
  @ApiOkResponse({ standardSchema: SessionView })
  async signIn(
    @Body({ schema: SignInInput }) input: SignInInput,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const { token, view } = await this.sessions.signIn(input);
    await this.endCurrent(request);
    this.cookie.set(response, token);
    return view;
  }

  /** Signs out. */
  @Delete()
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  async signOut(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.endCurrent(request);
    this.cookie.clear(response);
  }

  private async endCurrent(request: Request): Promise<void> {
    const token = this.cookie.read(request);
    if (token !== null) await this.sessions.signOut(token);
  }
}
