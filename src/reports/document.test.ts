import { expect, it } from 'vitest';
import { blocksOfText } from './document.ts';

it('parts paragraphs at empty lines and keeps single new lines', () => {
  expect(blocksOfText('One\ntwo\n\n \nThree\n')).toEqual([
    { kind: 'paragraph', text: 'One\ntwo' },
    { kind: 'paragraph', text: 'Three' },
  ]);
});

it('makes a list of lines that begin with a hyphen or a bullet', () => {
  expect(blocksOfText('We saw:\n- a plan\n• a group\nAnd more -really- more')).toEqual([
    { kind: 'paragraph', text: 'We saw:' },
    { kind: 'list', items: [{ text: 'a plan' }, { text: 'a group' }] },
    { kind: 'paragraph', text: 'And more -really- more' },
  ]);
});

it('makes nothing of nothing', () => {
  expect(blocksOfText(' \n\n ')).toEqual([]);
});
