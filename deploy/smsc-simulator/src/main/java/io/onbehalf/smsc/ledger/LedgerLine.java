package io.onbehalf.smsc.ledger;

import io.onbehalf.smsc.number.MagicNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One line of the ledger: a `submit_sm` that the SMSC received, and its answer.
///
/// @param at the time of arrival, in milliseconds of the epoch
/// @param messageId the id that the SMSC gave it; null if it was not accepted
/// @param number the kind of the contact's number
/// @param status the `command_status` of the answer; null if there was no answer
public record LedgerLine(
        long at, @Nullable String messageId, LedgerSms sms, MagicNumber number, @Nullable Integer status) {

    private static final String NONE = "-";
    private static final String SEPARATOR = "\t";
    private static final int FIELDS = 10;

    public boolean isAccepted() {
        return messageId != null;
    }

    /// The line's text, without the line end.
    public String write() {
        return String.join(
                SEPARATOR,
                Long.toString(at),
                messageId == null ? NONE : messageId,
                sms.source(),
                sms.destination(),
                write(sms.reference()),
                Integer.toString(sms.esmClass()),
                Integer.toString(sms.dataCoding()),
                sms.textHash(),
                number.name(),
                write(status));
    }

    /// Reads what [#write] wrote. Throws if the number of fields is wrong.
    public static LedgerLine parse(String line) {
        String[] fields = line.split(SEPARATOR, -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "ledger line: %d fields, not %d".formatted(fields.length, FIELDS));
        }
        return new LedgerLine(
                Long.parseLong(fields[0]),
                parse(fields[1], Function.identity()),
                new LedgerSms(
                        fields[2],
                        fields[3],
                        parse(fields[4], Integer::valueOf),
                        Integer.parseInt(fields[5]),
                        Integer.parseInt(fields[6]),
                        fields[7]),
                MagicNumber.valueOf(fields[8]),
                parse(fields[9], Integer::valueOf));
    }

    /// All lines of a ledger file, in their order.
    public static List<LedgerLine> readAll(Path ledger) throws IOException {
        return Files.readAllLines(ledger).stream().map(LedgerLine::parse).toList();
    }

    private static String write(@Nullable Integer number) {
        return number == null ? NONE : number.toString();
    }

    private static <T> @Nullable T parse(String field, Function<String, T> parser) {
        return field.equals(NONE) ? null : parser.apply(field);
    }
}
