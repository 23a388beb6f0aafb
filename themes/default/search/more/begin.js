// What is offered before anything is asked: words searched lately on this device, and what is going on.
(function (search) {
  'use strict';

  function chip(text) {
    const made = search.make('button', 'chip', text);
    made.type = 'button';
    made.value = text;
    return made;
  }

  // Shows what was searched lately in a place; nothing if there is nothing.
  function showLately(place, panel) {
    place.textContent = '';
    const words = search.lately().filter(word => typeof word === 'string');
    if (!words.length) return;
    place.appendChild(search.make('p', 'search__lead', panel.word('recent')));
    const chips = place.appendChild(search.make('p', 'chips'));
    words.forEach(word => chips.appendChild(chip(word)));
    const forget = chips.appendChild(search.make('button', 'button button--quiet', panel.word('forget')));
    forget.type = 'button';
    forget.addEventListener('click', () => {
      search.keep([]);
      place.textContent = '';
      panel.input.focus();
    });
  }

  // The topics of the search page, which alone knows them, for the box of another page.
  async function topicsFrom(address) {
    try {
      const text = await (await fetch(address)).text();
      const page = new DOMParser().parseFromString(text, 'text/html');
      return Array.from(page.querySelectorAll('[data-search-topics] button')).map(one => chip(one.value));
    } catch (failed) {
      return [];
    }
  }

  // Offers something to begin with; what is typed meanwhile goes before it.
  search.begin = async (panel, isLate) => {
    if (panel.lately) showLately(panel.lately, panel);
    if (panel.page) return;
    panel.chips = panel.chips || topicsFrom(panel.form.action);
    const chips = await panel.chips;
    if (isLate()) return;
    chips.forEach(chip => panel.topics.appendChild(chip));
    panel.panel.hidden = !panel.panel.querySelector('button') || !panel.form.contains(document.activeElement);
  };
})(self.linliSearch = self.linliSearch || {});
