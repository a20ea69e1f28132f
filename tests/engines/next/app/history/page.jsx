import { readFileSync } from 'node:fs';
import Link from 'next/link';
import { QuickChecks } from '../../QuickChecks.jsx';

export default function Post() {
  const fallback = readFileSync('public/quick-checks/fallback/icloud-backup.html', 'utf8');
  return (
    <>
      <h1>With Browser Back</h1>
      <p>Above.</p>
      <QuickChecks guide="icloud-backup" history="" fallback={fallback} />
      <p>Below, and <Link href="/elsewhere/">another post</Link>.</p>
    </>
  );
}
