/**
 * The document of the sandbox never changes: code arrives by message, so one hash in the policy of the page covers it.
 * It starts a worker from a blob and passes messages on. Its origin is opaque: no storage, no cookies, no page.
 */
export const SANDBOX_SCRIPT = [
  'addEventListener("message",function(e){',
  'var port=e.ports[0];if(!port||typeof e.data!=="string")return;',
  'var url=URL.createObjectURL(new Blob([e.data],{type:"text/javascript"}));',
  'var worker=new Worker(url);',
  'worker.onmessage=function(m){port.postMessage(m.data)};',
  'worker.onerror=function(x){x.preventDefault();port.postMessage({type:"error",text:x.message||"The worker could not start",line:x.lineno});port.postMessage({type:"end",reason:"failed"})};',
  'port.onmessage=function(){worker.terminate();URL.revokeObjectURL(url)};',
  'port.postMessage({type:"started"})});',
  'parent.postMessage("sandbox-ready","*")',
].join('');

export const SANDBOX_HTML = `<!doctype html><meta charset="utf-8"><title>Sandbox</title><script>${SANDBOX_SCRIPT}</script>`;
