/* Typing in sheets: Enter goes to the next field, and from the last one sends the sheet. */
"use strict";
document.querySelectorAll("form[data-sheet]").forEach((form) => {
  const fields = [...form.querySelectorAll("input:not([type=hidden])")];
  (form.querySelector(".field--error input") || fields[0]).focus();
  form.addEventListener("keydown", (event) => {
    const place = fields.indexOf(event.target);
    if (event.key !== "Enter" || place < 0 || place === fields.length - 1) return;
    event.preventDefault();
    fields[place + 1].focus();
    fields[place + 1].select();
  });
});
