// Finds what a person would find: something that can be seen, by its role and
// the name that assistive technology says. What has the whole name goes before
// what has it among other words. Arguments: role, name. Gives the element, or null.
const [role, wanted] = arguments;
const ROLES = {
  button: "button, summary, [role=button], input[type=submit]",
  link: "a[href], [role=link]",
  heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
  textbox: "textarea, input:not([type]), input[type=text], input[type=search], input[type=password], input[type=email], [role=textbox], [contenteditable=true]",
  radio: "input[type=radio], [role=radio]",
  checkbox: "input[type=checkbox], [role=checkbox], [role=switch]",
  status: "[role=status], [role=alert], output",
  dialog: "dialog[open], [role=dialog], [role=alertdialog]",
  combobox: "select, [role=combobox]",
  text: "main *, [role=dialog] *, dialog *, header *, footer *",
};
const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim().toLowerCase();
const textOf = (ids) => ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
const spoken = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true") return "";
  if (node.tagName === "IMG") return node.alt;
  return node.getAttribute("aria-label") ?? [...node.childNodes].map(spoken).join(" ");
};
const nameOf = (element) => {
  if (element.hasAttribute("aria-labelledby")) return textOf(element.getAttribute("aria-labelledby"));
  if (element.hasAttribute("aria-label")) return element.getAttribute("aria-label");
  if (element.labels?.length) return [...element.labels].map(spoken).join(" ");
  if (element.title && !element.textContent.trim()) return element.title;
  return spoken(element) || element.placeholder || "";
};
// A control may be drawn by its label while the real one takes no room.
const shownBy = (element) => {
  const rect = element.getBoundingClientRect();
  const tiny = rect.width < 4 || rect.height < 4 || getComputedStyle(element).opacity === "0";
  const shown = (part) => part.checkVisibility({ visibilityProperty: true }) && !part.closest("[inert]");
  if (tiny && element.labels?.length) return [...element.labels].find(shown) ?? null;
  return !tiny && shown(element) ? element : null;
};
const name = tidy(wanted);
const named = [...document.querySelectorAll(ROLES[role])].map((element) => [element, tidy(nameOf(element))]);
if (role === "text") named.reverse(); // the innermost that says it
const whole = named.filter(([, said]) => said === name);
const among = named.filter(([, said]) => said !== name && said.includes(name));
for (const [element] of [...whole, ...among]) {
  const shown = shownBy(element);
  if (shown) return shown;
}
return null;
