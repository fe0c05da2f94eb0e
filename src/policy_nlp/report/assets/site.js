'use strict';
// What every page shares: the switch between English and Chinese names.

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
})();
