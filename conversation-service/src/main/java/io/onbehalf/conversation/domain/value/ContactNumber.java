package io.onbehalf.conversation.domain.value;

/// A contact's number, canonical E.164; its text form hides it.
public record ContactNumber(String value) {
    @Override
    public String toString() {
        return "ContactNumber[…]";
    }
}
