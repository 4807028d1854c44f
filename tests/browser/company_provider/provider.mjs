// A company's OpenID Connect provider, with a sign-in page of its own, as agents would meet it. Says where it is on
// the first line. Whoever signs in by the name of an account is believed.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.argv[2]}/.`);
const { default: Provider } = await import(pathToFileURL(require.resolve("oidc-provider")));

const ACCOUNTS = {
  awa: { name: "Awa Ndiaye", roles: ["avoir-agent"] },
  kim: { name: "Kim Roux", roles: ["kitchen"] },
};

const SIGN_IN = `<!doctype html><html lang="en"><title>Company</title><link rel="icon" href="data:,">
<h1>Company sign-in</h1><form method="post"><label>Account <input name="account"></label><button>Go on</button></form>`;

function providerAt(issuer) {
  const provider = new Provider(issuer, {
    clients: [{ client_id: "desk", client_secret: "s3cret", redirect_uris: ["http://127.0.0.1/callback"] }],
    claims: { profile: ["name", "roles"] },
    cookies: { keys: ["of this test alone"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...ACCOUNTS[id] }) }),
    // The company has agreed for all its people.
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
  });
  // The desk's port is any that was free.
  const isDesk = (uri) => /^http:\/\/127\.0\.0\.1:\d+\/sign-in\/company\/callback$/.test(uri);
  provider.Client.prototype.redirectUriAllowed = isDesk;
  return provider;
}

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = providerAt(issuer);
  const ask = provider.callback();
  server.on("request", async (request, response) => {
    if (!request.url.startsWith("/interaction/")) {
      ask(request, response);
    } else if (request.method === "POST") {
      const accountId = new URLSearchParams(await text(request)).get("account");
      await provider.interactionFinished(request, response, { login: { accountId } });
    } else {
      response.setHeader("content-type", "text/html; charset=utf-8").end(SIGN_IN);
    }
  });
  console.log(`issuer: ${issuer}`);
});
