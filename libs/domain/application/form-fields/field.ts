export type FieldKind =
  | 'text'
  | 'boolean'
  | 'decimal'
  | 'signedDecimal'
  | 'integer'
  | 'day'
  | 'uscc'
  | 'code6'
  | 'choice'
  /** One or more of `options`; of the programme's modes where there are none. */
  | 'choices'
  /** Rows of an object each, or plain texts. */
  | 'list'
  | 'texts'
  | 'files'
  /** Year → column → value, for the three years up to the data year. */
  | 'annual';

export interface FormField {
  id: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  unit?: string;
  /** 字 at most, of a text. */
  limitZi?: number;
  options?: readonly string[];
  columns?: readonly FormField[];
  /** In a frozen form only a salted commitment stands here. */
  personal?: boolean;
}

type Rest = Omit<Partial<FormField>, 'id' | 'label' | 'kind' | 'required'>;

/** 必填 (Y in domain §3). */
export const need = (id: string, label: string, kind: FieldKind, rest: Rest = {}): FormField => ({ id, label, kind, required: true, ...rest });
/** 选填, or required by a rule of its own (N and C). */
export const may = (id: string, label: string, kind: FieldKind, rest: Rest = {}): FormField => ({ id, label, kind, required: false, ...rest });
