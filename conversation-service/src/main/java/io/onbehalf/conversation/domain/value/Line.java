package io.onbehalf.conversation.domain.value;

import io.onbehalf.kit.domain.OutboundNumber;

/// The two numbers of a thread: the queue's and the contact's; its text form hides the latter.
///
/// @param contactNumberAsTyped as an agent typed it, or as the SMSC spelled it
public record Line(OutboundNumber outboundNumber, ContactNumber contactNumber, String contactNumberAsTyped) {

    @Override
    public String toString() {
        return "Line[%s, %s]".formatted(outboundNumber, contactNumber);
    }
}
