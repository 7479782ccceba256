import type { ApplicationForm } from '#libs/domain/application/form';
import type { Category, Programme } from '#libs/domain/programmes/programme';
import { aForm, aFormOf } from '#libs/domain/testing/forms';
import type { Version } from './evaluation-form.js';
import type { PlannedApplication } from './plan.js';
import type { Form } from './theatre.js';

/** In clear, as a person types it; what goes into a fact is a commitment. */
const CONTACT: ApplicationForm = { contact_name: '样例联系人', contact_mobile: '13800000000', contact_email: 'contact@sample.example' };

const RATIO_REASON =
  '本企业正处于由设备销售向全生命周期服务转型的第二年，服务合同已签约金额占全部合同的四成以上，收入按服务期分年确认，故本年度服务收入占比暂低于百分之三十。';

/** A form complete and right for its category; its figures follow from merit and variety alone, so a seed gives them again. */
export function applicationForm(programme: Programme, application: PlannedApplication, version: Version = 'first'): Form {
  const { category } = application;
  const isCity = category === 'cityComprehensive' || category === 'cityDesign';
  return aFormOf(category, application, {
    ...CONTACT,
    ...(isCity ? {} : { legal_representative: '样例法定代表人' }),
    statement: statementOf(programme, category, version),
    ...(category === 'enterprise' ? enterpriseFigures(programme, application) : {}),
  });
}

/** Rules whose warnings the province has to confirm one by one. */
export const warningsOf = (application: PlannedApplication): string[] => (isBelowThreshold(application) ? ['serviceRatioReachesThreshold'] : []);

/** 原则上30%: about one enterprise in eight lies below and says why. */
const isBelowThreshold = ({ category, variety }: PlannedApplication): boolean => category === 'enterprise' && variety < 12;

function enterpriseFigures(programme: Programme, application: PlannedApplication): ApplicationForm {
  const annual = aForm('enterprise').annual as { [year: string]: ApplicationForm };
  const operating = 40_000 + application.merit * 1_000;
  const ratio = isBelowThreshold(application) ? 0.24 : 0.31 + application.variety / 500;
  const row = {
    ...annual[String(programme.dataYear)],
    operating_revenue: operating.toFixed(2),
    main_revenue: (operating * 0.98).toFixed(2),
    service_revenue: (operating * ratio).toFixed(2),
  };
  return { annual: { ...annual, [String(programme.dataYear)]: row }, ...(isBelowThreshold(application) && { service_ratio_reason: RATIO_REASON }) };
}

function statementOf(programme: Programme, category: Category, version: Version): { [chapter: string]: string } {
  return Object.fromEntries(
    programme.statements[category].chapters.map(({ id, title }) => {
      const text = `${title}：本单位围绕产品全生命周期开展服务，建立了覆盖方案设计、远程运维与备件供应的服务体系，服务团队稳定，客户满意度逐年提高。`.repeat(4);
      return [id, version === 'corrected' ? `${text}现按退回意见补充服务团队建设的说明。` : text];
    }),
  );
}
