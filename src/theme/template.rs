//! Parses and renders templates; tells their faults by line.
//!
//! The name of a template is its path below the theme's folder. Pages are rendered from
//!
//! | page | template | beside `site` and `page` it sees |
//! |---|---|---|
//! | home | `layout/home.html` | `home` |
//! | list of a kind | `kinds/<kind>/list.html`, else `layout/list.html` | `list` |
//! | entry | `kinds/<kind>/page.html`, else `layout/entry.html` | `entry` |
//! | building | `layout/building.html` | `building` |
//! | index of everything | `layout/all.html` | `all` |
//! | search | `layout/search.html` | |
//! | not found | `layout/not_found.html` | |
//!
//! Every other `.html` file below `layout/`, `components/` and `kinds/` is there for these to
//! extend, include or call. A component sees only its arguments; `site` and `page` reach it as
//! implicit ones: `{% component card(card: map, @site, @page) %}`.
//!
//! Functions: `word(key="…")` gives the text of that key in the page's language; further arguments
//! fill its gaps, so that `word(key="page-of", page=2, pages=7)` fills `第{page}页，共{pages}页`.
//! `icon(name="phone")` gives `icons/phone.svg` as an inline, decorative picture.
//!
//! Styles: `tokens.css`, `base.css`, then `layout/*.css`, `components/*/style.css` and
//! `kinds/*/style.css` become `site.css`. Scripts: `site.js` and `components/*/behaviour.js` become
//! `site.js`; `search/*.js` becomes `search.js`; `boot.js` stays alone. Files of `icons/` are
//! published too. `site.assets["site.css"]` and `site.assets["icons/favicon.svg"]` are addresses.
