// Keys that lead through the results.
(function (search) {
  'use strict';

  // Arrows lead through the results, Escape back to the box.
  search.key = (panel, event) => {
    const links = Array.from(panel.list.querySelectorAll('a')), at = links.indexOf(document.activeElement);
    let next = null;
    if (event.key === 'ArrowDown' && links.length) {
      panel.panel.hidden = false;
      next = links[Math.min(at + 1, links.length - 1)];
    } else if (event.key === 'ArrowDown' && !panel.page && !panel.input.value) panel.begin();
    else if (event.key === 'ArrowUp' && at >= 0) next = at > 0 ? links[at - 1] : panel.input;
    else if (event.key === 'Escape' && (at >= 0 || (!panel.page && !panel.panel.hidden))) {
      panel.close();
      // The focus that returns to the box does not open it again.
      panel.dismissed = document.activeElement !== panel.input;
      next = panel.input;
    }
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
})(self.linliSearch = self.linliSearch || {});
