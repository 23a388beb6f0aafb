// What counts as valid HTML here.

import { HtmlValidate } from 'html-validate';

export const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // How a page is written is the theme's affair; what it means is looked at.
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'no-inline-style': 'error',
    // A table that scrolls is a region with a name, not a section with a heading.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // Numbers of this community are invented and may be of any length.
    'tel-non-breaking': 'off',
  },
});
