// Turns what was typed into words: question words dropped, runs cut where the index says so.
(function (search) {
  'use strict';

  // Dropped if something is left without them; the English ones only where nothing is Chinese.
  var ASKING = ('请问 怎么办 怎么样 怎么 怎样 如何 什么时候 什么时间 什么 哪些 哪个 哪里 哪儿 哪种 多少 多久 多长时间 ' +
    '为什么 为何 可以 可不可以 能不能 能否 是否 是不是 有没有 要不要 需要 需不需要 应该 我家 我们 哪天 几点 ' +
    'the a an of in on at for to and or is are was do does did can could should what when where which who why how i my me we our there').split(' ');
  var asking = new Map();
  ASKING.forEach(function (word) {
    var units = search.units(word).map(function (unit) { return unit.text; });
    var list = asking.get(units[0]) || [];
    list.push(units);
    asking.set(units[0], list.sort(function (a, b) { return b.length - a.length; }));
  });
  // Single characters that mean little between words; the first of them ask.
  var FILLERS = '谁吗呢几吧啊想我的了是在和与或有被把就都也得着及其之以对将让给不没由从到向为而但所该此这那里内后前上下中等用要做去来能会';

  // Below this share of occurrences inside words a pair of characters is taken apart.
  var LOOSE = 0.3;

  function isNumber(unit) {
    return !unit.han && /^\d/.test(unit.text) && /^[\d./:%]+$/.test(unit.text);
  }

  function withoutAsking(list) {
    list.forEach(function (unit, place) { unit.place = place; });
    var kept = [], at = 0, parted = false, dropped = false;
    var chinese = list.some(function (unit) { return unit.han; });
    while (at < list.length) {
      var fits = (asking.get(list[at].text) || []).filter(function (word) {
        return word.every(function (text, step) {
          var unit = list[at + step];
          return unit && unit.text === text && !(step && unit.after);
        });
      })[0];
      if (fits && (list[at].han || !chinese)) {
        at += fits.length;
        parted = dropped = true;
        continue;
      }
      kept.push(parted ? Object.assign({}, list[at], { after: true }) : list[at]);
      parted = false;
      at++;
    }
    var asks = list.length > 2 && list.some(function (unit) { return '谁吗呢几'.indexOf(unit.text) >= 0; });
    var left = kept.length && dropped;
    return { list: left ? kept : list, question: left ? true : asks, all: list };
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
    function close() {
      if (run.length) runs.push(run);
      run = [];
    }
    list.forEach(function (unit, at) {
      var before = list[at - 1], next = list[at + 1];
      var article = function (number, sign) {
        return number && sign && isNumber(number) && sign.text === '条' && !sign.after;
      };
      var opens = article(next, list[at + 2]) && unit.text === '第' && !next.after;
      var bare = article(unit, next) && !(before && before.text === '第' && !unit.after);
      if (unit.after || opens || bare) close();
      run.push(unit);
      if (unit.text === '条' && before && isNumber(before) && !unit.after) close();
    });
    close();
    return runs;
  }

  // A bare number may mean an article.
  function orArticle(unit) {
    return /^\d{1,4}$/.test(unit.text) ? [unit.text, unit.text + '条'] : [unit.text];
  }

  // What was typed, as runs, and every term that must be looked up to go on.
  search.ask = function (text) {
    var asked = withoutAsking(search.read(text)), terms = [];
    var runs = runsOf(asked.list);
    runs.forEach(function (run) {
      run.forEach(function (unit, at) {
        var next = run[at + 1], pair = next && pairs(unit, next);
        var counts = isNumber(unit) && (pair || at > 0 && pairs(run[at - 1], unit));
        if (!unit.han && !counts) terms = terms.concat(orArticle(unit));
        if (pair) terms.push(unit.text + next.text);
      });
    });
    return { text: text, list: asked.all, runs: runs, question: asked.question, terms: terms };
  };

  // Units as text; words of letters keep a blank between them.
  search.textOf = function (units) {
    return units.map(function (unit, at) { return (at && unit.after ? ' ' : '') + unit.text; }).join('');
  };

  // The table of the root: groups, and by its first unit each word with its group, longest first.
  search.synonyms = function (text) {
    var table = { groups: [], keys: new Map() };
    text.split('\n').forEach(function (line, number) {
      if (!line) return;
      var parts = line.split('|').map(function (part) { return part.split('\t'); });
      table.groups.push(parts[0]);
      parts[0].concat(parts[1] || []).forEach(function (word) {
        var units = search.read(word), first = units[0].text, list = table.keys.get(first) || [];
        list.push({ units: units, group: number });
        table.keys.set(first, list.sort(function (a, b) { return b.units.length - a.units.length; }));
      });
    });
    // The longest word of the table that stands at a place: { units, group }.
    table.longest = function (list, from) {
      return list[from] && (table.keys.get(list[from].text) || []).find(function (key) {
        return key.units.every(function (unit, at) {
          var own = list[from + at];
          return own && own.text === unit.text && (!at || own.after === unit.after);
        });
      });
    };
    return table;
  };

  // A way to say a word: its units, and for each thing that must occur the terms of which any will do.
  function formOf(units) {
    var slots = [];
    units.forEach(function (unit, at) {
      var next = units[at + 1];
      if (next && pairs(unit, next)) slots.push([unit.text + next.text]);
      else if (!unit.han && !(at && pairs(units[at - 1], unit))) slots.push([unit.text]);
    });
    return { text: search.textOf(units), units: units, slots: slots, latin: units.every(function (unit) { return !unit.han; }) };
  }

  function wordOf(piece, others, table) {
    var word = formOf(piece), group = piece.group, key = table.longest(piece, 0);
    if (others) word.slots = word.slots.map(function (slot) { return orArticle({ text: slot[0] }); });
    if (group === undefined && key && key.units.length === piece.length) group = key.group;
    var known = group === undefined ? [] : table.groups[group];
    word.length = piece.reduce(function (sum, unit) { return sum + (unit.han ? 1 : 2); }, 0);
    word.others = known.filter(function (other) { return other !== word.text; }).slice(0, 8).map(function (other) {
      return formOf(search.read(other));
    }).filter(function (form) { return form.text !== word.text; });
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
      if (key && key.units.length > 1) {
        pieces.push(fixed(run.slice(at, at + key.units.length), key.group));
        at += key.units.length;
        continue;
      }
      if (last && last.group === undefined && joins(found, run[at - 1], run[at])) last.push(run[at]);
      else pieces.push([run[at]]);
      at++;
    }
    return pieces;
  }

  function bond(found, left, right) {
    if (!left || !right || left.group !== undefined || right.group !== undefined) return -1;
    var first = left[left.length - 1], second = right[0];
    if (!first.han || !second.han || second.after) return -1;
    var entry = found.get(first.text + second.text);
    return entry ? entry.cohesion + 1e-6 * Math.min(entry.df, 1000) : -1;
  }

  function isLone(piece) {
    return piece.length === 1 && piece.group === undefined && piece[0].han && FILLERS.indexOf(piece[0].text) < 0;
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
      var ahead = [].concat.apply([], runs.slice(at, at + 4)), key = table.longest(ahead, 0), taken = 0;
      if (!key || key.units.length <= runs[at].length) {
        list = list.concat(settle(piecesOf(runs[at++], found, table), found));
        continue;
      }
      list.push(fixed(ahead.slice(0, key.units.length), key.group));
      while (taken < key.units.length) taken += runs[at++].length;
    }
    return list;
  }

  // The words of a question once its terms were found.
  search.plan = function (asked, found, table) {
    var alone = asked.runs.length === 1 && asked.runs[0].length === 1;
    var segments = asked.runs.map(function (run) {
      var whole = [];
      run.forEach(function (unit, at) {
        var next = run[at + 1];
        if (next && pairs(unit, next)) whole.push(unit.text + next.text);
      });
      return whole;
    });
    var words = allPieces(asked.runs, found, table).map(function (piece) {
      var number = piece.length === 1 && isNumber(piece[0]);
      return wordOf(piece, number && !(alone && found.has(piece[0].text)), table);
    });
    var solid = words.filter(function (word) {
      return word.units.length > 1 || word.latin || word.others.length ||
        (FILLERS.indexOf(word.text) < 0 && !asked.question);
    });
    return { words: solid.length ? solid : words, segments: segments, question: asked.question };
  };

  search.mayPair = pairs;
})(self.linliSearch = self.linliSearch || {});
