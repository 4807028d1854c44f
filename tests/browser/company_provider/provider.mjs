// A company's OpenID Connect provider, with its own sign-in page, as agents would meet it. Says where it is on the
// first line. Whoever signs in by the name of an account is believed.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.argv[2]}/.`);
const { default: Provider } = await import(pathToFileURL(require.resolve("oidc-provider")));

const ACCOUNTS = {
  awa: { name: "Awa Ndiaye", roles: ["avoir-agent"] },
  kim: { name: "Kim Roux", roles: ["kitchen"] },
};

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "desk", client_secret: "s3cret", redirect_uris: ["http://127.0.0.1/callback"] }],
    claims: { profile: ["name", "roles"] },
    cookies: { keys: ["of this test alone"] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...ACCOUNTS[id] }) }),
  });
  // The desk's port is any that was free.
  const isDesk = (uri) => /^http:\/\/127\.0\.0\.1:\d+\/sign-in\/company\/callback$/.test(uri);
  provider.Client.prototype.redirectUriAllowed = isDesk;
  server.on("request", provider.callback());
  console.log(`issuer: ${issuer}`);
});
