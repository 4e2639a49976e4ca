// Renews the picture of a design when typing stops. Without it the button does the same.
const form = document.querySelector("form[data-preview]");
const WAIT = 1200;
let timer = 0;
let newest = 0;

async function renew() {
  const mine = ++newest;
  const typed = new FormData(form);
  typed.set("see", "1");
  const answer = await fetch(form.action || location.href, { method: "POST", body: typed });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const picture = page.querySelector("[data-picture]");
  if (mine === newest && picture && picture.querySelector("img")) {
    form.querySelector("[data-picture]").replaceWith(document.adoptNode(picture));
  }
}

form?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => renew().catch(() => {}), WAIT);
});
