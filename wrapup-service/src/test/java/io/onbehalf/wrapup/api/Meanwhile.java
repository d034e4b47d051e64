package io.onbehalf.wrapup.api;

import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// What happens while a call is served: one thing after each row that it reads.
final class Meanwhile {

    private final Queue<Runnable> happenings = new ArrayDeque<>();

    void happens(Runnable happening) {
        happenings.add(happening);
    }

    @SuppressWarnings("unchecked") // a mock knows no type arguments
    ReadOnlyKeyValueStore<String, byte[]> watching(ReadOnlyKeyValueStore<String, byte[]> store) {
        ReadOnlyKeyValueStore<String, byte[]> watched = mock(ReadOnlyKeyValueStore.class, delegatesTo(store));
        doAnswer(
                        read -> {
                            byte[] row = store.get(read.getArgument(0));
                            Runnable next = happenings.poll();
                            if (next != null) {
                                next.run();
                            }
                            return row;
                        })
                .when(watched)
                .get(anyString());
        return watched;
    }
}
