package io.onbehalf.bench.faults;

import io.onbehalf.bench.faults.PersistentUser.Change;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/// A supervisor: releases and ends what agents hold, wraps up for them, and adds wrap-up codes.
record SupervisorPlayer(PersistentUser user, PersistentUser admin, List<PlayedQueue> queues, Random random)
        implements Player {

    @Override
    public void act() throws InterruptedException {
        PlayedQueue queue = queues.get(random.nextInt(queues.size()));
        switch (random.nextInt(5)) {
            case 0 -> addCode();
            case 1 -> wrapUp(queue);
            case 2 -> end(queue);
            default -> release(queue);
        }
    }

    private void addCode() throws InterruptedException {
        Map<String, String> body = Map.of("name", "Code " + random.nextInt());
        admin.change(new Change("add code", "POST", "/routing/wrapupcodes", body, "WrapupCodeCreated"));
    }

    private void wrapUp(PlayedQueue queue) throws InterruptedException {
        JsonNode owed = user.oneOf("/onbehalf/queues/" + queue.id() + "/wrapups");
        if (!owed.path("id").asString("").isEmpty()) {
            String code = queue.codes().get(random.nextInt(queue.codes().size()));
            user.change(
                    new Change(
                            "wrap up for agent",
                            "POST",
                            stint(owed.path("id").asString(""), owed.path("participantId").asString(""))
                                    + "/wrapup",
                            Map.of("code", code, "reason", "left undone"),
                            "WrapupCompleted"));
        }
    }

    /// Its agent may have ended it before: then nothing happens, so no event is required.
    private void end(PlayedQueue queue) throws InterruptedException {
        String id = connected(queue);
        if (!id.isEmpty()) {
            user.change(
                    new Change(
                            "end",
                            "POST",
                            "/conversations/" + id + "/disconnect",
                            Map.of("reason", "enough")));
        }
    }

    private void release(PlayedQueue queue) throws InterruptedException {
        String id = connected(queue);
        for (JsonNode each : user.read("/conversations/" + id).path("participants")) {
            String state = each.path("messages").path(0).path("state").asString("");
            if (each.path("purpose").asString("").equals("agent") && state.equals("connected")) {
                user.change(
                        new Change(
                                "release",
                                "POST",
                                stint(id, each.path("id").asString("")) + "/release",
                                Map.of("reason", "for another"),
                                "ParticipantDisconnected"));
                return;
            }
        }
    }

    private String connected(PlayedQueue queue) throws InterruptedException {
        return user.oneOf("/onbehalf/queues/" + queue.id() + "/conversations?state=connected")
                .path("id")
                .asString("");
    }

    private static String stint(String conversation, String participant) {
        return "/onbehalf/conversations/%s/participants/%s".formatted(conversation, participant);
    }
}
