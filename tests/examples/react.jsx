import 'avoir-desk';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { apiBase, token } from './back_office.js';

function Orders({ base }) {
  const [view, setView] = useState('orders');
  const [busy, setBusy] = useState(0);
  // React takes properties of the element as such, and hears its events by their names.
  return (
    <>
      <p role="status">{view} · {busy}</p>
      <button type="button" onClick={() => setView('unfinished')}>À terminer</button>
      <avoir-desk
        apiBase={base}
        routing="attribute"
        view={view}
        tokenProvider={(request) => token(request)}
        onavoir-navigate={({ detail }) => setView(detail.view)}
        onavoir-busy={({ detail }) => setBusy(detail.inFlight)}
      />
    </>
  );
}

function App() {
  const [base, setBase] = useState();
  useEffect(() => {
    apiBase().then(setBase);
  }, []);
  return base ? <Orders base={base} /> : <p>…</p>;
}

createRoot(document.querySelector('#app')).render(<App />);
