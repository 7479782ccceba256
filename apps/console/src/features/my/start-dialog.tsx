import { Button, Input, Radio, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { SeasonRow } from '#libs/contracts/http/season-view';
import { PressError } from '../../command/press-error.js';
import { usePress } from '../../command/use-press.js';
import { newKey } from '../../http/key.js';
import { read } from '../../http/query.js';
import { Dialog } from '../../ui/dialog.js';
import { useWords } from '../../words/words.js';

const CATEGORIES = ['enterprise', 'platformShared', 'platformOther', 'project', 'cityComprehensive', 'cityDesign'] as const;

/** The id is made here, once per dialog: a second press asks for the same application, never for another. */
export function StartDialog({ seasons, onClose }: { seasons: SeasonRow[]; onClose(): void }) {
  const { w } = useWords();
  const navigate = useNavigate();
  const [season, setSeason] = useState(seasons[0]?.season ?? '');
  const [category, setCategory] = useState<string>('enterprise');
  const [authority, setAuthority] = useState<string | undefined>();
  const [unitName, setUnitName] = useState('');
  const [subjectCode, setSubjectCode] = useState('');
  const [tried, setTried] = useState(false);
  const [applicationId] = useState(
    () =>
      `app-${newKey()
        .replace(/[^0-9a-z]/g, '')
        .slice(0, 20)}`,
  );
  const view = useQuery({ ...read('readSeason', { params: { season } }), enabled: season !== '' });
  const press = usePress(
    'startApplication',
    useMemo(() => ({ params: { applicationId } }), [applicationId]),
  );
  const missing = [authority, unitName.trim(), subjectCode.trim()].filter((value) => !value).length;
  const working = press.state === 'working';
  const city = category.startsWith('city');

  const send = async () => {
    setTried(true);
    if (missing > 0 || working) return;
    const recorded = await press.send({ season, category, authority, unitName: unitName.trim(), subjectCode: subjectCode.trim() });
    if (recorded) await navigate({ to: '/apply/$caseId', params: { caseId: applicationId } });
  };
  const footer = (
    <>
      {tried && missing > 0 && <span className="note">{w.dialog.missing(missing)}</span>}
      <Button onClick={onClose}>{w.dialog.cancel}</Button>
      <Button type="primary" aria-disabled={working} onClick={() => void send()}>
        {working ? w.dialog.working : w.my.begin}
      </Button>
    </>
  );
  return (
    <Dialog title={w.my.start} onClose={onClose} footer={footer}>
      <p className="muted">{w.my.startIntro}</p>
      <form className="fields" onSubmit={(event) => event.preventDefault()}>
        {seasons.length > 1 && (
          <div className="field">
            <label htmlFor="start-season">{w.my.season}</label>
            <Select id="start-season" value={season} onChange={setSeason} options={seasons.map((one) => ({ value: one.season, label: one.title }))} />
          </div>
        )}
        <fieldset className="field">
          <legend>{w.my.category}</legend>
          <Radio.Group
            className="stacked"
            value={category}
            onChange={(event) => setCategory(String(event.target.value))}
            options={CATEGORIES.map((one) => ({ value: one, label: w.categories[one] }))}
          />
        </fieldset>
        <div className="field">
          <label htmlFor="start-authority">{w.my.authority}</label>
          <Select
            id="start-authority"
            value={authority}
            onChange={setAuthority}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={w.dialog.choose}
            options={(view.data?.authorities ?? []).map((one) => ({ value: one.code, label: one.name }))}
          />
        </div>
        <div className="field">
          <label htmlFor="start-unit">{w.my.unitName}</label>
          <Input id="start-unit" value={unitName} maxLength={100} onChange={(event) => setUnitName(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor="start-code">{city ? w.my.cityCode : w.my.subjectCode}</label>
          <Input id="start-code" value={subjectCode} maxLength={32} onChange={(event) => setSubjectCode(event.target.value)} />
        </div>
      </form>
      {press.problem && <PressError problem={press.problem} />}
    </Dialog>
  );
}
