package io.onbehalf.queue.topology;

import static io.onbehalf.queue.domain.Samples.ACME;
import static io.onbehalf.queue.domain.Samples.AMY;
import static io.onbehalf.queue.domain.Samples.BEN;
import static io.onbehalf.queue.domain.Samples.SALES;
import static io.onbehalf.queue.domain.Samples.SUPPORT;
import static io.onbehalf.queue.domain.Samples.add;
import static io.onbehalf.queue.domain.Samples.addUser;
import static io.onbehalf.queue.domain.Samples.delete;
import static io.onbehalf.queue.domain.Samples.holds;
import static io.onbehalf.queue.domain.Samples.join;
import static io.onbehalf.queue.domain.Samples.newQueue;
import static io.onbehalf.queue.domain.Samples.offQueue;
import static io.onbehalf.queue.domain.Samples.onQueue;
import static io.onbehalf.queue.domain.Samples.recognize;
import static io.onbehalf.queue.domain.Samples.remove;
import static io.onbehalf.queue.domain.Samples.rename;
import static io.onbehalf.queue.domain.Samples.set;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onbehalf.kit.domain.QueueId;
import io.onbehalf.kit.domain.UserId;
import io.onbehalf.kit.web.EntityFilter;
import io.onbehalf.kit.web.EntityListing;
import io.onbehalf.kit.web.PageRequest;
import io.onbehalf.kit.web.SortOrder;
import io.onbehalf.queue.api.common.QueueListing;
import io.onbehalf.queue.domain.Queue;
import io.onbehalf.queue.domain.user.RoutingStatus;
import io.onbehalf.queue.domain.user.UserState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The lists by name: of a queue's members, and of the users in the directory.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NameListsTest {

    private static final UserId CAT = new UserId("cat");
    private static final UserId DAN = new UserId("dan");
    private static final QueueId BILLING = new QueueId("billing");

    private final QueueBench bench = new QueueBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void members_are_listed_by_name_and_those_without_one_come_first() {
        bench.ask(newQueue(SUPPORT, "Support"));
        bench.ask(addUser(AMY, "Zoe"));
        bench.ask(addUser(BEN, "anna"));
        bench.ask(add(SUPPORT, AMY, BEN, CAT));

        assertThat(members(SUPPORT)).containsExactly("cat", "ben", "amy");
    }

    @Test
    void a_name_comes_before_the_longer_ones_that_begin_with_it_whatever_their_case() {
        bench.ask(addUser(AMY, "ANNA"));
        bench.ask(addUser(BEN, "ann lee"));
        bench.ask(addUser(CAT, "Ann"));
        bench.ask(addUser(DAN, "Ann/Lee"));

        assertThat(users(UserState.ACTIVE)).containsExactly("cat", "ben", "dan", "amy");
    }

    @Test
    void users_of_the_same_name_are_listed_by_their_ids_however_accents_are_written() {
        bench.ask(addUser(CAT, "Zo\u00eb"));
        bench.ask(addUser(AMY, "ZOE\u0308"));
        bench.ask(addUser(BEN, " zo\u00eb "));

        assertThat(users(UserState.ACTIVE)).containsExactly("amy", "ben", "cat");
    }

    @Test
    void a_name_with_the_character_that_ends_names_is_listed_like_any_other() {
        bench.ask(addUser(AMY, "A\u0000b/"));

        assertThat(bench.rows().lists().usersByName(UserState.ACTIVE).page(false, 0, 9))
                .extracting(NameIndex.Entry::nameKey, NameIndex.Entry::id)
                .containsExactly(tuple("ab/", "amy"));
    }

    @Test
    void a_new_name_moves_a_user_in_every_list() {
        bench.ask(newQueue(SUPPORT, "Support"));
        bench.ask(newQueue(SALES, "Sales"));
        bench.ask(recognize(AMY, "Amy"));
        bench.ask(recognize(BEN, "Ben"));
        bench.ask(add(SUPPORT, AMY, BEN));
        bench.ask(add(SALES, BEN, AMY));
        bench.ask(rename(AMY, "Zoe"));

        assertThat(members(SUPPORT)).containsExactly("ben", "amy");
        assertThat(members(SALES)).containsExactly("ben", "amy");
        assertThat(users(UserState.ACTIVE)).containsExactly("ben", "amy");
    }

    @Test
    void a_member_of_whom_only_a_load_was_known_moves_once_they_have_a_name() {
        bench.ask(newQueue(SUPPORT, "Support"));
        bench.ask(addUser(BEN, "Ben"));
        bench.tell(holds(DAN, 1));
        bench.ask(add(SUPPORT, BEN, DAN));
        assertThat(members(SUPPORT)).containsExactly("dan", "ben");
        assertThat(users(UserState.ACTIVE)).containsExactly("ben");

        bench.ask(recognize(DAN, "Dan"));

        assertThat(members(SUPPORT)).containsExactly("ben", "dan");
        assertThat(users(UserState.ACTIVE)).containsExactly("ben", "dan");
    }

    @Test
    void users_are_listed_and_counted_by_their_state() {
        bench.ask(addUser(AMY, "Amy"));
        bench.ask(addUser(BEN, "Ben"));
        bench.ask(set(BEN, UserState.INACTIVE));

        assertThat(users(UserState.ACTIVE)).containsExactly("amy");
        assertThat(users(UserState.INACTIVE)).containsExactly("ben");
        assertThat(bench.rows().lists().userCount(UserState.ACTIVE)).isEqualTo(1);
        assertThat(bench.rows().lists().userCount(UserState.INACTIVE)).isEqualTo(1);
        assertThat(bench.rows().lists().userCount(UserState.DELETED)).isZero();
    }

    @Test
    void the_users_on_queue_are_listed_with_their_status_until_they_go_off_queue() {
        bench.ask(addUser(AMY, "Amy"));
        bench.ask(addUser(BEN, "Ben"));
        bench.ask(addUser(CAT, "Cat"));
        bench.ask(onQueue(AMY));
        bench.ask(onQueue(BEN));
        bench.tell(holds(BEN, 1));
        assertThat(bench.rows().lists().onQueue())
                .isEqualTo(Map.of("amy", RoutingStatus.IDLE, "ben", RoutingStatus.INTERACTING));

        bench.ask(offQueue(AMY));
        assertThat(bench.rows().lists().onQueue()).containsOnlyKeys("ben");
    }

    @Test
    void a_list_says_who_is_joined_and_forgets_who_is_removed() {
        bench.ask(newQueue(SUPPORT, "Support"));
        bench.ask(add(SUPPORT, AMY, BEN, CAT));
        bench.ask(join(SUPPORT, BEN, false));
        bench.ask(remove(SUPPORT, CAT));

        assertThat(members(SUPPORT)).containsExactly("amy", "ben");
        assertThat(bench.rows().lists().membersByName(SUPPORT).matching(false, NameIndex.Entry::value))
                .extracting(NameIndex.Entry::id)
                .containsExactly("amy");
    }

    @Test
    void a_deleted_queue_leaves_no_list() {
        bench.ask(newQueue(SUPPORT, "Support"));
        bench.ask(addUser(AMY, "Amy"));
        bench.ask(add(SUPPORT, AMY, BEN));
        bench.ask(delete(SUPPORT, true));

        assertThat(bench.topology().keys(QueueTopology.STORE))
                .noneMatch(key -> key.startsWith("members-by-name/"));
    }

    @Test
    void the_pages_of_a_list_follow_each_other_in_both_directions() {
        bench.ask(newQueue(SUPPORT, "Support"));
        bench.ask(newQueue(SALES, "Sales"));
        bench.ask(add(SALES, AMY));
        bench.ask(add(SUPPORT, AMY, BEN, CAT, DAN));

        assertThat(page(false, 0, 3)).containsExactly("amy", "ben", "cat");
        assertThat(page(false, 3, 3)).containsExactly("dan");
        assertThat(page(false, 4, 3)).isEmpty();
        assertThat(page(false, 1L << 40, 3)).isEmpty();
        assertThat(page(true, 0, 3)).containsExactly("dan", "cat", "ben");
        assertThat(page(true, 3, 3)).containsExactly("amy");
    }

    @Test
    void queues_are_listed_by_name_and_a_page_reads_its_own_and_no_other() {
        bench.ask(newQueue(SUPPORT, "Support"));
        bench.ask(newQueue(SALES, "sales"));
        bench.ask(newQueue(BILLING, "Billing"));
        unreadable("queue/" + ACME.value() + "/" + SUPPORT.value());

        EntityListing<Queue> page = queues("", SortOrder.ASC, List.of(), 1);
        assertThat(names(page)).containsExactly("Billing", "sales");
        assertThat(page.total()).isEqualTo(3);
        assertThat(names(queues("s*s", SortOrder.DESC, List.of(), 1))).containsExactly("sales");
        assertThat(names(queues("", SortOrder.DESC, List.of(SALES.value(), BILLING.value(), "none"), 1)))
                .containsExactly("sales", "Billing");
        assertThat(names(queues("bill", SortOrder.ASC, List.of(SALES.value()), 1))).isEmpty();
        assertThat(names(queues("", SortOrder.ASC, List.of(), 3))).isEmpty();
    }

    @Test
    void queues_of_a_release_that_kept_no_count_are_counted() {
        bench.ask(newQueue(SUPPORT, "Support"));
        bench.ask(newQueue(SALES, "Sales"));
        bench.topology().store(QueueTopology.STORE).delete("count/queue/" + ACME.value() + "/");
        assertThat(bench.rows().lists().queueCount()).isEqualTo(2);

        bench.ask(newQueue(BILLING, "Billing"));
        assertThat(bench.rows().lists().queueCount()).isEqualTo(3);

        bench.ask(delete(SUPPORT, true));
        assertThat(bench.rows().lists().queueCount()).isEqualTo(2);
    }

    private EntityListing<Queue> queues(String name, SortOrder order, List<String> ids, int page) {
        return new QueueListing(bench.rows(), order)
                .page(EntityFilter.of(name, ids), new PageRequest(page, 2, "/queues"));
    }

    private static List<String> names(EntityListing<Queue> listed) {
        return listed.entities().stream().map(queue -> queue.settings().name()).toList();
    }

    private void unreadable(String row) {
        assertThat(bench.topology().keys(QueueTopology.STORE)).contains(row);
        bench.topology().<byte[]>store(QueueTopology.STORE).put(row, "no CBOR".getBytes(UTF_8));
    }

    private List<String> page(boolean descending, long offset, int size) {
        return ids(bench.rows().lists().membersByName(SUPPORT).page(descending, offset, size));
    }

    private List<String> members(QueueId queue) {
        return ids(bench.rows().lists().membersByName(queue).page(false, 0, 9));
    }

    private List<String> users(UserState state) {
        return ids(bench.rows().lists().usersByName(state).page(false, 0, 9));
    }

    private static List<String> ids(List<? extends NameIndex.Entry<?>> entries) {
        return entries.stream().<String>map(NameIndex.Entry::id).toList();
    }
}
