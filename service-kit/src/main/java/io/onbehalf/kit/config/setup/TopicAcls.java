package io.onbehalf.kit.config.setup;

import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePattern;

/// What each service may do on the brokers, by the catalogue: write its own topics and the requests that it
/// sends to others, and read all; and anything under its own name, which Kafka Streams needs for its groups,
/// transactions, changelogs and repartitions.
///
/// A service's principal is `User:` and its name. Nobody has a right to create or to delete a topic of the
/// catalogue.
final class TopicAcls {

    private static final String ANY_HOST = "*";

    private TopicAcls() {}

    static List<AclBinding> of(List<Topic> catalogue) {
        List<AclBinding> acls = new ArrayList<>();
        for (String service : catalogue.stream().map(Topic::owner).distinct().toList()) {
            for (Topic topic : catalogue) {
                var pattern = new ResourcePattern(TOPIC, topic.name(), LITERAL);
                acls.add(allowed(service, pattern, READ));
                acls.add(allowed(service, pattern, DESCRIBE_CONFIGS));
                if (Topics.writersOf(topic).contains(service)) {
                    acls.add(allowed(service, pattern, WRITE));
                }
            }
            for (var type : List.of(TOPIC, GROUP, TRANSACTIONAL_ID)) {
                acls.add(allowed(service, new ResourcePattern(type, service, PREFIXED), ALL));
            }
        }
        return List.copyOf(acls);
    }

    /// Each may read its topics, in groups whose names begin with its own.
    ///
    /// @param readers the names of topics, by the names of users
    static List<AclBinding> ofReaders(Map<String, List<String>> readers) {
        List<AclBinding> acls = new ArrayList<>();
        readers.forEach((user, topics) -> {
            acls.add(allowed(user, new ResourcePattern(GROUP, user, PREFIXED), READ));
            topics.forEach(
                    topic -> acls.add(allowed(user, new ResourcePattern(TOPIC, topic, LITERAL), READ)));
        });
        return List.copyOf(acls);
    }

    private static AclBinding allowed(String service, ResourcePattern on, AclOperation operation) {
        return new AclBinding(
                on, new AccessControlEntry("User:" + service, ANY_HOST, operation, AclPermissionType.ALLOW));
    }
}
