package io.onbehalf.conversation.domain.delivery.index;

import io.onbehalf.conversation.domain.delivery.Receipt;
import io.onbehalf.conversation.domain.delivery.SmscMessageId;
import java.util.Map;
import java.util.Optional;

/// The keys under which an SMS and its receipts meet, at accounts whose receipts are found by the SMSC's id.
///
/// A key is the account's system id and the SMSC's id as the answer to the submit spells it: an SMSC may send
/// the receipts to another of our binds, but to one with the same system id.
///
/// @param accounts by name; those that are missing have no such keys
public record ReceiptKeys(Map<String, Account> accounts) {

    /// No account has such keys.
    public static final ReceiptKeys NONE = new ReceiptKeys(Map.of());

    public ReceiptKeys {
        accounts = Map.copyOf(accounts);
    }

    /// An account whose receipts are found by the SMSC's id.
    public record Account(String systemId, Spelling spelling) {

        /// The key of an id in a receipt.
        private String key(String received) {
            return ReceiptKeys.key(systemId, spelling.answered(received));
        }
    }

    /// How receipts spell the id that the answer to the submit gave.
    public enum Spelling {
        /// As the answer does, but for case, hyphens and leading zeros.
        SAME,
        /// In hex, where the answer has it in decimal.
        HEX,
        /// In decimal, where the answer has it in hex.
        DECIMAL;

        /// The id as the answer to the submit has it.
        private String answered(String received) {
            return switch (this) {
                case SAME -> SmscMessageId.plain(received);
                case HEX -> SmscMessageId.decimal(received);
                case DECIMAL -> SmscMessageId.hex(received);
            };
        }
    }

    /// The key of an SMS; empty if the account has none.
    ///
    /// @param id the SMSC's
    public Optional<String> ofSms(String account, String id) {
        return Optional.ofNullable(accounts.get(account))
                .map(found -> key(found.systemId(), SmscMessageId.plain(id)));
    }

    /// The key of a receipt; empty if the account has none, or the receipt has no id.
    public Optional<String> ofReceipt(String account, Receipt receipt) {
        return Optional.ofNullable(accounts.get(account))
                .filter(_ -> !receipt.smscMessageId().isEmpty())
                .map(found -> found.key(receipt.smscMessageId()));
    }

    /// The key of the id in a receipt's text, for a receipt that has another in its parameter: it counts
    /// where no SMS has the key of that one. Empty if there is none, and for any key but the parameter's.
    ///
    /// @param key of the parameter's id, under which the receipt was looked for
    public Optional<String> ofIdInText(String key, Receipt receipt) {
        return receipt.idInText()
                .flatMap(id ->
                        accounts.values().stream()
                                .filter(account -> account.key(receipt.smscMessageId()).equals(key))
                                .map(account -> account.key(id))
                                .filter(other -> !other.equals(key))
                                .sorted()
                                .findFirst());
    }

    private static String key(String systemId, String id) {
        return systemId + "/" + id;
    }
}
