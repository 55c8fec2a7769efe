import { Module, type DynamicModule } from '@nestjs/common';
import { API_SETTINGS, type ApiSettings } from './api-settings';

/** Makes the settings known to every module's factories. */
@Module({})
export class SettingsModule {
  static of(settings: ApiSettings): DynamicModule {
    return {
      module: SettingsModule,
      global: true,
      providers: [{ provide: API_SETTINGS, useValue: settings }],
      exports: [API_SETTINGS],
    };
  }
}
