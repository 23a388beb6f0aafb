// Fetches the search script when a search box is first used, or at once on the page of results.
(function () {
  'use strict';
  var forms = document.querySelectorAll('form[data-search]');
  var asked = false;
  function load(form) {
    if (asked) return;
    asked = true;
    var script = document.createElement('script');
    script.src = form.getAttribute('data-script');
    document.head.appendChild(script);
  }
  forms.forEach(function (form) {
    form.addEventListener('focusin', function () { load(form); });
    if (form.contains(document.activeElement) || document.querySelector('[data-search-page]')) load(form);
  });
})();
