package io.onbehalf.conversation.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onbehalf.kit.domain.ThreadId;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Turns a pair of numbers into the thread's id: 80 bits that can't be turned back without the key.
public final class ThreadIdentity {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 10;

    private final Mac keyed;

    public ThreadIdentity(String identityKey) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(identityKey.getBytes(UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /// The thread of a contact and a queue's number, both canonical E.164, in an organization.
    public ThreadId of(String organizationId, String outboundNumber, String contactNumber) {
        return new ThreadId(digest(organizationId, outboundNumber, contactNumber));
    }

    /// The contact in the whole organization, whichever of its numbers they write to.
    public String ofContact(String organizationId, String contactNumber) {
        return digest(organizationId, "contact", contactNumber);
    }

    private String digest(String... parts) {
        byte[] digest = copy().doFinal(String.join("\n", parts).getBytes(UTF_8));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }

    /// For one use by one thread: that costs less than to look the algorithm up and set the key each time.
    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's " + ALGORITHM + " can't be copied", e);
        }
    }
}
