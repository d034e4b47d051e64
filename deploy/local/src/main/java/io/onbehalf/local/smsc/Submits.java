package io.onbehalf.local.smsc;

import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/// Takes what is submitted, or refuses it; nothing here waits.
final class Submits extends SubmitsOnly {

    /// What [MutePduSender] does not send.
    private static final SubmitSmResult NO_ANSWER = answer("");

    private final MessageIds ids = new MessageIds();
    private final Attempts attempts = new Attempts();
    private final Ledger ledger;
    private final Network network;

    Submits(Ledger ledger, Network network) {
        this.ledger = ledger;
        this.network = network;
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm pdu, SMPPServerSession source)
            throws ProcessRequestException {
        Submission submission = new Submission(pdu, System.currentTimeMillis());
        if (attempts.refuses(submission)) {
            int status = submission.script().status();
            ledger.add(submission.line(null, status));
            throw new ProcessRequestException(submission.magic().name(), status);
        }
        if (submission.magic() == Magic.GONE) {
            ledger.add(submission.line(null, null));
            return NO_ANSWER;
        }
        return accept(submission, (EsmeSession) source);
    }

    private SubmitSmResult accept(Submission submission, EsmeSession source) {
        String id = ids.next();
        boolean silent = submission.magic() == Magic.SILENT;
        ledger.add(submission.line(id, silent ? null : SMPPConstant.STAT_ESME_ROK));
        network.carry(submission, id, source);
        return silent || submission.magic() == Magic.DISORDER ? NO_ANSWER : answer(id);
    }

    private static SubmitSmResult answer(String messageId) {
        try {
            return new SubmitSmResult(new MessageId(messageId), new OptionalParameter[0]);
        } catch (PDUStringException tooLong) {
            throw new IllegalStateException(tooLong);
        }
    }
}
