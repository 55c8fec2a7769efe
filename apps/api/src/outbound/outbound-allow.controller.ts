import { parseAllowList } from '@hookline/connectors';
import { OutboundAllowInput, OutboundAllowView, storable } from '@hookline/contracts';
import { OutboundAllowStore } from '@hookline/database';
import { InvalidFlowError, InvalidReferenceError } from '@hookline/engine';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../access/caller';
import { CurrentCaller } from '../access/current-caller.decorator';
import { Permit } from '../access/permit.decorator';

/** Private targets that every domain's flows and connections may reach (decision 31). */
@ApiTags('Platform')
@Controller('platform/outbound_allow')
export class OutboundAllowController {
  constructor(private readonly store: OutboundAllowStore) {}

  @Get()
  @Permit('platform:manage')
  @ApiOkResponse({ standardSchema: OutboundAllowView })
  read(): Promise<OutboundAllowView> {
    return this.store.load();
  }

  /** Replaces the list, 409 when somebody saved since `revision`; workers obey within two seconds. */
  @Put()
  @Permit('platform:manage')
  @ApiOkResponse({ standardSchema: OutboundAllowView })
  replace(
    @CurrentCaller() { domainId, userId }: Caller,
    @Body({ schema: storable(OutboundAllowInput) }) allow: OutboundAllowInput,
  ): Promise<OutboundAllowView> {
    const problems = allow.targets.flatMap((target, index) => {
      const message = complaintOf(target);
      return message === null
        ? []
        : [{ level: 'error', code: 'outbound.target', path: `targets.${index}`, message } as const];
    });
    if (problems.length > 0) throw new InvalidFlowError(problems);
    return this.store.replace(allow, { domainId, userId });
  }
}

function complaintOf(target: string): string | null {
  if (/[\s,]/.test(target)) return 'must be one target: a host, a host:port or a CIDR';
  try {
    parseAllowList(target);
    return null;
  } catch (error) {
    if (!(error instanceof InvalidReferenceError)) throw error;
    return 'is neither a host, a host:port nor a CIDR like 10.0.0.0/8';
  }
}
