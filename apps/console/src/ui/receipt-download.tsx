import { Button } from 'antd';
import { useState } from 'react';
import type { FactView } from '#libs/contracts/http/case-view';
import { Problem, fetchFile } from '../http/client.js';
import { useWords } from '../words/words.js';

/** A submission takes its place in the log within seconds; until then the server says "not ready". */
const ATTEMPTS = 10;
const EVERY_MS = 1_000;

export const hasReceipt = (fact: FactView): boolean => fact.type === 'ApplicationSubmitted' || fact.type === 'EvaluationSubmitted';

/** The proof that a submission stands in the log, which its owner can check without us (npm run verify -- --receipt). */
export function ReceiptDownload({ fact, small = false }: { fact: FactView; small?: boolean }) {
  const { w, language } = useWords();
  const [state, setState] = useState<'idle' | 'waiting' | Problem>('idle');
  const press = async () => {
    setState('waiting');
    try {
      save(await whenReady(fact));
      setState('idle');
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setState(error);
    }
  };
  return (
    <span className="receipt-download">
      <Button
        type={small ? 'link' : 'default'}
        size={small ? 'small' : 'middle'}
        aria-disabled={state === 'waiting'}
        onClick={() => state !== 'waiting' && void press()}
      >
        {state === 'waiting' ? w.apply.receiptComing : w.apply.downloadReceipt}
      </Button>
      {state instanceof Problem && <span role="alert"> {state.text(language)}</span>}
    </span>
  );
}

type Receipt = Awaited<ReturnType<typeof receiptOf>>;

async function whenReady(fact: FactView): Promise<Receipt> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await receiptOf(fact);
    } catch (error) {
      if (attempt >= ATTEMPTS || !(error instanceof Problem) || error.code !== 'RECEIPT_NOT_READY') throw error;
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  }
}

function receiptOf({ stream, version }: FactView) {
  const [kind, first = '', second = ''] = stream.split('/');
  return kind === 'evaluation'
    ? fetchFile('readEvaluationReceipt', { params: { campaign: first, titleNo: second, version: String(version) } })
    : fetchFile('readApplicationReceipt', { params: { applicationId: first, version: String(version) } });
}

function save({ file, name }: Receipt): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
