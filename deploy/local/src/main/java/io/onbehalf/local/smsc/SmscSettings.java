package io.onbehalf.local.smsc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jsmpp.SMPPConstant;

/// How a simulator is started.
///
/// @param port of SMPP; 0 is any that is free, as for the control port
/// @param ledger the file of [LedgerLine]s; those of earlier runs stay
/// @param receiptDelay from a submit to its receipt
/// @param receipts whether there are receipts at all
public record SmscSettings(
        int port,
        int controlPort,
        Path ledger,
        String systemId,
        String password,
        Duration receiptDelay,
        boolean receipts) {

    private static final Duration USUAL_RECEIPT_DELAY = Duration.ofMillis(300);

    /// Reads the command line of [SmscMain].
    static SmscSettings parse(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        SmscSettings settings =
                new SmscSettings(0, 0, Path.of("ledger.tsv"), "", "", USUAL_RECEIPT_DELAY, true);
        while (!rest.isEmpty()) {
            settings = settings.with(rest.removeFirst(), rest);
        }
        return settings;
    }

    private SmscSettings with(String option, Deque<String> rest) {
        return switch (option) {
            case "--port" -> at(Integer.parseInt(rest.removeFirst()), controlPort);
            case "--control-port" -> at(port, Integer.parseInt(rest.removeFirst()));
            case "--ledger" -> writing(Path.of(rest.removeFirst()));
            case "--system-id" -> letting(rest.removeFirst(), password);
            case "--password" -> letting(systemId, rest.removeFirst());
            case "--receipt-delay-ms" -> receipting(Long.parseLong(rest.removeFirst()), receipts);
            case "--no-receipts" -> receipting(receiptDelay.toMillis(), false);
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }

    private SmscSettings at(int newPort, int newControlPort) {
        return new SmscSettings(newPort, newControlPort, ledger, systemId, password, receiptDelay, receipts);
    }

    private SmscSettings writing(Path newLedger) {
        return new SmscSettings(port, controlPort, newLedger, systemId, password, receiptDelay, receipts);
    }

    private SmscSettings letting(String newSystemId, String newPassword) {
        return new SmscSettings(port, controlPort, ledger, newSystemId, newPassword, receiptDelay, receipts);
    }

    private SmscSettings receipting(long millis, boolean newReceipts) {
        return new SmscSettings(
                port, controlPort, ledger, systemId, password, Duration.ofMillis(millis), newReceipts);
    }

    /// The status that a bind is answered with: 0 lets it in.
    int bindStatus(String theirSystemId, String theirPassword) {
        if (!systemId.equals(theirSystemId)) {
            return SMPPConstant.STAT_ESME_RINVSYSID;
        }
        return password.equals(theirPassword) ? SMPPConstant.STAT_ESME_ROK : SMPPConstant.STAT_ESME_RINVPASWD;
    }

    /// Without the password.
    @Override
    public String toString() {
        return "SMSC on port %d, control on port %d, ledger %s".formatted(port, controlPort, ledger);
    }
}
