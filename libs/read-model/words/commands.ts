import { type CommandName, commandTitle } from '#libs/contracts/http/command-routes';
import type { BothLanguages } from '#libs/contracts/http/case-view';
import { both } from './both.js';

const ENGLISH: Record<CommandName, string> = {
  startApplication: 'Start an application', submitApplication: 'Submit', withdrawApplication: 'Withdraw', answerFormalQuery: 'Answer the query', startProvinceReview: 'Start first review', returnForCorrection: 'Return for correction', passProvinceReview: 'Pass first review', rejectProvinceReview: 'Fail first review',
  passFormalCheck: 'Pass formal check', raiseFormalQuery: 'Send a query', failFormalCheck: 'Fail formal check', assignExperts: 'Assign experts', concludeExpertReview: 'Conclude expert review', orderSiteVisit: 'Order a site visit', reportSiteVisit: 'Report the site visit', waiveSiteVisit: 'Waive the site visit',
  suggestApplication: 'Put on the suggested list', declineApplication: 'Leave off the suggested list', ruleObjection: 'Rule on the objection', disqualifyApplication: 'Disqualify', submitScore: 'Submit scores', recuseFromReview: 'Recuse myself', raiseObjection: 'Raise an objection',
  recommendApplication: 'Recommend', moveRecommendation: 'Move in the ranking', removeRecommendation: 'Take off the list', sealPackage: 'Seal and generate documents', dispatchPackage: 'Record dispatch', receivePackage: 'Receive the package', reopenPackage: 'Reopen the package',
  openSeason: 'Open the season', amendSeasonCalendar: 'Amend the calendar', openConsultation: 'Open consultation', closeConsultation: 'Close consultation', openSeasonPublicity: 'Open publicity', announceResults: 'Announce the results', closeSeason: 'Close the season',
  openCampaign: 'Open the campaign', amendCampaignCalendar: 'Amend the calendar', publishCampaignResults: 'Publish the results',
  submitEvaluation: 'Submit', fileExplanation: 'File an explanation', startEvaluationReview: 'Start the check', returnEvaluation: 'Return', passEvaluationReview: 'Pass the check', flagEvaluation: 'Flag', fileSpecialCase: 'File a special case', decideSpecialCase: 'Decide the special case',
  orderSiteCheck: 'Order a site check', reportSiteCheck: 'Report the site check', concludeEvaluation: 'Conclude', upholdResult: 'Uphold the result', reopenEvaluation: 'Reopen',
  grantTitle: 'Grant a title', renameTitle: 'Rename', mergeTitle: 'Merge', revokeTitle: 'Revoke the title',
};

export const commandText = (name: CommandName): BothLanguages => both(commandTitle(name), ENGLISH[name]);
