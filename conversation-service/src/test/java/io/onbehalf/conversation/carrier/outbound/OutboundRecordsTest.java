package io.onbehalf.conversation.carrier.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.Directories;
import io.onbehalf.conversation.carrier.outbound.OutboundBatch.Conclusion;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.domain.delivery.index.ReceiptKeys;
import io.onbehalf.kit.query.DataUnavailable;
import io.onbehalf.schemas.carrier.SmsSubmitConcluded;
import io.onbehalf.schemas.conversation.ConsentScope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutboundRecordsTest {

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

    private static ConsentScope optedOut(QueueDirectory directory) {
        var records =
                new OutboundRecords(
                        Duration.ofDays(3),
                        directory,
                        Acme.IDENTITY,
                        ReceiptKeys.NONE,
                        InstantSource.fixed(Acme.NOON));
        OutboundMessage message = OutboundMessages.message(1, OutboundMessages.SLOW, 1);
        var concluded = (SmsSubmitConcluded) records.concluded(new Conclusion(message, 1, List.of(), true));
        assertThat(concluded.getOptedOut()).isTrue();
        return concluded.getConsentScope();
    }
}
