package io.onbehalf.smsc;

import io.onbehalf.smsc.ledger.Ledger;
import io.onbehalf.smsc.number.MagicNumber;
import io.onbehalf.smsc.profile.Habit;
import io.onbehalf.smsc.profile.Incidents;
import io.onbehalf.smsc.profile.SmscProfile;
import io.onbehalf.smsc.profile.TextIds;
import io.onbehalf.smsc.session.EsmeSession;
import java.util.Optional;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.jspecify.annotations.Nullable;

/// Accepts or refuses each `submit_sm` and writes it to the ledger. It never blocks, because one thread
/// handles all submits of a session.
final class SubmitHandler extends SubmitOnlyListener {

    /// An empty message id: no `submit_sm_resp` is sent for it.
    private static final SubmitSmResult NO_ANSWER = answer("");

    private final MessageIds ids = new MessageIds();
    private final TextIds textIds = new TextIds();
    private final RefusalCounter refusals = new RefusalCounter();
    private final Incidents incidents = new Incidents();
    private final Ledger ledger;
    private final MobileNetwork network;

    SubmitHandler(Ledger ledger, MobileNetwork network) {
        this.ledger = ledger;
        this.network = network;
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm pdu, SMPPServerSession source)
            throws ProcessRequestException {
        EsmeSession session = (EsmeSession) source;
        SubmittedSms sms = new SubmittedSms(pdu, session.profile(), System.currentTimeMillis());
        if (refusals.refuses(sms)) {
            throw refused(sms, sms.behaviour().status());
        }
        if (sms.number() == MagicNumber.GONE) {
            ledger.add(sms.ledgerLine(null, null));
            return NO_ANSWER;
        }
        Optional<Habit> incident = incidents.next(session.profile());
        if (incident.isPresent() && incident.get() == Habit.THROTTLES) {
            throw refused(sms, SMPPConstant.STAT_ESME_RTHROTTLED);
        }
        if (incident.isPresent() && incident.get() == Habit.NACKS) {
            ledger.add(sms.ledgerLine(null, SMPPConstant.STAT_ESME_RSYSERR));
            network.nack(sms, session);
            return NO_ANSWER;
        }
        return accept(sms, session, incident.orElse(null));
    }

    private ProcessRequestException refused(SubmittedSms sms, int status) {
        ledger.add(sms.ledgerLine(null, status));
        return new ProcessRequestException(sms.number().name(), status);
    }

    /// @param incident keeps the answer back, or never lets it leave; null for none
    private SubmitSmResult accept(SubmittedSms sms, EsmeSession source, @Nullable Habit incident) {
        String id = idOf(sms);
        boolean unanswered = sms.number() == MagicNumber.SILENT || incident == Habit.DROPS;
        ledger.add(sms.ledgerLine(id, unanswered ? null : SMPPConstant.STAT_ESME_ROK));
        network.carry(sms, id, source);
        if (incident == Habit.DROPS) {
            network.drop(source);
        } else if (incident == Habit.LATE_ANSWERS && !unanswered) {
            network.answerLate(sms, id, source);
            return NO_ANSWER;
        }
        return unanswered || sms.number() == MagicNumber.DISORDER ? NO_ANSWER : answer(id);
    }

    private String idOf(SubmittedSms sms) {
        SmscProfile profile = sms.profile();
        if (profile.has(Habit.ONE_ID)) {
            return textIds.idOf(sms.textKey(), sms.segmentCount(), ids::next);
        }
        return profile.has(Habit.HYPHENATED_ID) ? ids.nextWithHyphens() : ids.next();
    }

    private static SubmitSmResult answer(String messageId) {
        try {
            return new SubmitSmResult(new MessageId(messageId), new OptionalParameter[0]);
        } catch (PDUStringException tooLong) {
            throw new IllegalStateException(tooLong);
        }
    }
}
