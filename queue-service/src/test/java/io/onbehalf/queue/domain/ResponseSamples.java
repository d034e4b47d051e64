package io.onbehalf.queue.domain;

import static io.onbehalf.queue.domain.Samples.ACME;
import static io.onbehalf.queue.domain.Samples.ADA;
import static io.onbehalf.queue.domain.Samples.BEN;
import static io.onbehalf.queue.domain.Samples.LATER;
import static io.onbehalf.queue.domain.Samples.NOW;

import io.onbehalf.queue.domain.ResponseRequest.CannedResponseCreateRequested;
import io.onbehalf.queue.domain.ResponseRequest.CannedResponseDeleteRequested;
import io.onbehalf.queue.domain.ResponseRequest.CannedResponseUpdateRequested;
import io.onbehalf.queue.domain.ResponseRequest.ResponseLibraryCreateRequested;
import io.onbehalf.queue.domain.ResponseRequest.ResponseLibraryDeleteRequested;
import io.onbehalf.queue.domain.ResponseRequest.ResponseLibraryUpdateRequested;
import io.onbehalf.queue.domain.responses.LibraryId;
import io.onbehalf.queue.domain.responses.ResponseContent;
import io.onbehalf.queue.domain.responses.ResponseId;
import io.onbehalf.queue.domain.responses.ResponseSubstitution;
import io.onbehalf.queue.domain.responses.ResponseTemplate;
import java.util.List;
import java.util.Optional;

/// Libraries, canned responses and requests that the tests share.
public final class ResponseSamples {

    public static final LibraryId GREETINGS = new LibraryId("greetings-id");
    public static final LibraryId BILLING = new LibraryId("billing-id");
    public static final ResponseId HELLO = new ResponseId("hello-id");
    public static final ResponseId INVOICE = new ResponseId("invoice-id");

    private ResponseSamples() {}

    public static ResponseContent content(String name, LibraryId... libraries) {
        return new ResponseContent(
                name,
                List.of(libraries),
                new ResponseTemplate("This is {{agent.name}}: " + name),
                List.of(new ResponseSubstitution("order", Optional.of("Its number"), Optional.empty())));
    }

    public static ResponseLibraryCreateRequested newLibrary(LibraryId id, String name) {
        return new ResponseLibraryCreateRequested(ACME, NOW, ADA, id, name);
    }

    public static ResponseLibraryUpdateRequested rename(LibraryId id, String name, int version) {
        return new ResponseLibraryUpdateRequested(LATER, BEN, id, name, version);
    }

    public static ResponseLibraryDeleteRequested delete(LibraryId id) {
        return new ResponseLibraryDeleteRequested(LATER, BEN, id);
    }

    public static CannedResponseCreateRequested newResponse(ResponseId id, ResponseContent content) {
        return new CannedResponseCreateRequested(ACME, NOW, ADA, id, content);
    }

    public static CannedResponseUpdateRequested change(ResponseId id, ResponseContent content, int version) {
        return new CannedResponseUpdateRequested(LATER, BEN, id, content, version);
    }

    public static CannedResponseDeleteRequested delete(ResponseId id) {
        return new CannedResponseDeleteRequested(BEN, id);
    }

    /// Requests about two libraries and two responses that reach every case of the decider in some order.
    public static List<ResponseRequest> requests() {
        return List.of(
                newLibrary(GREETINGS, "Greetings"),
                newLibrary(BILLING, "Billing"),
                newLibrary(BILLING, " greetings"),
                rename(GREETINGS, "Greetings", 1),
                rename(GREETINGS, "billing", 1),
                rename(BILLING, "Greetings", 1),
                rename(BILLING, "Invoices", 2),
                delete(GREETINGS),
                delete(BILLING),
                newResponse(HELLO, content("Hello", GREETINGS)),
                newResponse(HELLO, content("Hello", GREETINGS, BILLING)),
                newResponse(INVOICE, content("Invoice", BILLING)),
                newResponse(INVOICE, content("hello", GREETINGS)),
                change(HELLO, content("Hello", BILLING), 1),
                change(HELLO, content("Bye", GREETINGS, BILLING), 2),
                change(INVOICE, content("Hello", GREETINGS), 1),
                delete(HELLO),
                delete(INVOICE));
    }
}
