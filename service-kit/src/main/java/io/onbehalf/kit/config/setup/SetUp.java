package io.onbehalf.kit.config.setup;

import io.onbehalf.kit.clients.KafkaClientAutoConfiguration;
import io.onbehalf.kit.clients.KafkaClientSettings;
import io.onbehalf.kit.config.KafkaBootstrap;
import io.onbehalf.kit.config.RegistryProperties;
import io.onbehalf.kit.config.TopicSetup;
import io.onbehalf.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// The main class of the set-up: makes brokers and registry ready for all services, and ends.
///
/// It creates every topic of the catalogue, compares those that exist with it, registers every schema with
/// its subject's compatibility, makes the users of `onbehalf.scram`, and, where `onbehalf.acls` is set, gives
/// the services and the readers their rights ([TopicAcls]). What is there already stays, but for passwords,
/// which become those given, so it may run again. It fails if something can't be done.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SetUpProperties.class, RegistryProperties.class})
@ImportAutoConfiguration(KafkaClientAutoConfiguration.class)
public class SetUp {

    private static final Logger LOG = LoggerFactory.getLogger(SetUp.class);

    /// Does all of it.
    ///
    /// @param arguments `--key=value`, with the keys of the services
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        try (var context =
                new SpringApplicationBuilder(SetUp.class).web(WebApplicationType.NONE).run(arguments)) {
            prepare(
                    context.getBean(KafkaClientSettings.class),
                    context.getBean(RegistryProperties.class),
                    context.getBean(SetUpProperties.class));
        }
    }

    private static void prepare(
            KafkaClientSettings clients, RegistryProperties registry, SetUpProperties properties)
            throws InterruptedException, ExecutionException {
        new TopicSetup(clients, properties.replicas(), TopicSetup.Mode.CREATE).prepare(Topics.ALL, List.of());
        KafkaBootstrap.serde(registry, Topics.ALL);
        try (Admin admin = Admin.create(clients.admin(Map.of()))) {
            if (!properties.scram().isEmpty()) {
                admin.alterUserScramCredentials(ScramUsers.of(properties.scram())).all().get();
            }
            if (properties.acls()) {
                admin.createAcls(TopicAcls.of(Topics.ALL)).all().get();
                admin.createAcls(TopicAcls.ofReaders(properties.readers())).all().get();
            }
        }
        LOG.info(
                "{} topics are ready, their schemas registered{}",
                Topics.ALL.size(),
                properties.acls() ? ", and the services' rights given" : "");
    }
}
