package io.onbehalf.bench.faults;

import io.onbehalf.local.Failure;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.smsc.number.MagicNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Who takes part in a run: the demo queues that have a number, and their contacts.
record Scene(List<PlayedQueue> queues) {

    /// A word that occurs in every text.
    static final String MARK = "Xylophone";

    private static final int CONTACTS = 12;

    /// Contacts at whom something goes another way.
    private static final List<MagicNumber> KINDS =
            List.of(
                    MagicNumber.NONE,
                    MagicNumber.THROTTLED,
                    MagicNumber.REFUSED,
                    MagicNumber.SILENT,
                    MagicNumber.DISORDER,
                    MagicNumber.UNDELIVERABLE,
                    MagicNumber.OPTED_OUT,
                    MagicNumber.THANKS,
                    MagicNumber.LONG_ANSWER,
                    MagicNumber.STOP);

    /// @param admin reads the queues
    /// @param random of the contacts' numbers
    static Scene of(ApiUser admin, Random random) throws InterruptedException {
        List<PlayedQueue> queues = new ArrayList<>();
        for (JsonNode queue : admin.get("/routing/queues?pageSize=100").body().path("entities")) {
            String number = queue.at("/outboundMessagingAddresses/smsAddress/id").asString("");
            if (!number.isEmpty()) {
                String id = queue.path("id").asString();
                queues.add(
                        new PlayedQueue(
                                id,
                                number,
                                contacts(queues.size(), random),
                                ids(admin, "/routing/queues/" + id + "/wrapupcodes"),
                                ids(admin, "/routing/queues/" + id + "/members")));
            }
        }
        if (queues.isEmpty()) {
            throw new Failure("the demo organization has no queue with a number.");
        }
        return new Scene(List.copyOf(queues));
    }

    /// The queues that a user is a member of.
    List<PlayedQueue> of(ApiUser user) {
        return queues.stream().filter(queue -> queue.members().contains(user.userId())).toList();
    }

    /// Every contact's number.
    List<String> contacts() {
        return queues.stream().flatMap(queue -> queue.contacts().stream()).toList();
    }

    /// No two queues have the same: each has an exchange of its own.
    private static List<String> contacts(int queue, Random random) {
        return Stream.iterate(0, i -> i + 1)
                .limit(CONTACTS)
                .map(i -> {
                    MagicNumber kind = KINDS.get(i % KINDS.size());
                    String digits =
                            kind == MagicNumber.NONE
                                    ? "%04d".formatted(random.nextInt(9_900))
                                    : kind.digits();
                    return "+1317%03d%s".formatted(200 + queue * 100 + i, digits);
                })
                .toList();
    }

    private static List<String> ids(ApiUser admin, String path) throws InterruptedException {
        return admin.get(path + "?pageSize=100")
                .body()
                .path("entities")
                .valueStream()
                .map(entity -> entity.path("id").asString(""))
                .toList();
    }
}
