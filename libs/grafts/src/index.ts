export { guardAiTools } from './ai-sdk.js';
export { claudeHooks } from './claude.js';
export { UnlistedTool } from './effect-map.js';
export type {
  EffectMap,
  GraftOptions,
  MappedAction,
  MappedTool,
  ToolArguments,
} from './effect-map.js';
export { Guard } from './guard.js';
export type { FrameworkCall, GuardVerdict } from './guard.js';
export { docketMiddleware } from './langchain.js';
export type { LangChainOptions, LangChainPackages } from './langchain.js';
export { guardAgentsTool, tellAgentsHandoff } from './openai-agents.js';
