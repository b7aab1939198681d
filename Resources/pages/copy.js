// Copies the key, without spaces, and says so. Without it the letters can be selected all the same.

const button = document.querySelector("button[data-copy]");
const said = document.querySelector("[role=status][data-copied]");

button.hidden = !navigator.clipboard;
button.addEventListener("click", async () => {
  const field = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(field.value);
    said.hidden = false;
  } catch {
    field.select();
  }
});
