package io.onbehalf.e2e.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.local.layout.Checkout;
import io.onbehalf.local.layout.Ports;
import io.onbehalf.local.layout.StackLayout;
import io.onbehalf.local.process.JvmPart;
import io.onbehalf.local.stack.Broker;
import io.onbehalf.local.stack.Service;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A topic that is not as the catalogue says is refused, because what goes wrong with it shows much later.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WrongTopicIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Test
    void a_service_does_not_start_on_a_topic_that_somebody_created_with_one_partition(@TempDir Path data)
            throws Exception {
        StackLayout layout = new StackLayout(Checkout.find(), Ports.free(), data);
        JvmPart broker = Broker.part(layout);
        JvmPart service = Service.WRAPUP.part(layout);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", layout.bootstrapServers()))) {
            JvmPart.startAll(List.of(broker), TIMEOUT);
            String events = Topics.WRAPUP_EVENTS.name();
            admin.createTopics(List.of(new NewTopic(events, 1, (short) 1))).all().get();

            service.start().onExit().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);

            assertThat(service.deathFailure()).hasMessageContaining("exit status 1");
            assertThat(Files.readString(service.log()))
                    .contains(
                            "topic wrapup.events has 1 partitions, must have 12",
                            "topic wrapup.events: retention.ms is 604800000, must be 2592000000");
            Set<String> created = admin.listTopics().names().get();
            assertThat(created)
                    .as("it creates its own topics, and nobody else's")
                    .containsExactlyInAnyOrderElementsOf(
                            Topics.ownedBy(Topics.WRAPUP_SERVICE).stream().map(Topic::name).toList());
        } finally {
            service.kill();
            broker.kill();
        }
    }
}
