// Answers for: opening, where files are received, what has been handed over from the shared folder's page.
import { useEffect } from 'react';
import type { Incoming } from '#pages/exchange/incoming.ts';
import { takeHandedFiles, useHandedFiles } from '#transfer/folder/standing.ts';

export function useHandedOver({ open }: Incoming): void {
  const handed = useHandedFiles(({ files }) => files);
  useEffect(() => {
    if (handed.length > 0)
      void open(takeHandedFiles().map((file) => ({ name: file.name, blob: file })));
  }, [handed, open]);
}
