// Which building is the reader's: kept in this browser only, marks and sifts the home page.
(function (linli) {
  'use strict';
  var KEY = 'linli-building';

  function concerns(card, number) {
    var buildings = card.dataset.buildings;
    return !buildings || (' ' + buildings + ' ').indexOf(' ' + number + ' ') >= 0;
  }

  // Urgent banners are never hidden: they are no cards.
  function sift(number) {
    linli.each('.now [data-card]', function (card) {
      card.hidden = !!number && !concerns(card, number);
    });
    linli.each('.tower', function (tower) {
      var mine = tower.dataset.building === number;
      tower.classList.toggle('tower--mine', mine);
      tower.classList.toggle('tower--other', !!number && !mine);
    });
  }

  linli.each('[data-towers]', function (towers) {
    var place = towers.querySelector('[data-my-building]');
    var label = document.createElement('label'), choice = document.createElement('select');
    var said = document.createElement('p');
    var all = linli.button(towers.dataset.all, function () {
      choice.value = '';
      linli.write(KEY, '');
      show();
      choice.focus();
    });
    label.className = 'towers__label';
    label.htmlFor = choice.id = 'my-building';
    label.textContent = towers.dataset.choose;
    choice.className = 'towers__choice';
    said.setAttribute('role', 'status');
    choice.appendChild(new Option(towers.dataset.none, ''));
    linli.each('.tower', function (tower) {
      choice.appendChild(new Option(tower.querySelector('.tower__name').textContent, tower.dataset.building));
    });
    function show() {
      var name = choice.selectedIndex > 0 ? choice.options[choice.selectedIndex].text : '';
      sift(choice.value);
      all.hidden = !name;
      said.textContent = name ? towers.dataset.filtered.replace('{name}', name) : '';
    }
    choice.addEventListener('change', function () {
      linli.write(KEY, choice.value);
      show();
    });
    choice.value = linli.read(KEY);
    if (choice.selectedIndex < 0) choice.value = '';
    place.appendChild(label);
    place.appendChild(choice);
    place.appendChild(said);
    place.appendChild(all);
    show();
  });

  linli.each('[data-set-mine]', function (place) {
    var number = place.dataset.setMine;
    function name() { return linli.read(KEY) === number ? place.dataset.is : place.dataset.set; }
    // The button stands in the page from the start, so that nothing moves.
    var made = place.querySelector('button');
    made.textContent = name();
    made.addEventListener('click', function () {
      linli.write(KEY, linli.read(KEY) === number ? '' : number);
      made.textContent = name();
    });
  });
})(window.linli);
