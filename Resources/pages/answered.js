// This page answered something that was sent. Going back to it, or reading it anew, fetches the page instead of asking
// whether to send it again.
history.replaceState(null, "", document.documentElement.dataset.path);
