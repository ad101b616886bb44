// An OpenID provider on loopback: node server.mjs <port> <redirect URI prefix pattern>. Whoever signs in is who they say they are.
// Its standard output says "ready" once it answers; it ends with its standard input.
import Provider from "oidc-provider";

const [port, redirectUri] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "sitewright",
      client_secret: "only for tests, and long enough to be taken",
      redirect_uris: [redirectUri],
    },
  ],
  pkce: { required: () => true },
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["preferred_username"] },
  conformIdTokenClaims: false, // names stand in the ID token itself
  features: { devInteractions: { enabled: true } },
  cookies: { keys: ["only for tests"] },
  findAccount: (context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, preferred_username: id, email: `${id}@example.org`, email_verified: false }),
  }),
});

// Tests come over plain HTTP from loopback; browsers would not be let.
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
process.stdin.on("end", () => process.exit(0)).resume();
