// Which building is the reader's: kept in this browser only, marks and sifts the home page.
(function (linli) {
  'use strict';
  var KEY = 'linli-building';

  // Urgent banners are never hidden: they are no cards.
  function sift(number) {
    linli.each('.sifted .rows', function (rows) {
      var shown = 0;
      linli.each('[data-card]', function (card) {
        var buildings = card.dataset.buildings;
        card.hidden = !!number && !!buildings && (' ' + buildings + ' ').indexOf(' ' + number + ' ') < 0;
        shown += !card.hidden;
      }, rows);
      linli.each('.rows__none', function (none) { none.hidden = shown > 0; }, rows);
    });
    linli.each('[data-building]', function (house) {
      house.classList.toggle('is-mine', house.dataset.building === number);
    });
  }

  linli.each('[data-mine]', function (place) {
    var choice = place.querySelector('select'), said = place.querySelector('p'), all = place.querySelector('button');
    function show() {
      var at = choice.selectedIndex, chosen = at > 0;
      sift(choice.value);
      all.hidden = said.hidden = !chosen;
      said.textContent = chosen ? place.dataset.filtered.replace('{name}', choice.options[at].text) : '';
    }
    choice.addEventListener('change', function () {
      linli.write(KEY, choice.value);
      show();
    });
    all.addEventListener('click', function () {
      choice.value = '';
      linli.write(KEY, '');
      show();
      choice.focus();
    });
    choice.value = linli.read(KEY);
    if (choice.selectedIndex < 0) choice.value = '';
    show();
  });

  linli.each('[data-set-mine]', function (place) {
    var number = place.dataset.setMine, button = place.querySelector('button');
    function name() { button.textContent = linli.read(KEY) === number ? place.dataset.is : place.dataset.set; }
    button.addEventListener('click', function () {
      linli.write(KEY, linli.read(KEY) === number ? '' : number);
      name();
    });
    name();
  });
})(window.linli);
