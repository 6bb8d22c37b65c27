/** Deletes every package's build. The `.tsbuildinfo` lies in `dist`, so the next build is a full one. */
import { readdirSync, rmSync } from 'node:fs';

for (const folder of ['apps', 'libs']) {
  for (const name of readdirSync(new URL(`../${folder}`, import.meta.url))) {
    rmSync(new URL(`../${folder}/${name}/dist`, import.meta.url), { recursive: true, force: true });
  }
}
