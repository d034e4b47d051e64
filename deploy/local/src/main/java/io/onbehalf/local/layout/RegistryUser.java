package io.onbehalf.local.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/// Who calls a registry that asks for it.
public record RegistryUser(String name, String password) {

    /// The value of the header `Authorization` (HTTP basic).
    public String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
    }

    /// Without the password, which must not get into a log.
    @Override
    public String toString() {
        return name;
    }
}
