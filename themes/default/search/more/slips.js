// One wrong character: of the same sound, nearly the same, or the same look. Twin of find/slips.rs.
(function (search) {
  'use strict';

  var MOST_LOOKUPS = 9, MOST_FIRST = 8, MOST_INNER = 4, MOST_TRIED = 3, LEAST = 1, SURE = 2;

  class Slips {
    constructor(store, text, sounds) {
      var asked = search.ask(text);
      this.store = store;
      this.sounds = sounds;
      this.list = asked.list;
      this.runs = asked.runs;
      this.left = MOST_LOOKUPS;
      this.fixed = new Set();
      this.list.forEach((unit, at) => {
        var key = store.synonyms.longest(this.list, at);
        for (var step = 0; key && step < key.length; step++) this.fixed.add(at + step);
      });
      this.looked = new Set(this.list.map(unit => unit.text));
    }

    async entry(pair) {
      return (await this.store.find([pair])).get(pair);
    }

    // How well a pair is known; null if it is not.
    async worth(pair) {
      var entry = await this.entry(pair);
      if (!entry) return null;
      return entry.df * (entry.cohesion < 0.3 ? 0.01 : 0.1 + entry.cohesion);
    }

    async isOdd(pair) {
      var entry = await this.entry(pair), pages = this.store.pages;
      return !entry || entry.df < Math.max(3, pages / 400) || (entry.cohesion < 0.1 && entry.df < pages / 100);
    }

    mayLookUp(first) {
      if (this.looked.has(first)) return true;
      if (!this.left) return false;
      this.left--;
      this.looked.add(first);
      return true;
    }

    async both(sign, left, after) {
      if (!after) return left;
      if (!this.mayLookUp(sign)) return null;
      var right = await this.worth(sign + after.text);
      if (left !== null && right !== null) return Math.max(left, right);
      if (left === null) return right;
      // A word ends here, if it is one.
      return left >= SURE ? left * 0.5 : null;
    }

    async mendOne(run, at, sort, found) {
      var wrong = run[at], before = run[at - 1], after = run[at + 1];
      if (!wrong.han || this.fixed.has(wrong.place)) return;
      before = before && before.han && search.mayPair(before, wrong) ? before : null;
      after = after && after.han && search.mayPair(wrong, after) ? after : null;
      if (!before && !after) return;
      if (before && !await this.isOdd(before.text + wrong.text)) return;
      if (after && !await this.isOdd(wrong.text + after.text)) return;
      var others = sort(wrong.text).map(sign => ({ sign: sign, known: this.makesKnownWord(run, at, sign), left: null }));
      if (before) {
        if (!this.mayLookUp(before.text)) return;
        await Promise.all(others.map(async other => { other.left = await this.worth(before.text + other.sign); }));
        others = others.filter(other => other.left !== null || other.known);
        others = others.sort((a, b) => b.known - a.known || b.left - a.left).slice(0, MOST_INNER);
      } else others = others.sort((a, b) => b.known - a.known).slice(0, MOST_FIRST);
      for (var step = 0; step < others.length; step++) {
        var worth = await this.both(others[step].sign, others[step].left, after);
        // The end of a word that is known may seldom hold to what is before it.
        if (worth !== null && others[step].known) worth = Math.max(worth, SURE);
        if (worth !== null && worth >= LEAST) found.push(this.exchanged(run, wrong, others[step], worth));
      }
    }

    // Does a character at a place of a run make a word of the table there?
    makesKnownWord(run, at, sign) {
      var right = run.map((unit, place) => place === at ? Object.assign({}, unit, { text: sign }) : unit);
      return right.some((unit, from) => {
        var word = from <= at && this.store.synonyms.longest(right, from);
        return !!word && word.length > 1 && from + word.length > at;
      });
    }

    exchanged(run, wrong, other, worth) {
      function change(list) {
        return search.textOf(list.map(unit => unit.place === wrong.place ? Object.assign({}, unit, { text: other.sign }) : unit));
      }
      return { text: change(this.list), typed: search.textOf(run), searched: change(run), known: other.known, worth: worth };
    }

    // The likeliest questions with one character exchanged in that way.
    async mended(sort) {
      var found = [];
      if (this.runs.length > 3) return found;
      for (var number = 0; number < this.runs.length; number++) {
        var run = this.runs[number];
        for (var at = 0; at < run.length && run.length > 1 && run.length < 11; at++) await this.mendOne(run, at, sort, found);
      }
      return found.sort((a, b) => b.worth - a.worth).slice(0, MOST_TRIED);
    }
  }

  search.Slips = Slips;
})(self.linliSearch = self.linliSearch || {});
