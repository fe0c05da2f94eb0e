'use strict';
// What every page shares: the switch between English and Chinese names, and links into the text of an article.

(() => {
  const KEY = 'policy-nlp-names';
  const root = document.documentElement;
  const button = document.getElementById('names');

  const stored = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const show = (language) => {
    root.dataset.names = language;
    button.textContent = language === 'zh' ? 'Names: 中文' : 'Names: English';
    document.dispatchEvent(new CustomEvent('names', {detail: language}));
  };

  show(stored() === 'zh' ? 'zh' : 'en');
  button.hidden = false;
  button.addEventListener('click', () => {
    const language = root.dataset.names === 'zh' ? 'en' : 'zh';
    try { localStorage.setItem(KEY, language); } catch { /* a browser that stores nothing shows English */ }
    show(language);
  });

  // A link to an offset inside a piece leads to the last piece that begins before it.
  const reach = (offset) => {
    let found = null;
    for (const piece of document.querySelectorAll('.text [id]')) {
      if (Number(piece.id.slice(1)) <= offset) found = piece;
    }
    for (const old of document.querySelectorAll('.at')) old.classList.remove('at');
    if (found) {
      found.classList.add('at');
      found.scrollIntoView({block: 'center'});
    }
  };
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-at]');
    if (link && !document.getElementById(link.hash.slice(1))) {
      event.preventDefault();
      reach(Number(link.dataset.at));
    }
  });
})();
