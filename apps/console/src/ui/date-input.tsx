import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { fromWallClock, wallClock } from './when.js';

interface Props {
  id: string;
  value: string | undefined;
  onChange(value: string | undefined): void;
  describedBy?: string;
}

/** The picker holds a wall clock and nothing more; the zone is always Asia/Shanghai, wherever the browser stands. */
export function InstantInput({ id, value, onChange, describedBy }: Props) {
  return (
    <DatePicker
      id={id}
      aria-describedby={describedBy}
      style={{ width: '100%', maxWidth: 280 }}
      showTime
      format="YYYY-MM-DD HH:mm:ss"
      value={value ? dayjs(wallClock(value)) : null}
      needConfirm={false}
      onChange={(picked) => onChange(picked ? fromWallClock(picked.format('YYYY-MM-DD HH:mm:ss')) : undefined)}
      placeholder="2022-05-31 23:59:59"
    />
  );
}

export function DayInput({ id, value, onChange, describedBy }: Props) {
  return (
    <DatePicker
      id={id}
      aria-describedby={describedBy}
      style={{ width: '100%', maxWidth: 200 }}
      format="YYYY-MM-DD"
      value={value ? dayjs(value) : null}
      onChange={(picked) => onChange(picked ? picked.format('YYYY-MM-DD') : undefined)}
      placeholder="2022-05-31"
    />
  );
}
