// A real OpenID Connect provider for the journeys: the npm package oidc-provider, with the
// page for signing in that it brings along. Whoever signs in is whatever they type.
//
//   node provider.mjs <oidc-provider's index.js> <port> <the desk's address>

import { pathToFileURL } from "node:url";

const [library, port, desk] = process.argv.slice(2);
const { default: Provider } = await import(pathToFileURL(library).href);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "my-pledge",
      client_secret: "a-secret-of-this-server-alone-0123456789",
      redirect_uris: [`${desk}/api/desk/council-account/return`],
      response_types: ["code"],
      grant_types: ["authorization_code"],
    },
  ],
  pkce: { required: () => true },
  // Its own pages for trying things out: one box for a name, one button to say yes.
  features: { devInteractions: { enabled: true } },
  cookies: { keys: ["only-for-a-test"] },
});

provider.listen(Number(port), "127.0.0.1");
