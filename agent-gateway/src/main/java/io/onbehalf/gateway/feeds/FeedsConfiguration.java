package io.onbehalf.gateway.feeds;

import io.micrometer.core.instrument.MeterRegistry;
import io.onbehalf.gateway.channels.ChannelRights;
import io.onbehalf.gateway.channels.ChannelStore;
import io.onbehalf.gateway.channels.Channels;
import io.onbehalf.gateway.channels.Directory;
import io.onbehalf.gateway.feeds.TopicFollower.Followed;
import io.onbehalf.gateway.readmarks.ReadMarkStore;
import io.onbehalf.gateway.readmarks.ReadMarks;
import io.onbehalf.gateway.sockets.Sockets;
import io.onbehalf.kit.clients.KafkaClientSettings;
import io.onbehalf.kit.config.CopiesHealth;
import io.onbehalf.kit.config.RegistryProperties;
import io.onbehalf.kit.copies.CopyWaits;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.gateway.NotificationChannel;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The feeds, and what lives on them: the channels and the read marks.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegistryProperties.class)
class FeedsConfiguration {

    @Bean
    Directory directory() {
        return new Directory();
    }

    @Bean
    ChannelRights channelRights(Directory directory) {
        return new ChannelRights(directory, InstantSource.system());
    }

    @Bean
    Channels channels(ChannelStore store, ChannelRights rights) {
        return new Channels(store, rights, InstantSource.system());
    }

    @Bean
    ReadMarks readMarks(ReadMarkStore store) {
        return new ReadMarks(store, InstantSource.system());
    }

    @Bean
    KafkaClients kafkaClients(
            FeedProperties properties, RegistryProperties registry, KafkaClientSettings clients) {
        List<Topic> foreign =
                List.of(Topics.QUEUES, Topics.QUEUE_MEMBERS, Topics.USERS, Topics.CONVERSATION_SNAPSHOTS);
        return new KafkaClients(clients, properties, registry, Topics.ownedBy(Topics.AGENT_GATEWAY), foreign);
    }

    @Bean
    ChannelReplica channelReplica(Sockets sockets, MeterRegistry meters) {
        return new ChannelReplica(sockets, meters);
    }

    @Bean
    ReadMarkReplica readMarkReplica() {
        return new ReadMarkReplica();
    }

    @Bean
    CopyWaits copyWaits(MeterRegistry meters) {
        return new CopyWaits(CopyWaits.DEFAULT_BOUND, InstantSource.system(), meters);
    }

    /// Its bean's name is that of the health component.
    @Bean
    CopiesHealth copies(CopyWaits waits) {
        return new CopiesHealth(waits);
    }

    @Bean
    TopicFollower topicFollower(
            EventFeed feed, ChannelReplica channels, KafkaClients kafka, CopyWaits waits) {
        return new TopicFollower(
                List.of(
                        Followed.whole(
                                Topics.GATEWAY_CHANNELS,
                                record ->
                                        channels.apply(
                                                record.key(), kafka.read(record, NotificationChannel.class))),
                        Followed.whole(Topics.GATEWAY_READ_MARKS, feed::readMark),
                        Followed.whole(Topics.QUEUES, feed::queue),
                        Followed.whole(Topics.QUEUE_MEMBERS, feed::member),
                        Followed.whole(Topics.USERS, feed::user),
                        Followed.fromNow(Topics.CONVERSATION_SNAPSHOTS, feed::conversation)),
                kafka::isReadable,
                waits);
    }

    @Bean
    EventFeed eventFeed(
            KafkaClients kafka,
            Directory directory,
            ChannelRights rights,
            ReadMarkReplica readMarks,
            Sockets sockets) {
        return new EventFeed(kafka, directory, rights, readMarks, sockets);
    }

    @Bean
    KafkaChannelStore channelStore(ChannelReplica replica, TopicFollower follower, KafkaClients kafka) {
        return new KafkaChannelStore(
                replica, new OwnTopic(Topics.GATEWAY_CHANNELS, "Notification channels", follower, kafka));
    }

    @Bean
    KafkaReadMarkStore readMarkStore(ReadMarkReplica replica, TopicFollower follower, KafkaClients kafka) {
        return new KafkaReadMarkStore(
                replica, new OwnTopic(Topics.GATEWAY_READ_MARKS, "Read marks", follower, kafka));
    }

    @Bean
    Feeds feeds(
            KafkaClients kafka,
            TopicFollower follower,
            KafkaChannelStore channels,
            KafkaReadMarkStore readMarks) {
        return new Feeds(kafka, follower, channels, readMarks);
    }
}
