import { createUser } from '../admin/create-user.ts';
import { deleteUser } from '../admin/delete-user.ts';
import { findUser } from '../admin/find-user.ts';
import { listUsers } from '../admin/list-users.ts';
import { changeUser } from '../admin/change-user.ts';
import type { Answer, StandInRequest } from '../exchange.ts';
import { DatabaseUnavailableError } from '../open-database.ts';
import { requireServiceRole, type AuthContext } from './auth-context.ts';
import { API_VERSION_HEADERS, AuthError } from './auth-error.ts';
import { readUser } from '../account/read-user.ts';
import { refreshSession } from '../session/refresh-session.ts';
import { signIn } from '../session/sign-in.ts';
import { signOut } from '../session/sign-out.ts';
import { signUp } from '../account/sign-up.ts';
import { updateUser } from '../account/update-user.ts';
import { authorize } from '../provider/authorize.ts';
import { followLink } from '../recovery/follow-link.ts';
import { sendRecovery } from '../recovery/send-recovery.ts';
import { verifyToken } from '../recovery/verify-token.ts';

type Verb = (request: StandInRequest, context: AuthContext) => Promise<Answer>;

const VERBS: Readonly<Record<string, Verb>> = {
  'POST /signup': signUp,
  'POST /token': grantToken,
  'GET /user': readUser,
  'PUT /user': updateUser,
  'POST /logout': signOut,
  'POST /recover': sendRecovery,
  'POST /verify': verifyToken,
  'GET /verify': followLink,
  'GET /authorize': authorize,
  'GET /settings': (_request, context) => Promise.resolve({ status: 200, json: settings(context) }),
};

const ADMIN_VERBS: Readonly<Record<string, Verb>> = { 'POST /admin/users': createUser, 'GET /admin/users': listUsers };

const ADMIN_USER_VERBS: Readonly<Record<string, (userId: string, request: StandInRequest, context: AuthContext) => Promise<Answer>>> = {
  GET: findUser,
  PUT: changeUser,
  DELETE: deleteUser,
};

/** Answers a request below `/auth/v1` (`path` begins after it). Unforeseen errors are the caller's to report. */
export async function routeAuth(path: string, request: StandInRequest, context: AuthContext): Promise<Answer> {
  try {
    const answer = await pick(path, request, context);
    return { ...answer, headers: { ...API_VERSION_HEADERS, ...answer.headers } };
  } catch (error) {
    if (error instanceof AuthError) return error.toAnswer();
    // 5xx makes supabase-js keep the session and try again.
    if (error instanceof DatabaseUnavailableError) return new AuthError(503, 'unexpected_failure', error.message).toAnswer();
    throw error;
  }
}

async function pick(path: string, request: StandInRequest, context: AuthContext): Promise<Answer> {
  const key = `${request.method} ${path}`;
  const verb = VERBS[key];
  if (verb) return verb(request, context);
  if (path.startsWith('/admin/')) {
    await requireServiceRole(request, context);
    const adminVerb = ADMIN_VERBS[key];
    if (adminVerb) return adminVerb(request, context);
    const userId = /^\/admin\/users\/([^/]+)$/.exec(path)?.[1];
    const userVerb = ADMIN_USER_VERBS[request.method];
    if (userId !== undefined && userVerb) return userVerb(userId, request, context);
  }
  throw new AuthError(404, 'not_found', `The local stand-in for Supabase Auth does not answer ${key}.`);
}

async function grantToken(request: StandInRequest, context: AuthContext): Promise<Answer> {
  const grantType = request.query.get('grant_type');
  if (grantType === 'password') return signIn(request, context);
  if (grantType === 'refresh_token') return refreshSession(request, context);
  throw new AuthError(400, 'validation_failed', 'unsupported_grant_type');
}

function settings(context: AuthContext): Record<string, unknown> {
  return {
    external: {
      email: true,
      phone: false,
      anonymous_users: false,
      google: context.providers.includes('google'),
      apple: context.providers.includes('apple'),
    },
    disable_signup: !context.signUpsAllowed,
    mailer_autoconfirm: true,
    phone_autoconfirm: false,
    sms_provider: '',
    saml_enabled: false,
  };
}
