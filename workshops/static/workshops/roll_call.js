// Sends each tap of the roll call at once, and keeps it on this phone until it arrived.
// Without this script the form is sent as a whole, as before.
//
// What waits lies in localStorage: keys, marks and times, never a name. It belongs to one
// account and one day, so nobody else's log-in sends it.

const form = document.getElementById("roll");
if (form) start(form);

function start(form) {
  const { tap: address, owner, ...words } = form.dataset;
  const place = `ankur-roll-${owner}`;
  const state = form.querySelector(".rollcall__state");
  let queue = read();
  let sending = false;
  let pause = 0;
  let timer;

  function read() {
    try {
      return JSON.parse(localStorage.getItem(place)) || [];
    } catch {
      return [];
    }
  }

  function keep() {
    try {
      if (queue.length) localStorage.setItem(place, JSON.stringify(queue));
      else localStorage.removeItem(place);
    } catch {
      // No room: what waits stays in this page only, and the line above says that it waits.
    }
  }

  function digits(number) {
    const bangla = document.documentElement.lang.startsWith("bn");
    return String(number).replace(/\d/g, (d) => (bangla ? "০১২৩৪৫৬৭৮৯"[d] : d));
  }

  function tell(sentence) {
    const left = words.left.replace("{number}", digits(queue.length));
    state.textContent = sentence || (queue.length ? left : words.all);
  }

  function badge(enrolment, kind, text) {
    const line = form.querySelector(`[name="m${enrolment}"]`)?.closest("fieldset");
    if (!line) return;
    let shown = line.querySelector("legend .badge");
    if (!shown) {
      shown = document.createElement("span");
      line.querySelector("legend").append(" ", shown);
    }
    shown.className = `badge badge--${kind}`;
    shown.textContent = text;
  }

  function choose(enrolment, status) {
    const box = form.querySelector(`[name="m${enrolment}"][value="${status}"]`);
    if (box) box.checked = true;
  }

  function uuid() {
    // randomUUID is missing where the page came without encryption.
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  function note(enrolment, status) {
    // What waits for the same person and is not on its way is no fact yet.
    queue = queue.filter((one, n) => one.enrolment !== enrolment || (n === 0 && sending));
    queue.push({ uuid: uuid(), enrolment, status, at: Date.now() });
    keep();
    badge(enrolment, "on", words.waiting);
    tell();
    send();
  }

  function later() {
    pause = Math.min(pause * 2 || 3000, 60000);
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  }

  async function post(one) {
    const body = new URLSearchParams({
      uuid: one.uuid,
      enrolment: one.enrolment,
      status: one.status,
      ago: Math.min(Math.max(Date.now() - one.at, 0), 604800000),
      csrfmiddlewaretoken: form.querySelector("[name=csrfmiddlewaretoken]").value,
    });
    return fetch(address, { method: "POST", body, redirect: "manual", cache: "no-store" });
  }

  async function settle(one, answer) {
    const said = await answer.json();
    queue = queue.filter((other) => other.uuid !== one.uuid);
    keep();
    const newer = queue.some((other) => other.enrolment === one.enrolment);
    if (!answer.ok) badge(one.enrolment, "bad", `${words.refused}: ${said.sentence}`);
    else if (!newer) {
      choose(one.enrolment, said.counts);
      badge(one.enrolment, "good", words.saved);
    }
  }

  async function send() {
    if (sending || !queue.length) return;
    sending = true;
    try {
      while (queue.length) {
        const one = queue[0];
        const answer = await post(one);
        const isLoggedOut = answer.type === "opaqueredirect" || [403, 404].includes(answer.status);
        if (isLoggedOut) {
          tell(words.again);
          return;
        }
        if (!answer.ok && ![400, 409].includes(answer.status)) throw new Error(answer.status);
        await settle(one, answer);
        pause = 0;
        tell();
      }
    } catch {
      tell();
      later();
    } finally {
      sending = false;
    }
  }

  form.addEventListener("change", (event) => {
    const found = /^m(\d+)$/.exec(event.target.name);
    if (found) note(found[1], event.target.value);
  });

  form.addEventListener("submit", (event) => {
    if (navigator.onLine && !queue.length) return;
    // A page that cannot be sent would be lost. The taps wait, and so do these.
    event.preventDefault();
    if (event.submitter?.name === "everybody") {
      const names = new Set([...form.querySelectorAll("[name^=m][type=radio]")].map((box) => box.name));
      for (const name of names) {
        if (form.querySelector(`[name="${name}"]:checked`)) continue;
        choose(name.slice(1), "present");
        note(name.slice(1), "present");
      }
    }
    tell();
    send();
  });

  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => document.hidden || send());
  for (const one of queue) {
    choose(one.enrolment, one.status);
    badge(one.enrolment, "on", words.waiting);
  }
  tell();
  send();
}
