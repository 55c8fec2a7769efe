import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { RequireAccess } from './access-requirement';

// What Nest's route decorators leave on a handler.
const routePath = 'path';

type MetadataTarget = Parameters<Reflector['getAllAndOverride']>[1][number];

/** Refuses to start with a route that does not say who may use it (B-07). */
@Injectable()
export class AccessDeclarations implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** @throws Error that names every undeclared route */
  onModuleInit(): void {
    const undeclared = this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype) return [];
      const prototype: object = Object.getPrototypeOf(instance);
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((name) => !this.isDeclared(prototype, name, metatype))
        .map((name) => `${metatype.name}.${name}`);
    });
    if (undeclared.length === 0) return;
    throw new Error(
      `Every route needs @Permit(…), @SignedIn() or @Public(). Without: ${undeclared.join(', ')}`,
    );
  }

  private isDeclared(prototype: object, name: string, controller: MetadataTarget): boolean {
    const handler: unknown = Reflect.get(prototype, name);
    if (typeof handler !== 'function' || !Reflect.hasMetadata(routePath, handler)) return true;
    return this.reflector.getAllAndOverride(RequireAccess, [handler, controller]) !== undefined;
  }
}
