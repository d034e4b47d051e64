package io.onbehalf.conversation.domain.value;

/// A contact's number, canonical E.164; or, of a sender that has no number, such as a short code or a name,
/// the address as the network brought it, which never begins with a plus. Its text form hides it.
public record ContactNumber(String value) {

    /// True if an SMS can be sent to it.
    public boolean isAnswerable() {
        return value.startsWith("+");
    }

    @Override
    public String toString() {
        return "ContactNumber[…]";
    }
}
