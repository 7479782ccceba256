import { describe, expect, it } from 'vitest';
import { COMMAND_ROUTES } from '#libs/contracts/http/command-routes';
import { bodyOf, emptyValue, fieldsOf, missingOf } from './fields-of.js';

const kindsOf = (command: keyof typeof COMMAND_ROUTES) => Object.fromEntries(fieldsOf(COMMAND_ROUTES[command].body).map((field) => [field.name, field.kind]));

describe('a dialog is read from the command itself', () => {
  it('asks for each return reason and a date that may stay empty', () => {
    expect(kindsOf('returnForCorrection')).toEqual({ reasons: 'rows', correctBy: 'instant' });
    expect(fieldsOf(COMMAND_ROUTES.returnForCorrection.body).find((field) => field.name === 'correctBy')?.optional).toBe(true);
  });

  it('asks for three separate checks and an opinion in the first review', () => {
    expect(kindsOf('passProvinceReview')).toEqual({ truthful: 'bool', accurate: 'bool', complete: 'bool', opinion: 'text', warningsConfirmed: 'list' });
  });

  it('asks for the scan behind a hash, and for days as days', () => {
    expect(kindsOf('sealPackage')).toEqual({ letterNo: 'text', letterHash: 'file', summaryHash: 'file' });
    expect(kindsOf('reportSiteVisit')['visitedOn']).toBe('day');
  });

  it('knows a field for every part of every command', () => {
    const unknown = Object.entries(COMMAND_ROUTES).flatMap(([name, route]) =>
      fieldsOf(route.body).length === 0 && Object.keys(route.body.shape).length > 0 ? [name] : [],
    );

    expect(unknown).toEqual([]);
  });
});

describe('what is still missing', () => {
  const fields = fieldsOf(COMMAND_ROUTES.passProvinceReview.body);
  const fresh = Object.fromEntries(fields.map((field) => [field.name, emptyValue(field)]));

  it('counts a check that was not answered, but takes a "no" as an answer', () => {
    expect(missingOf(fields, fresh)).toEqual(['truthful', 'accurate', 'complete', 'opinion']);
    expect(missingOf(fields, { ...fresh, truthful: false, accurate: true, complete: true, opinion: '已核对' })).toEqual([]);
  });

  it('leaves an optional date out of what is sent', () => {
    const returned = fieldsOf(COMMAND_ROUTES.returnForCorrection.body);

    expect(bodyOf(returned, { reasons: [{ field: 'uscc', reason: '与证照不符' }], correctBy: undefined })).toEqual({
      reasons: [{ field: 'uscc', reason: '与证照不符' }],
    });
  });
});
