package io.onbehalf.bench.faults;

import io.onbehalf.smsc.ControlClient;
import java.io.IOException;
import java.util.Random;

/// All contacts: they write, now and then a long text, and now and then a keyword.
record ContactPlayer(Scene scene, ControlClient network, Random random) implements Player {

    @Override
    public void act() throws InterruptedException {
        PlayedQueue queue = scene.queues().get(random.nextInt(scene.queues().size()));
        String contact = queue.contacts().get(random.nextInt(queue.contacts().size()));
        try {
            network.sendText(contact, queue.number(), text());
        } catch (IOException away) {
            // The network is away: the contact's text is lost before it is anybody's.
        }
    }

    private String text() {
        return switch (random.nextInt(12)) {
            case 0 -> "STOP";
            case 1, 2 -> "START";
            case 3 -> Scene.MARK + " long".repeat(60);
            default -> Scene.MARK + " " + random.nextInt();
        };
    }
}
