package io.onbehalf.conversation.config;

import io.onbehalf.conversation.api.OfferedCodes;
import io.onbehalf.conversation.directory.Directory;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.topology.ConversationTopology;
import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.query.StreamsReader;
import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.ContactConsent;
import io.onbehalf.schemas.conversation.ThreadingTimeline;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.schemas.wrapup.QueueWrapupCodesSnapshot;
import io.onbehalf.schemas.wrapup.WrapupCodeSnapshot;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Says what this service is, what it knows of others, and how its refusals read.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConversationProperties.class)
public class ConversationConfiguration {

    @Bean
    public static ServiceDefinition definition() {
        return new ServiceDefinition(
                Topics.CONVERSATION_SERVICE,
                Topics.CONVERSATION_REQUESTS,
                Topics.CONVERSATION_REPLIES,
                Topics.CONVERSATION_DEAD_LETTERS,
                List.of(
                        Topics.QUEUES,
                        Topics.QUEUE_MEMBERS,
                        Topics.ORGANIZATIONS,
                        Topics.WRAPUP_EVENTS,
                        Topics.WRAPUP_CODES,
                        Topics.QUEUE_WRAPUP_CODES),
                ConversationTopology::draw);
    }

    @Bean
    static Refusals refusals() {
        return new Refusals(RefusalTexts.ALL);
    }

    @Bean
    Directory directory(StreamsReader streams) {
        return new Directory(
                new Replica<>(Topics.QUEUES, QueueSnapshot.class, streams),
                new Replica<>(Topics.QUEUE_MEMBERS, QueueMemberSnapshot.class, streams),
                new Replica<>(Topics.ORGANIZATIONS, OrganizationSnapshot.class, streams),
                new Replica<>(Topics.CONVERSATION_SETTINGS, ThreadingTimeline.class, streams),
                new Replica<>(Topics.CONVERSATION_CONSENTS, ContactConsent.class, streams));
    }

    @Bean
    OfferedCodes offeredCodes(StreamsReader streams) {
        return new OfferedCodes(
                new Replica<>(Topics.QUEUE_WRAPUP_CODES, QueueWrapupCodesSnapshot.class, streams),
                new Replica<>(Topics.WRAPUP_CODES, WrapupCodeSnapshot.class, streams));
    }

    @Bean
    ThreadIdentity threadIdentity(ConversationProperties properties) {
        return new ThreadIdentity(properties.identityKey());
    }
}
