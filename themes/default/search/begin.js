// What is offered before anything is asked: words searched lately on this device, and what is going on.
(function (search) {
  'use strict';

  const KEY = 'linli-searched', KEPT = 6;

  // Storage may be refused; nothing of it ever leaves the device.
  function lately() {
    try {
      const words = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(words) ? words.filter(word => typeof word === 'string').slice(0, KEPT) : [];
    } catch (refused) {
      return [];
    }
  }

  function keep(words) {
    try {
      if (words.length) localStorage.setItem(KEY, JSON.stringify(words));
      else localStorage.removeItem(KEY);
    } catch (refused) { /* Then nothing is kept. */ }
  }

  function chip(text) {
    const made = search.make('button', 'chip', text);
    made.type = 'button';
    made.value = text;
    return made;
  }

  search.remember = text => {
    if (text) keep([text].concat(lately().filter(word => word !== text)).slice(0, KEPT));
  };

  // Shows what was searched lately in a place; nothing if there is nothing.
  search.showLately = (place, panel) => {
    place.textContent = '';
    const words = lately();
    if (!words.length) return;
    place.appendChild(search.make('p', 'search__lead', panel.word('recent')));
    const chips = place.appendChild(search.make('p', 'chips'));
    words.forEach(word => chips.appendChild(chip(word)));
    const forget = chips.appendChild(search.make('button', 'button button--quiet', panel.word('forget')));
    forget.type = 'button';
    forget.addEventListener('click', () => {
      keep([]);
      place.textContent = '';
      panel.input.focus();
    });
  };

  // The topics of the search page, which alone knows them, for the box of another page.
  search.topicsFrom = async address => {
    try {
      const text = await (await fetch(address)).text();
      const page = new DOMParser().parseFromString(text, 'text/html');
      return Array.from(page.querySelectorAll('[data-search-topics] button')).map(one => chip(one.value));
    } catch (failed) {
      return [];
    }
  };
})(self.linliSearch = self.linliSearch || {});
