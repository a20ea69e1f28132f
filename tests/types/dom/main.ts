// A page without a framework.

import 'quick-checks';
import type { QuickChecksAnswer, QuickChecksElement } from 'quick-checks';

const element = document.createElement('quick-checks');
const same: QuickChecksElement | null = document.querySelector('quick-checks');

const answers: QuickChecksAnswer[] = element.answers;
const words: string[] = answers.map(({ guide, check, answer }) => `${guide} ${check} ${answer}`);
element.open('restart');
element.reset();
same?.setAttribute('theme', 'dark');

element.addEventListener('quick-checks:ready', ({ detail }) => words.push(detail.guide));
document.addEventListener('quick-checks:answer', ({ detail }) => answers.push(detail));
window.addEventListener('quick-checks:outcome', ({ detail }) => detail.answered.toFixed());
element.addEventListener('quick-checks:error', ({ detail }) => {
  words.push(detail.code, detail.message, detail.fix);
});

// @ts-expect-error: the page may only read them
element.answers = [];
// @ts-expect-error: an id is a word
element.open(1);
// @ts-expect-error: nothing to say
element.reset('all');
// @ts-expect-error: no such field
document.addEventListener('quick-checks:answer', ({ detail }) => detail.outcome);
