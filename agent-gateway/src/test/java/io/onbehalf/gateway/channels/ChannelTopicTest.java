package io.onbehalf.gateway.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.gateway.channels.ChannelTopic.QueueConversations;
import io.onbehalf.gateway.channels.ChannelTopic.UserConversations;
import io.onbehalf.gateway.channels.ChannelTopic.UserRoutingStatus;
import io.onbehalf.gateway.channels.ChannelTopic.View;
import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChannelTopicTest {

    private static final String ID = "0a0c3e00-0000-4000-8000-0000000001ab";
    private static final UserId USER = new UserId(ID);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v2.users." + ID + ".conversations.messages",
                "v2.users." + ID + ".conversations",
                "v2.users." + ID + ".routingStatus",
                "v2.users." + ID + ".onbehalf.readmarks",
                "v2.routing.queues." + ID + ".conversations.messages",
                "v2.routing.queues." + ID + ".conversations"
            })
    void a_topic_bears_the_name_by_which_clients_subscribe_to_it(String name) {
        assertThat(ChannelTopic.parse(name)).extracting(ChannelTopic::name).containsExactly(name);
    }

    @Test
    void the_kind_and_the_view_stand_in_the_name() {
        assertThat(ChannelTopic.parse("v2.users." + ID + ".conversations.messages"))
                .containsExactly(new UserConversations(USER, View.MEDIA));
        assertThat(ChannelTopic.parse("v2.routing.queues." + ID + ".conversations"))
                .containsExactly(new QueueConversations(new QueueId(ID), View.GENERIC));
    }

    @Test
    void several_topics_of_a_user_may_be_combined() {
        assertThat(ChannelTopic.parse("v2.users." + ID + "?conversations&routingStatus"))
                .containsExactly(new UserConversations(USER, View.GENERIC), new UserRoutingStatus(USER));
    }

    @Test
    void an_id_counts_in_lower_case() {
        assertThat(ChannelTopic.parse("v2.users." + ID.toUpperCase(Locale.ROOT) + ".routingStatus"))
                .containsExactly(new UserRoutingStatus(USER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v2.users." + ID + ".presence",
                "v2.users." + ID + "?conversations&presence",
                "v2.users." + ID + "?",
                "v2.users." + ID + "?conversations&",
                "v2.users.somebody.conversations",
                "v2.users." + ID,
                "v2.routing.queues." + ID + ".routingStatus",
                "v2.routing.queues." + ID + ".onbehalf.readmarks",
                "V2.USERS." + ID + ".conversations",
                "v2.users." + ID + ".conversations\n"
            })
    void nothing_else_is_a_topic(String name) {
        assertThat(ChannelTopic.parse(name)).isEmpty();
    }

    @Test
    void a_name_is_at_most_200_characters_long() {
        String name = "v2.users." + ID + "?conversations" + "&conversations".repeat(15);

        assertThat(ChannelTopic.parse(name)).isEmpty();
    }
}
