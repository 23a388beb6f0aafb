// The part of a page that shows why it was found.
(function (search) {
  'use strict';

  // Characters shown before and after what was found.
  var BESIDE = 40;

  function textsOf(list) {
    return list.map(unit => unit.text);
  }

  // Places of a word among units, as [first, last] units.
  function placesOf(word, units) {
    var wanted = textsOf(word.units), places = [];
    for (var at = 0; at + wanted.length <= units.length; at++) {
      var fits = word.latin && wanted.length === 1
        ? word.terms.has(units[at].text)
        : wanted.every((text, step) => units[at + step].text === text && !(step && units[at + step].after && !word.units[step].after));
      if (fits) {
        places.push([at, at + wanted.length - 1]);
        at += wanted.length - 1;
      }
    }
    return places;
  }

  // Places of the pairs of a word, for pages that have no more of it.
  function pairPlaces(word, units) {
    var places = [];
    for (var step = 0; step + 1 < word.units.length; step++) {
      places = places.concat(placesOf({ units: word.units.slice(step, step + 2) }, units));
    }
    return places;
  }

  // What of a text was looked for: { spans: [[start, end]], words } in order, none within another.
  function look(text, words) {
    var units = search.read(text), spans = [], count = 0;
    words.forEach(word => {
      var places = placesOf(word, units), weight = 1;
      if (!places.length && word.units.length > 2) {
        places = pairPlaces(word, units);
        weight = 0.4;
      }
      (word.forms || []).forEach(form => {
        var others = placesOf(form, units);
        if (others.length && !places.length) weight = 0.8;
        places = places.concat(others);
      });
      if (places.length) count += weight * word.length;
      places.forEach(place => { spans.push([units[place[0]].start, units[place[1]].end]); });
    });
    spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    var merged = [];
    spans.forEach(span => {
      var last = merged[merged.length - 1];
      if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
      else merged.push(span.slice());
    });
    var longest = merged.reduce((most, span) => Math.max(most, span[1] - span[0]), 0);
    return { spans: merged, worth: count + longest / 100 };
  }

  // A cut never falls between the halves of one sign.
  function safe(text, at) {
    var code = text.charCodeAt(at);
    return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
  }

  // Where a window may open: after a stop, if one is near, else as it comes.
  function opening(text, from, before) {
    var stop = /[，。；：、,.;:] ?/.exec(text.slice(from, Math.min(before, from + BESIDE / 2)));
    return stop ? from + stop.index + stop[0].length : safe(text, from);
  }

  // Pieces of a text as [{ text, marked }], all of it or a window around the first find.
  function pieces(text, spans, whole) {
    var from = 0, to = text.length, out = [];
    if (!whole) {
      var first = spans.length ? spans[0] : [0, 0];
      from = first[0] > BESIDE ? opening(text, first[0] - BESIDE, first[0]) : 0;
      to = Math.min(to, safe(text, Math.max(first[1] + BESIDE, from + 2 * BESIDE)));
    }
    function put(start, end, marked) {
      if (end > start) out.push({ text: text.slice(start, end), marked: marked });
    }
    if (from > 0) out.push({ text: '…', marked: false });
    var at = from;
    spans.forEach(span => {
      if (span[0] < at || span[1] > to) return;
      put(at, span[0], false);
      put(span[0], span[1], true);
      at = span[1];
    });
    put(at, to, false);
    if (to < text.length) out.push({ text: '…', marked: false });
    return out;
  }

  // Title, best line and the anchor nearest above it, for a page and the words that were looked for.
  search.snippet = (page, words) => {
    var anchor = '', best = null;
    page.lines.forEach(line => {
      if (line.heading && line.anchor) anchor = line.anchor;
      var seen = look(line.text, words);
      // A heading tells less than the text below it.
      var worth = seen.worth - (line.heading ? 0.5 : 0);
      if (!best || worth > best.worth) best = { line: line, seen: seen, worth: worth, anchor: anchor };
    });
    var title = look(page.title, words);
    var titled = !best || title.worth >= best.seen.worth;
    return {
      title: pieces(page.title, title.spans, true),
      text: best ? pieces(best.line.text, best.seen.spans, false) : [],
      anchor: best && !titled ? best.anchor : ''
    };
  };
})(self.linliSearch = self.linliSearch || {});
