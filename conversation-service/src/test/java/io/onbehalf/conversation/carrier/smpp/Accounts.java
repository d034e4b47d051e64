package io.onbehalf.conversation.carrier.smpp;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.BindMode;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Credentials;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Endpoint;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Limits;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.OptOutCodes;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Senders;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Timers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// Accounts at an SMSC on this machine, for specifications.
public final class Accounts {

    public static final int OPTED_OUT = 0x0444;

    private static final Set<Integer> RETRIABLE = Set.of(0x58, 0x14, 0x08, 0x64);

    private static final Timers TIMERS = new Timers(Duration.ofSeconds(15), Duration.ofSeconds(25));

    private Accounts() {}

    public static AccountSettings account(int port, int window) {
        return account(port, window, BindMode.TRANSCEIVER);
    }

    public static AccountSettings account(int port, int window, BindMode mode, String... numbers) {
        return account(new Endpoint("127.0.0.1", port, false), window, mode, TIMERS, numbers);
    }

    /// One that does not wait long for a response, and yet long enough for a slow machine.
    public static AccountSettings impatient(int port, int window) {
        return account(
                new Endpoint("127.0.0.1", port, false),
                window,
                BindMode.TRANSCEIVER,
                new Timers(Duration.ofSeconds(3), TIMERS.enquireLink()));
    }

    static AccountSettings overTls(String host, int port) {
        return account(new Endpoint(host, port, true), 1, BindMode.TRANSCEIVER, TIMERS);
    }

    static AccountSettings with(int port, int window, BindMode mode, String password, Timers timers) {
        AccountSettings plain = account(port, window, mode);
        return new AccountSettings(
                plain.name(),
                plain.senders(),
                plain.endpoint(),
                new Credentials("us", password, ""),
                mode,
                plain.limits(),
                plain.format(),
                plain.optOutCodes(),
                timers);
    }

    /// The same account, whose SMSC wants its submits so.
    public static AccountSettings formatted(AccountSettings plain, SubmitFormat format) {
        return new AccountSettings(
                plain.name(),
                plain.senders(),
                plain.endpoint(),
                plain.credentials(),
                plain.bindMode(),
                plain.limits(),
                format,
                plain.optOutCodes(),
                plain.timers());
    }

    /// The same account, bound on so many instances.
    static AccountSettings on(AccountSettings plain, int instances) {
        Limits limits = plain.limits();
        return limited(
                plain,
                new Limits(limits.window(), limits.perSecond(), limits.retriableStatuses(), instances));
    }

    /// The same account, which takes so many SMS a second.
    public static AccountSettings rated(AccountSettings plain, double perSecond) {
        Limits limits = plain.limits();
        return limited(
                plain,
                new Limits(limits.window(), perSecond, limits.retriableStatuses(), limits.instances()));
    }

    private static AccountSettings limited(AccountSettings plain, Limits limits) {
        return new AccountSettings(
                plain.name(),
                plain.senders(),
                plain.endpoint(),
                plain.credentials(),
                plain.bindMode(),
                limits,
                plain.format(),
                plain.optOutCodes(),
                plain.timers());
    }

    /// The same account under another name and for others.
    public static AccountSettings named(AccountSettings plain, String name, Senders senders) {
        return new AccountSettings(
                name,
                senders,
                plain.endpoint(),
                plain.credentials(),
                plain.bindMode(),
                plain.limits(),
                plain.format(),
                plain.optOutCodes(),
                plain.timers());
    }

    private static AccountSettings account(
            Endpoint endpoint, int window, BindMode mode, Timers timers, String... numbers) {
        return new AccountSettings(
                "test",
                new Senders(Acme.ID, Set.of(numbers), Map.of()),
                endpoint,
                new Credentials("us", "secret", ""),
                mode,
                new Limits(window, Double.POSITIVE_INFINITY, RETRIABLE, Limits.EVERYWHERE),
                SubmitFormat.USUAL,
                new OptOutCodes(Set.of(OPTED_OUT), Set.of("061")),
                timers);
    }
}
