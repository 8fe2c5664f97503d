/** More messages than the worker's own limits allow: whoever posts them goes around it. */
const MAX_RELAYED = 1000;

/**
 * The document of the sandbox never changes: code arrives by message, so one hash in the policy of the page covers it.
 * It starts a worker from a blob and passes messages on. Its origin is opaque: no storage, no cookies, no page. A frame
 * made from `srcdoc` inherits the policy of the page: no request leaves it.
 */
export const SANDBOX_SCRIPT = [
  'addEventListener("message",function(e){',
  'var port=e.ports[0],n=0;if(!port||typeof e.data!=="string")return;',
  'var url=URL.createObjectURL(new Blob([e.data],{type:"text/javascript"}));',
  'var worker=new Worker(url);',
  'var fail=function(text,line){worker.terminate();port.postMessage({type:"error",text:text,line:line});port.postMessage({type:"end",reason:"failed"})};',
  `worker.onmessage=function(m){if(++n===${MAX_RELAYED})fail("Stopped: too many messages");else if(n<${MAX_RELAYED})port.postMessage(m.data)};`,
  'worker.onerror=function(x){x.preventDefault();fail(x.message||"The worker could not start",x.lineno||undefined)};',
  'port.onmessage=function(){worker.terminate();URL.revokeObjectURL(url)}});',
  'parent.postMessage("sandbox-ready","*")',
].join('');

export const SANDBOX_HTML = `<!doctype html><meta charset="utf-8"><title>Sandbox</title><script>${SANDBOX_SCRIPT}</script>`;
