package io.onbehalf.gateway.session;

/// The paths of signing in and out.
final class SignIn {

    /// The name of the registration in `spring.security.oauth2.client`.
    static final String REGISTRATION = "onbehalf";

    static final String BASE = "/sign-in";

    /// Where a browser begins to sign in; with [#WINDOW] in a small window that closes itself.
    static final String START = BASE + "/" + REGISTRATION;

    static final String CALLBACK = START + "/callback";
    static final String WINDOW = "window";
    static final String SIGN_OUT = "/sign-out";

    /// The page that tells the window which opened it that somebody has signed in.
    static final String SIGNED_IN = "/signed-in";

    private SignIn() {}
}
