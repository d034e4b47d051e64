package io.onbehalf.kit.config.setup;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/// The users that the brokers shall know by their passwords. A user that is there gets the new password.
final class ScramUsers {

    private static final ScramCredentialInfo SCRAM =
            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 8_192);

    private ScramUsers() {}

    /// @param passwords by the users' names
    static List<UserScramCredentialAlteration> of(Map<String, String> passwords) {
        return passwords.entrySet().stream()
                .<UserScramCredentialAlteration>map(
                        user -> new UserScramCredentialUpsertion(user.getKey(), SCRAM, user.getValue()))
                .toList();
    }
}
