package io.onbehalf.conversation.carrier.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.onbehalf.conversation.carrier.smpp.session.SubmitBuffer.Written;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PduReaderTest {

    private static final byte[] BODY = {'a', 0, 'b'};
    private static final byte[] NOTHING = {};

    private final AtomicLong now = new AtomicLong();
    private final PendingSubmits submits = new PendingSubmits(now::get);
    private final List<RawPdu> delivered = new ArrayList<>();
    private final PduReader reader = new PduReader(submits, delivered::add, now::get);

    @Test
    void of_what_the_library_processes_it_gets_the_header_alone() throws IOException {
        Command header = read(pdu(SMPPConstant.CID_QUERY_SM, 7, BODY));

        assertThat(header.getCommandId()).isEqualTo(SMPPConstant.CID_QUERY_SM);
        assertThat(header.getSequenceNumber()).isEqualTo(7);
        assertThat(header.getCommandLength()).isEqualTo(16);
        assertThat(reader.readPDU(in(NOTHING), header)).hasSize(16);
    }

    @Test
    void what_is_delivered_before_the_bind_is_the_library_s_to_refuse() throws IOException {
        Command header = read(pdu(SMPPConstant.CID_DELIVER_SM, 7, BODY));

        assertThat(header.getCommandId()).isEqualTo(SMPPConstant.CID_DELIVER_SM);
        assertThat(delivered).isEmpty();
    }

    @Test
    void what_is_delivered_afterwards_is_taken_in_its_order_and_the_library_gets_what_follows()
            throws IOException {
        read(pdu(SMPPConstant.CID_BIND_RECEIVER_RESP, 1, BODY));
        Command header =
                read(
                        pdu(SMPPConstant.CID_DELIVER_SM, 9, BODY),
                        pdu(SMPPConstant.CID_DATA_SM, 8, BODY),
                        pdu(SMPPConstant.CID_ENQUIRE_LINK, 7, NOTHING));

        assertThat(header.getCommandId()).isEqualTo(SMPPConstant.CID_ENQUIRE_LINK);
        assertThat(delivered).extracting(RawPdu::sequenceNumber).containsExactly(9, 8);
        assertThat(delivered.getFirst().octets()).endsWith(BODY);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                SMPPConstant.CID_ALERT_NOTIFICATION,
                SMPPConstant.CID_SUBMIT_SM_RESP,
                SMPPConstant.CID_DATA_SM_RESP,
                SMPPConstant.CID_QUERY_SM_RESP,
                SMPPConstant.CID_BIND_RECEIVER_RESP,
                0x8000_7777
            })
    void what_has_no_answer_and_is_not_waited_for_is_dropped(int commandId) throws IOException {
        read(pdu(SMPPConstant.CID_BIND_RECEIVER_RESP, 1, BODY));

        assertThat(read(pdu(commandId, 5, BODY), pdu(SMPPConstant.CID_UNBIND, 6, NOTHING)).getCommandId())
                .isEqualTo(SMPPConstant.CID_UNBIND);
        assertThat(reader.isUnbound()).isTrue();
    }

    @Test
    void answers_to_submits_are_for_those_that_wait_for_them() throws IOException {
        List<String> told = new ArrayList<>();
        submits.expect(
                List.of(
                        new Written(5, new ToldListener("5", told)),
                        new Written(6, new ToldListener("6", told))));
        Command next =
                read(
                        pdu(SMPPConstant.CID_SUBMIT_SM_RESP, 5, BODY),
                        pdu(SMPPConstant.CID_GENERIC_NACK, 6, NOTHING),
                        pdu(SMPPConstant.CID_GENERIC_NACK, 7, NOTHING));

        assertThat(told)
                .containsExactly(
                        "5 answered 0 a", "6 answered %d null".formatted(SMPPConstant.STAT_ESME_RUNKNOWNERR));
        assertThat(next.getSequenceNumber()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, 15, (1 << 17) + 1})
    void a_length_that_no_PDU_has_is_not_believed(int length) {
        assertThatIOException()
                .isThrownBy(() -> read(ByteBuffer.allocate(16).putInt(length).putInt(5).array()))
                .withMessageContaining(length + " octets");
    }

    @Test
    void silence_between_PDUs_is_told_to_the_library_which_probes_the_peer() {
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> reader.readPDUHeader(new DataInputStream(silent())));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 15, 17})
    void silence_in_the_middle_of_a_PDU_ends_the_session(int octets) {
        byte[] begun = ByteBuffer.allocate(18).putInt(18).putInt(5).array();
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(begun, 0, octets), silent());

        assertThatIOException()
                .isThrownBy(() -> reader.readPDUHeader(new DataInputStream(in)))
                .isNotInstanceOf(SocketTimeoutException.class)
                .withMessageContaining("middle");
    }

    @Test
    void so_does_the_end_of_the_stream() {
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> read(NOTHING));
    }

    @Test
    void an_error_while_a_PDU_is_taken_ends_the_session_and_not_the_thread() throws IOException {
        PduReader failing =
                new PduReader(
                        submits,
                        _ -> {
                            throw new OutOfMemoryError("once");
                        },
                        now::get);
        failing.readPDUHeader(in(pdu(SMPPConstant.CID_BIND_RECEIVER_RESP, 1, BODY)));

        assertThatIOException()
                .isThrownBy(() -> failing.readPDUHeader(in(pdu(SMPPConstant.CID_DELIVER_SM, 2, BODY))))
                .withMessageContaining("OutOfMemoryError");
    }

    @Test
    void the_silence_is_measured_from_the_last_PDU() throws IOException {
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(reader.silentNanos()).isEqualTo(Duration.ofSeconds(3).toNanos());

        read(pdu(SMPPConstant.CID_ENQUIRE_LINK, 7, NOTHING));
        assertThat(reader.silentNanos()).isZero();
    }

    private static InputStream silent() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new SocketTimeoutException("silence");
            }

            @Override
            public int read(byte[] octets, int offset, int length) throws IOException {
                return read();
            }
        };
    }

    private static byte[] pdu(int commandId, int sequenceNumber, byte[] body) {
        return ByteBuffer.allocate(16 + body.length)
                .putInt(16 + body.length)
                .putInt(commandId)
                .putInt(0)
                .putInt(sequenceNumber)
                .put(body)
                .array();
    }

    private Command read(byte[]... pdus) throws IOException {
        return reader.readPDUHeader(in(pdus));
    }

    private static DataInputStream in(byte[]... pdus) {
        ByteBuffer all = ByteBuffer.allocate(10_000);
        for (byte[] pdu : pdus) {
            all.put(pdu);
        }
        return new DataInputStream(new ByteArrayInputStream(all.array(), 0, all.position()));
    }
}
