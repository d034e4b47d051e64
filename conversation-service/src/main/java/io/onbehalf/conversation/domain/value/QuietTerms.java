package io.onbehalf.conversation.domain.value;

import io.onbehalf.kit.domain.quiet.QuietHours;
import java.util.Optional;

/// The organization's quiet hours, as they apply to a request to send.
///
/// @param quietHours empty if the organization has none
/// @param overrideQuietHours the caller, who may, asks to send also in quiet hours
public record QuietTerms(Optional<QuietHours> quietHours, boolean overrideQuietHours) {

    /// It may be sent at any time.
    public static final QuietTerms NONE = new QuietTerms(Optional.empty(), false);
}
