// Notes when the first row of the list was painted, and what had come by then.
if (location.protocol.startsWith('http')) {
  const look = () => {
    const row = document.querySelector('avoir-desk')?.shadowRoot?.querySelector('tbody .row');
    if (!row) {
      requestAnimationFrame(look);
      return;
    }
    // A message that is sent while a frame is made arrives after its paint.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const took = performance.now();
      const came = performance.getEntriesByType('resource').filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= took);
      const bytes = came.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
      window.firstRow = { took, requests: came.length, bytes };
    };
    port2.postMessage(null);
  };
  requestAnimationFrame(look);
}
