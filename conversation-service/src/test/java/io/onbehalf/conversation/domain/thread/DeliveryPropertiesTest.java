package io.onbehalf.conversation.domain.thread;

import static io.onbehalf.conversation.domain.thread.CarrierFixtures.FIRST_MESSAGE;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.accepted;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.concluded;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.delivery;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.receipt;
import static io.onbehalf.conversation.domain.thread.CarrierFixtures.send;
import static io.onbehalf.conversation.domain.thread.ThreadSpec.compose;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import io.onbehalf.conversation.domain.ThreadRequest;
import io.onbehalf.conversation.domain.delivery.MessageStatus;
import io.onbehalf.conversation.domain.delivery.ReceiptState;
import io.onbehalf.conversation.domain.state.ThreadState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Properties of delivery, for the network's reports in any order, repeated or missing.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeliveryPropertiesTest {

    private static final Set<MessageStatus> FINAL =
            Set.of(MessageStatus.DELIVERY_SUCCESS, MessageStatus.DELIVERY_FAILED, MessageStatus.FAILED);

    @Test
    void shuffled_and_repeated_receipts_of_all_parts_make_the_message_delivered() {
        qt().forAll(integers().between(1, 5), longs().all())
                .check((segments, seed) -> {
                    List<ThreadRequest> news = news(segments, ReceiptState.DELIVERED);
                    return status(play(segments, shuffledTwice(news, seed)))
                            == MessageStatus.DELIVERY_SUCCESS;
                });
    }

    @Test
    void one_failed_part_fails_the_message_in_whatever_order() {
        qt().forAll(integers().between(1, 5), integers().between(1, 5), longs().all())
                .check((segments, failing, seed) -> {
                    List<ThreadRequest> news = news(segments, ReceiptState.DELIVERED);
                    int part = (failing - 1) % segments + 1;
                    news.set(segments + part - 1, receipt("ID" + part, ReceiptState.UNDELIVERABLE));
                    return status(play(segments, shuffledTwice(news, seed))) == MessageStatus.DELIVERY_FAILED;
                });
    }

    @Test
    void a_missing_piece_of_news_leaves_it_undelivered_and_not_failed() {
        qt().forAll(integers().between(1, 5), integers().between(0, 9), longs().all())
                .check((segments, missing, seed) -> {
                    List<ThreadRequest> news = news(segments, ReceiptState.DELIVERED);
                    int receipt = segments + missing % segments;
                    news.remove(receipt);
                    return !FINAL.contains(status(play(segments, shuffledTwice(news, seed))));
                });
    }

    @Test
    void a_status_never_goes_back_and_a_final_one_never_changes() {
        qt().forAll(integers().between(1, 5), longs().all())
                .check((segments, seed) -> {
                    Random random = new Random(seed);
                    List<ThreadRequest> news = new ArrayList<>();
                    for (ReceiptState state : ReceiptState.values()) {
                        news.addAll(news(segments, state));
                    }
                    ThreadSpec spec = start(segments);
                    MessageStatus before = status(spec);
                    for (ThreadRequest each : shuffledTwice(news, random.nextLong())) {
                        MessageStatus after = status(spec.when(each));
                        if (FINAL.contains(before) ? after != before : rank(after) < rank(before)) {
                            return false;
                        }
                        before = after;
                    }
                    return true;
                });
    }

    @Test
    void the_same_news_again_leave_no_event() {
        qt().forAll(integers().between(1, 5), longs().all())
                .check((segments, seed) -> {
                    ThreadSpec spec = start(segments);
                    for (ThreadRequest each : shuffledTwice(news(segments, ReceiptState.DELIVERED), seed)) {
                        spec.when(each);
                        ThreadState once = spec.state();
                        spec.when(each);
                        if (!spec.events().isEmpty() || !spec.state().equals(once)) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    /// An answer for each part, then a receipt for each.
    private static List<ThreadRequest> news(int segments, ReceiptState state) {
        List<ThreadRequest> news = new ArrayList<>();
        for (int part = 1; part <= segments; part++) {
            news.add(concluded(1, accepted(part, "ID" + part)));
        }
        for (int part = 1; part <= segments; part++) {
            news.add(receipt("ID" + part, state));
        }
        return news;
    }

    private static List<ThreadRequest> shuffledTwice(List<ThreadRequest> news, long seed) {
        List<ThreadRequest> all = new ArrayList<>(news);
        all.addAll(news);
        Collections.shuffle(all, new Random(seed));
        return all;
    }

    private static ThreadSpec start(int segments) {
        return ThreadSpec.given(compose("amy", 0)).when(send("amy", segments));
    }

    private static ThreadSpec play(int segments, List<ThreadRequest> news) {
        ThreadSpec spec = start(segments);
        news.forEach(spec::when);
        return spec;
    }

    private static MessageStatus status(ThreadSpec spec) {
        return delivery(spec.state(), FIRST_MESSAGE).status();
    }

    private static int rank(MessageStatus status) {
        return switch (status) {
            case QUEUED, RECEIVED, UNKNOWN -> 0;
            case SUBMIT_UNKNOWN -> 1;
            case SENT -> 2;
            case DELIVERY_UNKNOWN -> 3;
            case DELIVERY_SUCCESS, DELIVERY_FAILED, FAILED -> 4;
        };
    }
}
