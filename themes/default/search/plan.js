// Turns what was typed into words: question words dropped, runs cut where the index says so.
(function (search) {
  'use strict';

  // Dropped if something is left without them; the English ones only where nothing is Chinese.
  var ASKING = ('请问 怎么办 怎么样 怎么 怎样 如何 什么时候 什么时间 什么 哪些 哪个 哪里 哪儿 哪种 多少 多久 多长时间 ' +
    '为什么 为何 可以 可不可以 能不能 能否 是否 是不是 有没有 要不要 需要 需不需要 应该 我家 我们 ' +
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
    return kept.length && dropped ? { list: kept, question: true } : { list: list, question: asks };
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
    return { text: text, runs: runs, question: asked.question, terms: terms };
  };

  // A word: its units, and for each thing that must occur the terms of which any will do.
  function wordOf(units, slots) {
    return {
      text: units.map(function (unit) { return unit.text; }).join(''),
      units: units, slots: slots, latin: units.every(function (unit) { return !unit.han; }),
      length: units.reduce(function (sum, unit) { return sum + (unit.han ? 1 : 2); }, 0)
    };
  }

  function joins(found, first, second) {
    if (!pairs(first, second)) return false;
    if (!first.han || !second.han) return isNumber(first) || isNumber(second);
    var entry = found.get(first.text + second.text);
    return !!entry && entry.cohesion >= LOOSE;
  }

  // Cuts a run into pieces, each a list of units.
  function piecesOf(run, found) {
    var pieces = [[run[0]]];
    for (var at = 1; at < run.length; at++) {
      if (joins(found, run[at - 1], run[at])) pieces[pieces.length - 1].push(run[at]);
      else pieces.push([run[at]]);
    }
    return pieces;
  }

  function bond(found, left, right) {
    if (!left || !right) return -1;
    var first = left[left.length - 1], second = right[0];
    if (!first.han || !second.han || second.after) return -1;
    var entry = found.get(first.text + second.text);
    return entry ? entry.cohesion + 1e-6 * Math.min(entry.df, 1000) : -1;
  }

  // A lone character joins the neighbour that it shares more with; strangers side by side are one word.
  function settle(pieces, found) {
    var at = 0;
    while (at < pieces.length) {
      var piece = pieces[at];
      var lone = piece.length === 1 && piece[0].han && FILLERS.indexOf(piece[0].text) < 0;
      var left = lone ? bond(found, pieces[at - 1], piece) : -1;
      var right = lone ? bond(found, piece, pieces[at + 1]) : -1;
      if (left < 0 && right < 0) {
        at++;
      } else if (left >= right) {
        pieces[at - 1] = pieces[at - 1].concat(piece);
        pieces.splice(at, 1);
      } else {
        pieces[at] = piece.concat(pieces[at + 1]);
        pieces.splice(at + 1, 1);
      }
    }
    function stranger(piece) {
      return piece.unknown || (piece.length === 1 && piece[0].han && FILLERS.indexOf(piece[0].text) < 0);
    }
    for (at = 0; at + 1 < pieces.length;) {
      var next = pieces[at + 1];
      if (!stranger(pieces[at]) || next.length > 1 || !stranger(next)) {
        at++;
        continue;
      }
      pieces[at] = pieces[at].concat(next);
      pieces[at].unknown = true;
      pieces.splice(at + 1, 1);
    }
    return pieces;
  }

  function slotsOf(piece, others) {
    var slots = [];
    piece.forEach(function (unit, at) {
      var next = piece[at + 1];
      if (next && pairs(unit, next)) slots.push([unit.text + next.text]);
      else if (!unit.han && piece.length === 1) slots.push(others ? orArticle(unit) : [unit.text]);
    });
    return slots;
  }

  // The words of a question once its terms were found.
  search.plan = function (asked, found) {
    var words = [], segments = [];
    var alone = asked.runs.length === 1 && asked.runs[0].length === 1;
    asked.runs.forEach(function (run) {
      var whole = [];
      run.forEach(function (unit, at) {
        var next = run[at + 1];
        if (next && pairs(unit, next)) whole.push(unit.text + next.text);
      });
      segments.push({ terms: whole, length: run.length });
      settle(piecesOf(run, found), found).forEach(function (piece) {
        var number = piece.length === 1 && isNumber(piece[0]);
        words.push(wordOf(piece, slotsOf(piece, number && !(alone && found.has(piece[0].text)))));
      });
    });
    var solid = words.filter(function (word) {
      return word.units.length > 1 || word.latin || (FILLERS.indexOf(word.text) < 0 && !asked.question);
    });
    return { words: solid.length ? solid : words, segments: segments, question: asked.question };
  };
})(self.linliSearch = self.linliSearch || {});
