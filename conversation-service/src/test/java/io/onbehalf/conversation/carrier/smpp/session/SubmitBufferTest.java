package io.onbehalf.conversation.carrier.smpp.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.util.StringParameter;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SubmitBufferTest {

    private static final PDUSender SENDER = new DefaultPDUSender();

    private final SubmitBuffer buffer = new SubmitBuffer();
    private final List<Integer> writes = new ArrayList<>();
    private final ByteArrayOutputStream network =
            new ByteArrayOutputStream() {
                @Override
                public synchronized void write(byte[] octets, int offset, int length) {
                    writes.add(length);
                    super.write(octets, offset, length);
                }
            };

    @Test
    void PDUs_that_are_written_together_leave_in_one_write_to_the_network()
            throws PDUStringException, IOException {
        write(1, "one ");
        write(2, "two");
        assertThat(writes).isEmpty();

        buffer.sendTo(network);
        buffer.clear();
        assertThat(writes).containsExactly(7);
        assertThat(network).hasToString("one two");
        assertThat(buffer.submits()).isEmpty();
    }

    @Test
    void of_a_PDU_that_can_not_be_written_nothing_leaves() throws PDUStringException, IOException {
        write(1, "one");
        assertThatExceptionOfType(PDUStringException.class)
                .isThrownBy(() ->
                        buffer.write(
                                SENDER,
                                (_, out, _) -> {
                                    out.write('x');
                                    throw new PDUStringException("too long", StringParameter.SYSTEM_ID);
                                },
                                2,
                                listener(2)));

        buffer.sendTo(network);
        assertThat(network).hasToString("one");
        assertThat(buffer.submits()).hasSize(1);
    }

    @Test
    void sixteen_kilobytes_are_worth_a_write_of_their_own() throws PDUStringException, IOException {
        write(1, "x".repeat((1 << 14) - 1));
        assertThat(buffer.isFull()).isFalse();

        write(2, "x");
        assertThat(buffer.isFull()).isTrue();
    }

    private void write(int sequenceNumber, String text) throws PDUStringException, IOException {
        buffer.write(
                SENDER,
                (_, out, _) -> out.write(text.getBytes(US_ASCII)),
                sequenceNumber,
                listener(sequenceNumber));
    }

    private static ToldListener listener(int sequenceNumber) {
        return new ToldListener(Integer.toString(sequenceNumber), new ArrayList<>());
    }
}
