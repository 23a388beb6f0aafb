// What was probably meant, where too little was found as typed. Twin of find/answer.rs.
(function (search) {
  'use strict';

  function told(answer, before, one) {
    var kept = before.instead.filter(instead => instead.why !== 'synonym');
    answer.instead = kept.concat(one, answer.instead);
    return answer;
  }

  async function simplified(store, text) {
    var table = new Map();
    (await store.file('traditional', store.root.marks[1], bytes => new TextDecoder().decode(bytes))).split('\n').forEach(line => {
      var signs = Array.from(line);
      signs.slice(1).forEach(sign => { table.set(sign, signs[0]); });
    });
    return Array.from(text).map(sign => table.get(sign) || sign).join('');
  }

  // The answers to several questions as one; the first says what was looked for.
  async function merged(store, texts) {
    var all = null;
    for (var at = 0; at < texts.length; at++) {
      var answer = await search.find(store, texts[at].text);
      if (!all) {
        all = answer;
        continue;
      }
      answer.hits.forEach(hit => {
        hit.score *= texts[at].weight;
        var place = all.hits.findIndex(known => known.page === hit.page);
        if (place < 0) all.hits.push(hit);
        else if (all.hits[place].score < hit.score) all.hits[place] = hit;
      });
      answer.words.forEach(word => {
        if (!all.words.some(known => known.text === word.text)) all.words.push(word);
      });
      all.best = Math.max(all.best, answer.best);
      all.complete = Math.max(all.complete, answer.complete);
    }
    search.order(all.hits);
    all.total = all.hits.length;
    all.partial = all.total > 0 && all.best < 0.99;
    return all;
  }

  // Reads letters that are nowhere as pinyin or initials: { text, answer } or null.
  async function spelt(store, text, answer) {
    var list = search.read(text), texts = [{ text: '', weight: 1 }], instead = [], at = 0;
    while (at < list.length) {
      var letters = [], read = { words: [] };
      for (var unit = list[at]; unit && /^[a-z]+$/.test(unit.text) && answer.missing.includes(unit.text);) {
        letters.push(unit.text);
        unit = list[at + letters.length];
      }
      var joined = letters.join('');
      if (joined.length > 1 && joined.length <= 40) read = await search.spell(store, joined);
      if (!read.words.length) {
        texts.forEach(one => { one.text += (list[at].after && one.text ? ' ' : '') + list[at].text; });
        at++;
        continue;
      }
      instead.push({ typed: letters.join(' '), searched: read.words[0], why: read.why });
      texts = texts.flatMap(one => {
        var last = search.units(one.text).pop(), gap = !last || last.han ? '' : ' ';
        return read.words.map((word, rank) => ({ text: one.text + gap + word, weight: one.weight * (rank ? 0.8 : 1) }));
      }).slice(0, 3);
      at += letters.length;
    }
    if (!instead.length) return null;
    var found = await merged(store, texts);
    if (!(found.best > answer.best || (!answer.total && found.total))) return null;
    return { text: texts[0].text, answer: told(found, answer, instead) };
  }

  // A word that is known needs fewer pages to be what was meant.
  function isBetter(found, before, times) {
    var more = found.complete >= times * Math.max(1, before.complete) && found.best >= before.best - 1e-9;
    return found.complete > 0 && (found.best >= before.best + 0.05 || more);
  }

  // Exchanges one wrong character, if that finds clearly more.
  async function mended(store, text, answer) {
    if (search.ask(text).runs.length > 3) return null;
    var sounds = await search.sounds(store), slips = new search.Slips(store, text, sounds);
    for (var sort = 0; sort < sounds.sorts.length; sort++) {
      var best = null, tried = await slips.mended(sounds.sorts[sort]);
      for (var at = 0; at < tried.length; at++) {
        var found = await search.find(store, tried[at].text);
        if (best ? found.best > best.answer.best + 1e-9 : isBetter(found, answer, tried[at].known ? 2 : 5)) {
          var one = { typed: tried[at].typed, searched: tried[at].searched, why: 'slip' };
          best = { text: tried[at].text, answer: told(found, answer, [one]) };
        }
      }
      if (best) return best;
    }
    return null;
  }

  // The index of another language, if this one has nothing.
  async function elsewhere(store, text) {
    var tags = Object.keys(store.manifest.roots).filter(tag => tag !== store.lang);
    for (var at = 0; at < tags.length; at++) {
      store.others = store.others || {};
      var other = store.others[tags[at]] = store.others[tags[at]] ||
        await search.Store.open(store.fetchFile, tags[at], store.manifest);
      var first = await search.find(other, text);
      var answer = search.isThin(first, other) ? await here(other, text, first) : first;
      if (answer.total) return told(answer, answer, [{ typed: text, searched: text, why: 'language' }]);
    }
    return null;
  }

  async function here(store, text, first) {
    var current = { text: text, answer: first }, simple = await simplified(store, text);
    if (simple !== text) {
      var found = await search.find(store, simple);
      if (found.best > first.best || found.complete > first.complete) {
        current = { text: simple, answer: told(found, first, [{ typed: text, searched: simple, why: 'traditional' }]) };
      }
    }
    current = await spelt(store, current.text, current.answer) || current;
    if (search.isThin(current.answer, store)) current = await mended(store, current.text, current.answer) || current;
    return current.answer;
  }

  // A better answer, or null.
  search.repair = async (store, text, first) => {
    var answer = await here(store, text, first);
    if (!answer.total) answer = await elsewhere(store, text) || answer;
    return answer === first ? null : answer;
  };
})(self.linliSearch = self.linliSearch || {});
