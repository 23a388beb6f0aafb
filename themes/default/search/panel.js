// The search box: answers while one types, below the box or on the page of results.
//
// The markup it works on is described in docs/search-format.md.
(function (search) {
  'use strict';

  const KEY = 'linli-searched', KEPT = 6;

  function make(name, className, text) {
    const node = document.createElement(name);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  }
  search.make = make;

  function link(className, text, address) {
    const node = make('a', className, text);
    node.href = address;
    return node;
  }
  search.link = link;

  function showPieces(node, pieces) {
    pieces.forEach(piece => {
      node.appendChild(piece.marked ? make('mark', '', piece.text) : document.createTextNode(piece.text));
    });
    return node;
  }

  function canSearch() {
    return location.protocol !== 'file:' && typeof fetch === 'function' &&
      typeof DecompressionStream === 'function' && typeof TextDecoder === 'function';
  }

  const fetchFrom = folder => async (name, packed) => {
    const answer = await fetch(folder + name, packed ? {} : { cache: 'no-cache' });
    if (!answer.ok) throw new Error(name + ': ' + answer.status);
    const stream = packed ? new Response(answer.body.pipeThrough(new DecompressionStream('deflate-raw'))) : answer;
    return new Uint8Array(await stream.arrayBuffer());
  };

  // Storage may be refused; nothing of it ever leaves the device.
  search.lately = () => {
    try {
      return [].concat(JSON.parse(localStorage.getItem(KEY)) || []);
    } catch (refused) {
      return [];
    }
  };
  search.keep = words => {
    try {
      if (words.length) localStorage.setItem(KEY, JSON.stringify(words.slice(0, KEPT)));
      else localStorage.removeItem(KEY);
    } catch (refused) { /* Then nothing is kept. */ }
  };

  function remember(text) {
    if (text) search.keep([text].concat(search.lately().filter(word => word !== text)));
  }

  class Panel {
    constructor(form) {
      this.form = form;
      this.input = form.querySelector('input[type=search]');
      this.root = form.getAttribute('data-root') || '';
      this.page = document.querySelector('[data-search-page]');
      this.narrow = document.querySelector('[data-search-narrow]');
      this.serial = 0;
      this.shown = '';
      this.build(this.page || form.appendChild(make('div', 'search__panel')));
      this.listen();
    }

    word(name, values) {
      const text = this.form.getAttribute('data-word-' + name) || '';
      return text.replace(/\{(\w+)\}/g, (gap, key) => values && key in values ? values[key] : gap);
    }

    build(panel) {
      const add = (key, tag, name) => { this[key] = panel.appendChild(make(tag, name)); };
      this.panel = panel;
      add('status', 'p', 'search__status');
      add('note', 'div', 'search__note');
      add('list', 'ol', 'search__results');
      add('more', 'p', 'search__more');
      this.status.setAttribute('role', 'status');
      this.list.setAttribute('data-search-results', '');
      this.start = document.querySelector('[data-search-start]');
      if (this.page) {
        this.lately = this.start && this.start.appendChild(make('div', 'search__lately'));
      } else {
        add('lately', 'div', 'search__lately');
        add('topics', 'p', 'chips');
      }
      this.close();
    }

    listen() {
      const input = this.input, form = this.form, page = this.page;
      input.addEventListener('input', event => { if (!event.isComposing) this.later(15); });
      input.addEventListener('compositionend', () => this.later(0));
      input.addEventListener('focus', () => {
        this.open();
        if (!this.dismissed && input.value.trim() && !page) this.later(0);
        this.dismissed = false;
      });
      input.addEventListener('click', () => { if (!input.value && !page) this.begin(); });
      form.addEventListener('submit', event => {
        remember(input.value.trim());
        if (!page) return;
        event.preventDefault();
        this.later(0);
      });
      const key = event => {
        const moves = /^(ArrowDown|ArrowUp|Escape)$/.test(event.key) && !event.isComposing && event.keyCode !== 229;
        if (moves) search.more().then(() => search.key(this, event), () => {});
      };
      form.addEventListener('keydown', key);
      // The results, and what is offered, may lie outside the form.
      [this.list, page && this.start, this.panel].filter(Boolean).forEach((place, at) => {
        if (page && !at) place.addEventListener('keydown', key);
        if (at) place.addEventListener('click', event => this.pick(event.target.closest('button[value]')));
      });
      this.list.addEventListener('click', event => {
        if (event.target.closest('a')) remember(input.value.trim());
      });
      if (page) {
        if (this.narrow) this.narrow.addEventListener('change', () => this.later(0));
        return;
      }
      document.addEventListener('pointerdown', event => { if (!form.contains(event.target)) this.close(); });
      form.addEventListener('focusout', event => {
        if (event.relatedTarget && !form.contains(event.relatedTarget)) this.close();
      });
    }

    // Asks for what a chip says.
    pick(chip) {
      if (!chip) return;
      this.input.value = chip.value;
      this.input.focus();
      this.later(0);
    }

    // Opens the index; once, and again only after it failed.
    open() {
      if (!canSearch()) return null;
      if (!this.store) {
        this.store = search.Store.open(fetchFrom(this.root + 'search/'), document.documentElement.lang);
        this.store.catch(() => { this.store = null; });
      }
      return this.store;
    }

    close() {
      this.panel.hidden = !this.page;
    }

    empty() {
      [this.status, this.note, this.list, this.more, this.lately, this.topics].forEach(node => {
        if (node) node.textContent = '';
      });
      this.shown = '';
    }

    // Offers something to begin with.
    begin() {
      const serial = this.serial, isLate = () => serial !== this.serial || this.input.value;
      this.empty();
      if (this.start) this.start.hidden = false;
      if (canSearch()) search.more().then(() => isLate() || search.begin(this, isLate), () => {});
    }

    later(pause) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.answer(), pause);
    }

    choices() {
      return this.page && this.narrow ? Array.from(this.narrow.querySelectorAll('select')) : [];
    }

    // What is asked, as it stands in an address.
    asked() {
      const asked = new URLSearchParams(), text = this.input.value.trim();
      if (text) asked.set('q', text);
      this.choices().forEach(choice => { if (choice.value) asked.set(choice.name, choice.value); });
      if (text && text === this.literal) asked.set('exact', '1');
      return asked;
    }

    addressOf(text, more) {
      return this.form.action + '?q=' + encodeURIComponent(text) + (more || '');
    }

    // Answers to what stands in the box now; an older answer that comes late is dropped.
    answer() {
      const asked = this.asked(), key = asked.toString(), text = asked.get('q'), serial = ++this.serial;
      if (this.page) history.replaceState(null, '', key ? '?' + key : location.pathname);
      if (!text) return this.begin();
      if (!canSearch()) return this.giveWay('cannot');
      if (key === this.shown) {
        this.panel.hidden = false;
        return;
      }
      const find = () => this.find(asked, serial);
      // The site may have been renewed since the index was opened.
      return find().catch(() => {
        this.store = null;
        return find();
      }).catch(() => serial === this.serial && this.giveWay('failed'));
    }

    async find(asked, serial) {
      const store = await this.open(), options = { literal: asked.has('exact') };
      this.choices().forEach(choice => {
        // Kinds are known to the index by their titles.
        if (choice.value) options[choice.name] = choice.name === 'kind' ? choice.selectedOptions[0].text : choice.value;
      });
      const answer = await search.rank(store, asked.get('q'), options);
      await this.show(answer, asked, serial);
      const better = answer.repair && serial === this.serial ? await answer.repair() : null;
      if (better && !this.list.contains(document.activeElement)) await this.show(better, asked, serial);
    }

    async show(answer, asked, serial) {
      const count = Math.min(answer.hits.length, this.page ? 20 : 8);
      const items = await this.items(answer, 0, count);
      if (serial !== this.serial) return;
      this.empty();
      this.shown = asked.toString();
      items.forEach(this.list.appendChild, this.list);
      this.tell(answer, asked);
      this.offerMore(answer, asked, count);
      if (this.start) this.start.hidden = count > 0;
      this.panel.hidden = false;
    }

    items(answer, from, to) {
      return Promise.all(answer.hits.slice(from, to).map(async hit =>
        this.item(answer, await answer.store.page(hit.page))));
    }

    item(answer, page) {
      const seen = search.snippet(page, answer.words), item = make('li', 'search__hit');
      const anchor = seen.anchor && !page.path.includes('#') ? '#' + encodeURIComponent(seen.anchor) : '';
      if (answer.lang) item.lang = answer.lang;
      item.appendChild(showPieces(link('search__title', '', this.root + page.path + anchor), seen.title));
      const about = item.appendChild(make('p', 'search__about'));
      about.appendChild(make('span', 'search__section', answer.store.root.sections[page.section]));
      if (page.day) {
        const day = make('time', 'search__day', page.day);
        day.setAttribute('datetime', page.day);
        about.append(' ', day);
      }
      if (seen.text.length) item.appendChild(showPieces(make('p', 'search__text'), seen.text));
      return item;
    }

    // Says how much was found; the second script says what was searched instead and what else can be done.
    tell(answer, asked) {
      const count = answer.hits.length, serial = this.serial, then = say => { if (serial === this.serial) say(); };
      this.status.textContent = count ? this.word('found', { count: count }) : this.word('none', { query: asked.get('q') });
      if (!count || answer.partial || answer.instead.length) {
        search.more().then(() => then(() => search.explain(this, answer, asked)), () => then(() => this.linkToAll()));
      }
    }

    offerMore(answer, asked, shown) {
      const count = answer.hits.length;
      this.more.textContent = '';
      if (count <= shown) return;
      if (this.page) search.more().then(() => search.offerNext(this, answer, asked, shown), () => {});
      else this.more.appendChild(link('search__all', this.word('all', { count: count }), this.form.action + '?' + asked));
    }

    linkToAll() {
      this.note.appendChild(link('search__all', this.word('elsewhere'), this.form.getAttribute('data-all') || 'all.html'));
    }

    giveWay(why) {
      this.empty();
      this.status.textContent = this.word(why);
      this.linkToAll();
      this.panel.hidden = false;
    }
  }

  // Starts the box of a form, and answers at once to what it or the address holds.
  search.start = form => {
    const input = form.querySelector('input[type=search]');
    if (form.linliPanel || !input) return;
    const panel = form.linliPanel = new Panel(form);
    if (panel.page) {
      const address = new URLSearchParams(location.search), asked = address.get('q');
      if (panel.narrow && canSearch()) panel.narrow.querySelector('fieldset').disabled = false;
      if (asked && !input.value) input.value = asked;
      if (address.has('exact')) panel.literal = input.value.trim();
      panel.choices().forEach(choice => {
        choice.value = address.get(choice.name) || '';
        if (choice.selectedIndex < 0) choice.value = '';
        if (choice.value) panel.narrow.open = true;
      });
      if (asked) remember(asked.trim());
    }
    panel.open();
    if (form.linliClicked && !panel.page && !input.value) panel.begin();
    if (panel.page || (input.value.trim() && document.activeElement === input)) panel.later(0);
  };

  // The files of the script are joined; the rest of them must have run before a box can answer.
  if (self.document) {
    Promise.resolve().then(() => document.querySelectorAll('form[data-search]').forEach(search.start));
  }
})(self.linliSearch = self.linliSearch || {});
