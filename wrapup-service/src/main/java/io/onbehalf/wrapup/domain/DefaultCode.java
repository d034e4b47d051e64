package io.onbehalf.wrapup.domain;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;

/// The code that every organization has from the start, offered by queues that were given no codes.
///
/// Nobody created it, so nothing is stored of it and nobody can change or delete it.
public final class DefaultCode {

    public static final CodeId ID = new CodeId("7fb334b0-0e9e-11e4-9191-0800200c9a66");
    public static final String NAME = "Default Wrap-up Code";

    private static final UserId NOBODY = new UserId("");

    private DefaultCode() {}

    public static boolean is(CodeId code) {
        return code.equals(ID);
    }

    /// The code as it stands in an organization.
    public static WrapupCodeSnapshot of(OrganizationId organization) {
        return new WrapupCodeSnapshot(
                organization, ID, NAME, null, Instant.EPOCH, NOBODY, Instant.EPOCH, NOBODY);
    }
}
