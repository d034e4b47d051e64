package io.onbehalf.conversation.carrier.smpp.session;

import java.nio.ByteBuffer;

/// What a `bind_resp` says of the SMSC's version of SMPP, in its parameter `sc_interface_version` (SMPP 3.4,
/// 5.3.2.25). Any value is taken: one below 3.4 says that the SMSC knows no optional parameters.
final class InterfaceVersions {

    private static final int SC_INTERFACE_VERSION = 0x0210;
    private static final int WITH_PARAMETERS = 0x34;
    private static final int PARAMETER_HEADER = 4;

    private InterfaceVersions() {}

    /// False if the SMSC names a version that has no optional parameters. One that names none has them, as
    /// many SMSCs leave it out.
    static boolean takesParameters(byte[] bindResponse) {
        int begin = RawPdu.HEADER;
        while (begin < bindResponse.length && bindResponse[begin] != 0) {
            begin++;
        }
        ByteBuffer parameters = ByteBuffer.wrap(bindResponse);
        parameters.position(Math.min(bindResponse.length, begin + 1));
        while (parameters.remaining() >= PARAMETER_HEADER) {
            int tag = parameters.getShort() & 0xFFFF;
            int length = parameters.getShort() & 0xFFFF;
            if (length > parameters.remaining()) {
                return true;
            }
            if (tag == SC_INTERFACE_VERSION && length > 0) {
                return (parameters.get() & 0xFF) >= WITH_PARAMETERS;
            }
            parameters.position(parameters.position() + length);
        }
        return true;
    }
}
