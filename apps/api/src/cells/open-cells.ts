import type { ApiConfig } from '../config.js';
import type { AccessSource } from '../http/authentication.js';
import type { OpenApp } from './cell-app.js';
import { settingsOf } from './cell-config.js';
import type { CellSettings } from './cell-settings.js';
import { LedgerCells } from './cells.js';
import { openApp, type AppParts } from './open-app.js';

/** The cells of an installation; each beside the first is opened as that one is, once there is that one. */
export function openCells(
  config: ApiConfig,
  { others, newLedgers }: CellSettings,
  parts: AppParts,
): LedgerCells {
  const sources = others.map((address) => {
    const { name } = address;
    const own = settingsOf(config, address);
    const open = async (): Promise<OpenApp> => {
      const within = (access: AccessSource) => cells.within(access);
      const opened = await openApp(own, { ...parts, links: cells.linksOf(name), within });
      try {
        cells.prepare(name, opened.http.instance);
        await opened.app.init();
        await opened.http.instance.ready();
        return opened;
      } catch (error) {
        await opened.app.close();
        throw error;
      }
    };
    return { name, config: own, open };
  });
  const cells = new LedgerCells(sources, newLedgers, parts.logger);
  return cells;
}
