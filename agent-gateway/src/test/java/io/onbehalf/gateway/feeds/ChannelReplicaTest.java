package io.onbehalf.gateway.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onbehalf.gateway.channels.Channel;
import io.onbehalf.gateway.channels.ChannelId;
import io.onbehalf.gateway.sockets.Sockets;
import io.onbehalf.schemas.gateway.NotificationChannel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChannelReplicaTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ChannelReplica replica =
            new ChannelReplica(new Sockets(JsonMapper.shared(), meters), meters);

    @Test
    void of_two_changes_of_the_same_version_the_first_counts() {
        replica.apply(ID, record(1));
        replica.apply(ID, record(2, "first"));
        replica.apply(ID, record(2, "second"));
        assertThat(channel().topics()).containsExactly("first");

        replica.apply(ID, record(3, "first", "second"));
        assertThat(channel().topics()).containsExactly("first", "second");
    }

    @Test
    void the_oldest_record_that_is_kept_counts_whatever_its_version() {
        replica.apply(ID, record(7, "kept"));

        assertThat(channel().topics()).containsExactly("kept");
    }

    @Test
    void a_gateway_that_counts_no_versions_is_followed() {
        replica.apply(ID, record(2, "new"));
        replica.apply(ID, record(0, "old"));
        assertThat(channel().topics()).containsExactly("old");

        replica.apply(ID, record(1, "new"));
        assertThat(channel().topics()).containsExactly("new");
    }

    @Test
    void an_old_record_of_a_supervisor_counts_until_its_channel_ends() {
        replica.apply(ID, NotificationChannel.newBuilder(record(0)).setSupervisor(true).build());

        assertThat(channel().supervisorUntil()).contains(NOON.plusSeconds(60));
    }

    @Test
    void a_channel_is_read_as_it_was_written() {
        NotificationChannel written =
                NotificationChannel.newBuilder(record(3, "topic"))
                        .setSupervisor(true)
                        .setSupervisorUntil(NOON.plusSeconds(5))
                        .build();
        replica.apply(ID, written);

        assertThat(ChannelReplica.record(channel())).isEqualTo(written);
    }

    private Channel channel() {
        return replica.find(new ChannelId(ID)).orElseThrow();
    }

    private static NotificationChannel record(long version, String... topics) {
        return NotificationChannel.newBuilder()
                .setOrganizationId("acme")
                .setChannelId(ID)
                .setUserId("amy")
                .setSupervisor(false)
                .setTopics(List.of(topics))
                .setCreatedAt(NOON)
                .setExpiresAt(NOON.plusSeconds(60))
                .setVersion(version)
                .build();
    }
}
