// The reference for the table of rows and years: the same cells as bare HTML, their words at hand in memory.
import matrix from '../../../src/instruments/inventory-matrix/1.json';

const years = Array.from({ length: 20 }, (_, index) => 2026 - index);
const words = matrix.scales[0]?.levels.map(({ label }) => label.sv) ?? [];

function table(): string {
  const rows = matrix.items.map(
    ({ key, text }, row) =>
      `<tr><th scope="row">${key} ${text.sv}</th>${years
        .map((year) => `<td>${words[(row + year) % words.length] ?? ''}</td>`)
        .join('')}</tr>`,
  );
  const head = years.map((year) => `<th scope="col">${year}</th>`).join('');
  return `<table><thead><tr><th scope="col">Rad</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

addEventListener('hashchange', () => {
  const root = document.getElementById('root');
  if (root !== null && location.hash === '#table') root.innerHTML = table();
});
