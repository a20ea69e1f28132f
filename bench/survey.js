// The same steps with SurveyJS: a page for each, which goes on by itself once it is answered, as
// soon as SurveyJS can.

import { Model, settings } from 'survey-core';
import { renderSurvey } from 'survey-js-ui';

// A wait that it makes for looks, and that would count as its own.
settings.autoAdvanceDelay = 0;
const survey = new Model({
  autoAdvanceEnabled: true,
  autoAdvanceAllowComplete: true,
  showNavigationButtons: false,
  pages: STEPS.map(({ title, text, steps, answers }, at) => ({
    name: `page-${at}`,
    elements: [
      {
        type: 'radiogroup',
        name: `step-${at}`,
        title,
        description: [text, ...steps].join(' '),
        choices: answers,
      },
    ],
  })),
});
renderSurvey(survey, /** @type {HTMLElement} */ (document.querySelector('#form')));
