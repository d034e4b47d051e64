package io.onbehalf.conversation.api.sending;

import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.SmsRecipients;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.AgentRequest;
import io.onbehalf.conversation.domain.RequestContext;
import io.onbehalf.conversation.domain.consent.KnownConsent;
import io.onbehalf.conversation.domain.value.ContactNumber;
import io.onbehalf.conversation.domain.value.Line;
import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.OutboundNumber;
import io.onbehalf.kit.domain.ThreadId;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.schemas.Topics;

/// Requests whose body names the contact: finds the thread of the two numbers, and asks it.
final class ContactRequests {

    private final Requests requests;
    private final QueueDirectory directory;
    private final ThreadIdentity identity;

    ContactRequests(Requests requests, QueueDirectory directory, ThreadIdentity identity) {
        this.requests = requests;
        this.directory = directory;
        this.identity = identity;
    }

    /// @throws ApiException 400 for any other kind of address
    static void requireSms(String toAddressMessengerType) {
        if (!toAddressMessengerType.equals("sms")) {
            throw ApiException.invalidValue(
                    "toAddressMessengerType", "toAddressMessengerType: only sms is served");
        }
    }

    /// The numbers of the queue and of the contact.
    ///
    /// @throws io.onbehalf.conversation.directory.InvalidContactNumber if `toAddress` is no number
    /// @throws io.onbehalf.conversation.directory.RecipientNotAllowed if it is none to write to
    Line line(Caller caller, String outboundNumber, String toAddress) {
        String contact =
                SmsRecipients.canonical("toAddress", toAddress, directory.settings(caller.organizationId()));
        if (contact.equals(outboundNumber)) {
            throw ApiException.invalidValue("toAddress", "toAddress: is the queue's own number");
        }
        if (directory.queueWithNumber(caller.organizationId(), contact).isPresent()) {
            throw ApiException.invalidValue(
                    "toAddress", "toAddress: is the number of another queue of the organization");
        }
        return new Line(new OutboundNumber(outboundNumber), new ContactNumber(contact), toAddress);
    }

    RequestContext context(RequestStamp stamp, Line line) {
        return new RequestContext(
                new OrganizationId(stamp.organizationId()), stamp.requestedAt(), thread(stamp, line));
    }

    /// What the contact wants.
    ///
    /// @throws io.onbehalf.kit.query.StaleCopies if that can't be known now
    KnownConsent consent(RequestStamp stamp, Line line) {
        directory.requireCurrent();
        String consentId = identity.ofContact(stamp.organizationId(), line.contactNumber().value());
        return new KnownConsent(consentId, directory.consentOf(thread(stamp, line), consentId));
    }

    private ThreadId thread(RequestStamp stamp, Line line) {
        return identity.of(
                stamp.organizationId(), line.outboundNumber().value(), line.contactNumber().value());
    }

    /// The thread's answer. A request with an idempotency key goes by the key first: another body may belong
    /// to another thread.
    SentMessage ask(AgentRequest request, RequestStamp stamp) {
        return stamp.repeatable()
                ? requests.ask(
                        Topics.CONVERSATION_IDEMPOTENCY,
                        stamp.requestId(),
                        (Record) request,
                        stamp,
                        SentMessage.class)
                : requests.ask(
                        Topics.CONVERSATION_REQUESTS,
                        request.context().threadId().value(),
                        (Record) request,
                        stamp,
                        SentMessage.class);
    }
}
