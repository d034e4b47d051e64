package io.onbehalf.gateway.sockets;

import com.github.benmanes.caffeine.cache.Ticker;
import io.onbehalf.gateway.channels.Channel;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/// An open socket: a thread of its own writes what waits to be sent, of each conversation only the newest
/// state. So a slow reader costs bounded memory and misses only states that are over; one who is too slow
/// even for that is told to connect again, if it can still take that, and cut off.
final class ChannelSocket {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelSocket.class);

    /// The most frames that wait; a reader who is that far behind is cut off.
    static final int MOST_WAITING = 5_000;

    /// The most characters that wait.
    static final int MOST_CHARACTERS = 4 << 20;

    static final CloseStatus TOO_SLOW =
            new CloseStatus(CloseStatus.SERVICE_OVERLOAD.getCode(), "too slow: connect again");

    private static final String TOO_SLOW_FRAME =
            JsonMapper.shared().writeValueAsString(Frame.closing("too slow: connect again"));

    /// How long a reader who is cut off may still take the frame that says so.
    private static final long GRACE_MS = 1_000;

    private static final String CLOSING = "closing";

    private final WebSocketSession session;
    private final long handshake;
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ChangeRate changes = new ChangeRate(Ticker.systemTicker());
    private int characters;
    private @Nullable CloseStatus closing;
    private volatile Channel channel;

    /// A socket of a channel.
    ///
    /// @param handshake its number: of a channel's sockets the one with the highest stays
    ChannelSocket(WebSocketSession session, Channel channel, long handshake) {
        this.session = session;
        this.handshake = handshake;
        this.channel = channel;
    }

    void start() {
        Thread.ofVirtual().name("channel-socket").start(this::write);
    }

    /// The channel as it is now.
    Channel channel() {
        return channel;
    }

    boolean isNewerThan(ChannelSocket other) {
        return handshake > other.handshake;
    }

    /// Counts a change of its subscriptions that the client asks for; false for one too many.
    boolean mayChange() {
        return changes.count();
    }

    void update(Channel now) {
        channel = now;
    }

    /// Sends a text soon; it takes the place of one with the same subject that still waits.
    void send(String subject, String text) {
        lock.lock();
        try {
            if (closing != null) {
                return;
            }
            String before = waiting.put(subject, text);
            characters += text.length() - (before == null ? 0 : before.length());
            if (waiting.size() > MOST_WAITING || characters > MOST_CHARACTERS) {
                LOG.warn("a socket of user {} is too slow and is cut off", channel.userId().value());
                cutOff();
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Instead of what waits the client is told to connect again, if the socket takes that within the grace.
    private void cutOff() {
        waiting.clear();
        waiting.put(CLOSING, TOO_SLOW_FRAME);
        closing = TOO_SLOW;
        CompletableFuture.delayedExecutor(GRACE_MS, TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(() -> close(TOO_SLOW));
    }

    /// Closes the socket once everything that waits is sent.
    ///
    /// @param last the frame that says why
    void finish(String last, CloseStatus status) {
        lock.lock();
        try {
            if (closing == null) {
                waiting.put(CLOSING, last);
                closing = status;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Ends the writing thread of a socket that is closed.
    void stop() {
        lock.lock();
        try {
            waiting.clear();
            closing = CloseStatus.NORMAL;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        try {
            for (Optional<String> next = next(); next.isPresent(); next = next()) {
                session.sendMessage(new TextMessage(next.get()));
            }
            close(status());
        } catch (IOException | IllegalStateException e) {
            LOG.debug("a socket can't be written to and is closed: {}", e.toString());
            stop();
            close(TOO_SLOW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The next text, in the order in which their subjects began to wait; empty once the socket is to be
    /// closed and nothing waits any more.
    private Optional<String> next() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && closing == null) {
                changed.await();
            }
            Iterator<String> texts = waiting.values().iterator();
            if (!texts.hasNext()) {
                return Optional.empty();
            }
            String text = texts.next();
            texts.remove();
            characters -= text.length();
            return Optional.of(text);
        } finally {
            lock.unlock();
        }
    }

    private CloseStatus status() {
        lock.lock();
        try {
            return closing == null ? CloseStatus.NORMAL : closing;
        } finally {
            lock.unlock();
        }
    }

    /// Only the first time: a socket that is cut off is closed beside its writing thread, which may be stuck.
    private void close(CloseStatus status) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            session.close(status);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("a socket was closed already: {}", e.toString());
        }
    }
}
