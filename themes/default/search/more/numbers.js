// Numbers among units, also those in Chinese numerals. Twin of src/han/quantity.rs.
(function (search) {
  'use strict';

  var DIGITS = '零一二三四五六七八九';
  var POWERS = { 十: 10, 百: 100, 千: 1000 };

  function digitOf(sign) {
    if (sign === '〇') return 0;
    return sign === '两' ? 2 : DIGITS.indexOf(sign);
  }

  // The value of numerals; NaN where they are no single number, as in 三四.
  function valueOf(signs) {
    var total = 0, section = 0, digit = -1, lowest = 10000, skipped = false;
    if (signs.every(sign => digitOf(sign) >= 0)) {
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
    if (!search.isCounted(counted)) counted = '';
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
  search.numbered = list => {
    var out = [], from = 0;
    quantities(list).forEach(number => {
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
  };

  search.quantities = quantities;
})(self.linliSearch = self.linliSearch || {});
