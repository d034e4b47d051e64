package io.onbehalf.kit.config.setup;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TopicAclsTest {

    private final List<AclBinding> acls = TopicAcls.of(Topics.ALL);

    @Test
    void each_topic_is_written_by_its_owner_and_one_of_requests_by_who_asks_the_owner() {
        Map<String, Set<String>> writers =
                acls.stream()
                        .filter(acl -> acl.pattern().patternType() == PatternType.LITERAL)
                        .filter(acl -> acl.entry().operation() == AclOperation.WRITE)
                        .collect(
                                groupingBy(
                                        acl -> acl.pattern().name(),
                                        mapping(acl -> acl.entry().principal(), toSet())));

        assertThat(writers).hasSize(Topics.ALL.size());
        for (Topic topic : Topics.ALL) {
            Set<String> expected =
                    switch (topic.name()) {
                        case "queue.requests", "wrapup.requests" ->
                                Set.of("User:" + topic.owner(), "User:conversation-service");
                        default -> Set.of("User:" + topic.owner());
                    };
            assertThat(writers).containsEntry(topic.name(), expected);
        }
    }

    @Test
    void what_a_service_may_do_anything_with_has_its_own_name_in_front() {
        assertThat(acls)
                .filteredOn(acl -> acl.entry().operation() == AclOperation.ALL)
                .hasSize(4 * 3)
                .allSatisfy(acl -> {
                    assertThat(acl.pattern().patternType()).isEqualTo(PatternType.PREFIXED);
                    assertThat(acl.entry().principal()).isEqualTo("User:" + acl.pattern().name());
                });
    }

    @Test
    void a_reader_may_read_its_topics_in_groups_of_its_own_name_and_write_nothing() {
        var rights = TopicAcls.ofReaders(Map.of("analytics", List.of("queue.events", "wrapup.events")));

        assertThat(rights)
                .allSatisfy(acl -> {
                    assertThat(acl.entry().principal()).isEqualTo("User:analytics");
                    assertThat(acl.entry().operation()).isEqualTo(AclOperation.READ);
                })
                .extracting(acl -> acl.pattern().name())
                .containsExactlyInAnyOrder("analytics", "queue.events", "wrapup.events");
    }

    @Test
    void a_topic_whose_name_begins_with_a_service_s_name_is_its_own() {
        Set<String> services = Topics.ALL.stream().map(Topic::owner).collect(toSet());

        for (Topic topic : Topics.ALL) {
            assertThat(services).filteredOn(name -> topic.name().startsWith(name)).isSubsetOf(topic.owner());
        }
    }
}
