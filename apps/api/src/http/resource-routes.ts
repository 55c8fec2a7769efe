/**
 * The routes that every resource has, said once: verb, path, rights, shape of the answer. A
 * controller keeps what differs, the bodies and the store's methods.
 */
import { listOf, type Permission } from '@hookline/contracts';
import { applyDecorators, Delete, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { Permit } from '../access/permit.decorator';
import { Idempotent } from '../idempotency/idempotent.decorator';

type Rights = readonly [Permission, ...Permission[]];

export interface ResourceRights {
  readonly read: Rights;
  readonly create: Rights;
  readonly update: Rights;
  readonly delete: Rights;
}

/** Route decorators of a resource whose answers have this shape, rows of its list `row`. */
export function resourceRoutes(shape: z.ZodType, rights: ResourceRights, row: z.ZodType = shape) {
  const answers = ApiOkResponse({ standardSchema: shape });
  const rows = ApiOkResponse({ standardSchema: listOf(row) });
  const list = (): MethodDecorator => applyDecorators(Get(), Permit(...rights.read), rows);
  const read = (): MethodDecorator => applyDecorators(Get(':id'), Permit(...rights.read), answers);
  /** Honours `Idempotency-Key`; answers 200 as Webitel does. */
  const create = (): MethodDecorator =>
    applyDecorators(Post(), Idempotent(), HttpCode(200), Permit(...rights.create), answers);
  const replace = (): MethodDecorator =>
    applyDecorators(Put(':id'), Permit(...rights.update), answers);
  const change = (): MethodDecorator =>
    applyDecorators(Patch(':id'), Permit(...rights.update), answers);
  const remove = (): MethodDecorator =>
    applyDecorators(Delete(':id'), Permit(...rights.delete), answers);
  return {
    List: list,
    Read: read,
    Create: create,
    Replace: replace,
    Change: change,
    Delete: remove,
  };
}
