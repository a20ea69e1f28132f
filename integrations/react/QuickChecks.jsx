// The widget in React 19, Next.js included: <QuickChecks guide="icloud-backup" fallback={fallback} />,
// where `fallback` is the text of fallback/icloud-backup.html. Other attributes go to the element.

/** What React knows by another name: custom elements get attributes as they are written. */
export function QuickChecks({ guide = 'icloud-backup', fallback = '', script = '/quick-checks/quick-checks.js', ...attributes }) {
  return (
    <>
      <script async src={script} />
      <quick-checks guide={guide} {...attributes} dangerouslySetInnerHTML={{ __html: fallback }} />
    </>
  );
}
