// What is said of an answer beside its number, and what else can be done.
(function (search) {
  'use strict';

  // Says where what was searched is not what was typed.
  search.explain = (panel, answer, asked) => {
    const text = asked.get('q'), count = answer.hits.length, other = answer.instead.filter(one => one.why !== 'language');
    const say = [panel.status.textContent];
    if (other.length) say.push(panel.word('instead', { words: other.map(one => one.searched).join(' ') }));
    if (count && other.length < answer.instead.length) say.push(panel.word('other'));
    if (answer.partial) {
      say.push(panel.word('partial', { words: answer.words.map(word => word.shown || word.text).join(' ') }));
    }
    panel.status.textContent = say.join(panel.word('stop'));
    if (other.some(one => one.why !== 'synonym')) {
      panel.note.appendChild(search.link('search__all', panel.word('literal', { query: text }), panel.addressOf(text, '&exact=1')));
    }
    if (!count) help(panel, answer);
  };

  // A button for the next results.
  search.offerNext = (panel, answer, asked, shown) => {
    const next = Math.min(20, answer.hits.length - shown);
    panel.more.textContent = '';
    const button = panel.more.appendChild(search.make('button', 'search__next', panel.word('more', { count: next })));
    button.type = 'button';
    button.addEventListener('click', async () => {
      const items = await panel.items(answer, shown, shown + next);
      items.forEach(panel.list.appendChild, panel.list);
      items[0].querySelector('a').focus();
      panel.offerMore(answer, asked, shown + next);
    });
  };

  function help(panel, answer) {
    const chosen = panel.choices().filter(choice => choice.value && choice.name !== 'sort'), add = node => panel.note.appendChild(node);
    if (chosen.length) {
      const wider = add(search.make('button', 'button button--quiet', panel.word('wider')));
      wider.type = 'button';
      wider.addEventListener('click', () => {
        chosen.forEach(choice => { choice.value = ''; });
        panel.input.focus();
        panel.later(0);
      });
    }
    const found = answer.words.filter(word => answer.words.length > 1 && word.df >= 1);
    if (found.length) {
      const line = add(search.make('p', 'chips', panel.word('single')));
      found.forEach(word => line.appendChild(search.link('chip', word.shown, panel.addressOf(word.shown))));
    }
    panel.linkToAll();
    const number = panel.form.getAttribute('data-hotline');
    if (number) add(search.link('search__all', panel.word('ask', { number: number }), 'tel:' + number.replace(/[^+\d]/g, '')));
  }
})(self.linliSearch = self.linliSearch || {});
