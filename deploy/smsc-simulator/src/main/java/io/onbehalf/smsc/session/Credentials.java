package io.onbehalf.smsc.session;

import io.onbehalf.smsc.profile.SmscProfile;
import org.jsmpp.SMPPConstant;

/// The system id and password that an ESME must bind with. Each [SmscProfile] has a system id of its own, and
/// the same password.
public record Credentials(String systemId, String password) {

    /// The `command_status` that answers a bind: 0 accepts it.
    int bindStatus(String givenSystemId, String givenPassword) {
        if (!systemId.equals(givenSystemId) && SmscProfile.of(givenSystemId) == SmscProfile.USUAL) {
            return SMPPConstant.STAT_ESME_RINVSYSID;
        }
        return password.equals(givenPassword) ? SMPPConstant.STAT_ESME_ROK : SMPPConstant.STAT_ESME_RINVPASWD;
    }

    /// Without the password.
    @Override
    public String toString() {
        return systemId;
    }
}
