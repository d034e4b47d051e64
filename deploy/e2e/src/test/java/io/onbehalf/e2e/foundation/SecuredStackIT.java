package io.onbehalf.e2e.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.onbehalf.bench.stack.TopicReader;
import io.onbehalf.local.DemoUsers;
import io.onbehalf.local.client.Answer;
import io.onbehalf.local.client.Api;
import io.onbehalf.local.client.ApiUser;
import io.onbehalf.local.demo.Demo;
import io.onbehalf.local.demo.DemoData;
import io.onbehalf.local.layout.Port;
import io.onbehalf.local.layout.RegistryUser;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The whole system where nobody is trusted: the broker knows its clients by SCRAM and their rights by the
/// catalogue, the registry demands a password, and the tokens are a foreign issuer's.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecuredStackIT {

    private static final List<String> SERVICES = Topics.ALL.stream().map(Topic::owner).distinct().toList();

    private static final List<Port> APIS =
            List.of(Port.GATEWAY, Port.QUEUE_SERVICE, Port.CONVERSATION_SERVICE, Port.WRAPUP_SERVICE);

    private final SecuredStack stack;

    SecuredStackIT(@TempDir Path data) {
        stack = new SecuredStack(data);
    }

    @BeforeAll
    void start() throws Exception {
        stack.start();
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void everything_works_with_the_rights_that_the_catalogue_gives_and_tokens_of_a_foreign_issuer()
            throws Exception {
        Api api = stack.api();
        new DemoData(api.signIn("admin")).create();
        List<String> lines = new ArrayList<>();

        Demo.play(stack.layout(), api, lines::add);

        assertThat(lines.getLast()).contains("The demo passed.");
    }

    @Test
    void a_token_that_is_not_the_issuer_s_for_this_api_and_now_is_refused_everywhere() throws Exception {
        try (ForeignIssuer stranger = new ForeignIssuer("of-another")) {
            Map<String, String> wrong = wrongTokens(stack.issuer(), stranger);
            for (Port port : APIS) {
                assertThat(call(port, stack.issuer().token("amy")).status()).as("%s", port).isNotEqualTo(401);
                wrong.forEach((what, token) -> assertRefused(port, what, token));
            }
        }
    }

    private static Map<String, String> wrongTokens(ForeignIssuer issuer, ForeignIssuer stranger) {
        Instant past = Instant.now().minusSeconds(3_600);
        return Map.of(
                "of another issuer",
                stranger.token("amy"),
                "in the issuer's name, with another's key",
                stranger.signed(issuer.claims("amy").build()),
                "for another audience",
                issuer.signed(issuer.claims("amy").audience("account").build()),
                "that has expired",
                issuer.signed(
                        issuer.claims("amy")
                                .issueTime(Date.from(past.minusSeconds(300)))
                                .expirationTime(Date.from(past))
                                .build()));
    }

    private void assertRefused(Port port, String what, String token) {
        Answer answer = call(port, token);
        assertThat(answer.status()).as("%s takes a token %s", port, what).isEqualTo(401);
        assertThat(answer.text("code")).isEqualTo("bad.credentials");
        assertThat(answer.text("message")).isNotBlank();
        assertThat(answer.body().path("status").asInt()).isEqualTo(401);
        assertThat(answer.body().path("messageParams").isObject()).isTrue();
    }

    private Answer call(Port port, String token) {
        Api api = new Api(stack.layout().url(port, ""));
        try {
            return new ApiUser(api, "amy", DemoUsers.idOf("amy"), token).get("/users/me");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void a_service_writes_its_own_topics_and_its_requests_to_others_and_nothing_else() throws Exception {
        Map<String, Predicate<String>> writers = writers();
        for (String service : SERVICES) {
            try (var denied = producer(SecuredStack.login(service), Map.of("enable.idempotence", false))) {
                writers.forEach((topic, writer) -> {
                    if (!writer.test(service)) {
                        assertThatThrownBy(() -> write(denied, topic))
                                .as("%s writes %s", service, topic)
                                .isInstanceOf(ExecutionException.class)
                                .hasCauseInstanceOf(TopicAuthorizationException.class);
                    }
                });
            }
            try (var allowed =
                    producer(
                            SecuredStack.login(service),
                            Map.of("transactional.id", service + "-may-write"))) {
                allowed.initTransactions();
                allowed.beginTransaction();
                writers.forEach((topic, writer) -> {
                    if (writer.test(service)) {
                        assertThatCode(() -> write(allowed, topic))
                                .as("%s writes %s", service, topic)
                                .doesNotThrowAnyException();
                    }
                });
                allowed.abortTransaction();
            }
        }
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(20)).until(() -> letters() == 0);
    }

    /// Who writes each topic: the catalogue's by the catalogue, and those that Kafka Streams has made by
    /// their service, after which they are named.
    private Map<String, Predicate<String>> writers() throws Exception {
        Map<String, Predicate<String>> writers = new TreeMap<>();
        new TopicReader(stack.layout()).allTopics().forEach(topic -> writers.put(topic, topic::startsWith));
        assertThat(writers.keySet())
                .as("of each service that has streams")
                .anyMatch(name -> name.startsWith(Topics.QUEUE_SERVICE + "-"))
                .anyMatch(name -> name.startsWith(Topics.CONVERSATION_SERVICE + "-"))
                .anyMatch(name -> name.startsWith(Topics.WRAPUP_SERVICE + "-"));
        Topics.ALL.forEach(topic -> writers.put(topic.name(), Topics.writersOf(topic)::contains));
        return writers;
    }

    /// What was set aside: nothing of the aborted transactions may be there, which nobody can decode.
    private int letters() throws Exception {
        List<String> topics =
                Topics.ALL.stream().map(Topic::name).filter(name -> name.endsWith(".dead-letters")).toList();
        return new TopicReader(stack.layout()).readNow(topics, new ByteArrayDeserializer()).size();
    }

    @Test
    void who_does_not_know_a_password_reaches_nothing() throws Exception {
        Map<String, String> guessed = new HashMap<>(SecuredStack.login(Topics.QUEUE_SERVICE));
        guessed.computeIfPresent(
                "sasl.jaas.config", (_, login) -> login.replace("the-password", "a-password"));
        try (var producer = producer(guessed, Map.of())) {
            assertThatThrownBy(() -> write(producer, Topics.QUEUE_EVENTS.name()))
                    .hasRootCauseInstanceOf(SaslAuthenticationException.class);
        }

        assertThat(subjects(null)).isEqualTo(401);
        assertThat(subjects(new RegistryUser("schemas", "guessed"))).isEqualTo(401);
        assertThat(subjects(stack.layout().registryUser())).isEqualTo(200);
    }

    /// The status of a call to the registry.
    private int subjects(@Nullable RegistryUser user) throws IOException, InterruptedException {
        var call = HttpRequest.newBuilder(URI.create(stack.layout().registryUrl() + "/subjects"));
        if (user != null) {
            call.header("Authorization", user.authorization());
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(call.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private static void write(KafkaProducer<String, String> producer, String topic)
            throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(topic, "key", "value")).get();
    }

    private KafkaProducer<String, String> producer(Map<String, String> login, Map<String, ?> own) {
        Map<String, Object> settings = new HashMap<>(stack.layout().kafka(login));
        settings.put("max.block.ms", 20_000);
        settings.putAll(own);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}
