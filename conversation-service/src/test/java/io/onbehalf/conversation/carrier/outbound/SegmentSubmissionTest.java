package io.onbehalf.conversation.carrier.outbound;

import static io.onbehalf.conversation.carrier.outbound.OutboundMessages.SLOW;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.conversation.carrier.Acme;
import io.onbehalf.conversation.carrier.smpp.Accounts;
import io.onbehalf.conversation.carrier.smpp.OverSmpp;
import io.onbehalf.conversation.carrier.smpp.SmppAccount;
import io.onbehalf.conversation.carrier.smpp.SubmitFormat;
import io.onbehalf.conversation.carrier.smpp.SubmitFormat.AddressType;
import io.onbehalf.conversation.carrier.smpp.SubmitFormat.Alphabet;
import io.onbehalf.conversation.carrier.smpp.SubmitFormat.NumberFormat;
import io.onbehalf.conversation.domain.delivery.Delivery;
import io.onbehalf.kit.domain.MessageId;
import io.onbehalf.kit.tracing.Step;
import io.onbehalf.kit.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jsmpp.bean.OptionalParameter.Short;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The PDUs that the SMSC gets for a message.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SegmentSubmissionTest extends OverSmpp {

    private static final Step STEP = Tracing.off().begin("submit_sm", SpanKind.CLIENT, null);

    private final PreSubmitCheck check =
            new PreSubmitCheck(
                    OutboundMessages.directories().directory(),
                    Duration.ofHours(4),
                    Duration.ofMinutes(5),
                    InstantSource.fixed(Acme.NOON));

    SegmentSubmissionTest() throws IOException {}

    @Test
    void an_SMS_says_who_sends_what_to_whom_until_when_and_asks_for_a_receipt() throws InterruptedException {
        OutboundMessage message = OutboundMessages.message(1, SLOW, "Grüße, 5 €");
        submit(bound(), message, 1);
        SubmitSm sms = smsc.submit();

        assertThat(List.of(sms.getSourceAddr(), sms.getDestAddress()))
                .containsExactly("13175550100", "13175550199");
        assertThat(new byte[] {sms.getSourceAddrTon(), sms.getDestAddrTon()}).containsExactly(1, 1);
        assertThat(sms.getEsmClass()).isZero();
        assertThat(sms.getDataCoding()).isZero();
        assertThat(sms.isSmscDelReceiptSuccessAndFailureRequested()).isTrue();
        assertThat(sms.getValidityPeriod()).isEqualTo("000003000000000R");
        assertThat(HexFormat.of().formatHex(sms.getShortMessage())).isEqualTo("47727e1e652c2035201b65");
        assertThat(reference(sms)).isEqualTo(Delivery.reference(id(message), 1));
    }

    @Test
    void the_segments_of_a_text_say_where_they_belong() throws InterruptedException {
        OutboundMessage message = OutboundMessages.message(1, SLOW, "a".repeat(153) + "b".repeat(100));
        SmppAccount account = bound();
        submit(account, message, 1);
        submit(account, message, 2);
        byte[] first = smsc.submit().getShortMessage();
        SubmitSm second = smsc.submit();

        assertThat(second.isUdhi()).isTrue();
        assertThat(HexFormat.of().formatHex(first, 0, 3)).isEqualTo("050003");
        assertThat(Arrays.copyOfRange(first, 4, 6)).containsExactly(2, 1);
        assertThat(Arrays.copyOfRange(second.getShortMessage(), 4, 6)).containsExactly(2, 2);
        assertThat(second.getShortMessage()[3]).isEqualTo(first[3]);
        assertThat(first[3]).isEqualTo((byte) (Delivery.reference(id(message), 0) >> 3));
        assertThat(first).hasSize(6 + 153);
        assertThat(new String(second.getShortMessage(), 6, 100, US_ASCII)).isEqualTo("b".repeat(100));
        assertThat(reference(second)).isEqualTo(Delivery.reference(id(message), 2));
    }

    @Test
    void a_text_outside_the_alphabet_goes_in_UCS_2() throws InterruptedException {
        submit(bound(), OutboundMessages.message(1, SLOW, "Привет 😀"), 1);
        SubmitSm sms = smsc.submit();

        assertThat(sms.getDataCoding()).isEqualTo((byte) 8);
        assertThat(sms.getShortMessage()).asString(UTF_16BE).isEqualTo("Привет 😀");
    }

    @Test
    void an_SMS_looks_as_the_account_s_SMSC_wants_it() throws InterruptedException {
        SubmitFormat format =
                new SubmitFormat(
                        Alphabet.LATIN1,
                        3,
                        NumberFormat.PLUS,
                        "",
                        AddressType.of(2, 8),
                        AddressType.of(0, 0),
                        Duration.ZERO,
                        false);
        SmppAccount account = bound(format);
        submit(account, OutboundMessages.message(1, SLOW, "Grüße, @"), 1);
        SubmitSm sms = smsc.submit();

        assertThat(List.of(sms.getSourceAddr(), sms.getDestAddress()))
                .containsExactly("+13175550100", "+13175550199");
        assertThat(new byte[] {sms.getSourceAddrTon(), sms.getSourceAddrNpi()}).containsExactly(2, 8);
        assertThat(new byte[] {sms.getDestAddrTon(), sms.getDestAddrNpi()}).containsExactly(0, 0);
        assertThat(sms.getDataCoding()).isEqualTo((byte) 3);
        assertThat(sms.getShortMessage()).asString(ISO_8859_1).isEqualTo("Grüße, @");
        assertThat(sms.getValidityPeriod()).isNull();
        assertThat(sms.getOptionalParameters()).isEmpty();

        submit(account, OutboundMessages.message(2, SLOW, "5 €"), 1);
        SubmitSm euro = smsc.submit();
        assertThat(euro.getDataCoding()).isEqualTo((byte) 8);
        assertThat(euro.getShortMessage()).asString(UTF_16BE).isEqualTo("5 €");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 3175550100, 2, 3175550199, 2",
        "1, 0, 3175550100, 0, 3175550199, 0",
        "44, 1, 13175550100, 1, 13175550199, 1"
    })
    void numbers_of_the_account_s_country_go_without_its_code_and_others_with_theirs(
            String callingCode,
            int ton,
            String source,
            byte sourceTon,
            String destination,
            byte destinationTon)
            throws InterruptedException {
        SubmitFormat national =
                new SubmitFormat(
                        Alphabet.GSM7,
                        0,
                        NumberFormat.NATIONAL,
                        callingCode,
                        AddressType.of(ton, 1),
                        AddressType.of(ton, 1),
                        Duration.ZERO,
                        false);
        submit(bound(national), OutboundMessages.message(1, SLOW, "Hello"), 1);
        SubmitSm sms = smsc.submit();

        assertThat(List.of(sms.getSourceAddr(), sms.getDestAddress())).containsExactly(source, destination);
        assertThat(new byte[] {sms.getSourceAddrTon(), sms.getDestAddrTon()})
                .containsExactly(sourceTon, destinationTon);
    }

    private SmppAccount bound(SubmitFormat format) throws InterruptedException {
        return bound(
                Accounts.formatted(Accounts.account(smsc.port(), WINDOW), format),
                (_, _) -> CompletableFuture.completedFuture(false));
    }

    private SmppAccount bound() throws InterruptedException {
        return bound(
                Accounts.account(smsc.port(), WINDOW), (_, _) -> CompletableFuture.completedFuture(false));
    }

    private void submit(SmppAccount account, OutboundMessage message, int segment) {
        account.submit(new SegmentSubmission(message, segment, 1, "test", check, new SubmitResults(), STEP));
    }

    private static MessageId id(OutboundMessage message) {
        return new MessageId(message.messageId());
    }

    private static int reference(SubmitSm sms) {
        return ((Short) sms.getOptionalParameter(Tag.USER_MESSAGE_REFERENCE)).getValue() & 0xFFFF;
    }
}
