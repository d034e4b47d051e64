package io.onbehalf.smsc;

import io.onbehalf.smsc.ledger.Ledger;
import io.onbehalf.smsc.number.MagicNumber;
import io.onbehalf.smsc.session.EsmeSession;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/// Accepts or refuses each `submit_sm` and writes it to the ledger. It never blocks, because one thread
/// handles all submits of a session.
final class SubmitHandler extends SubmitOnlyListener {

    /// An empty message id: no `submit_sm_resp` is sent for it.
    private static final SubmitSmResult NO_ANSWER = answer("");

    private final MessageIds ids = new MessageIds();
    private final RefusalCounter refusals = new RefusalCounter();
    private final Ledger ledger;
    private final MobileNetwork network;

    SubmitHandler(Ledger ledger, MobileNetwork network) {
        this.ledger = ledger;
        this.network = network;
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm pdu, SMPPServerSession source)
            throws ProcessRequestException {
        SubmittedSms sms = new SubmittedSms(pdu, System.currentTimeMillis());
        if (refusals.refuses(sms)) {
            int status = sms.behaviour().status();
            ledger.add(sms.ledgerLine(null, status));
            throw new ProcessRequestException(sms.number().name(), status);
        }
        if (sms.number() == MagicNumber.GONE) {
            ledger.add(sms.ledgerLine(null, null));
            return NO_ANSWER;
        }
        return accept(sms, (EsmeSession) source);
    }

    private SubmitSmResult accept(SubmittedSms sms, EsmeSession source) {
        String id = ids.next();
        boolean silent = sms.number() == MagicNumber.SILENT;
        ledger.add(sms.ledgerLine(id, silent ? null : SMPPConstant.STAT_ESME_ROK));
        network.carry(sms, id, source);
        return silent || sms.number() == MagicNumber.DISORDER ? NO_ANSWER : answer(id);
    }

    private static SubmitSmResult answer(String messageId) {
        try {
            return new SubmitSmResult(new MessageId(messageId), new OptionalParameter[0]);
        } catch (PDUStringException tooLong) {
            throw new IllegalStateException(tooLong);
        }
    }
}
