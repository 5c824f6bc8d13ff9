// Answers for: a report as a page to read, to print, or to save as PDF from the print dialogue.
import { Fragment, useEffect, useId, useState } from 'react';
import { localeTags } from '#i18n/languages.ts';
import type { Block, Picture, ReportDocument, ReportTable } from '#reports/document.ts';
import styles from './printed-report.module.css';

/** A sheet of paper, light in dark mode too. Native elements only: what prints is what a screen reader reads. */
export function PrintedReport({ report }: { report: ReportDocument }) {
  return (
    <article
      className={styles.sheet}
      data-color-scheme="light"
      lang={localeTags[report.language]}
      aria-label={report.title}
    >
      <header className={styles.head}>
        {/* The page's own heading, so that a new page begins here for those who hear it. */}
        <h1 className={styles.title} id="page-heading" tabIndex={-1}>
          {report.title}
        </h1>
        <p className={styles.subtitle}>{report.subtitle}</p>
        <p className={styles.quiet}>{report.byline}</p>
      </header>
      {report.blocks.map((block, index) => (
        <PrintedBlock key={index} block={block} />
      ))}
    </article>
  );
}

function PrintedBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>;
    case 'paragraph':
      return <p className={block.isQuiet === true ? styles.quiet : undefined}>{block.text}</p>;
    case 'notice':
      return <p className={styles.notice}>{block.text}</p>;
    case 'list': {
      const items = block.items.map(({ text, remark }, index) => (
        <li key={index}>
          {text}
          {remark ? <span className={styles.remark}>{remark}</span> : null}
        </li>
      ));
      return block.firstNumber === undefined ? (
        <ul>{items}</ul>
      ) : (
        <ol start={block.firstNumber}>{items}</ol>
      );
    }
    case 'facts':
      return (
        <dl className={styles.facts}>
          {block.facts.map(({ label, value }) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
      );
    case 'table':
      return <PrintedTable table={block.table} />;
    case 'figure':
      return (
        <figure className={styles.figure}>
          <PictureInPlace picture={block.picture} alt={block.alt} label={block.caption} />
          <figcaption>{block.caption}</figcaption>
        </figure>
      );
    case 'page-break':
      return <div className={styles.pageBreak} />;
  }
}

function PrintedTable({ table: { caption, columns, rows } }: { table: ReportTable }) {
  const id = useId();
  const total = columns.reduce((sum, { weight }) => sum + weight, 0);
  const align = (column: number) =>
    columns[column]?.isNumber === true ? styles.number : undefined;
  return (
    // Wide tables scroll in their own place on a small screen, so the place must take the focus.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- see above
    <div className={styles.scroller} role="region" aria-labelledby={id} tabIndex={0}>
      <table className={styles.table}>
        <caption id={id}>{caption}</caption>
        <colgroup>
          {columns.map(({ weight }, column) => (
            <col key={column} width={`${(100 * weight) / total}%`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ heading }, column) => (
              <th key={column} scope="col" className={align(column)}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((text, column) =>
                column === 0 ? (
                  <th key={column} scope="row" className={align(column)}>
                    {text}
                  </th>
                ) : (
                  <td key={column} className={align(column)}>
                    {text}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PictureInPlaceProps {
  picture: Picture;
  alt: string;
  label: string;
}

/** On a small screen it is scrolled, and not shrunk until nothing in it can be read. */
function PictureInPlace({ picture, alt, label }: PictureInPlaceProps) {
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls must take the focus
    <div className={styles.scroller} role="region" aria-label={label} tabIndex={0}>
      <PictureOf picture={picture} alt={alt} />
    </div>
  );
}

function PictureOf({ picture, alt }: { picture: Picture; alt: string }) {
  const [address, setAddress] = useState<string | undefined>(undefined);
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([picture.png.slice()], { type: 'image/png' }));
    // The address belongs to the browser, not to React: it is made and given back here.
    // eslint-disable-next-line react-hooks/set-state-in-effect -- see above
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [picture]);
  return <img src={address} alt={alt} width={picture.width} height={picture.height} />;
}
