/** What a bundle of a ledger holds beside its entries: made of these alone, so that whoever has them makes it again. */
export { bundleReadme, type BundleFacts } from './bundle/readme.js';
export { BUNDLE_LEDGER, bundleInfo, type BundleCounts } from './bundle/info.js';
export { bundleViews, type BundleView } from './bundle/views.js';
export { type RunningDigest, verifyBundle } from './bundle/verify-bundle.js';
