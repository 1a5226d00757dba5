// Pieces of a page that are fetched on the side: what goes wrong with one of them is done again openly, so that
// nobody clicks in vain and a page of sign-in or of an error never lands inside another page.
const isElsewhere = (xhr) => new URL(xhr.responseURL || location.href).pathname.startsWith("/accounts/");

document.addEventListener("htmx:beforeSwap", (event) => {
  if (!isElsewhere(event.detail.xhr)) return;
  event.detail.shouldSwap = false;
  location.reload(); // leads through sign-in and back to this page
});

for (const name of ["htmx:responseError", "htmx:sendError"])
  document.addEventListener(name, (event) => {
    const form = event.detail.elt;
    if (form instanceof HTMLFormElement && form.method === "post") form.submit();
  });
