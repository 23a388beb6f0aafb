// Finds and orders pages. The weights are explained in docs/search-format.md.
(function (search) {
  'use strict';

  var TITLE = 16, HEADING = 32, ACROSS = 64;

  function idf(pages, df) {
    return Math.log(1 + (pages - df + 0.5) / (df + 0.5));
  }

  // What one word has on every page: slots found, level, and what is true of all of them.
  class Finds {
    constructor(pages) {
      this.slots = new Uint8Array(pages);
      this.level = new Uint8Array(pages);
      this.flags = new Uint8Array(pages);
      this.eighths = new Uint8Array(pages);
      this.touched = [];
    }

    // Adds a slot: the postings of terms of which any will do.
    add(entries) {
      var union = new Map();
      if (entries.length === 1) {
        var entry = entries[0], shard = entry.shard;
        for (var at = entry.from; at < entry.from + entry.df; at++) {
          this.put(shard.pages[at], shard.flags[at], shard.eighths[at]);
        }
        return;
      }
      entries.forEach(entry => {
        for (var at = entry.from; at < entry.from + entry.df; at++) {
          var page = entry.shard.pages[at], flags = entry.shard.flags[at], eighths = entry.shard.eighths[at];
          var known = union.get(page);
          if (known !== undefined) {
            var level = Math.max(known & 15, flags & 15);
            flags = level | ((known | flags) & (TITLE | HEADING)) | (known & flags & ACROSS);
            eighths |= known >> 8;
          }
          union.set(page, flags | eighths << 8);
        }
      });
      union.forEach((value, page) => { this.put(page, value & 255, value >> 8); });
    }

    put(page, flags, eighths) {
      if (!this.slots[page]) {
        this.touched.push(page);
        this.level[page] = flags & 15;
        this.flags[page] = flags & 240;
        this.eighths[page] = eighths;
      } else {
        this.level[page] = Math.min(this.level[page], flags & 15);
        this.flags[page] &= flags;
        this.eighths[page] &= eighths;
      }
      this.slots[page]++;
    }
  }

  // A way to say a word: what it has on every page, and what that tells.
  async function wayOf(form, store, found, last, factor) {
    var finds = new Finds(store.pages), loosest = 1, entries = await otherTerms(form, store, found, last);
    if (entries) form.slots = [entries.map(entry => entry.term)];
    form.terms = new Set([form.text].concat(...form.slots));
    form.slots.forEach(slot => {
      var known = entries || slot.map(term => found.get(term)).filter(Boolean);
      if (known.length) finds.add(known);
      known.forEach(entry => { loosest = Math.min(loosest, entry.cohesion); });
    });
    var needed = Math.max(1, form.slots.length);
    var whole = finds.touched.filter(page => finds.slots[page] === needed);
    // Across borders of words it counts little, unless no such word is known.
    var minds = form.units.length > 1 && !form.latin && loosest > (form.units.length === 2 ? 0.06 : 0.35);
    return {
      form: form, finds: finds, needed: needed, whole: whole, df: whole.length, minds: minds, factor: factor,
      idf: idf(store.pages, Math.max(whole.length, 0.5))
    };
  }

  async function weigh(word, store, found, last) {
    var own = word.own = await wayOf(word, store, found, last, 1);
    var factor = own.df ? own.df < 10 ? 0.25 : 0.12 : 0.8;
    word.ways = (await Promise.all(word.others.map(form => wayOf(form, store, found, false, factor)))).filter(way => way.df);
    word.forms = word.ways.map(way => way.form);
    word.df = own.df;
    var cap = idf(store.pages, Math.max(1, store.pages / 400));
    word.weight = Math.min(own.idf, cap) * Math.sqrt(Math.min(3, word.length));
    if (word.units.length === 1 && !word.latin) word.weight *= 0.4;
    if (!own.df && word.ways.length) word.weight *= 0.6;
  }

  function worthOf(way, page) {
    var finds = way.finds, part = finds.slots[page] / way.needed, flags = finds.flags[page];
    var worth = { score: way.idf * 2.2 * finds.level[page] / 15, part: part, title: false, eighths: finds.eighths[page] };
    if (part < 1) {
      worth.score *= 0.35 * part * part;
      return worth;
    }
    if (way.minds && flags & ACROSS) worth.score *= 0.3;
    if (flags & HEADING) worth.score += 0.8 * way.idf;
    worth.title = !!(flags & TITLE);
    if (worth.title) worth.score += 1.6 * way.idf;
    worth.score *= way.factor;
    return worth;
  }

  // The best way to say a word on a page, and a little of the others.
  function wordWorth(word, page) {
    var best = worthOf(word.own, page), sum = best.score;
    word.ways.forEach(way => {
      if (way.finds.slots[page] !== way.needed) return;
      var worth = worthOf(way, page);
      sum += worth.score;
      best = {
        score: Math.max(best.score, worth.score), part: 1, title: best.title || (worth.title && way.factor > 0.5),
        eighths: best.part < 1 ? worth.eighths : best.eighths | worth.eighths
      };
    });
    best.score += 0.2 * (sum - best.score);
    return best;
  }

  // How much better a page is that holds a whole run as it was typed.
  function wholeness(segment, page) {
    if (segment.length < 2 || segment.slots[page] < segment.count) return 1;
    if (segment.flags[page] & TITLE) return 4;
    return segment.eighths[page] ? 3.5 : 1.5;
  }

  function titleFactor(share, size, titleSize) {
    return share > 0.3 ? 1 + share * (0.4 + 4 * share * Math.min(1, size / Math.max(4, titleSize))) : 1;
  }

  function scorePage(page, plan, store) {
    var sum = 0, found = 0, all = 0, inTitle = 0, size = 0, eighths = 255, complete = true;
    plan.words.forEach(word => {
      all += word.weight;
      size += word.length;
      var worth = wordWorth(word, page);
      if (worth.part < 1) complete = false;
      if (!worth.part) return;
      sum += worth.score;
      found += word.weight * worth.part;
      if (worth.title) inTitle += word.length;
      eighths &= worth.eighths;
    });
    var coverage = all ? found / all : 0;
    var score = sum * (0.03 + 0.97 * Math.pow(coverage, 3));
    if (plan.words.length > 1 && complete) score *= 1.5 * (eighths ? 1.3 : 1);
    plan.segments.forEach(segment => { score *= wholeness(segment, page); });
    score *= titleFactor(inTitle / size, size, store.root.titleLengths[page]);
    return { page: page, score: score, coverage: coverage, complete: complete };
  }

  // The least coverage that is shown beside the best: more is let in where few pages have everything.
  function leastCoverage(best, plan, complete) {
    var words = plan.words.length;
    if (best > 0.99) {
      if (words === 1) return 0.6;
      if (plan.question) return 0.5;
      if (words > 2) return complete < 10 ? 0.5 : 0.7;
      return 0.9;
    }
    return Math.max(plan.question ? 0.28 : words > 1 ? 0.42 : 0.6, best - (words > 2 ? 0.3 : 0.12));
  }

  // A word of letters without its common endings: notices, noticed and notice are one.
  function stem(word) {
    var bare = word.replace(/ies$/, 'y').replace(/([^su])s$/, '$1');
    if (bare.length > 5) bare = bare.replace(/(ing|ed)$/, '');
    return bare.replace(/e$/, '').replace(/([^aeiou])\1$/, '$1');
  }

  // The terms that stand for a lone character or a word of letters; null for other words.
  async function otherTerms(word, store, found, last) {
    var single = word.units.length === 1;
    if (single && !word.latin) return store.findFrom(word.text, 8);
    if (!single || /[^a-z0-9]/.test(word.text)) return null;
    var root = stem(word.text), letters = /^[a-z]{3,}$/.test(word.text);
    var known = word.slots[0].some(term => found.has(term));
    if (!letters && (!last || word.text.length < 3 || known)) return null;
    var near = await store.findFrom(letters ? root : word.text, 3);
    var same = near.filter(entry => letters && stem(entry.term) === root);
    if (same.length || !last) return same;
    // What is still being typed may be the beginning of a word.
    return near.filter(entry => entry.term.startsWith(word.text) && /^[a-z0-9]+$/.test(entry.term));
  }

  function order(hits) {
    return hits.sort((a, b) => b.score - a.score || b.page - a.page);
  }

  // The answer to a question as it was typed.
  search.find = async (store, text) => {
    if (search.counts(search.units(text))) await search.more();
    if (search.numbered && !store.numbered) {
      store.numbered = true;
      store.synonyms = search.synonyms(store.root.synonyms);
    }
    var asked = search.ask(text), answer = {
      hits: [], total: 0, words: [], instead: [], store: store, lang: store.lang, repair: null, best: 0, complete: 0, missing: []
    };
    if (!asked.runs.length) return answer;
    var found = await store.find(asked.terms), plan = search.plan(asked, found, store.synonyms), more = [];
    plan.words.forEach(word => {
      word.others.forEach(form => { more = more.concat(...form.slots); });
    });
    if (!store.numbered && plan.words.some(word => word.others.some(form => search.counts(form.units)))) {
      await search.more();
      return search.find(store, text);
    }
    (await store.find(more)).forEach((entry, term) => { found.set(term, entry); });
    await Promise.all(plan.words.map((word, at) => {
      word.shown = text.slice(word.units[0].start, word.units[word.units.length - 1].end);
      return weigh(word, store, found, at === plan.words.length - 1);
    }));
    plan.segments = plan.segments.map(terms => {
      var finds = new Finds(store.pages);
      if (terms.length > 1) terms.forEach(term => { if (found.has(term)) finds.add([found.get(term)]); });
      finds.count = finds.length = Math.max(1, terms.length);
      return finds;
    });
    var pages = new Set();
    plan.words.forEach(word => {
      [word.own.finds.touched].concat(word.ways.map(way => way.whole)).forEach(list => {
        list.forEach(page => { pages.add(page); });
      });
      if (word.df) return;
      answer.missing.push(word.text);
      var stand = word.ways.reduce((best, way) => best && best.df >= way.df ? best : way, null);
      if (stand) answer.instead.push({ typed: word.text, searched: stand.form.text, why: 'synonym' });
    });
    var scored = Array.from(pages).map(page => scorePage(page, plan, store));
    answer.best = scored.reduce((most, hit) => Math.max(most, hit.coverage), 0);
    answer.complete = scored.filter(hit => hit.complete).length;
    var least = leastCoverage(answer.best, plan, answer.complete);
    answer.hits = order(scored.filter(hit => hit.coverage >= least - 1e-9));
    answer.total = answer.hits.length;
    answer.words = plan.words;
    answer.partial = answer.total > 0 && answer.best < 0.99;
    return answer;
  };

  // Too little to be what was meant.
  search.isThin = (answer, store) => answer.best < 0.95 || answer.complete < Math.max(3, store.pages / 400);
  search.order = order;

  // The second script: pinyin, slips, numerals, filters, what is offered and advised. It comes when it is needed.
  var coming = null;
  search.more = () => {
    coming = coming || (search.repair ? Promise.resolve() : new Promise((done, fail) => {
      var script = document.createElement('script');
      script.src = document.querySelector('form[data-search]').getAttribute('data-script-more');
      script.onload = done;
      script.onerror = () => {
        coming = null;
        fail();
      };
      document.head.appendChild(script);
    }));
    return coming;
  };

  async function narrowed(answer, options) {
    if (options.kind || options.building || options.year || options.sort) {
      await search.more();
      await search.narrow(answer, options);
    }
    return answer;
  }

  // Answers as docs/search-format.md says under "The answer".
  search.rank = async (store, text, options) => {
    options = options || {};
    var first = await search.find(store, text);
    async function repair() {
      await search.more();
      var better = await search.repair(store, text, first);
      return better && narrowed(better, options);
    }
    if (options.literal || !first.words.length || !search.isThin(first, store)) return narrowed(first, options);
    if (!first.total) return await repair() || first;
    first.repair = repair;
    return narrowed(first, options);
  };
})(self.linliSearch = self.linliSearch || {});
