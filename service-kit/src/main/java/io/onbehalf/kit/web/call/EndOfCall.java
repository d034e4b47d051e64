package io.onbehalf.kit.web.call;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;

/// Runs an action once, when a call has ended, for an asynchronous one too.
public record EndOfCall(Runnable action, AtomicBoolean done) implements AsyncListener {

    /// To be called when the filters after this one have returned.
    public static void run(HttpServletRequest request, Runnable action) {
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new EndOfCall(action, new AtomicBoolean()));
        } else {
            action.run();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        if (done.compareAndSet(false, true)) {
            action.run();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {} // onComplete follows

    @Override
    public void onError(AsyncEvent event) {} // onComplete follows

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
