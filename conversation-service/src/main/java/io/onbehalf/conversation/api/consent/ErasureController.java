package io.onbehalf.conversation.api.consent;

import io.onbehalf.conversation.directory.ContactNumbers;
import io.onbehalf.conversation.directory.InvalidContactNumber;
import io.onbehalf.conversation.directory.NetworkAddress;
import io.onbehalf.conversation.directory.NoSmsReason;
import io.onbehalf.conversation.directory.OrganizationSettings;
import io.onbehalf.conversation.directory.QueueDirectory;
import io.onbehalf.conversation.directory.SmsRecipients;
import io.onbehalf.conversation.directory.ThreadIdentity;
import io.onbehalf.conversation.domain.ConversationReply;
import io.onbehalf.conversation.domain.erasure.ErasureRequest.ContactErasureRequested;
import io.onbehalf.kit.requests.Requests;
import io.onbehalf.kit.web.ApiException;
import io.onbehalf.kit.web.Caller;
import io.onbehalf.kit.web.RequestStamp;
import io.onbehalf.kit.web.text.Visible;
import io.onbehalf.schemas.Topics;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A user has everything forgotten that is kept of a contact. The number is in the body alone: what follows
/// knows only an id that can't be turned back into it.
@RestController
class ErasureController {

    private static final String NUMBER = "contactNumber";
    private static final int MOST_CHARACTERS = 500;

    /// So many digits of a number in a row say whose it is.
    private static final int TELLING_DIGITS = 7;

    private final Requests requests;
    private final QueueDirectory directory;
    private final ThreadIdentity identity;

    ErasureController(Requests requests, QueueDirectory directory, ThreadIdentity identity) {
        this.requests = requests;
        this.directory = directory;
        this.identity = identity;
    }

    /// Whom to forget, and why.
    ///
    /// @param contactNumber as an agent would type it; of a sender without a number, its address as it is
    ///   shown
    /// @param opaqueSender true if the sender has no number, whatever the address looks like
    /// @param reason for the record
    record ErasureBody(
            @NotBlank @Size(max = 64) String contactNumber,
            @Nullable Boolean opaqueSender,
            @NotBlank @Visible @Size(max = MOST_CHARACTERS) String reason) {

        /// Hides the number.
        @Override
        public String toString() {
            return "ErasureBody[…]";
        }
    }

    /// The erasure that is under way.
    ///
    /// @param id under which the events and the audit name it
    record Erasure(String id) {}

    @PostMapping("/api/v2/onbehalf/erasures")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Erasure erase(Caller caller, RequestStamp stamp, @RequestBody @Valid ErasureBody body) {
        caller.requireAny("onbehalf:contact:erase");
        String number = number(body, directory.settings(caller.organizationId()));
        if (tells(body.reason(), number)) {
            throw ApiException.invalidValue("reason", "reason: must not contain the contact's number");
        }
        String contact = identity.ofContact(caller.organizationId(), number);
        ConversationReply reply =
                requests.ask(
                        Topics.CONVERSATION_REQUESTS,
                        contact,
                        new ContactErasureRequested(stamp.requestId(), contact, body.reason()),
                        stamp,
                        ConversationReply.class);
        return new Erasure(reply.erasureId().orElseThrow());
    }

    /// Whoever wrote in may have a number that agents could not compose to, or none: then it is the address
    /// as it is shown. What begins with a plus is meant to be a number; earlier builds took for a contact's
    /// also one that is of no plan. No number is guessed from letters: it would be a stranger's.
    private static String number(ErasureBody body, OrganizationSettings settings) {
        String typed = body.contactNumber().strip();
        if (Boolean.TRUE.equals(body.opaqueSender())) {
            return address(typed).orElseThrow(() -> nobody("nothing of it can be seen"));
        }
        String country = settings.defaultCountry();
        Optional<NoSmsReason> objection = SmsRecipients.objection(typed, country);
        if (objection.isPresent()) {
            return address(typed)
                    .filter(_ -> !typed.startsWith("+") && objection.get() != NoSmsReason.EXTENSION)
                    .orElseThrow(() -> nobody(objection.get().sentence()));
        }
        try {
            return ContactNumbers.canonical(NUMBER, typed, country);
        } catch (InvalidContactNumber none) {
            return (typed.startsWith("+") ? ContactNumbers.possible(typed, country) : address(typed))
                    .orElseThrow(() -> none);
        }
    }

    private static Optional<String> address(String typed) {
        return new NetworkAddress(typed, NetworkAddress.Kind.NAME).opaque();
    }

    private static ApiException nobody(String why) {
        return ApiException.invalidValue(NUMBER, "%s: %s".formatted(NUMBER, why));
    }

    /// The reason is kept. A number that is shorter says nothing.
    private static boolean tells(String reason, String number) {
        String digits = digits(number);
        return digits.length() >= TELLING_DIGITS
                && digits(reason).contains(digits.substring(digits.length() - TELLING_DIGITS));
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
