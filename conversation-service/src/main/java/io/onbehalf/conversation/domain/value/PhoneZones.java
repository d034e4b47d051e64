package io.onbehalf.conversation.domain.value;

import java.time.ZoneId;
import java.util.Set;

/// The time zones that phone numbers belong to, as far as a number tells.
@FunctionalInterface
public interface PhoneZones {

    /// Returns the zones that a number may be in; none if it does not tell.
    ///
    /// @param number E.164
    Set<ZoneId> of(String number);
}
