// The shop's mail server, at the port of its second argument (0 for any that is free). Says where it is on the first line,
// and of each mail that it took its Message-ID. It knows nobody whose address begins with "gone@".
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const require = createRequire(`${process.argv[2]}/.`);
const { SMTPServer } = require("smtp-server");

const server = new SMTPServer({
  allowInsecureAuth: true,
  disabledCommands: ["STARTTLS"],
  onAuth: ({ username, password }, _, done) =>
    username === "desk" && password === "s3cret" ? done(null, { user: username }) : done(new Error("Wrong password")),
  onRcptTo: ({ address }, _, done) =>
    done(address.startsWith("gone@") ? Object.assign(new Error("No such user"), { responseCode: 550 }) : null),
  async onData(stream, _, done) {
    const mail = await text(stream);
    console.log(`mail: ${/^Message-ID: (.*)$/m.exec(mail)[1].trim()}`);
    done();
  },
});
server.listen(Number(process.argv[3]), "127.0.0.1", () => console.log(`port: ${server.server.address().port}`));
