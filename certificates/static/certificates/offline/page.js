// The page: reads what was typed or chosen, and says what was found. All words stand in the HTML.
"use strict";

(async () => {
  const find = (id) => document.getElementById(id);
  const form = find("check"), answer = find("answer"), language = document.documentElement.lang;
  const locale = language === "bn" ? "bn-BD" : "en-GB";
  const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", hour12: false });

  const inLanguage = (texts) => (texts && (texts[language] || texts.bn || texts.en)) || "";

  function show(id, words) {
    const part = find(id);
    part.hidden = false;
    const place = part.querySelector("[data-words]");
    if (place && words !== undefined) place.textContent = words;
  }

  function hideAll() {
    for (const part of answer.querySelectorAll("[data-part]")) part.hidden = true;
  }

  function showAge(listedAt) {
    if (!listedAt) return show("no-list");
    show("list-age", moment.format(listedAt));
    if (Date.now() - listedAt > 30 * 86400000) show("list-old");
  }

  function showFacts(judged) {
    show("facts");
    find("fact-module").textContent = inLanguage(judged.course.module);
    find("fact-organisation").textContent = inLanguage(judged.course.organisation);
    find("fact-month").textContent = month.format(judged.said.heldIn);
    if (judged.said.isInvented) show("invented");
    showAge(judged.listedAt);
    if (judged.name) show(`name-${judged.name}`);
  }

  async function textToCheck() {
    const file = find("file").files[0];
    const typed = find("text").value;
    if (typed.trim() || !file) return typed;
    return globalThis.ankurReading.fromFile(file);
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    hideAll();
    const judged = await globalThis.ankurCheck.judge(await textToCheck(), globalThis.ankurPublished, find("name").value);
    show(`finding-${judged.finding}`);
    if (judged.said) showFacts(judged);
    answer.focus();
  });

  if (!globalThis.ankurPublished) show("no-keys");
  else if (!(await globalThis.ankurCheck.isAble())) show("not-able");
  else form.hidden = false;
  if (globalThis.ankurReading.seesCodes()) find("pictures").hidden = false;

  const worker = document.body.querySelector("[data-worker]");
  if (worker && "serviceWorker" in navigator) {
    await navigator.serviceWorker.register(worker.dataset.worker);
    await navigator.serviceWorker.ready;
    find("kept").hidden = false;
  }
})();
