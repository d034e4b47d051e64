package io.onbehalf.conversation.carrier.outbound;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.Directories;
import io.onbehalf.conversation.carrier.outbound.OutboundBatch.Conclusion;
import io.onbehalf.conversation.carrier.smpp.SubmitResult;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.delivery.index.ReceiptKeys;
import io.onbehalf.conversation.domain.delivery.index.ReceiptKeys.Spelling;
import io.onbehalf.kit.query.DataUnavailable;
import io.onbehalf.kit.tracing.Step;
import io.onbehalf.kit.tracing.Tracing;
import io.onbehalf.schemas.carrier.SmsSubmitConcluded;
import io.onbehalf.schemas.conversation.ConsentScope;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutboundRecordsTest {

    private static final ReceiptKeys KEYS =
            new ReceiptKeys(
                    Map.of(
                            "main", new ReceiptKeys.Account("us", Spelling.SAME),
                            "stand-in", new ReceiptKeys.Account("them", Spelling.SAME)));

    @Test
    void an_opt_out_that_the_smsc_reports_counts_for_the_numbers_that_the_organization_says() {
        assertThat(optedOut(new Directories().optOutScope(ConsentScope.NUMBER).directory()))
                .isEqualTo(ConsentScope.NUMBER);
        assertThat(optedOut(Directories.empty())).isEqualTo(ConsentScope.ORGANIZATION);
    }

    @Test
    void one_that_comes_while_the_settings_can_not_be_read_counts_for_all_numbers() {
        QueueDirectory moving = mock();
        when(moving.settings(Acme.ID)).thenThrow(new DataUnavailable("moving"));

        assertThat(optedOut(moving)).isEqualTo(ConsentScope.ORGANIZATION);
    }

    @Test
    void an_id_that_comes_late_is_of_the_account_over_which_its_SMS_left() {
        OutboundMessage message = OutboundMessages.message(1, OutboundMessages.SLOW, 2);
        var results = new SubmitResults();
        var check = mock(PreSubmitCheck.class);
        message.leavesOver("main");
        Step step = Tracing.off().begin("submit_sm", SpanKind.CLIENT, null);
        var first = new SegmentSubmission(message, 1, 1, "main", check, results, step);
        message.leavesOver("stand-in");
        first.doneLate(new SubmitResult.Accepted("A1"));

        Conclusion late = requireNonNull(results.pollLate());
        assertThat(records(Directories.empty(), KEYS).receiptKeys(late)).containsExactly("us/A1");
    }

    private static ConsentScope optedOut(QueueDirectory directory) {
        OutboundMessage message = OutboundMessages.message(1, OutboundMessages.SLOW, 1);
        var concluded =
                (SmsSubmitConcluded)
                        records(directory, ReceiptKeys.NONE)
                                .concluded(new Conclusion(message, 1, "test", List.of(), true));
        assertThat(concluded.getOptedOut()).isTrue();
        return concluded.getConsentScope();
    }

    private static OutboundRecords records(QueueDirectory directory, ReceiptKeys keys) {
        return new OutboundRecords(
                Duration.ofDays(3), directory, Acme.IDENTITY, keys, InstantSource.fixed(Acme.NOON));
    }
}
