package io.onbehalf.conversation.carrier.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.outbound.PartitionBacklog.OffsetRange;
import io.onbehalf.conversation.carrier.smpp.AccountSettings.Senders;
import io.onbehalf.conversation.carrier.smpp.Accounts;
import io.onbehalf.conversation.carrier.smpp.SmppAccount;
import io.onbehalf.conversation.carrier.smpp.SmppAccounts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SubmitSchedulerTest {

    private static final List<String> NUMBERS = List.of("+13175550101", "+13175550102", "+13175550103");

    private final PartitionBacklogs backlogs = new PartitionBacklogs();
    private final SmppAccount account = mock();
    private final SubmitScheduler scheduler =
            new SubmitScheduler(backlogs, new SmppAccounts(List.of(account), Map.of()));

    SubmitSchedulerTest() {
        when(account.settings()).thenReturn(Accounts.account(2775, 10));
        PartitionBacklog backlog =
                new PartitionBacklog(
                        new AttemptLog(),
                        _ -> Double.POSITIVE_INFINITY,
                        new OffsetRange(0, 0),
                        new OffsetRange(0, 0));
        backlogs.put(0, backlog);
        for (int i = 0; i < 9; i++) {
            backlog.add(OutboundMessages.message(i, NUMBERS.get(i / 3), 1), 0);
        }
    }

    @Test
    void with_room_for_one_at_a_time_the_numbers_take_turns() {
        when(account.credit()).thenReturn(1);

        List<String> senders = IntStream.range(0, 6).mapToObj(_ -> chosen().getFirst()).toList();
        assertThat(senders.subList(0, 3)).containsExactlyInAnyOrderElementsOf(NUMBERS);
        assertThat(senders.subList(3, 6)).isEqualTo(senders.subList(0, 3));
    }

    @Test
    void with_more_room_than_numbers_each_gets_as_much_as_the_others() {
        when(account.credit()).thenReturn(6);

        assertThat(chosen())
                .hasSize(6)
                .hasSameElementsAs(NUMBERS)
                .satisfies(all ->
                        NUMBERS.forEach(number -> assertThat(all).filteredOn(number::equals).hasSize(2)));
    }

    @Test
    void where_two_organizations_share_a_number_one_that_waits_holds_up_the_other_not() {
        SmppAccount down = account("down", "other");
        SmppAccount up = account("up", Acme.ID);
        when(up.credit()).thenReturn(10);
        PartitionBacklog backlog = backlog(1);
        backlog.add(OutboundMessages.messageOf("other", 0, NUMBERS.getFirst()), 0);
        backlog.add(OutboundMessages.messageOf(Acme.ID, 1, NUMBERS.getFirst()), 0);
        PartitionBacklogs shared = new PartitionBacklogs();
        shared.put(0, backlog);
        OutboundBatch batch = new OutboundBatch();
        new SubmitScheduler(shared, new SmppAccounts(List.of(down, up), Map.of())).schedule(batch);

        assertThat(batch.attempts())
                .extracting(attempt -> attempt.message().organizationId())
                .containsExactly(Acme.ID);
    }

    @Test
    void and_both_share_the_number_s_rate() {
        PartitionBacklog backlog = backlog(1);
        backlog.add(OutboundMessages.messageOf("other", 0, NUMBERS.getFirst()), 0);
        backlog.add(OutboundMessages.messageOf(Acme.ID, 1, NUMBERS.getFirst()), 0);
        assertThat(backlog.numbers()).hasSize(2);

        backlog.numbers().iterator().next().take(1);
        assertThat(backlog.numbers()).allMatch(number -> number.allowance(0) < 1);
    }

    @Test
    void a_number_s_account_is_looked_up_once_however_much_room_there_is() {
        SmppAccount first = account("first", "other");
        when(first.credit()).thenReturn(6);
        when(account.credit()).thenReturn(6);
        new SubmitScheduler(backlogs, new SmppAccounts(List.of(first, account), Map.of()))
                .schedule(new OutboundBatch());

        verify(first, times(NUMBERS.size())).settings();
    }

    private static SmppAccount account(String name, String organization) {
        SmppAccount account = mock();
        when(account.settings())
                .thenReturn(
                        Accounts.named(
                                Accounts.account(2775, 10),
                                name,
                                new Senders(organization, Set.of(), Map.of())));
        return account;
    }

    private static PartitionBacklog backlog(double perSecond) {
        return new PartitionBacklog(
                new AttemptLog(), _ -> perSecond, new OffsetRange(0, 0), new OffsetRange(0, 0));
    }

    @Test
    void without_room_none_is_chosen() {
        when(account.credit()).thenReturn(0);

        assertThat(chosen()).isEmpty();
    }

    private List<String> chosen() {
        OutboundBatch batch = new OutboundBatch();
        scheduler.schedule(batch);
        return batch.attempts().stream().map(attempt -> attempt.message().number()).toList();
    }
}
