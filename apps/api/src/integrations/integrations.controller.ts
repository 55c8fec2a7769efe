import {
  Integration,
  IntegrationInput,
  IntegrationPatch,
  IntegrationQuery,
  IntegrationTestResult,
  SavedIntegrationTest,
  storable,
  UnsavedIntegrationTest,
  type ListPage,
} from '@hookline/contracts';
import { pickFields, TypeOrmIntegrationStore } from '@hookline/database';
import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { PathId } from '../http/path-id';
import { resourceRoutes } from '../http/resource-routes';
import { IntegrationService } from './integration.service';

const routes = resourceRoutes(Integration, {
  read: ['integration:read'],
  create: ['integration:manage'],
  update: ['integration:manage'],
  delete: ['integration:manage'],
});

/** Reusable connections; secrets are written and never read back. */
@ApiTags('Integrations')
@Controller('integrations')
export class IntegrationsController {
  constructor(
    private readonly store: TypeOrmIntegrationStore,
    private readonly service: IntegrationService,
  ) {}

  @routes.List()
  async list(
    @DomainId() domainId: string,
    @Query({ schema: storable(IntegrationQuery) }) query: IntegrationQuery,
  ): Promise<ListPage<Partial<Integration>>> {
    const page = await this.store.listIntegrations(domainId, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  @routes.Read()
  read(@DomainId() domainId: string, @PathId() id: string): Promise<Integration> {
    return this.store.loadIntegration(domainId, id);
  }

  @routes.Create()
  create(
    @DomainId() domainId: string,
    @Body({ schema: storable(IntegrationInput) }) input: IntegrationInput,
  ): Promise<Integration> {
    return this.service.createIntegration(domainId, input);
  }

  /**
   * A secret left out keeps the stored one. 409 while published flow schemas find the connection by
   * the name it would lose.
   */
  @routes.Replace()
  replace(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Body({ schema: storable(IntegrationInput) }) input: IntegrationInput,
  ): Promise<Integration> {
    return this.service.replaceIntegration(domainId, id, input);
  }

  /** Changes the named keys. 409 while published flow schemas find it by the name it would lose. */
  @routes.Change()
  change(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Body({ schema: storable(IntegrationPatch) }) patch: IntegrationPatch,
  ): Promise<Integration> {
    return this.service.patchIntegration(domainId, id, patch);
  }

  /** Deletes the connection, unless a flow schema names it. */
  @routes.Delete()
  delete(@DomainId() domainId: string, @PathId() id: string): Promise<Integration> {
    return this.store.deleteIntegration(domainId, id);
  }

  /** Tries values that are not stored; what went wrong is the answer. */
  @Post('test')
  @HttpCode(200)
  @Permit('integration:manage')
  @ApiOkResponse({ standardSchema: IntegrationTestResult })
  testUnsaved(
    @Body({ schema: storable(UnsavedIntegrationTest) }) given: UnsavedIntegrationTest,
  ): Promise<IntegrationTestResult> {
    return this.service.testUnsaved(given);
  }

  /** Tries the stored values, with changes that are not saved laid over. */
  @Post(':id/test')
  @HttpCode(200)
  @Permit('integration:manage')
  @ApiOkResponse({ standardSchema: IntegrationTestResult })
  testSaved(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Body({ schema: storable(SavedIntegrationTest) }) given: SavedIntegrationTest,
  ): Promise<IntegrationTestResult> {
    return this.service.testSaved(domainId, id, given);
  }
}
