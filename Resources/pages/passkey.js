// Calls the browser's own dialogue for passkeys, and says in the page's words what came of it.

const place = document.getElementById("ceremony");
const button = place.querySelector("button");
const alertLine = place.querySelector("[role=alert]");
const working = place.querySelector("[role=status]");
const isRegistration = place.dataset.kind === "create";

function show(failure) {
  const words = place.querySelector(`[data-failure="${failure}"]`) ?? place.querySelector('[data-failure="other"]');
  alertLine.textContent = words.textContent;
  alertLine.hidden = false;
}

function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  if (typeof buffer === "string") return buffer;
  const plain = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

// Password managers put objects of their own in the place of the browser's, which lack what the browser's can do, throw,
// or answer with something else. What the browser does of itself is taken where it is what it should be, and is otherwise
// done by hand.
function attempt(deed, isRight) {
  try {
    const found = deed();
    return isRight(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

// WebAuthn L3 §5.1.9 and §5.1.10, and the same by hand for browsers of Level 2.
function parse(json) {
  const known = window.PublicKeyCredential;
  const isRight = (options) => options?.challenge instanceof ArrayBuffer || ArrayBuffer.isView(options?.challenge);
  return attempt(
    () => isRegistration ? known.parseCreationOptionsFromJSON(json) : known.parseRequestOptionsFromJSON(json), isRight)
    ?? parseByHand(json);
}

function parseByHand(json) {
  const list = (descriptors) => descriptors.map((one) => ({ ...one, id: bytes(one.id) }));
  const options = { ...json, challenge: bytes(json.challenge) };
  if (json.user) options.user = { ...json.user, id: bytes(json.user.id) };
  if (json.excludeCredentials) options.excludeCredentials = list(json.excludeCredentials);
  if (json.allowCredentials) options.allowCredentials = list(json.allowCredentials);
  return options;
}

// §5.1.8, the other way round.
function write(credential) {
  const needed = isRegistration
    ? ["clientDataJSON", "attestationObject"] : ["clientDataJSON", "authenticatorData", "signature"];
  const isRight = (json) => [json?.id, json?.rawId, json?.type, ...needed.map((name) => json?.response?.[name])]
    .every((part) => typeof part === "string");
  return attempt(() => credential.toJSON(), isRight) ?? writeByHand(credential, needed);
}

function writeByHand(credential, needed) {
  const answer = credential.response;
  const response = Object.fromEntries(needed.map((name) => [name, text(answer[name])]));
  if (isRegistration) {
    response.transports = attempt(() => answer.getTransports(), Array.isArray) ?? [];
  } else {
    response.userHandle = answer.userHandle ? text(answer.userHandle) : null;
  }
  const rawId = text(credential.rawId ?? credential.id);
  return {
    id: credential.id ?? rawId, rawId, type: credential.type ?? "public-key", response,
    authenticatorAttachment: credential.authenticatorAttachment ?? null, clientExtensionResults: {},
  };
}

class Refused extends Error {
  constructor(name) {
    super(name);
    this.name = name;
  }
}

async function ask(path, body) {
  let answer;
  try {
    answer = await fetch(path, {
      method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body ?? {}),
    });
  } catch {
    throw new Refused("offline");
  }
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(json.failure ?? "other");
  return json;
}

// A browser says NotAllowedError when she cancelled, when her time was over, when nothing can verify her and when it is
// barred, and does not say which (WebAuthn L3 §14.5.1). Nobody cancels a dialogue in a third of a second.
async function cause(waited, timeout) {
  if (waited > timeout - 1000) return "TimeoutError";
  if (waited > 300) return "NotAllowedError";
  return await canVerify() ? "barred" : "noAuthenticator";
}

async function canVerify() {
  try {
    return await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable() !== false;
  } catch {
    return true;
  }
}

async function perform() {
  if (!window.PublicKeyCredential || !navigator.credentials) throw new Refused("NotSupportedError");
  const json = await ask(place.dataset.begin);
  const publicKey = parse(json);
  const began = performance.now();
  let credential;
  try {
    credential = isRegistration
      ? await navigator.credentials.create({ publicKey }) : await navigator.credentials.get({ publicKey });
  } catch (error) {
    throw error?.name === "NotAllowedError" ? new Refused(await cause(performance.now() - began, json.timeout)) : error;
  }
  await ask(place.dataset.finish, write(credential));
}

button.addEventListener("click", async () => {
  button.disabled = true;
  alertLine.hidden = true;
  working.hidden = false;
  try {
    await perform();
    window.location.assign(place.dataset.next);
  } catch (error) {
    // The page at that address is another by now, and says itself what is to be done.
    if (["over", "overAtHome", "otherStep"].includes(error?.name)) return window.location.assign(place.dataset.next);
    show(error?.name ?? "other");
    button.disabled = false;
  } finally {
    working.hidden = true;
  }
});
