// Text as the index sees it: folded signs, units, numbers. Twin of src/han; both run tests/spec/search.
(function (search) {
  'use strict';

  var ACCENTS = /[\u0300-\u036f]/g;
  var ZERO_WIDTH = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/;
  var HAN = /^[\u4e00-\u9fff\u3400-\u4dbf\u3005-\u3007\u3041-\u3096\u30a1-\u30fe\uac00-\ud7a3\u2103]$/;
  var DIGITS = '零一二三四五六七八九';
  var POWERS = { 十: 10, 百: 100, 千: 1000 };
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
    Array.from(text).forEach(function (sign) {
      Array.from(foldSign(sign)).forEach(function (folded) {
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

  function digitOf(sign) {
    if (sign === '〇') return 0;
    return sign === '两' ? 2 : DIGITS.indexOf(sign);
  }

  // The value of numerals; NaN where they are no single number, as in 三四.
  function valueOf(signs) {
    var total = 0, section = 0, digit = -1, lowest = 10000, skipped = false;
    if (signs.every(function (sign) { return digitOf(sign) >= 0; })) {
      var one = signs.length === 1 || (signs.length >= 3 && signs.length <= 12);
      return one ? Number(signs.map(digitOf).join('')) : NaN;
    }
    for (var at = 0; at < signs.length; at++) {
      var value = digitOf(signs[at]), power = POWERS[signs[at]];
      if (value >= 0) {
        if (digit > 0) return NaN;
        if (value === 0) skipped = true;
        else digit = value;
      } else if (power) {
        if (power >= lowest) return NaN;
        section += (digit > 0 ? digit : 1) * power;
        digit = -1;
        lowest = power;
        skipped = false;
      } else {
        var myriad = signs[at] === '万' ? 1e4 : 1e8;
        if (digit > 0) section += digit;
        if (section === 0 || section > 9999 || (total > 0 && myriad !== 1e4)) return NaN;
        total += section * myriad;
        section = 0;
        digit = -1;
        lowest = 10000;
        skipped = false;
      }
    }
    if (digit > 0 && lowest > 10 && (lowest < 10000 || total > 0) && !skipped) return NaN;
    return total + section + (digit > 0 ? digit : 0);
  }

  function shifted(word, zeros) {
    var parts = /^(\d{1,6})(?:\.(\d*))?$/.exec(word);
    var part = parts && parts[2] || '';
    if (!parts || part.length > zeros) return '';
    return (parts[1] + part + '00000000'.slice(0, zeros - part.length)).replace(/^0+/, '');
  }

  // The text of the unit at a place if it is Han and no break stands before it; else ''.
  function hanAt(list, at, joined) {
    var unit = list[at];
    return unit && unit.han && !(joined && unit.after) ? unit.text : '';
  }

  function numerals(list, from) {
    var signs = [], sign;
    while ((sign = hanAt(list, from + signs.length, signs.length > 0)) &&
      (digitOf(sign) >= 0 || POWERS[sign] || (signs.length && (sign === '万' || sign === '亿')))) signs.push(sign);
    return signs;
  }

  function numeralAt(list, from) {
    var signs = numerals(list, from);
    var value = signs.length ? valueOf(signs) : NaN;
    return isNaN(value) ? null : { end: from + signs.length, value: value };
  }

  function shareAt(list, from) {
    var whole = numeralAt(list, from);
    if (!whole || hanAt(list, whole.end, true) !== '分' || hanAt(list, whole.end + 1, true) !== '之') return null;
    var next = list[whole.end + 2], part;
    if (!next || next.after) return null;
    if (next.han) part = numeralAt(list, whole.end + 2);
    else part = /^[\d.]+$/.test(next.text) ? { end: whole.end + 3, value: next.text } : null;
    return part && {
      end: part.end, composed: true,
      digits: whole.value === 100 ? part.value + '%' : part.value + '/' + whole.value
    };
  }

  function quantityAt(list, at) {
    var unit = list[at], found;
    if (unit.han) {
      if (digitOf(unit.text) < 0 && !POWERS[unit.text]) return null;
      found = shareAt(list, at) || numeralAt(list, at);
      if (found && !found.composed) found.digits = String(found.value);
    } else {
      var next = hanAt(list, at + 1, true);
      var moved = next === '万' || next === '亿' ? shifted(unit.text, next === '万' ? 4 : 8) : '';
      found = moved ? { end: at + 2, digits: moved, composed: true } : null;
    }
    if (!found) return null;
    var counted = hanAt(list, found.end, true);
    if (!counted || COUNTED.indexOf(counted) < 0) counted = '';
    if (counted === '分' && hanAt(list, found.end + 1, true) === '之') counted = '';
    return {
      start: at, end: found.end, digits: found.digits, composed: !!found.composed, counted: counted,
      ordinal: at > 0 && !unit.after && hanAt(list, at - 1, false) === '第'
    };
  }

  // The numbers among units: { start, end, digits, ordinal, counted, composed }.
  function quantities(list) {
    var found = [], at = 0;
    while (at < list.length) {
      var quantity = quantityAt(list, at);
      if (quantity) found.push(quantity);
      // 三四层: no part of the row is a number either.
      at = quantity ? quantity.end : at + Math.max(1, numerals(list, at).length);
    }
    return found;
  }

  // Units in which every number that surely is one stands as a single unit of digits.
  function read(text) {
    var list = units(text), out = [], from = 0;
    quantities(list).forEach(function (number) {
      var long = number.end - number.start >= 3;
      if (!number.counted && !number.composed && !long) return;
      out = out.concat(list.slice(from, number.start));
      out.push({
        text: number.digits, han: false, number: true, start: list[number.start].start,
        end: list[number.end - 1].end, after: list[number.start].after
      });
      from = number.end;
    });
    return out.concat(list.slice(from));
  }

  search.units = units;
  search.quantities = quantities;
  search.read = read;
  search.isCounted = function (sign) { return COUNTED.indexOf(sign) >= 0; };
})(self.linliSearch = self.linliSearch || {});
