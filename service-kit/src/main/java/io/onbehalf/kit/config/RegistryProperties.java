package io.onbehalf.kit.config;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How values are coded, and where their schemas are, under `onbehalf`; the same for the services and the
/// gateway.
///
/// @param registryUrl base of the registry's Confluent-compatible API, without user and password
/// @param registryUser who calls the registry (HTTP basic); empty where it asks for nobody
/// @param registryPassword that user's; never logged
/// @param valueSerde class of the serde for values; the default needs nothing but a registry of Confluent's
///   API
@Validated
@ConfigurationProperties("onbehalf")
public record RegistryProperties(
        @DefaultValue("http://127.0.0.1:8081/apis/ccompat/v7") @NotBlank String registryUrl,
        @DefaultValue("") String registryUser,
        @DefaultValue("") String registryPassword,
        @DefaultValue("io.onbehalf.kit.avro.RegistrySerde") @NotBlank String valueSerde) {

    public RegistryProperties {
        // None of these messages quotes a value: it may hold the password.
        if (hasUserInfo(registryUrl)) {
            throw new IllegalArgumentException(
                    "onbehalf.registry-url: must not hold user and password; see onbehalf.registry-user");
        }
        if (registryUser.contains(":")) {
            throw new IllegalArgumentException("onbehalf.registry-user: must not contain a colon");
        }
        if (registryUser.isEmpty() && !registryPassword.isEmpty()) {
            throw new IllegalArgumentException("onbehalf.registry-password: needs onbehalf.registry-user");
        }
    }

    /// `user:password`, in the way of HTTP basic; empty where the registry asks for nobody.
    Optional<String> userInfo() {
        return registryUser.isEmpty() ? Optional.empty() : Optional.of(registryUser + ":" + registryPassword);
    }

    /// Without the password.
    @Override
    public String toString() {
        return "RegistryProperties[registryUrl=%s, registryUser=%s, valueSerde=%s]"
                .formatted(registryUrl, registryUser, valueSerde);
    }

    private static boolean hasUserInfo(String url) {
        try {
            return URI.create(url).getRawUserInfo() != null;
        } catch (IllegalArgumentException e) {
            return url.contains("@");
        }
    }
}
