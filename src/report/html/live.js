"use strict";
(() => {
  const at = sessionStorage.getItem("zhubi-scroll");
  if (at !== null) scrollTo(0, Number(at));
  const changes = new EventSource("/changes");
  changes.onmessage = () => {
    sessionStorage.setItem("zhubi-scroll", String(scrollY));
    location.reload();
  };
})();
