package io.onbehalf.conversation.config;

import io.onbehalf.conversation.directory.NumberZones;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.directory.UserDirectory;
import io.onbehalf.conversation.domain.consent.ConsentKeywords;
import io.onbehalf.conversation.topology.ConversationTopology;
import io.onbehalf.kit.config.ServiceDefinition;
import io.onbehalf.kit.copies.CopyWaits;
import io.onbehalf.kit.query.AwaitedCopies;
import io.onbehalf.kit.query.Replica;
import io.onbehalf.kit.query.StreamsReader;
import io.onbehalf.kit.requests.Refusals;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.ContactConsent;
import io.onbehalf.schemas.conversation.QueueLoad;
import io.onbehalf.schemas.conversation.ThreadingTimeline;
import io.onbehalf.schemas.queue.OrganizationSnapshot;
import io.onbehalf.schemas.queue.QueueMemberSnapshot;
import io.onbehalf.schemas.queue.QueueSnapshot;
import io.onbehalf.schemas.queue.UserSnapshot;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Says what this service is, what it knows of others, and how its refusals read.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ConversationProperties.class, ConsentProperties.class})
public class ConversationConfiguration {

    private static final NumberZones ZONES = new NumberZones();

    /// With the list of consent keywords that comes with the service.
    public static ServiceDefinition definition() {
        return serviceDefinition(ConsentKeywords.load());
    }

    @Bean
    static ServiceDefinition serviceDefinition(ConsentKeywords keywords) {
        return new ServiceDefinition(
                Topics.CONVERSATION_SERVICE,
                List.of(Topics.CONVERSATION_REPLIES, Topics.WRAPUP_REPLIES),
                Topics.CONVERSATION_DEAD_LETTERS,
                List.of(
                        Topics.QUEUES,
                        Topics.QUEUE_MEMBERS,
                        Topics.ORGANIZATIONS,
                        Topics.USERS,
                        Topics.QUEUE_REQUESTS,
                        Topics.QUEUE_EVENTS,
                        Topics.WRAPUP_EVENTS,
                        Topics.WRAPUP_REQUESTS,
                        Topics.WRAPUP_REPLIES),
                (builder, serdes) -> ConversationTopology.define(builder, serdes, keywords, ZONES));
    }

    @Bean
    static Refusals refusals() {
        return new Refusals(RefusalTexts.ALL);
    }

    @Bean
    QueueDirectory directory(StreamsReader streams, CopyWaits copies) {
        return new QueueDirectory(
                new Replica<>(Topics.QUEUES, QueueSnapshot.class, streams),
                new Replica<>(Topics.QUEUE_MEMBERS, QueueMemberSnapshot.class, streams),
                new Replica<>(Topics.ORGANIZATIONS, OrganizationSnapshot.class, streams),
                new Replica<>(Topics.CONVERSATION_SETTINGS, ThreadingTimeline.class, streams),
                new Replica<>(Topics.CONVERSATION_CONSENTS, ContactConsent.class, streams),
                new Replica<>(Topics.QUEUE_LOADS, QueueLoad.class, streams),
                copies);
    }

    @Bean
    AwaitedCopies awaitedCopies(StreamsReader streams) {
        return new AwaitedCopies(
                new Replica<>(Topics.QUEUE_MEMBERS, QueueMemberSnapshot.class, streams),
                new Replica<>(Topics.QUEUES, QueueSnapshot.class, streams));
    }

    @Bean
    UserDirectory users(StreamsReader streams) {
        return new UserDirectory(new Replica<>(Topics.USERS, UserSnapshot.class, streams));
    }

    @Bean
    static ConsentKeywords consentKeywords(ConsentProperties properties) {
        return properties.keywords();
    }

    @Bean
    ThreadIdentity threadIdentity(ConversationProperties properties) {
        return new ThreadIdentity(properties.identityKey());
    }
}
