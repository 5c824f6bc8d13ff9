// The reference for opening the matrix: the same inputs in a bare React table, its data at hand in memory.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import matrix from '../../../src/instruments/inventory-matrix/1.json';

const evidenceKinds = ['decision', 'plan', 'statistics', 'voices', 'other'];

/** One open row as the app has it: levels, two special answers, comment, one piece of evidence, last year. */
function Row({ item }: { item: (typeof matrix.items)[number] }) {
  const [level, setLevel] = useState('2');
  const [comment, setComment] = useState('');
  const [evidence, setEvidence] = useState({ title: '', date: '', kind: 'plan', keptAt: '' });
  const choices = [...item.levels.map(({ value }) => String(value)), 'unknown', 'not-applicable'];
  return (
    <tr>
      <th scope="row">{item.text.sv}</th>
      <td>
        {choices.map((choice, index) => (
          <label key={choice}>
            <input
              type="radio"
              name={item.key}
              value={choice}
              checked={choice === level}
              onChange={() => setLevel(choice)}
            />
            {item.levels[index]?.text.sv ?? choice}
          </label>
        ))}
      </td>
      <td>Ja. Inget nytt sedan sist.</td>
      <td>
        <textarea value={comment} onChange={(event) => setComment(event.target.value)} />
      </td>
      <td>
        {(['title', 'date', 'keptAt'] as const).map((field) => (
          <input
            key={field}
            value={evidence[field]}
            onChange={(event) => setEvidence({ ...evidence, [field]: event.target.value })}
          />
        ))}
        <select
          value={evidence.kind}
          onChange={(event) => setEvidence({ ...evidence, kind: event.target.value })}
        >
          {evidenceKinds.map((kind) => (
            <option key={kind}>{kind}</option>
          ))}
        </select>
      </td>
    </tr>
  );
}

function Table() {
  return (
    <table>
      <tbody>
        {matrix.items.map((item) => (
          <Row key={item.key} item={item} />
        ))}
      </tbody>
    </table>
  );
}

/** The navigation: an empty page, then the table. */
function Page() {
  const [isOpen, setOpen] = useState(location.hash === '#table');
  addEventListener('hashchange', () => setOpen(location.hash === '#table'));
  return isOpen ? <Table /> : <a href="#table">Open</a>;
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Page />);
