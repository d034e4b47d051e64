package io.onbehalf.conversation.carrier.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.outbound.group.UsableAccounts;
import io.onbehalf.kit.clients.KafkaClientSettings;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutboundClientsTest {

    @Test
    void the_members_of_the_group_take_their_settings() {
        OutboundClients clients =
                OutboundClients.of(
                        KafkaClientSettings.at("127.0.0.1:1"), "instance", new UsableAccounts(() -> 1));
        try (Consumer<String, byte[]> member = clients.members().get()) {
            assertThat(member.groupMetadata().groupId()).isEqualTo("conversation-service-carrier");
        }
    }
}
