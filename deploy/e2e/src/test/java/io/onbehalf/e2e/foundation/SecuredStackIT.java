package io.onbehalf.e2e.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onbehalf.local.client.Api;
import io.onbehalf.local.demo.Demo;
import io.onbehalf.local.demo.DemoData;
import io.onbehalf.schemas.Topic;
import io.onbehalf.schemas.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The whole system on a broker that trusts nobody.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecuredStackIT {

    private static final List<String> SERVICES = Topics.ALL.stream().map(Topic::owner).distinct().toList();

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
    void everything_works_with_the_rights_that_the_catalogue_gives() throws Exception {
        Api api = new Api(stack.layout().gatewayUrl());
        new DemoData(api.signIn("admin")).create();
        List<String> lines = new ArrayList<>();

        Demo.play(stack.layout(), lines::add);

        assertThat(lines.getLast()).contains("The demo passed.");
    }

    @Test
    void a_service_writes_its_own_topics_and_its_requests_to_others_and_nothing_else() {
        for (Topic topic : Topics.ALL) {
            for (String service : SERVICES) {
                if (Topics.writersOf(topic).contains(service)) {
                    continue;
                }
                assertThatThrownBy(() -> write(SecuredStack.login(service), topic))
                        .as("%s writes %s", service, topic.name())
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(TopicAuthorizationException.class);
            }
        }
        assertThatCode(() -> write(SecuredStack.login(Topics.QUEUE_SERVICE), Topics.QUEUE_DEAD_LETTERS))
                .doesNotThrowAnyException();
    }

    @Test
    void who_does_not_know_a_password_reaches_nothing() {
        Map<String, String> guessed = new HashMap<>(SecuredStack.login(Topics.QUEUE_SERVICE));
        guessed.computeIfPresent(
                "sasl.jaas.config", (_, login) -> login.replace("the-password", "a-password"));

        assertThatThrownBy(() -> write(guessed, Topics.QUEUE_EVENTS))
                .hasRootCauseInstanceOf(SaslAuthenticationException.class);
    }

    private void write(Map<String, String> login, Topic topic) throws Exception {
        Map<String, Object> settings = new HashMap<>(stack.layout().kafka(login));
        settings.put("max.block.ms", 20_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic.name(), "key", "value")).get();
        }
    }
}
