import { Modal } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import './dialog.css';

/** antd's Modal gives the focus back on some pages and not on others; this one always does. */
export function Dialog({
  title,
  onClose,
  children,
  footer,
  width = 640,
}: {
  title: string;
  onClose(): void;
  children: ReactNode;
  footer: ReactNode;
  width?: number;
}) {
  const opener = useRef<Element | null>(document.activeElement);
  useEffect(() => {
    const back = opener.current;
    return () => {
      if (back instanceof HTMLElement) requestAnimationFrame(() => back.focus());
    };
  }, []);
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={<div className="dialog-foot">{footer}</div>}
      width={width}
      mask={{ closable: false }}
      destroyOnHidden
      styles={{ body: { paddingTop: 8 } }}
    >
      {children}
    </Modal>
  );
}
