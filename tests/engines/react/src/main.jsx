import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Link, Route, Routes } from 'react-router';
import { QuickChecks } from '../QuickChecks.jsx';
import fallback from './fallback/icloud-backup.html?raw';

/** Draws itself again and again, as pages with a clock or a search field do. */
function Post() {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setCount((before) => before + 1), 300);
    return () => clearInterval(timer);
  }, []);
  return (
    <main>
      <h1>The component</h1>
      <p>Above.</p>
      <QuickChecks guide="icloud-backup" fallback={fallback} theme={count % 2 ? 'light' : 'auto'} />
      <p>Below, and <Link to="/elsewhere/">another post</Link>.</p>
    </main>
  );
}

function WithBack() {
  return (
    <main>
      <h1>With Browser Back</h1>
      <p>Above.</p>
      <QuickChecks guide="icloud-backup" fallback={fallback} history="" />
      <p>Below, and <Link to="/elsewhere/">another post</Link>.</p>
    </main>
  );
}

function Elsewhere() {
  return (
    <main>
      <h1>Another post</h1>
      <p>
        Back to <Link to="/integration/">the component</Link>,
        or <Link to="/history/">the one with Browser Back</Link>.
      </p>
    </main>
  );
}

createRoot(document.querySelector('#root')).render(
  <BrowserRouter>
    <Routes>
      <Route path="/integration/" element={<Post />} />
      <Route path="/history/" element={<WithBack />} />
      <Route path="*" element={<Elsewhere />} />
    </Routes>
  </BrowserRouter>,
);
