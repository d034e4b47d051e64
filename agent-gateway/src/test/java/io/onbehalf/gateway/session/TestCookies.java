package io.onbehalf.gateway.session;

import javax.crypto.spec.SecretKeySpec;

/// The cookies of a session, under a key that every test knows.
final class TestCookies {

    private TestCookies() {}

    static SealedCookie<Session> session() {
        return sealed(Browser.SESSION, Session.class);
    }

    static SealedCookie<SignedOut> signedOut() {
        return sealed(Browser.SIGNED_OUT, SignedOut.class);
    }

    private static <T> SealedCookie<T> sealed(String name, Class<T> type) {
        return new SealedCookie<>(
                name, type, SealedCookie.SameSite.STRICT, false, new SecretKeySpec(new byte[32], "AES"));
    }
}
