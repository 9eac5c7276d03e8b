import { HomeRedirect } from '../auth/home-redirect.tsx';

export default function HomePage() {
  return <HomeRedirect />;
}
