package io.onbehalf.kit.web.server;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/// Does something once a call that went on without its thread has ended, however it did.
record EndOfCall(Runnable end) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        end.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // Its completion follows.
    }

    @Override
    public void onError(AsyncEvent event) {
        // Its completion follows.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
