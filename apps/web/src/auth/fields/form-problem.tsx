/** What is wrong with a form as a whole. The line is always there, so that it is announced when it is filled. */
export function FormProblem({ message }: { message: string | undefined }) {
  return (
    <div role="alert" className="empty:hidden">
      {message && <p className="rounded-card border border-danger/40 bg-ground p-3 text-small text-danger">{message}</p>}
    </div>
  );
}
