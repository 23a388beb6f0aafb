// The search box: answers while one types, below the box or on the page of results.
//
// The markup it works on is described in docs/search-format.md.
(function (search) {
  'use strict';

  var DROPPED = 8, ON_PAGE = 20, PAUSE = 15;

  function make(name, className, text) {
    var node = document.createElement(name);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  }

  function fill(text, values) {
    return (text || '').replace(/\{(\w+)\}/g, function (gap, name) {
      return name in values ? values[name] : gap;
    });
  }

  function showPieces(node, pieces) {
    pieces.forEach(function (piece) {
      if (piece.marked) node.appendChild(make('mark', '', piece.text));
      else node.appendChild(document.createTextNode(piece.text));
    });
    return node;
  }

  function canSearch() {
    return location.protocol !== 'file:' && typeof fetch === 'function' &&
      typeof DecompressionStream === 'function' && typeof TextDecoder === 'function';
  }

  function fetchFrom(folder) {
    return async function (name, packed) {
      var answer = await fetch(folder + name, packed ? {} : { cache: 'no-cache' });
      if (!answer.ok) throw new Error(name + ': ' + answer.status);
      if (!packed) return new Uint8Array(await answer.arrayBuffer());
      var stream = answer.body.pipeThrough(new DecompressionStream('deflate-raw'));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    };
  }

  function Panel(form) {
    var page = document.querySelector('[data-search-page]');
    this.form = form;
    this.input = form.querySelector('input[type=search]');
    this.root = form.getAttribute('data-root') || '';
    this.onPage = !!page;
    this.serial = 0;
    this.shown = '';
    this.build(page || form.appendChild(make('div', 'search__panel')));
    this.listen();
  }

  Panel.prototype.word = function (name, values) {
    return fill(this.form.getAttribute('data-word-' + name), values || {});
  };

  Panel.prototype.build = function (panel) {
    this.panel = panel;
    this.status = make('p', 'search__status');
    this.status.setAttribute('role', 'status');
    this.status.setAttribute('aria-live', 'polite');
    this.note = make('p', 'search__note');
    this.list = make('ol', 'search__results');
    this.list.setAttribute('data-search-results', '');
    this.more = make('p', 'search__more');
    panel.appendChild(this.status);
    panel.appendChild(this.note);
    panel.appendChild(this.list);
    panel.appendChild(this.more);
    this.close();
  };

  Panel.prototype.listen = function () {
    var self = this, input = this.input;
    input.addEventListener('input', function (event) {
      if (!event.isComposing) self.later(PAUSE);
    });
    input.addEventListener('compositionend', function () { self.later(0); });
    input.addEventListener('focus', function () {
      self.open();
      if (self.dismissed) {
        self.dismissed = false;
        return;
      }
      if (input.value.trim() && !self.onPage) self.later(0);
    });
    this.form.addEventListener('keydown', function (event) {
      if (!event.isComposing && event.keyCode !== 229) self.key(event);
    });
    this.form.addEventListener('submit', function (event) {
      if (!self.onPage) return;
      event.preventDefault();
      self.later(0);
    });
    // The panel of results may lie outside the form.
    this.list.addEventListener('keydown', function (event) {
      if (self.onPage) self.key(event);
    });
    document.addEventListener('pointerdown', function (event) {
      if (!self.onPage && !self.form.contains(event.target)) self.close();
    });
    this.form.addEventListener('focusout', function (event) {
      var next = event.relatedTarget;
      if (!self.onPage && next && !self.form.contains(next)) self.close();
    });
  };

  Panel.prototype.key = function (event) {
    var links = Array.from(this.list.querySelectorAll('a'));
    var at = links.indexOf(document.activeElement), next = null;
    if (event.key === 'ArrowDown' && links.length) {
      this.panel.hidden = false;
      next = links[Math.min(at + 1, links.length - 1)];
    } else if (event.key === 'ArrowUp' && at >= 0) next = at > 0 ? links[at - 1] : this.input;
    else if (event.key === 'Escape' && (at >= 0 || (!this.onPage && !this.panel.hidden))) {
      if (!this.onPage) this.close();
      // The focus that returns to the box does not open it again.
      this.dismissed = at >= 0;
      next = this.input;
    }
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  // Opens the index; once, and again only after it failed.
  Panel.prototype.open = function () {
    var self = this;
    if (!canSearch()) return null;
    if (!this.store) {
      this.store = search.Store.open(fetchFrom(this.root + 'search/'), document.documentElement.lang);
      this.store.catch(function () { self.store = null; });
    }
    return this.store;
  };

  Panel.prototype.close = function () {
    this.panel.hidden = !this.onPage;
  };

  Panel.prototype.empty = function () {
    [this.status, this.note, this.list, this.more].forEach(function (node) { node.textContent = ''; });
    this.shown = '';
  };

  Panel.prototype.later = function (pause) {
    var self = this;
    clearTimeout(this.timer);
    this.timer = setTimeout(function () { self.answer(); }, pause);
  };

  // Answers to what stands in the box now; an older answer that comes late is dropped.
  Panel.prototype.answer = async function () {
    var text = this.input.value.trim(), serial = ++this.serial;
    if (this.onPage) history.replaceState(null, '', text ? '?q=' + encodeURIComponent(text) : location.pathname);
    if (!text) {
      this.empty();
      this.close();
      return;
    }
    if (!canSearch()) return this.giveWay('cannot');
    if (text === this.shown) {
      this.panel.hidden = false;
      return;
    }
    try {
      await this.find(text, serial);
    } catch (first) {
      // The site may have been renewed since the index was opened.
      this.store = null;
      try {
        await this.find(text, serial);
      } catch (second) {
        if (serial === this.serial) this.giveWay('failed');
      }
    }
  };

  Panel.prototype.find = async function (text, serial) {
    var store = await this.open();
    var answer = await search.rank(store, text);
    var count = Math.min(answer.hits.length, this.onPage ? ON_PAGE : DROPPED);
    var items = await this.items(store, answer, 0, count);
    if (serial !== this.serial) return;
    this.empty();
    this.shown = text;
    items.forEach(this.list.appendChild, this.list);
    this.tell(text, store, answer, count);
    this.panel.hidden = false;
  };

  Panel.prototype.items = function (store, answer, from, to) {
    var self = this;
    return Promise.all(answer.hits.slice(from, to).map(async function (hit) {
      return self.item(store, await store.page(hit.page), answer.words);
    }));
  };

  Panel.prototype.item = function (store, page, words) {
    var seen = search.snippet(page, words), item = make('li', 'search__hit');
    var link = make('a', 'search__title');
    link.href = this.root + page.path + (seen.anchor && page.path.indexOf('#') < 0 ? '#' + encodeURIComponent(seen.anchor) : '');
    item.appendChild(showPieces(link, seen.title));
    var about = make('p', 'search__about');
    about.appendChild(make('span', 'search__section', store.root.sections[page.section]));
    if (page.day) {
      about.appendChild(document.createTextNode(' '));
      var day = make('time', 'search__day', page.day);
      day.setAttribute('datetime', page.day);
      about.appendChild(day);
    }
    item.appendChild(about);
    if (seen.text.length) item.appendChild(showPieces(make('p', 'search__text'), seen.text));
    return item;
  };

  Panel.prototype.tell = function (text, store, answer, shown) {
    var count = answer.hits.length, self = this;
    this.status.textContent = count ? this.word('found', { count: count }) : this.word('none', { query: text });
    if (answer.partial) {
      var words = answer.words.map(function (word) { return word.shown; });
      this.note.textContent = this.word('partial', { words: words.join(' ') });
    } else if (!count) this.linkToAll(this.note, this.word('elsewhere'));
    this.more.textContent = '';
    if (count <= shown) return;
    if (!this.onPage) {
      var link = make('a', 'search__all', this.word('all', { count: count }));
      link.href = this.form.action + '?q=' + encodeURIComponent(text);
      this.more.appendChild(link);
      return;
    }
    var next = Math.min(ON_PAGE, count - shown);
    var button = make('button', 'search__next', this.word('more', { count: next }));
    button.type = 'button';
    button.addEventListener('click', async function () {
      var items = await self.items(store, answer, shown, shown + next);
      items.forEach(self.list.appendChild, self.list);
      items[0].querySelector('a').focus();
      self.tell(text, store, answer, shown + next);
    });
    this.more.appendChild(button);
  };

  Panel.prototype.linkToAll = function (node, text) {
    var link = make('a', 'search__all', text);
    link.href = this.form.getAttribute('data-all') || 'all.html';
    node.appendChild(link);
  };

  Panel.prototype.giveWay = function (why) {
    this.empty();
    this.status.textContent = this.word(why);
    this.linkToAll(this.note, this.word('elsewhere'));
    this.panel.hidden = false;
  };

  // Starts the box of a form, and answers at once to what it or the address holds.
  search.start = function (form) {
    if (form.linliPanel || !form.querySelector('input[type=search]')) return form.linliPanel;
    var panel = form.linliPanel = new Panel(form);
    var asked = panel.onPage ? new URLSearchParams(location.search).get('q') : '';
    if (asked && !panel.input.value) panel.input.value = asked;
    panel.open();
    if (panel.input.value.trim() && (panel.onPage || document.activeElement === panel.input)) panel.later(0);
    return panel;
  };

  // The files of the script are joined; the rest of them must have run before a box can answer.
  if (self.document) {
    Promise.resolve().then(function () { document.querySelectorAll('form[data-search]').forEach(search.start); });
  }
})(self.linliSearch = self.linliSearch || {});
