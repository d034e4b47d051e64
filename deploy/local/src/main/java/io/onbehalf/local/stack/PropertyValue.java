package io.onbehalf.local.stack;

/// Writes a value into a properties file: see [java.util.Properties#load(java.io.InputStream)].
final class PropertyValue {

    private static final char FIRST_PRINTABLE = ' ';
    private static final char LAST_ASCII = '~';

    private PropertyValue() {}

    /// The value in ASCII, so that it is read as it was in every character set. It must not begin with a
    /// space.
    static String escape(String value) {
        StringBuilder escaped = new StringBuilder();
        value.chars().forEach(character -> append(escaped, (char) character));
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, char character) {
        if (character == '\\') {
            escaped.append("\\\\");
        } else if (character < FIRST_PRINTABLE || character > LAST_ASCII) {
            escaped.append("\\u%04x".formatted((int) character));
        } else {
            escaped.append(character);
        }
    }
}
