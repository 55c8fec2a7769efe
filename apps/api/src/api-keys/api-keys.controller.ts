import {
  ApiKeyInput,
  ApiKeyView,
  listOf,
  ListQuery,
  storable,
  type ListPage,
} from '@hookline/contracts';
import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../access/caller';
import { CurrentCaller } from '../access/current-caller.decorator';
import { Permit } from '../access/permit.decorator';
import { PathId } from '../http/path-id';
import { ApiKeyService } from './api-key.service';

const KeyQuery = ListQuery.pick({ page: true, size: true }).strict();

@ApiTags('API keys')
@Permit('api_key:manage')
@Controller('api_keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeyService) {}

  /** Keys that are not revoked, newest first. */
  @Get()
  @ApiOkResponse({ standardSchema: listOf(ApiKeyView) })
  list(
    @CurrentCaller() caller: Caller,
    @Query({ schema: KeyQuery }) query: { page: number; size: number },
  ): Promise<ListPage<ApiKeyView>> {
    return this.keys.listKeys(caller, query);
  }

  /** Makes a key. The secret is in this answer and is never shown again. */
  @Post()
  @ApiCreatedResponse({ standardSchema: ApiKeyView })
  create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: storable(ApiKeyInput) }) input: ApiKeyInput,
  ): Promise<ApiKeyView> {
    return this.keys.createKey(caller, input);
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: ApiKeyView })
  read(@CurrentCaller() caller: Caller, @PathId() id: string): Promise<ApiKeyView> {
    return this.keys.loadKey(caller, id);
  }

  /** Revokes a key; it stops working within five seconds everywhere. */
  @Delete(':id')
  @ApiOkResponse({ standardSchema: ApiKeyView })
  revoke(@CurrentCaller() caller: Caller, @PathId() id: string): Promise<ApiKeyView> {
    return this.keys.revokeKey(caller, id);
  }
}
