package io.onbehalf.conversation.carrier.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

/// Hashes what an inbound PDU says, from whom, to whom and how: SMPP gives it no other identity across binds.
final class ContentHash {

    private ContentHash() {}

    static String of(DeliverSm sms) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    String.join(
                                    "\n",
                                    String.valueOf(sms.getSourceAddr()),
                                    String.valueOf(sms.getDestAddress()),
                                    Integer.toString(sms.getEsmClass()),
                                    Integer.toString(sms.getDataCoding()),
                                    "")
                            .getBytes(UTF_8));
            if (sms.getShortMessage() != null) {
                digest.update(sms.getShortMessage());
            }
            if (sms.getOptionalParameters() != null) {
                for (OptionalParameter parameter : sms.getOptionalParameters()) {
                    digest.update(parameter.serialize());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
