package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.directory.ThreadIdentity;
import java.time.Instant;

/// The organization of specifications, and its time.
public final class Acme {

    public static final String ID = "acme";
    public static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    public static final ThreadIdentity IDENTITY = new ThreadIdentity("a secret of sixteen");

    private Acme() {}
}
