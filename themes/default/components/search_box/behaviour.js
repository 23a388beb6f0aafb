// Fetches the search script when the field is first used, or at once on the page of results.
(function (linli) {
  'use strict';
  linli.each('form[data-search]', function (form) {
    var asked = false;
    function load() {
      if (asked || !form.dataset.script) return;
      asked = true;
      var script = document.createElement('script');
      script.src = form.dataset.script;
      document.head.appendChild(script);
    }
    form.addEventListener('focusin', load);
    // The script may come too late to see that the box was clicked.
    form.addEventListener('click', function () { form.linliClicked = true; });
    var input = form.querySelector('input');
    if (document.querySelector('[data-search-page]')) {
      if (!location.search) input.focus();
      load();
    } else if (document.activeElement === input) load();
  });
})(window.linli);
