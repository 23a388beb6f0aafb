// Turns what was typed into words: question words dropped, runs cut where the index says so.
(function (search) {
  'use strict';

  // Keeps what begins with the same text together, longer ones first.
  function put(map, first, one) {
    map.set(first, (map.get(first) || []).concat([one]).sort((a, b) => b.length - a.length));
  }

  // Words that are dropped if something is left without them, by their first unit; characters that ask; such that mean little.
  var asking, asks, fillers;
  search.questions = text => {
    var lines = text.split('\n');
    asking = new Map();
    asks = lines[1];
    fillers = lines[2];
    lines[0].split(' ').forEach(word => {
      var units = search.units(word).map(unit => unit.text);
      put(asking, units[0], units);
    });
  };

  // Below this share of occurrences inside words a pair of characters is taken apart.
  var LOOSE = 0.3;

  function isNumber(unit) {
    return !unit.han && /^\d/.test(unit.text) && /^[\d./:%]+$/.test(unit.text);
  }

  function withoutAsking(list) {
    list.forEach((unit, place) => { unit.place = place; });
    var kept = [], at = 0, parted = false, dropped = false;
    var chinese = list.some(unit => unit.han);
    while (at < list.length) {
      var fits = (asking.get(list[at].text) || []).find(word => word.every((text, step) => {
        var unit = list[at + step];
        return unit && unit.text === text && !(step && unit.after);
      }));
      if (fits && (list[at].han || !chinese)) {
        at += fits.length;
        parted = dropped = true;
        continue;
      }
      kept.push(parted ? Object.assign({}, list[at], { after: true }) : list[at]);
      parted = false;
      at++;
    }
    if (kept.length && dropped) return { list: kept, question: true, all: list };
    return { list: list, question: list.length > 2 && list.some(unit => asks.includes(unit.text)), all: list };
  }

  // May the pair of two neighbours be asked for? Numbers keep only 第 before and what they count after.
  function pairs(first, second) {
    if (second.after) return false;
    if (isNumber(first)) return second.han && search.isCounted(second.text);
    if (isNumber(second)) return first.text === '第';
    return true;
  }

  // Runs of units; `第3条` and `3条` stand alone.
  function runsOf(list) {
    var runs = [], run = [];
    function end() {
      if (run.length) runs.push(run);
      run = [];
    }
    list.forEach((unit, at) => {
      var before = list[at - 1], next = list[at + 1];
      var article = (number, sign) => number && sign && isNumber(number) && sign.text === '条' && !sign.after;
      var opens = article(next, list[at + 2]) && unit.text === '第' && !next.after;
      var bare = article(unit, next) && !(before && before.text === '第' && !unit.after);
      if (unit.after || opens || bare) end();
      run.push(unit);
      if (unit.text === '条' && before && isNumber(before) && !unit.after) end();
    });
    end();
    return runs;
  }

  // A bare number may mean an article.
  function orArticle(unit) {
    return /^\d{1,4}$/.test(unit.text) ? [unit.text, unit.text + '条'] : [unit.text];
  }

  // What was typed, as runs, and every term that must be looked up to go on.
  search.ask = text => {
    var asked = withoutAsking(search.read(text)), terms = [];
    var runs = runsOf(asked.list);
    runs.forEach(run => {
      run.forEach((unit, at) => {
        var next = run[at + 1], pair = next && pairs(unit, next);
        var counts = isNumber(unit) && (pair || at > 0 && pairs(run[at - 1], unit));
        if (!unit.han && !counts) terms = terms.concat(orArticle(unit));
        if (pair) terms.push(unit.text + next.text);
      });
    });
    return { text: text, list: asked.all, runs: runs, question: asked.question, terms: terms };
  };

  // Units as text; words of letters keep a blank between them.
  search.textOf = units => units.map((unit, at) => (at && unit.after ? ' ' : '') + unit.text).join('');

  // The table of the root: by its first unit each word with its group, longest first.
  search.synonyms = text => {
    var table = {}, keys = new Map();
    text.split('\n').filter(Boolean).forEach(line => {
      var parts = line.split('|').map(part => part.split('\t'));
      parts.flat().forEach(word => {
        var units = search.read(word);
        put(keys, units[0].text, { units: units, length: units.length, group: parts[0] });
      });
    });
    // The longest word of the table that stands at a place: { units, group }.
    table.longest = (list, from) => {
      return list[from] && (keys.get(list[from].text) || []).find(key => key.units.every((unit, at) => {
        var own = list[from + at];
        return own && own.text === unit.text && (!at || own.after === unit.after);
      }));
    };
    return table;
  };

  // A way to say a word: its units, and for each thing that must occur the terms of which any will do.
  function formOf(units) {
    var slots = [];
    units.forEach((unit, at) => {
      var next = units[at + 1];
      if (next && pairs(unit, next)) slots.push([unit.text + next.text]);
      else if (!unit.han && !(at && pairs(units[at - 1], unit))) slots.push([unit.text]);
    });
    return { text: search.textOf(units), units: units, slots: slots, latin: units.every(unit => !unit.han) };
  }

  function wordOf(piece, others, table) {
    var word = formOf(piece), key = table.longest(piece, 0);
    if (others) word.slots = word.slots.map(slot => orArticle({ text: slot[0] }));
    var known = piece.group || (key && key.length === piece.length ? key.group : []);
    word.length = piece.reduce((sum, unit) => sum + (unit.han ? 1 : 2), 0);
    word.others = known.filter(other => other !== word.text).slice(0, 8)
      .map(other => formOf(search.read(other))).filter(form => form.text !== word.text);
    return word;
  }

  function joins(found, first, second) {
    if (!pairs(first, second)) return false;
    if (!first.han || !second.han) return isNumber(first) || isNumber(second);
    var entry = found.get(first.text + second.text);
    return !!entry && entry.cohesion >= LOOSE;
  }

  function fixed(units, group) {
    units.group = group;
    return units;
  }

  // Cuts a run into pieces, each a list of units; words of the table stay whole.
  function piecesOf(run, found, table) {
    var pieces = [], at = 0;
    while (at < run.length) {
      var key = table.longest(run, at), last = pieces[pieces.length - 1];
      if (key && key.length > 1) {
        pieces.push(fixed(run.slice(at, at + key.length), key.group));
        at += key.length;
        continue;
      }
      if (last && !last.group && joins(found, run[at - 1], run[at])) last.push(run[at]);
      else pieces.push([run[at]]);
      at++;
    }
    return pieces;
  }

  function bond(found, left, right) {
    if (!left || !right || left.group || right.group) return -1;
    var first = left[left.length - 1], second = right[0];
    if (!first.han || !second.han || second.after) return -1;
    var entry = found.get(first.text + second.text);
    return entry ? entry.cohesion + 1e-6 * Math.min(entry.df, 1000) : -1;
  }

  function isLone(piece) {
    return piece.length === 1 && !piece.group && piece[0].han && !fillers.includes(piece[0].text);
  }

  // A lone character joins the neighbour that it shares more with; strangers side by side are one word.
  function settle(pieces, found) {
    var at = 0;
    while (at < pieces.length) {
      var piece = pieces[at], lone = isLone(piece);
      var left = lone ? bond(found, pieces[at - 1], piece) : -1;
      var right = lone ? bond(found, piece, pieces[at + 1]) : -1;
      if (left < 0 && right < 0) at++;
      else if (left >= right) pieces.splice(at - 1, 2, pieces[at - 1].concat(piece));
      else pieces.splice(at, 2, piece.concat(pieces[at + 1]));
    }
    for (at = 0; at + 1 < pieces.length;) {
      var here = pieces[at], next = pieces[at + 1];
      if (!(here.unknown || isLone(here)) || !isLone(next)) {
        at++;
        continue;
      }
      pieces.splice(at, 2, here.concat(next));
      pieces[at].unknown = true;
    }
    return pieces;
  }

  // The pieces of all runs; a synonym of several words in letters may reach over breaks, and then stands alone.
  function allPieces(runs, found, table) {
    var list = [], at = 0;
    while (at < runs.length) {
      var ahead = runs.slice(at, at + 4).flat(), key = table.longest(ahead, 0), taken = 0;
      if (!key || key.length <= runs[at].length) {
        list = list.concat(settle(piecesOf(runs[at++], found, table), found));
        continue;
      }
      list.push(fixed(ahead.slice(0, key.length), key.group));
      while (taken < key.length) taken += runs[at++].length;
    }
    return list;
  }

  // The words of a question once its terms were found.
  search.plan = (asked, found, table) => {
    var alone = asked.runs.length === 1 && asked.runs[0].length === 1;
    var segments = asked.runs.map(run => {
      var whole = [];
      run.forEach((unit, at) => {
        var next = run[at + 1];
        if (next && pairs(unit, next)) whole.push(unit.text + next.text);
      });
      return whole;
    });
    var words = allPieces(asked.runs, found, table).map(piece => {
      var number = piece.length === 1 && isNumber(piece[0]);
      return wordOf(piece, number && !(alone && found.has(piece[0].text)), table);
    });
    var solid = words.filter(word => word.units.length > 1 || word.latin || word.others.length ||
        (!fillers.includes(word.text) && !asked.question));
    return { words: solid.length ? solid : words, segments: segments, question: asked.question };
  };

  search.mayPair = pairs;
})(self.linliSearch = self.linliSearch || {});
