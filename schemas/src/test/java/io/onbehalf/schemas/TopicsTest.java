package io.onbehalf.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.schemas.Topic.Cleanup;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TopicsTest {

    private static final Set<String> SERVICES =
            Set.of(Topics.QUEUE_SERVICE, Topics.CONVERSATION_SERVICE, Topics.WRAPUP_SERVICE);

    @Test
    void every_topic_of_the_catalogue_is_listed_once() {
        List<Topic> declared =
                Arrays.stream(Topics.class.getFields())
                        .filter(field ->
                                Modifier.isStatic(field.getModifiers()) && field.getType() == Topic.class)
                        .map(TopicsTest::value)
                        .toList();
        assertThat(Topics.ALL).containsExactlyInAnyOrderElementsOf(declared);
        assertThat(Topics.ALL).extracting(Topic::name).doesNotHaveDuplicates();
    }

    @Test
    void every_topic_has_an_owner_and_a_service_sets_bad_records_aside_on_a_topic_of_its_own() {
        assertThat(Topics.ALL)
                .extracting(Topic::owner)
                .containsOnlyElementsOf(
                        Stream.concat(SERVICES.stream(), Stream.of(Topics.AGENT_GATEWAY)).toList());
        assertThat(SERVICES)
                .allSatisfy(service ->
                        assertThat(Topics.ownedBy(service))
                                .extracting(Topic::name)
                                .contains(service + ".dead-letters"));
    }

    @Test
    void what_is_keyed_by_thread_is_co_partitioned() {
        assertThat(
                        Topics.ALL.stream()
                                .filter(topic -> topic.key().contains("thread"))
                                .map(Topic::partitions)
                                .collect(Collectors.toSet()))
                .hasSize(1);
    }

    @Test
    void only_snapshots_are_compacted_and_everything_else_ends() {
        assertThat(Topics.ALL)
                .allSatisfy(topic ->
                        assertThat(topic.cleanup() == Cleanup.COMPACT)
                                .as(topic.name())
                                .isNotEqualTo(topic.retention().compareTo(Duration.ZERO) > 0));
    }

    @Test
    void what_a_topic_keeps_is_gone_from_the_disk_soon_after_its_time() {
        assertThat(Topics.ALL)
                .allSatisfy(topic -> {
                    Map<String, String> config = topic.config(1);
                    boolean compacted = topic.cleanup() == Cleanup.COMPACT;
                    String most = config.get(compacted ? "max.compaction.lag.ms" : "segment.ms");
                    assertThat(Duration.ofMillis(Long.parseLong(most)))
                            .as(topic.name())
                            .isLessThanOrEqualTo(Duration.ofDays(1));
                    if (!compacted) {
                        assertThat(Duration.ofMillis(Long.parseLong(most)).multipliedBy(4))
                                .as(topic.name())
                                .isLessThanOrEqualTo(topic.retention());
                    }
                });
    }

    @Test
    void a_compacted_topic_says_for_how_long_it_keeps_tombstones() {
        assertThat(Topics.ALL)
                .filteredOn(topic -> topic.cleanup() == Cleanup.COMPACT)
                .allSatisfy(topic ->
                        assertThat(topic.config(1))
                                .containsEntry(
                                        "delete.retention.ms",
                                        Long.toString(Topic.TOMBSTONES_KEPT.toMillis())));
    }

    @Test
    void a_write_is_confirmed_by_all_brokers_but_one_where_there_are_several() {
        assertThat(Topics.QUEUE_EVENTS.config(3)).containsEntry("min.insync.replicas", "2");
        assertThat(Topics.QUEUE_EVENTS.config(1)).containsEntry("min.insync.replicas", "1");
    }

    @Test
    void a_subject_is_topic_and_record_name_and_so_unique() {
        List<String> subjects =
                Topics.ALL.stream().flatMap(topic -> topic.schemas().stream().map(topic::subject)).toList();
        assertThat(subjects)
                .doesNotHaveDuplicates()
                .contains("conversation.events-io.onbehalf.schemas.conversation.ConversationStarted");
    }

    @Test
    void an_event_is_on_one_topic_so_that_its_order_is_one() {
        List<Schema> events =
                Topics.ALL.stream()
                        .filter(topic -> topic.name().endsWith(".events"))
                        .flatMap(topic -> topic.schemas().stream())
                        .toList();
        assertThat(events).extracting(Schema::getFullName).doesNotHaveDuplicates();
    }

    private static Topic value(Field field) {
        try {
            return (Topic) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What can't be taken out of a log is gone by then.
    @Test
    void what_may_hold_a_contact_s_data_is_kept_for_30_days_and_the_day_of_a_segment_at_most() {
        assertThat(Topics.ALL)
                .filteredOn(Topic::mayHoldPersonalData)
                .contains(
                        Topics.CONVERSATION_EVENTS,
                        Topics.CONVERSATION_SNAPSHOTS,
                        Topics.WRAPUP_EVENTS,
                        Topics.CARRIER_OUTBOUND,
                        Topics.CONVERSATION_DEAD_LETTERS)
                .doesNotContain(Topics.QUEUE_MEMBERS, Topics.CONVERSATION_CONSENTS, Topics.GATEWAY_READ_MARKS)
                .filteredOn(topic -> topic.cleanup() == Topic.Cleanup.DELETE)
                .allSatisfy(topic -> {
                    assertThat(topic.retention()).isLessThanOrEqualTo(Duration.ofDays(30));
                    assertThat(Long.parseLong(topic.config(3).get("segment.ms")))
                            .isLessThanOrEqualTo(Duration.ofDays(1).toMillis());
                });
        assertThat(Topics.personalDataKept()).isEqualTo(Duration.ofDays(31).plusHours(1));
    }
}
