import { useState } from 'react';
import { useWords } from '../words/words.js';

/** The record holds the digest of the sealed scan; the digest is made here, from the file the person chose. */
export function HashInput({ id, value, onChange }: { id: string; value: string | undefined; onChange(value: string | undefined): void }) {
  const { w } = useWords();
  const [name, setName] = useState('');
  const take = async (file: File | undefined) => {
    setName(file?.name ?? '');
    onChange(file ? await sha256Of(file) : undefined);
  };
  return (
    <div>
      <input id={id} type="file" accept=".pdf,.jpg,.jpeg,.png" onChange={(event) => void take(event.target.files?.[0])} />
      {value && (
        <p className="note mono" title={name}>
          {w.dialog.fileHash} {value.slice(0, 16)}…
        </p>
      )}
    </div>
  );
}

async function sha256Of(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
