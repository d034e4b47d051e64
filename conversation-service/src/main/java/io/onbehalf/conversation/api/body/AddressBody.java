package io.onbehalf.conversation.api.body;

/// A phone number in the public API's shape.
record AddressBody(String name, String addressNormalized, String addressRaw, String addressDisplayable) {

    static AddressBody of(String number) {
        return new AddressBody("", number, number, number);
    }
}
