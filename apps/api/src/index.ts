export {
  type CellAddress,
  cellAddressSetting,
  cellDirectory,
  HOME_CELL,
  readCells,
  registryNameOf,
} from './cells/cell-settings.js';
export { ConfigError, readConfig, type ApiConfig } from './config.js';
export type { Access, RouteDescription } from './http/route.js';
export type { RouteEntry, RouteTable } from './http/route-table.js';
export type { ProblemDocument, ProblemPlace } from './http/problem.js';
export {
  PROBLEM_CODES,
  PROBLEMS,
  problemType,
  type ProblemCode,
  type ProblemDefinition,
} from './http/problem-registry.js';
export { startApi, type RunningApi, type StartOptions } from './start-api.js';
