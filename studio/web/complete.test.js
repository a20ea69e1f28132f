// Where the caret stands in a guide that is being typed, and what may stand there:
// `node --test studio/web/`, in milliseconds.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { field, placeAt, read, spelled } from './loose-json.js';
import { emptyValue, fieldsAt, listOf, listOfKeys, namesAnswers, schemasAt } from './schema.js';

const guideFile = (name) => readFileSync(new URL(`../../guides/${name}`, import.meta.url), 'utf8');
const SCHEMA = JSON.parse(guideFile('guide.schema.json'));

/** The place of the `|`: its kind, path, key, and what is written there already. */
function place(marked) {
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = placeAt(text, read(text), at);
  const written = (value) => (value ? text.slice(value.from, value.to) : '-');
  return found && [found.kind, found.path.join('/'), written(found.member?.key), written(found.written)].join(' ');
}

test('between two fields there is room for a name', () => {
  for (const open of ['{|}', '{"a": "x", |}', '{"a": "x", |\n"b": 2}', '{"a": 1 |}', '{"a": {"x": 1}, |}']) {
    assert.equal(place(open), 'key  - -', open);
  }
});

test('a name that has been begun is found, quoted or not, with a neighbour or not', () => {
  assert.equal(place('{"a": "x", "|"}'), 'key  "" ""');
  assert.equal(place('{"a": "x", "|" "b": 2}'), 'key  "" ""');
  assert.equal(place('{"checks":[{"id":"a", af|}, {"id": "b"}]}'), 'key checks/0 af af');
  assert.equal(place('{"a": [1, {"b": {"c|": 1}}]}'), 'key a/1/b "c" "c"');
});

test('behind a colon there is room for a value, also where the next field follows', () => {
  assert.equal(place('{"a": |}'), 'value  "a" -');
  assert.equal(place('{"a": |\n"b": 2}'), 'value  "a" -');
  assert.equal(place('{"a":tr|}'), 'value  "a" tr');
  assert.equal(place('{"a": "x|"}'), 'value  "a" "x"');
  assert.equal(place('{"a": ["x", |]}'), 'value a - -');
});

test('what is not closed goes on to the end, and a string to the end of its line', () => {
  assert.equal(place('{"a": [1, {"b": {|'), 'key a/1/b - -');
  assert.equal(place('{"a": "unterminated|\n "b": 1}'), 'value  "a" "unterminated');
  assert.equal(place('{"a": [ {"x": ] , "b": |}'), 'value  "b" -');
});

test('nothing is offered where only a colon fits, or nothing', () => {
  assert.equal(place('{"a" |: 1}'), undefined);
  assert.equal(place('{}|'), undefined);
});

test('the tree of a guide says what JSON.parse says', () => {
  const text = guideFile('icloud-backup.json');
  const plain = (value) => {
    if (value.kind === 'array') return value.members.map((one) => plain(one.value));
    if (value.kind !== 'object') return value.kind === 'string' ? spelled(text, value) : JSON.parse(spelled(text, value));
    return Object.fromEntries(value.members.map(({ key, value: own }) => [spelled(text, key), plain(own)]));
  };
  assert.deepEqual(plain(read(text).members[0].value), JSON.parse(text));
});

test('a guide cut off anywhere still has its fields', () => {
  const text = guideFile('iphone-wifi.json');
  for (let end = text.indexOf('"symptoms"'); end < text.length; end += 997) {
    const part = text.slice(0, end);
    const root = read(part);
    assert.equal(spelled(part, field(part, root.members[0].value, 'id')), 'iphone-wifi');
    placeAt(part, root, end);
  }
});

test('fields come with those first that a thing can’t do without', () => {
  assert.deepEqual([...fieldsAt(SCHEMA, []).keys()].slice(0, 5), ['format', 'id', 'title', 'checks', '$schema']);
  assert.deepEqual([...fieldsAt(SCHEMA, ['checks', '3']).keys()].slice(0, 4), ['id', 'title', 'steps', 'ask']);
  assert.deepEqual([...fieldsAt(SCHEMA, ['checks', '3', 'steps', '0']).keys()], ['text', 'note', 'caution', 'shows']);
  assert.deepEqual([...fieldsAt(SCHEMA, ['contact']).keys()], ['label', 'url']);
  assert.deepEqual([...fieldsAt(SCHEMA, ['nonsense', 'deeper']).keys()], []);
});

test('what is said of a field goes before what is said of its kind', () => {
  const [choice] = fieldsAt(SCHEMA, ['checks', '0', 'choices', '0']).get('then');
  assert.equal(choice.description, 'The check to show next.');
  const [own] = fieldsAt(SCHEMA, ['checks', '0']).get('main');
  assert.match(own.description, /^The two answers/);
});

test('a new field gets a value that fits', () => {
  const empty = (...path) => emptyValue(schemasAt(SCHEMA, path));
  assert.deepEqual(empty('title'), ['""', 1, 1]);
  assert.deepEqual(empty('checks'), ['[]', 1, 1]);
  assert.deepEqual(empty('contact'), ['{}', 1, 1]);
  assert.deepEqual(empty('format'), ['2', 0, 1]);
  assert.deepEqual(empty('checks', '0', 'retest'), ['false', 0, 5]);
  assert.deepEqual(empty('symptoms', '0', 'unsure'), ['true', 0, 4]);
  assert.deepEqual(empty('checks', '0', 'safety'), ['""', 1, 1]);
  assert.deepEqual(empty('checks', '0', 'minutes'), ['1', 0, 1]);
});

test('ids are those of the list that a field names', () => {
  assert.equal(listOf(['checks', '0', 'after', '1']), 'checks');
  assert.equal(listOf(['checks', '0', 'choices', '1', 'outcome']), 'outcomes');
  assert.equal(listOf(['checks', '0', 'sources', '0']), 'sources');
  assert.equal(listOf(['sources', '0']), undefined);
  assert.equal(listOf(['checks', '0', 'title']), undefined);
  assert.equal(listOf(['checks', '0', 'constructor']), undefined);
  assert.equal(listOfKeys(['checks', '0', 'likelihood_estimate']), 'symptoms');
  assert.equal(listOfKeys(['checks', '0', 'choices', '0', 'makes_likelier']), 'checks');
  assert.equal(listOfKeys(['checks', '0']), undefined);
  assert.ok(namesAnswers(['checks', '0', 'main']) && namesAnswers(['checks', '0', 'tool', 'passes']));
  assert.ok(!namesAnswers(['checks', '0', 'choices', '0', 'id']));
});
