// Answers for: a chart with its heading, its table, and its ways out as picture and file.
import { Button, Details, Table, ValidationMessage } from '@digdir/designsystemet-react';
import { useId, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { csvBlob } from '#ui/csv.ts';
import { saveFile } from '#ui/save-file.ts';
import styles from './chart-figure.module.css';
import { chartImage, chartSvg } from './chart-image.ts';
import type { ChartProps } from './chart-props.ts';
import type { ChartTable } from './chart-texts.ts';

interface ChartFigureProps {
  /** A heading of the third order: figures stand in a section of the page. */
  title: string;
  chart: ReactElement<ChartProps>;
  table: ChartTable;
  /** Without its ending. */
  fileName: string;
}

/** Wide enough for a slide, low enough for half a page. CSS pixels. */
const pictureSize = { width: 720, height: 405 };

export function ChartFigure({ title, chart, table, fileName }: ChartFigureProps) {
  const { t } = useTranslation('progress');
  const heading = useId();
  const [hasFailed, setFailed] = useState(false);
  const { width, height } = pictureSize;

  const savePicture = async (kind: 'png' | 'svg') => {
    try {
      const blob =
        kind === 'svg'
          ? new Blob([await chartSvg(chart, width, height)], { type: 'image/svg+xml' })
          : new Blob([(await chartImage(chart, width, height)).png as Uint8Array<ArrayBuffer>], {
              type: 'image/png',
            });
      saveFile(blob, `${fileName}.${kind}`);
      setFailed(false);
    } catch {
      // An old or locked-down browser may have no canvas; the table is still there.
      setFailed(true);
    }
  };
  const saveTable = () => saveFile(csvBlob([table.head, ...table.rows]), `${fileName}.csv`);

  return (
    <figure className={styles.figure} aria-labelledby={heading}>
      <h3 id={heading} className={styles.title}>
        {title}
      </h3>
      <div className={styles.drawing}>{chart}</div>
      <Details className={styles.more} data-size="sm">
        <Details.Summary>
          {t('figure.more')}
          <span className="visually-hidden">{`: ${title}`}</span>
        </Details.Summary>
        <Details.Content className={styles.content}>
          <FigureTable table={table} />
          <div className={styles.files}>
            <Button variant="secondary" data-size="sm" onClick={() => void savePicture('png')}>
              {t('figure.png')}
            </Button>
            <Button variant="secondary" data-size="sm" onClick={() => void savePicture('svg')}>
              {t('figure.svg')}
            </Button>
            <Button variant="secondary" data-size="sm" onClick={saveTable}>
              {t('figure.csv')}
            </Button>
          </div>
          {hasFailed && <ValidationMessage>{t('figure.failed')}</ValidationMessage>}
        </Details.Content>
      </Details>
    </figure>
  );
}

/** A word with nothing but empty cells after it takes their place: "no answers" for a whole row. */
function spanned(cells: ChartTable['rows'][number]) {
  const filled = cells.findLastIndex((cell) => cell !== null);
  const isWord = typeof cells[filled] === 'string';
  return cells.slice(0, isWord ? filled + 1 : cells.length).map((cell, index) => ({
    cell,
    span: isWord && index === filled ? cells.length - filled : 1,
  }));
}

function FigureTable({ table }: { table: ChartTable }) {
  return (
    // A wide table scrolls in its own place, also with the arrow keys.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label={table.caption} tabIndex={0}>
      <Table data-size="sm" className={styles.table}>
        <caption className="visually-hidden">{table.caption}</caption>
        <Table.Head>
          <Table.Row>
            {table.head.map((name, index) => (
              <Table.HeaderCell
                key={name}
                scope="col"
                data-number={table.rows.some((row) => typeof row[index] === 'number')}
              >
                {name}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {table.rows.map(([name, ...cells]) => (
            <Table.Row key={name}>
              <Table.HeaderCell scope="row">{name}</Table.HeaderCell>
              {spanned(cells).map(({ cell, span }, index) => (
                <Table.Cell
                  key={table.head[index + 1]}
                  colSpan={span}
                  data-number={typeof cell === 'number'}
                >
                  {cell}
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
