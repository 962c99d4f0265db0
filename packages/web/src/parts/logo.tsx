/** The mark: the line that returns. */
export function Logo({ size = 22 }: { readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="var(--tl-line)"
      strokeWidth={2.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      <path d="M1.5 19H13a6.5 6.5 0 1 0-6.5-6.5c0 3.6 2.9 6.5 6.5 6.5h9.5" />
    </svg>
  );
}
