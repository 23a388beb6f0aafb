// What one home bears of a project: read off the table on the page, nothing is sent anywhere.
(function () {
  'use strict';

  // 16854.5 → 1685450 hundredths; what is no plain number with two decimals at most is null.
  function hundredths(text) {
    var parts = /^\s*(\d{1,6})(?:\.(\d{1,2}))?\s*$/.exec(text);
    return parts && BigInt(parts[1] + ((parts[2] || '') + '00').slice(0, 2));
  }

  function yuan(fen) {
    var digits = String(fen).padStart(3, '0');
    return digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',') + '.' + digits.slice(-2);
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (all, name) { return values[name]; });
  }

  function start(form) {
    var rows = Array.from(document.querySelectorAll('tr[data-place]'));
    var place = form.querySelector('[name=place]'), kind = form.querySelector('[name=kind]');
    var area = form.querySelector('[name=area]'), said = form.querySelector('output'), words = form.dataset;

    function here() {
      return rows.filter(function (row) { return row.dataset.place === place.value; });
    }

    function answer() {
      var asked = hundredths(area.value), all = here();
      if (!asked) return area.value.trim() ? words.wrong : '';
      var same = all.find(function (row) { return BigInt(row.dataset.area) === asked; });
      if (same && same.dataset.each) {
        var each = same.dataset.each.split(' ');
        return fill(each[1] ? words.between : words.exact, { amount: yuan(each[0]), other: yuan(each[1] || 0) });
      }
      var of = all[0].dataset, whole = BigInt(of.unitArea);
      if (asked > whole) return words.wrong;
      // Half up, to whole fen.
      return fill(words.about, { amount: yuan((BigInt(of.unit) * asked * 2n + whole) / (whole * 2n)) });
    }

    function show() { said.textContent = answer(); }

    function choose() {
      area.value = kind.value;
      show();
    }

    function move() {
      kind.textContent = '';
      here().forEach(function (row) { kind.add(new Option(row.dataset.kind, row.dataset.size)); });
      kind.add(new Option(words.other, ''));
      choose();
    }

    rows.forEach(function (row, at) {
      var of = row.dataset;
      if (!at || rows[at - 1].dataset.place !== of.place) place.add(new Option(of.name, of.place));
    });
    place.addEventListener('change', move);
    kind.addEventListener('change', choose);
    area.addEventListener('input', function () {
      var same = here().find(function (row) { return BigInt(row.dataset.area) === hundredths(area.value); });
      kind.value = same ? same.dataset.size : '';
      show();
    });
    move();
    form.hidden = false;
  }

  document.querySelectorAll('[data-share]').forEach(start);
})();
