// Finds and orders pages. The weights are explained in docs/search-format.md.
(function (search) {
  'use strict';

  var TITLE = 16, HEADING = 32, ACROSS = 64;

  function idf(pages, df) {
    return Math.log(1 + (pages - df + 0.5) / (df + 0.5));
  }

  // What one word has on every page: slots found, level, and what is true of all of them.
  function Finds(pages) {
    this.slots = new Uint8Array(pages);
    this.level = new Uint8Array(pages);
    this.flags = new Uint8Array(pages);
    this.eighths = new Uint8Array(pages);
    this.touched = [];
  }

  // Adds a slot: the postings of terms of which any will do.
  Finds.prototype.add = function (entries) {
    var self = this, union = new Map();
    if (entries.length === 1) {
      var entry = entries[0], shard = entry.shard;
      for (var at = entry.from; at < entry.from + entry.df; at++) {
        this.put(shard.pages[at], shard.flags[at], shard.eighths[at]);
      }
      return;
    }
    entries.forEach(function (entry) {
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
    union.forEach(function (value, page) { self.put(page, value & 255, value >> 8); });
  };

  Finds.prototype.put = function (page, flags, eighths) {
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
  };

  function weigh(word, store, entriesOf) {
    var finds = new Finds(store.pages), needed = Math.max(1, word.slots.length), loosest = 1;
    word.slots.forEach(function (slot) {
      var entries = entriesOf(slot);
      if (entries.length) finds.add(entries);
      entries.forEach(function (entry) { loosest = Math.min(loosest, entry.cohesion); });
    });
    word.finds = finds;
    word.df = finds.touched.filter(function (page) { return finds.slots[page] === needed; }).length;
    word.idf = idf(store.pages, Math.max(word.df, 0.5));
    var cap = idf(store.pages, Math.max(1, store.pages / 400));
    var lone = word.units.length === 1 && !word.latin;
    word.weight = Math.min(word.idf, cap) * Math.sqrt(Math.min(3, word.length)) * (lone ? 0.4 : 1);
    // Across borders of words it counts little, unless no such word is known.
    word.minds = word.units.length > 1 && !word.latin && loosest > (word.units.length === 2 ? 0.06 : 0.35);
    word.needed = needed;
  }

  function scoreOf(word, page) {
    var finds = word.finds, part = finds.slots[page] / word.needed, flags = finds.flags[page];
    var level = finds.level[page] / 15;
    var score = word.idf * 2.2 * level;
    if (part < 1) return { part: part, title: false, score: score * 0.35 * part * part };
    if (word.minds && flags & ACROSS) score *= 0.3;
    if (flags & HEADING) score += 0.8 * word.idf;
    if (flags & TITLE) score += 1.6 * word.idf;
    return { part: 1, title: !!(flags & TITLE), score: score };
  }

  // How much better a page is that holds a whole run as it was typed.
  function wholeness(segment, page) {
    if (segment.length < 2 || segment.slots[page] < segment.count) return 1;
    if (segment.flags[page] & TITLE) return 4;
    return segment.eighths[page] ? 3.5 : 1.5;
  }

  function titleFactor(share, length, titleLength) {
    return share > 0.3 ? 1 + share * (0.4 + 4 * share * Math.min(1, length / Math.max(4, titleLength))) : 1;
  }

  function scorePage(page, plan, store) {
    var sum = 0, found = 0, all = 0, inTitle = 0, length = 0, eighths = 255, complete = true;
    plan.words.forEach(function (word) {
      all += word.weight;
      length += word.length;
      if (!word.finds.slots[page]) {
        complete = false;
        return;
      }
      var scored = scoreOf(word, page);
      sum += scored.score;
      found += word.weight * scored.part;
      if (scored.part < 1) complete = false;
      if (scored.title) inTitle += word.length;
      eighths &= word.finds.eighths[page];
    });
    var coverage = all ? found / all : 0;
    var score = sum * (0.03 + 0.97 * Math.pow(coverage, 3));
    if (plan.words.length > 1 && complete) score *= 1.5 * (eighths ? 1.3 : 1);
    plan.segments.forEach(function (segment) { score *= wholeness(segment, page); });
    score *= titleFactor(inTitle / length, length, store.root.titleLengths[page]);
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
    return Math.max(plan.question ? 0.28 : words > 2 ? 0.45 : 0.6, best - (words > 2 ? 0.3 : 0.12));
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
    var known = word.slots[0].some(function (term) { return found.has(term); });
    if (!letters && (!last || word.text.length < 3 || known)) return null;
    var near = await store.findFrom(letters ? root : word.text, 3);
    var same = near.filter(function (entry) { return letters && stem(entry.term) === root; });
    if (same.length || !last) return same;
    // What is still being typed may be the beginning of a word.
    return near.filter(function (entry) {
      return entry.term.indexOf(word.text) === 0 && /^[a-z0-9]+$/.test(entry.term);
    });
  }

  function answerOf(store, hits, words, partial) {
    return { hits: hits, total: hits.length, words: words, partial: partial, instead: [], store: store, repair: null };
  }

  // Answers as docs/search-format.md says under "The answer".
  search.rank = async function (store, text) {
    var asked = search.ask(text);
    if (!asked.runs.length) return answerOf(store, [], [], false);
    var found = await store.find(asked.terms);
    var plan = search.plan(asked, found);
    await Promise.all(plan.words.map(async function (word, at) {
      var entries = await otherTerms(word, store, found, at === plan.words.length - 1);
      if (entries) word.slots = [entries.map(function (entry) { return entry.term; })];
      word.terms = new Set([].concat.apply([word.text], word.slots));
      word.shown = text.slice(word.units[0].start, word.units[word.units.length - 1].end);
      weigh(word, store, function (slot) {
        return entries || slot.map(function (term) { return found.get(term); }).filter(Boolean);
      });
    }));
    plan.segments = plan.segments.map(function (segment) {
      var finds = new Finds(store.pages);
      if (segment.terms.length > 1) {
        segment.terms.forEach(function (term) { if (found.has(term)) finds.add([found.get(term)]); });
      }
      finds.count = Math.max(1, segment.terms.length);
      finds.length = segment.terms.length;
      return finds;
    });
    var pages = new Set();
    plan.words.forEach(function (word) {
      word.finds.touched.forEach(function (page) { pages.add(page); });
    });
    var scored = Array.from(pages).map(function (page) { return scorePage(page, plan, store); });
    var best = scored.reduce(function (most, hit) { return Math.max(most, hit.coverage); }, 0);
    var complete = scored.filter(function (hit) { return hit.complete; }).length;
    var least = leastCoverage(best, plan, complete);
    var hits = scored.filter(function (hit) { return hit.coverage >= least - 1e-9; });
    hits.sort(function (a, b) { return b.score - a.score || b.page - a.page; });
    return answerOf(store, hits, plan.words, hits.length > 0 && best < 0.99);
  };
})(self.linliSearch = self.linliSearch || {});
