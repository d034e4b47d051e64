package io.onbehalf.local.smsc;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One submit_sm as the SMSC saw it: a line of the ledger. It holds numbers, but no text.
///
/// @param at when it came, in milliseconds of the epoch
/// @param messageId what it was accepted under; none if it was not
/// @param source our number
/// @param destination the contact's number
/// @param reference its user_message_reference
/// @param textHash SHA-256 of its short_message with the header, in hexadecimal digits
/// @param status the command_status that it was answered with; none if it was not answered
public record LedgerLine(
        long at,
        @Nullable String messageId,
        String source,
        String destination,
        @Nullable Integer reference,
        int esmClass,
        int dataCoding,
        String textHash,
        Magic magic,
        @Nullable Integer status) {

    private static final String NONE = "-";
    private static final String SEPARATOR = "\t";
    private static final int FIELDS = 10;

    public boolean accepted() {
        return messageId != null;
    }

    /// The line without its end.
    public String write() {
        return String.join(
                SEPARATOR,
                Long.toString(at),
                messageId == null ? NONE : messageId,
                source,
                destination,
                write(reference),
                Integer.toString(esmClass),
                Integer.toString(dataCoding),
                textHash,
                magic.name(),
                write(status));
    }

    /// What [#write] wrote.
    public static LedgerLine parse(String line) {
        String[] fields = line.split(SEPARATOR, -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "ledger line: %d fields, not %d".formatted(fields.length, FIELDS));
        }
        return new LedgerLine(
                Long.parseLong(fields[0]),
                parse(fields[1], Function.identity()),
                fields[2],
                fields[3],
                parse(fields[4], Integer::valueOf),
                Integer.parseInt(fields[5]),
                Integer.parseInt(fields[6]),
                fields[7],
                Magic.valueOf(fields[8]),
                parse(fields[9], Integer::valueOf));
    }

    private static String write(@Nullable Integer number) {
        return number == null ? NONE : number.toString();
    }

    private static <T> @Nullable T parse(String field, Function<String, T> parser) {
        return field.equals(NONE) ? null : parser.apply(field);
    }
}
