// The only entry of the workflow bundle. Names are those of WORKFLOW_TYPES in libs/contracts/temporal/process.ts.
export { application } from './application.js';
export { evaluation } from './evaluation.js';
export { evaluationCampaign } from './evaluation-campaign.js';
export { provinceDesk } from './province-desk.js';
export { season } from './season.js';
export { title } from './title.js';
