// Lets a test run code inside the extension host: what is posted to a port of this machine is the body of a function of
// `vscode` and of the extension's `server`, and what it returns is sent back as JSON.

const http = require('node:http');
const vscode = require('vscode');

const AsyncFunction = (async () => {}).constructor;

exports.activate = (context) => {
  const answer = async (body) => {
    const zhubi = vscode.extensions.getExtension('zhubi.zhubi');
    const { server } = zhubi.isActive ? zhubi.exports : {};
    return (await new AsyncFunction('vscode', 'server', body)(vscode, server)) ?? null;
  };
  const listener = http.createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    try {
      response.end(JSON.stringify({ value: await answer(body) }));
    } catch (error) {
      response.end(JSON.stringify({ error: String(error?.stack ?? error) }));
    }
  });
  listener.listen(Number(process.env.ZHUBI_PROBE_PORT), '127.0.0.1');
  context.subscriptions.push({ dispose: () => listener.close() });
};
