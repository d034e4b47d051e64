package io.onbehalf.conversation.carrier;

import io.onbehalf.conversation.carrier.CarrierProperties.Account;
import io.onbehalf.conversation.carrier.CarrierProperties.Bind;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// Settings of the link, for specifications: the defaults, but for what is said.
final class Settings {

    static final String ACME = "acme";
    static final int OPTED_OUT = 0x0444;

    private static final String PREFIX = "onbehalf.carrier.";

    private Settings() {}

    static CarrierProperties defaults() {
        return with(Map.of());
    }

    /// @param values by key, without the prefix
    static CarrierProperties with(Map<String, String> values) {
        var source = new MapConfigurationPropertySource();
        values.forEach((key, value) -> source.put(PREFIX + key, value));
        return new Binder(source).bindOrCreate("onbehalf.carrier", CarrierProperties.class);
    }

    /// An account on this machine.
    static Account account(int port, int window) {
        return account(port, window, Bind.TRANSCEIVER);
    }

    static Account account(int port, int window, Bind bind, String... numbers) {
        return new Account(
                "test",
                ACME,
                "127.0.0.1",
                port,
                "us",
                "secret",
                "",
                false,
                bind,
                window,
                Set.of(numbers),
                Set.of(OPTED_OUT),
                Set.of("061"));
    }
}
