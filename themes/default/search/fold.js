// Text as the index sees it: folded signs, units, numbers. Twin of src/han; both run tests/spec/search.
(function (search) {
  'use strict';

  var ACCENTS = /[\u0300-\u036f]/g;
  var ZERO_WIDTH = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/;
  var HAN = /^[\u4e00-\u9fff\u3400-\u4dbf\u3005-\u3007\u3041-\u3096\u30a1-\u30fe\uac00-\ud7a3\u2103]$/;
  var NUMERALS = '〇零一二两三四五六七八九十百千万亿';
  var COUNTED = '条款项章节编号楼栋幢层室年月日天元人名次个户米度吨小分周℃';

  // Signs are folded one by one, so that every folded sign knows its place in the original.
  function foldSign(sign) {
    var code = sign.codePointAt(0);
    if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return sign;
    if (code < 128) return sign.toLowerCase();
    if (ZERO_WIDTH.test(sign)) return '';
    if (sign === '㎡') return '平方米';
    if (sign === '㎥') return '立方米';
    return sign.normalize('NFKD').replace(ACCENTS, '').normalize('NFKC').toLowerCase();
  }

  function isHan(sign) {
    return HAN.test(sign) || sign.codePointAt(0) >= 0x20000;
  }

  function isDigit(sign) {
    return sign !== undefined && sign >= '0' && sign <= '9';
  }

  function isLetter(sign) {
    return sign !== undefined && sign >= 'a' && sign <= 'z';
  }

  function plainNumber(word) {
    var decimal = /^(\d+)\.(\d*?)0+$/.exec(word);
    if (decimal) return decimal[1] + (decimal[2] ? '.' + decimal[2] : '');
    return /^0\d(:|$)/.test(word) ? word.slice(1) : word;
  }

  // Units: { text, han, start, end, after } with places in the original; `after` is true after a break.
  function units(text) {
    var signs = [], starts = [], ends = [], found = [], parted = true, at = 0, place = 0;
    Array.from(text).forEach(sign => {
      Array.from(foldSign(sign)).forEach(folded => {
        signs.push(folded);
        starts.push(place);
        ends.push(place + sign.length);
      });
      place += sign.length;
    });
    function put(unit, han, from, to) {
      found.push({ text: unit, han: han, start: starts[from], end: ends[to - 1], after: parted });
      parted = false;
      at = to;
    }
    function word(from) {
      var text = '', to = from;
      for (; to < signs.length; to++) {
        var sign = signs[to];
        var between = to > from && isDigit(signs[to - 1]) && isDigit(signs[to + 1]);
        if (isDigit(sign) || isLetter(sign)) text += sign;
        else if (between && (sign === '.' || sign === '/' || sign === ':')) text += sign;
        else if (between && sign === ',' && isDigit(signs[to + 2]) && isDigit(signs[to + 3]) && !isDigit(signs[to + 4])) continue;
        else if ((sign === '\'' || sign === '’') && to > from && isLetter(signs[to - 1]) && isLetter(signs[to + 1])) continue;
        else break;
      }
      if (signs[to] === '%' && isDigit(signs[to - 1])) {
        text += '%';
        to++;
      }
      put(plainNumber(text), false, from, to);
    }
    while (at < signs.length) {
      var sign = signs[at];
      if (isDigit(sign) || isLetter(sign)) word(at);
      else if (sign === '摄' && signs[at + 1] === '氏' && signs[at + 2] === '度') put('℃', true, at, at + 3);
      else if (sign === '°' && signs[at + 1] === 'c') put('℃', true, at, at + 2);
      else if (isHan(sign)) put(sign, true, at, at + 1);
      else {
        parted = true;
        at++;
      }
    }
    return found;
  }

  // Numerals in Chinese, which the second script reads; most texts have none.
  search.counts = list => list.some(unit => unit.han && NUMERALS.includes(unit.text));

  // Units in which every number that surely is one stands as a single unit of digits.
  search.read = text => {
    var list = units(text);
    return search.numbered && search.counts(list) ? search.numbered(list) : list;
  };
  search.units = units;
  search.isCounted = sign => COUNTED.includes(sign);
})(self.linliSearch = self.linliSearch || {});
