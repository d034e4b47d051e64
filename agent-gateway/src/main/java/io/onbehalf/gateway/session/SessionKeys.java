package io.onbehalf.gateway.session;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys of the cookies, one for each kind, so that one kind is never taken for another.
final class SessionKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SessionKeys.class);
    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 32;

    private final byte[] key;

    SessionKeys(SessionProperties properties) {
        byte[] configured = properties.keyBytes();
        if (configured == null) {
            LOG.warn("onbehalf.session.key is not set: sessions end when this gateway stops");
            key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
        } else {
            key = configured;
        }
    }

    SecretKey of(String cookie) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return new SecretKeySpec(mac.doFinal(cookie.getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
