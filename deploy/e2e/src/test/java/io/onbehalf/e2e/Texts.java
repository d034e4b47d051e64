package io.onbehalf.e2e;

/// What tests write to contacts: each text holds a word that must never stand outside a record's value.
final class Texts {

    static final String MARK = "Xylophone";

    private Texts() {}

    static String of(String text) {
        return MARK + " " + text;
    }
}
