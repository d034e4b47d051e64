package io.onbehalf.kit.topology;

import io.onbehalf.kit.domain.Decider;
import io.onbehalf.kit.domain.Refusal;
import io.onbehalf.kit.domain.position.Position;
import io.onbehalf.kit.store.PrefixedStore;
import io.onbehalf.schemas.Topic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/// A decider bound to its store, its rows and its topics; made by [#of].
///
/// @param name of the decider in the topology: a step is `decide-<name>`
/// @param store its state store, which a processor before it may use too
/// @param decider made where its processor can reach other stores
/// @param edited what a request changes, as a GET shows it: a request with an `If-Match` is refused unless it
///   names this version; empty where the request changes no such thing, or it is not there
/// @param timers the topic that its requests are read from, where its states wait for moments: they come back
///   through it
public record DeciderBinding<S, R, E, P>(
        String name,
        StoreBuilder<KeyValueStore<String, byte[]>> store,
        Function<ProcessorContext<?, ?>, Decider<S, R, E, P>> decider,
        StateRepository<S, R> states,
        Topic events,
        Replies<S, P> replies,
        Rules<E, P> rules,
        BiFunction<S, R, Optional<? extends Record>> edited,
        Optional<Topic> timers) {

    /// What is done with an event or a reply.
    ///
    /// @param published whether an event is ours to tell; another service's fact only becomes part of the
    ///   state
    /// @param remembered whether a reply is given again to a repeat of its request
    /// @param deferred whether an event may be committed later, with others
    /// @param written how far other stores must come to show an event to who caused it
    /// @param counted counts an event for the metrics, when it is decided
    public record Rules<E, P>(
            Predicate<E> published,
            Predicate<P> remembered,
            Predicate<E> deferred,
            Function<Decided<E>, List<Position>> written,
            Consumer<E> counted) {}

    /// The topic and type of replies, the reply that refuses, and how one is stored for a repeat.
    ///
    /// @param stored a reply without what must not be kept beside the state
    /// @param recalled the reply as it was given, with what the state knows of that
    public record Replies<S, P>(
            Topic topic,
            Class<P> type,
            Function<Refusal, P> refused,
            UnaryOperator<P> stored,
            BiFunction<S, P, P> recalled) {}

    /// A processor that uses the decider's store: the decider itself, or one before it.
    public <I, O> ProcessorSupplier<String, I, String, O> withStore(
            Supplier<Processor<String, I, String, O>> processor) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, I, String, O> get() {
                return processor.get();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(store);
            }
        };
    }

    /// Starts with what has no default; the state is one row per key.
    public static <S, R, E, P> Builder<S, R, E, P> of(
            String name, Decider<S, R, E, P> decider, StateRepository<S, R> states) {
        return of(name, _ -> decider, states);
    }

    /// The same for a decider that looks something up in another store of its processor.
    public static <S, R, E, P> Builder<S, R, E, P> of(
            String name,
            Function<ProcessorContext<?, ?>, Decider<S, R, E, P>> decider,
            StateRepository<S, R> states) {
        return new Builder<>(name, decider, states);
    }

    /// Collects what has a default.
    public static final class Builder<S, R, E, P> {

        private final String name;
        private final Function<ProcessorContext<?, ?>, Decider<S, R, E, P>> decider;
        private final StateRepository<S, R> states;
        private String store;
        private Predicate<E> published = _ -> true;
        private Predicate<P> remembered = _ -> true;
        private UnaryOperator<P> stored = reply -> reply;
        private BiFunction<S, P, P> recalled = (_, reply) -> reply;
        private Predicate<E> deferred = _ -> false;
        private Function<Decided<E>, List<Position>> written = _ -> List.of();
        private Consumer<E> counted = _ -> {};
        private BiFunction<S, R, Optional<? extends Record>> edited = (_, _) -> Optional.empty();
        private Optional<Topic> timers = Optional.empty();

        private Builder(
                String name,
                Function<ProcessorContext<?, ?>, Decider<S, R, E, P>> decider,
                StateRepository<S, R> states) {
            this.name = name;
            this.store = name;
            this.decider = decider;
            this.states = states;
        }

        /// The name of the store, where it is not the decider's.
        public Builder<S, R, E, P> store(String other) {
            store = other;
            return this;
        }

        public Builder<S, R, E, P> published(Predicate<E> rule) {
            published = rule;
            return this;
        }

        public Builder<S, R, E, P> remembered(Predicate<P> rule) {
            remembered = rule;
            return this;
        }

        /// Says what of a reply is not kept beside the state, because it is forgotten with that.
        ///
        /// @param less the reply without it
        /// @param whole the reply with it, by what the state knows now
        public Builder<S, R, E, P> stored(UnaryOperator<P> less, BiFunction<S, P, P> whole) {
            stored = less;
            recalled = whole;
            return this;
        }

        public Builder<S, R, E, P> deferred(Predicate<E> rule) {
            deferred = rule;
            return this;
        }

        public Builder<S, R, E, P> written(Function<Decided<E>, List<Position>> rule) {
            written = rule;
            return this;
        }

        public Builder<S, R, E, P> counted(Consumer<E> rule) {
            counted = rule;
            return this;
        }

        /// Says what a request changes that a GET shows with an entity tag.
        public Builder<S, R, E, P> edited(BiFunction<S, R, Optional<? extends Record>> entity) {
            edited = entity;
            return this;
        }

        /// Says that the states wait for moments.
        ///
        /// @param requests the topic that the decider's requests are read from
        public Builder<S, R, E, P> timed(Topic requests) {
            timers = Optional.of(requests);
            return this;
        }

        /// The binding, with the topics that its decider writes.
        ///
        /// @param events the topic of its events
        /// @param replies the topic of its replies
        /// @param type of the replies
        public DeciderBinding<S, R, E, P> build(
                Topic events, Topic replies, Class<P> type, Function<Refusal, P> refused) {
            return new DeciderBinding<>(
                    name,
                    PrefixedStore.declare(store),
                    decider,
                    states,
                    events,
                    new Replies<>(replies, type, refused, stored, recalled),
                    new Rules<>(published, remembered, deferred, written, counted),
                    edited,
                    timers);
        }
    }
}
