import Link from 'next/link';

export default function Elsewhere() {
  return (
    <>
      <h1>Another post</h1>
      <p>
        Back to <Link href="/integration/">the component</Link>,
        or <Link href="/history/">the one with Browser Back</Link>.
      </p>
    </>
  );
}
