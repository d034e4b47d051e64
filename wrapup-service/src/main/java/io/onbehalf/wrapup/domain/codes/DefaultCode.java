package io.onbehalf.wrapup.domain.codes;

import io.onbehalf.kit.domain.Authorship;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import java.time.Instant;
import java.util.Optional;

/// The code that every organization has from the start, offered by queues without codes of their own.
///
/// It is a constant, not stored: it can't be changed or deleted.
public final class DefaultCode {

    public static final CodeId ID = new CodeId("7fb334b0-0e9e-11e4-9191-0800200c9a66");
    public static final String NAME = "Default Wrap-up Code";

    private static final UserId NOBODY = new UserId("");

    private DefaultCode() {}

    public static boolean is(CodeId code) {
        return code.equals(ID);
    }

    /// The code as a code of an organization.
    public static WrapupCodeSnapshot of(OrganizationId organization) {
        return new WrapupCodeSnapshot(
                organization, ID, NAME, Optional.empty(), Authorship.created(Instant.EPOCH, NOBODY));
    }
}
