package io.onbehalf.conversation.carrier.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.onbehalf.conversation.carrier.smpp.Accounts;
import io.onbehalf.conversation.carrier.smpp.OverSmpp;
import io.onbehalf.conversation.carrier.smpp.SmppAccount;
import io.onbehalf.conversation.carrier.smpp.Submission;
import io.onbehalf.conversation.carrier.smpp.SubmitResult;
import io.onbehalf.schemas.Topics;
import io.onbehalf.schemas.conversation.InboundSmsReceived;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// From the SMSC's socket to Kafka.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InboundOverSmppTest extends OverSmpp {

    InboundOverSmppTest() throws IOException {}

    @Test
    void an_answer_does_not_wait_behind_texts_that_wait_for_kafka()
            throws InterruptedException, PDUStringException, IOException {
        int texts = 40;
        MockProducer<String, SpecificRecord> stalled = kafka(false);
        SmppAccount account = receiving(stalled);
        for (int i = 0; i < texts; i++) {
            smsc.deliver("text " + i);
        }
        await().until(() -> stalled.history().size() == texts);
        Submission sms = submission();
        account.submit(sms);
        smsc.accept(smsc.submit(), "A1");

        verify(sms, timeout(10_000)).done(new SubmitResult.Accepted("A1"));
        while (stalled.completeNext()) {
            // The texts too.
        }
    }

    @Test
    void texts_are_recorded_in_the_order_in_which_they_came() throws InterruptedException, IOException {
        MockProducer<String, SpecificRecord> kafka = kafka(true);
        receiving(kafka);
        List<String> texts = IntStream.range(0, 500).mapToObj(i -> "text " + i).toList();
        smsc.deliverInOrder(texts);
        await().until(() -> smsc.answers().size() == texts.size());

        assertThat(smsc.answers().values()).containsOnly(SMPPConstant.STAT_ESME_ROK);
        assertThat(texts(kafka)).isEqualTo(texts);
    }

    @Test
    void a_PDU_that_can_not_be_read_is_set_aside_and_answered_and_the_texts_behind_it_stay_in_order()
            throws InterruptedException, IOException {
        MockProducer<String, SpecificRecord> kafka = kafka(true);
        receiving(kafka);
        List<String> texts = IntStream.range(0, 50).mapToObj(i -> "text " + i).toList();
        int unreadable = texts.size() + 1;
        smsc.deliverUnreadable(unreadable);
        smsc.deliverInOrder(texts);
        await().until(() -> smsc.answers().size() == 1 + texts.size());

        assertThat(smsc.answers()).containsEntry(unreadable, SMPPConstant.STAT_ESME_ROK);
        assertThat(kafka.history())
                .filteredOn(record -> record.topic().equals(Topics.CONVERSATION_DEAD_LETTERS.name()))
                .extracting(record -> ((InboundSmsReceived) record.value()).getText())
                .containsExactly("00000010" + "00000005" + "00000000" + "%08x".formatted(unreadable));
        assertThat(texts(kafka)).isEqualTo(texts);
    }

    private SmppAccount receiving(MockProducer<String, SpecificRecord> kafka) throws InterruptedException {
        return bound(Accounts.account(smsc.port(), WINDOW), InboundHandlers.writingTo(kafka));
    }

    private static MockProducer<String, SpecificRecord> kafka(boolean autoComplete) {
        return new MockProducer<>(autoComplete, null, new StringSerializer(), (_, _) -> new byte[0]);
    }

    private static List<String> texts(MockProducer<String, SpecificRecord> kafka) {
        return kafka.history().stream()
                .filter(record -> record.topic().equals(Topics.CONVERSATION_REQUESTS.name()))
                .map(record -> ((InboundSmsReceived) record.value()).getText())
                .toList();
    }

    private static Submission submission() {
        Submission sms = mock();
        when(sms.source()).thenReturn("+13175550100");
        when(sms.destination()).thenReturn("+13175550199");
        when(sms.content()).thenReturn(new Submission.Content("A", new byte[] {'A'}, null));
        when(sms.permission()).thenReturn(new Submission.Granted(Duration.ofHours(4)));
        return sms;
    }
}
